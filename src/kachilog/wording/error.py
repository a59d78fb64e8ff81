"""Phrases of the area `error`: name → (Japanese, English)."""

PHRASES: dict[str, tuple[str, str]] = {
    "week_unknown": (
        "「{week}」という週はありません。last(先週)、this(今週)、all(記録のある全部の週)か、"
        "週の名前で指定してください(例: {labels})。",
        "There is no week “{week}”. Write last, this or all, or name a week (for example {labels}).",
    ),
}
