"""Workbooks on disk: read in bulk, edited without losing a byte that is not ours, and saved safely."""
