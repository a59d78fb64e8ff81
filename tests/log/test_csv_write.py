"""A log is written in one form, byte for byte what Python's own writer would make of it."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kachilog.base.errors import UsageError
from kachilog.log.columns import HEADERS
from kachilog.log.csv_protect import protect
from kachilog.log.csv_read import open_csv
from kachilog.log.csv_write import codec, records, write
from kachilog.wording import Words

FIVE = "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5)"
ROW = "2026-11-03,投稿,30,2,4"
TEXT = f"{FIVE}\r\n{ROW}\r\n"


def stream_of(content):
    return open_csv("log.csv", lambda: io.BytesIO(content.encode())).stream()


def rewritten(content, *, encoding="utf-8-sig", verbatim=False):
    stream, out = stream_of(content), io.BytesIO()
    write(out, stream.header, stream.chunks(verbatim=verbatim), codec(encoding), "again.csv")
    return out.getvalue()


def test_a_nul_is_moved_as_it_stands():
    again = rewritten(f"{FIVE}\n2026-11-03,a\0b\x01,30,2,4\n", verbatim=True)
    assert again.splitlines()[1] == b"2026-11-03,a\0b\x01,30,2,4"


CANONICAL = "\ufeff" + "".join(
    f"{line}\r\n"
    for line in (
        "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5),問い合わせ数,メモ,会話数,番号",
        "2026-11-03,投稿,30,2,4,1,よい反応,3,007",
        "2026-11-04,DM対応,,,,,,,1.50",
        '2026-11-05,"一, 二 ""三""",0,0,1,0,"改行\nあり",0.5,１２',
        "2026-11-06,'=SUM(A1),5,1,2,,'-危険,-3,'+81-90",
        "2026-11-07, 空白 ,5,1,2,,''=x,1e5,-0.50",
    )
)


def test_a_canonical_file_is_written_back_byte_for_byte():
    assert rewritten(CANONICAL) == CANONICAL.encode()


def test_a_foreign_file_is_written_in_the_one_form():
    source = (
        "Talks;Note;Quality;Date;Time (min);Reactions;Action;Followers\n3;x;★★★★;2026/11/3;30分;２;Post;9\n"
    )
    assert rewritten(source).decode("utf-8-sig") == (
        "Date,Action,Minutes,Direct reactions,Quality (1-5),Note,Talks\r\n2026-11-03,Post,30,2,4,x,3\r\n"
    )


def test_a_bad_row_is_reported_and_not_written():
    stream = stream_of(f"{FIVE}\n{ROW}\n2026-11-04,投稿,x,2,4\n")
    assert write(io.BytesIO(), stream.header, stream.chunks(), codec("utf-8"), "out.csv") == 1
    assert [problem.row for problem in stream.problems] == [3]


def test_another_encoding_is_written_on_request():
    assert rewritten(TEXT, encoding="cp932") == TEXT.encode("cp932")
    assert rewritten(TEXT, encoding="utf-8") == TEXT.encode()


def test_an_unknown_encoding_is_a_misuse():
    with pytest.raises(UsageError) as raised:
        codec("shift-jos")
    assert "shift-jos" in Words("ja").error(raised.value)


CHARACTERS = st.characters(
    exclude_categories=("Cs",),
    exclude_characters=[chr(code) for code in range(32) if chr(code) not in "\t\n\r"] + ["\ufffe", "\uffff"],
)
TEXTS = st.one_of(
    st.text(CHARACTERS, max_size=20),
    st.sampled_from(
        [
            "=1+1",
            "'=x",
            "''",
            "007",
            "１２",
            "1.50",
            "-5",
            '"',
            "一\r\n二",
            "😀",
            "\u3000",
            " x ",
            "#N/A",
            "\ufeff",
        ]
    ),
    st.integers(-(10**6), 10**6).map(str),
)
COUNTS = st.one_of(st.just(""), st.integers(0, 999_999_999).map(str))


@given(
    st.lists(
        st.tuples(
            st.dates(dt.date(1900, 1, 1)).map(str),
            TEXTS.filter(lambda text: text != "#N/A"),
            COUNTS,
            COUNTS,
            st.sampled_from(["", *"12345"]),
            TEXTS,
            TEXTS,
            TEXTS,
        ),
        max_size=8,
    )
)
def test_csv_to_log_to_csv_is_the_identity_for_a_canonical_file(lines):
    keys = ("date", "action", "minutes", "reactions", "quality", "tags", "note")
    source = io.StringIO(newline="")
    writer = csv.writer(source, lineterminator="\r\n")
    writer.writerow([*(HEADERS["ja"][key] for key in keys), "自由"])
    writer.writerows(
        [cell if at in (0, 2, 3, 4) else protect(cell) for at, cell in enumerate(line)] for line in lines
    )
    stream = stream_of("\ufeff" + source.getvalue())
    back = io.BytesIO()
    write(back, stream.header, stream.chunks(), codec("utf-8-sig"), "back.csv")
    assert not [problem for problem in stream.problems if problem.severity == "error"]
    assert back.getvalue() == ("\ufeff" + source.getvalue()).encode()


_DAYS = st.dates() | st.none()
_ANY_COUNTS = st.integers() | st.none()
_ANY_TEXTS = st.text() | st.text(alphabet=',"\r\n x')
_ANY = st.one_of(_ANY_TEXTS, _ANY_COUNTS, _DAYS, st.floats(), st.booleans())


def _by_python(columns):
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(zip(*columns, strict=True))
    return out.getvalue()


@st.composite
def _tables(draw):
    length = draw(st.integers(0, 5))
    kinds = draw(st.lists(st.sampled_from((_DAYS, _ANY_COUNTS, _ANY_TEXTS, _ANY)), min_size=1, max_size=4))
    return [draw(st.lists(kind, min_size=length, max_size=length)) for kind in kinds]


@given(_tables())
def test_any_columns_become_the_records_that_the_csv_module_writes(columns):
    assert records(columns) == _by_python(columns)


@pytest.mark.parametrize(
    "column",
    [
        [True, 1, 1.0, 0, False, -0.0],  # equal, and written differently
        [dt.time(9, 30), dt.date(2026, 11, 3)],
        ["", None, 'a "b"', "c,d", "e\rf", "g\nh", " i ", "\tj"],
    ],
)
def test_equal_values_and_texts_in_need_of_quotes_are_written_like_python_does(column):
    assert records([column]) == _by_python([column])
    assert records([column, column]) == _by_python([column, column])
