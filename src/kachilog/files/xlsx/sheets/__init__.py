"""Placing a sheet drawn elsewhere into a workbook, new or in the place of an older one."""
