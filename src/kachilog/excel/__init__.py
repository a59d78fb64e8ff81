"""The live workbook: what its buttons run, inside the spreadsheet program that has it open.

The macros of the workbook call these three; nothing is raised to them and nothing is printed.
"""

from kachilog.excel.macros import export_csv, import_csv, weekly_review

__all__ = ["export_csv", "import_csv", "weekly_review"]
