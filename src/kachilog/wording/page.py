"""Phrases of the area `page`: name → (Japanese, English)."""

PHRASES: dict[str, tuple[str, str]] = {}
