"""`kachilog classify` sorts what customers said, and shows their words to nobody who did not ask."""

import json

import pytest
from support.typed import kachilog, written

COMMENTS = (
    "悩みが解決しました\nさっそくやってみました\n売上が2倍になりました\n自信がつきました\n解決しますか?\n"
)


def test_the_classes_of_each_comment_come_in_the_order_of_the_lines(capsys, tmp_path):
    code, out, err = kachilog(capsys, "classify", written(tmp_path / "c.csv", COMMENTS), "--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == [
        {"text": "悩みが解決しました", "classes": ["solved"]},
        {"text": "さっそくやってみました", "classes": ["acted"]},
        {"text": "売上が2倍になりました", "classes": ["result"]},
        {"text": "自信がつきました", "classes": ["felt"]},
        {"text": "解決しますか?", "classes": []},
    ]


def test_a_column_of_a_csv_is_classified(capsys, tmp_path):
    path = written(tmp_path / "c.csv", "日付,本文\n2026-11-16,悩みが解決しました\n", "cp932")
    _, out, _ = kachilog(capsys, "classify", path, "--json")
    assert json.loads(out) == [{"text": "悩みが解決しました", "classes": ["solved"]}]


def test_counts_and_shares_are_said_without_any_comment(capsys, tmp_path):
    path = written(tmp_path / "c.csv", COMMENTS.replace("解決しますか?\n", ""))
    code, out, err = kachilog(capsys, "classify", path)
    assert (code, err) == (0, "")
    assert out.splitlines()[:6] == [
        "お客様の声: 4件",
        "  悩みが解決した          4件中1件",
        "  行動を起こせた          4件中1件",
        "  結果が出た              4件中1件",
        "  この3つのどれか1つ以上  4件中3件",
        "  ほかに、気持ちが動いた  4件中1件",
    ]
    assert not any(comment in out for comment in COMMENTS.split())


def test_many_comments_have_percentages(capsys, tmp_path):
    path = written(tmp_path / "c.csv", COMMENTS * 10)
    out = kachilog(capsys, "classify", path, "--lang", "en")[1]
    assert "  Solved              20% (10 of 50)" in out
    assert "  Any of these three  60% (30 of 50)" in out
    assert "  Beside these: Felt  20% (10 of 50)" in out


@pytest.mark.parametrize(("flag", "expected"), [((), "お客様の声: 0件\n"), (("--json",), "[]\n")])
def test_an_empty_file_has_no_comments(capsys, tmp_path, flag, expected):
    code, out, _ = kachilog(capsys, "classify", written(tmp_path / "c.csv", ""), *flag)
    assert (code, out) == (0, expected)


def test_a_broken_row_is_told_with_its_line(capsys, tmp_path):
    path = written(tmp_path / "c.csv", '日付,本文\n2026-11-16,解決しました\n2026-11-17,"秘密\n')
    code, out, err = kachilog(capsys, "classify", path)
    assert code == 1
    assert "1件" in out
    assert "3" in err
    assert "秘密" not in err
