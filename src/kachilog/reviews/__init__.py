"""Reviews: one week's figures and what they may be compared with, without a file and without a page."""
