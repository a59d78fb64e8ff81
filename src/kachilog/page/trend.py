"""The sheet 推移."""

from kachilog.page.layout1.trend import TREND_MARK, TrendRow, draw, is_trend

__all__ = ["TREND_MARK", "TrendRow", "draw", "is_trend"]
