"""The exit codes."""

DONE = 0
DATA = 1
"""The data has errors."""
USAGE = 2
"""The command line is wrong."""
FILE = 3
"""A file cannot be read or written."""
