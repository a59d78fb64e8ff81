"""The package editor of .xlsx and .xlsm: it changes some parts, keeps every other byte, knows no log."""
