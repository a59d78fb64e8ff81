"""Files on disk: what may be read, and the one place that writes a user's file."""
