"""Phrases of the area `sample`: name → (Japanese, English)."""

PHRASES: dict[str, tuple[str, str]] = {}
