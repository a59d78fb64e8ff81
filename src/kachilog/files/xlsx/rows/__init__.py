"""The rows of a sheet part: found, read, changed and appended as XML."""
