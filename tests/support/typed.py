"""Commands as a user types them."""

from __future__ import annotations

from kachilog.cli import main

HEADER = "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5),問い合わせ数"
METHOD = f"""{HEADER}
2026-11-16,投稿,30,2,5,1
2026-11-18,投稿,30,2,4,1
2026-11-20,投稿,30,1,3,0
"""
"""The method's own example: three posts, 90 minutes, two inquiries."""

CANONICAL = """日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5),問い合わせ数,タグ,メモ,番号,単価
2026-11-16,投稿,30,2,5,1,悩み解決、実例,"2行の	メモ",007,1200
2026-11-18,DM対応,,0,,,,'=1+1,1.50,-0.5
2026-11-18,\"""引用\""",0,3,1,0,,😀髙①,,
""".replace("\n", "\r\n").replace("\t", "\n")
"""A log as `export` writes it: columns of the user's own, a line break, quotes, a text like a formula."""

TODAY = ("--today", "2026-11-24")


def kachilog(capsys, *words):
    """Run a command line; return its exit code, its output and its messages."""
    code = main([str(word) for word in words])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return code, captured.out, captured.err


def new_book(capsys, path):
    """Make a workbook with an empty log and return its path."""
    assert kachilog(capsys, "new", path, "--today", "2026-11-22")[0] == 0
    return path


def written(path, text=METHOD, encoding="utf-8"):
    """Write a text file as it stands and return its path."""
    path.write_bytes(text.encode(encoding))
    return path
