"""What the workbooks hold: the papers of a very small business, all of it made up."""

import datetime as dt

CREATED = dt.datetime(2026, 11, 1, 9, 0)  # noqa: DTZ001  a spreadsheet's clock has no zone
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
"""A PNG of one pixel."""

LEDGER_HEADERS = ("日付", "品名", "個数", "単価")
LEDGER = [
    (dt.datetime(2026, 10, day), item, count, price)  # noqa: DTZ001  likewise
    for day, item, count, price in (
        (5, "石けん", 3, 500),
        (9, "ろうそく", 1, 1200),
        (12, "石けん", 2, 500),
        (20, "布巾", 5, 300),
        (28, "髙級ギフト①", 1, 4800),
    )
]
LOG_HEADERS = ("日付", "アクション内容", "投入時間(分)", "直接反応数", "質的評価(1-5)")
LOG = [
    (dt.datetime(2026, 11, day), action, minutes, reactions, quality)  # noqa: DTZ001  likewise
    for day, action, minutes, reactions, quality in (
        (16, "投稿", 30, 2, 5),
        (18, "DM対応", 20, 1, 4),
        (20, "個別相談", 40, 3, 4),
    )
]
