"""Phrases of the area `error`: name → (Japanese, English)."""

PHRASES: dict[str, tuple[str, str]] = {}
