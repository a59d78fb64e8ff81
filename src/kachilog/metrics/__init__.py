"""The definitions of every number kachilog shows; nothing here knows a file, a sheet or a word of prose."""
