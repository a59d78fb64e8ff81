"""Phrases of the area `trend`: name → (Japanese, English)."""

PHRASES: dict[str, tuple[str, str]] = {}
