"""The made-up side business that shows what a log, its sheets and its pages look like."""
