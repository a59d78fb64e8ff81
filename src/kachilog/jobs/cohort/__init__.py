"""The logs of many members, one CSV each, reviewed together: one row of figures per member and week.

A file is read as any CSV is, the weekly sums are the product's own expressions, grouped by member on an
engine of the user's choice, and the figures of a week are computed from its sums as for a single log. What
goes from one step to the next waits on the disk, so that five times the members take twice the memory.
"""
