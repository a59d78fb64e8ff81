"""価値ログ: what an hour on social media was worth, and whether the pace can be kept."""

from kachilog.base.version import __version__

__all__ = ["__version__"]
