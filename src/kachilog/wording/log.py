"""Phrases of the area `log`: name → (Japanese, English)."""

PHRASES: dict[str, tuple[str, str]] = {}
