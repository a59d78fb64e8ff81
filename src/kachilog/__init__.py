"""価値ログ: what an hour on social media was worth, and whether the pace can be kept."""

__version__ = "0.1.0"
