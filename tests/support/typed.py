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

TODAY = ("--today", "2026-11-24")


def kachilog(capsys, *words):
    """Run a command line; return its exit code, its output and its messages."""
    code = main([str(word) for word in words])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return code, captured.out, captured.err


def written(path, text=METHOD, encoding="utf-8"):
    """Write a text file as it stands and return its path."""
    path.write_bytes(text.encode(encoding))
    return path
