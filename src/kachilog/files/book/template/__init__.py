"""A new workbook, drawn sheet by sheet."""
