"""The cells of a sheet as values, in windows of bounded memory."""
