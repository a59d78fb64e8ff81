"""The activity log: its columns and cells, typed rows, and the CSV that it travels in."""
