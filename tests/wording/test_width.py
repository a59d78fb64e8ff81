"""A text is cut to a width between words where it has any, and counted as a Japanese font draws it."""

import pytest

from kachilog.wording.width import clipped, text_width, wrapped


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        ("short", 5, "short"),
        ("one two three", 12, "one two…"),
        ("one two three", 10, "one two…"),
        ("a averyveryverylongword", 16, "a averyveryver…"),
        ("月末の集計が合わず、残業している", 20, "月末の集計が合わず…"),
        ("見た Excel の表", 11, "見た…"),
    ],
)
def test_a_text_is_cut_between_words_where_that_leaves_little_room_empty(text, width, cut):
    assert clipped(text, width) == cut
    assert text_width(cut) <= width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("短い", 10, ["短い"]),
        ("このブックには数式があります。", 28, ["このブックには数式がありま", "す。"]),
        ("open the workbook and save it", 12, ["open the", "workbook and", "save it"]),
        ("abcdefghijklmnop", 8, ["abcdefgh", "ijklmnop"]),
        ("書いてください。このKPIだけ計算しません。", 22, ["書いてください。この", "KPIだけ計算しません。"]),
    ],
)
def test_a_text_is_wrapped_to_a_width(text, width, lines):
    assert wrapped(text, width) == lines
