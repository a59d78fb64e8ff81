"""The parts of a package: relationships, sheets and tables, styles, defined names."""
