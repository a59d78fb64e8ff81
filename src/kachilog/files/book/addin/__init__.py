"""The add-in of Excel, `kachilog.xlam`: its macros, its ribbon with icons, and its own settings."""
