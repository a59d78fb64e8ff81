"""Logs between CSV files and workbooks, in chunks: a million rows take no more memory than a thousand."""
