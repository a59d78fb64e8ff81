"""Phrases of the area `problem`: name → (Japanese, English)."""

PHRASES: dict[str, tuple[str, str]] = {}
