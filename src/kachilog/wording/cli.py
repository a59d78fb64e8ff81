"""Phrases of the area `cli`: name → (Japanese, English)."""

PHRASES: dict[str, tuple[str, str]] = {}
