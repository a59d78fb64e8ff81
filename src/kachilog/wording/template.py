"""Phrases of the area `template`: name → (Japanese, English)."""

PHRASES: dict[str, tuple[str, str]] = {}
