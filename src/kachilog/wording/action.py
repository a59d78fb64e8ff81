"""Phrases of the area `action`: name → (Japanese, English)."""

PHRASES: dict[str, tuple[str, str]] = {}
