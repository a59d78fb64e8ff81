"""What people write into a log, for Hypothesis: cells, headers and rows of a canonical CSV."""

from __future__ import annotations

import csv
import datetime as dt
import re

from hypothesis import strategies as st

from kachilog.base.spreadsheet import ERRORS
from kachilog.base.text import fold_own
from kachilog.log.columns import HEADERS, KEYS, REQUIRED, is_vanity
from kachilog.log.header import read_header

FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(9999, 12, 31)
TEXT_KEYS = ("action", "tags", "note")

FORMULAS = ["=1+1", "+81-90", "-危険", "@cmd", "\tx", "\rx", "-", "=", "+1+1", "'=x", "'", "''", "'a", "＝1"]
LIKE_NUMBERS = [
    *("007", "1e5", "1E5", "1.50", "-0", "-0.0", "+5", "0.1", "0.30000000000000004", "1e-07", "1e-320"),
    *("999999999999999", "1000000000000000", "12345678901234567890", "１２", "1,200", "nan", "inf", "-inf"),
    *("0x10", "1_000", "00", "-7", "-0.5", "3.141592653589793", "9007199254740993", "1e+20", "٣", "½"),
]
LIKE_OTHERS = ["TRUE", "FALSE", "True", "2026-11-16", "2026/11/16", "10:30", "#NAME", "null", "None", "NA"]
ESCAPES = [
    "_x000D_",
    "_x005F_x000D_",
    "_x0041_",
    "_xD83D_",
    "_X000D_",
    "_x00",
    "&amp;",
    "<a>",
    "]]>",
    "&#10;",
]
SPACES = [
    " ",
    "  前後  ",
    "\u00a0",
    "\u3000",
    "\u3000全角\u3000",
    "a  b",
    "\u200b",
    "\u2028",
    "\x85",
    "\ufeff",
]
BREAKS = ["一\n二", "一\r\n二", "一\r二", "\n", "\r\n", "\r", "終わり\n", "\n始め", "\n\r", "a\tb", "\t"]
QUOTES = ['"', '""', '"引用"', "a,b", "a;b", "日付;アクション内容;投入時間(分);直接反応数;質的評価(1-5);メモ"]
BEYOND = [
    "😀",
    "👨\u200d👩\u200d👧",
    "𠮷野家",
    "か\u3099",
    "e\u0301",
    "\U0010ffff",
    "\ufdd0",
    "髙①～",
    "〜−",
    "🇯🇵",
]
NOTABLE = [
    *(FORMULAS + LIKE_NUMBERS + LIKE_OTHERS + ESCAPES + SPACES + BREAKS + QUOTES + BEYOND),
    *("#N/A", "#DIV/0!"),
]

CHARACTERS = st.characters(
    exclude_categories=("Cs",),
    exclude_characters=[*(chr(code) for code in range(32) if chr(code) not in "\t\n\r"), "\ufffe", "\uffff"],
)
"""Every character that a cell of a log may hold."""

TEXTS = st.one_of(
    st.sampled_from(NOTABLE),
    st.text(CHARACTERS, max_size=20),
    st.text("あ漢ｱＡ９😀\u3000 \n\r\t\"',;=+-@_x0041<>&\u00a0", max_size=10),
    st.tuples(st.sampled_from(NOTABLE), st.sampled_from(NOTABLE)).map("".join),
    st.integers().map(str),
    st.floats().map(repr),
)
"""The text of a cell, whatever it looks like."""

ACTIONS = TEXTS.filter(lambda text: text not in ERRORS)
DAYS = st.one_of(
    st.dates(dt.date(2020, 1, 1), dt.date(2027, 12, 31)),
    st.dates(FIRST_DAY, LAST_DAY),
    st.sampled_from(
        [
            *(FIRST_DAY, dt.date(1900, 1, 2), dt.date(1900, 2, 28), dt.date(1900, 3, 1)),
            *(
                dt.date(1903, 12, 31),
                dt.date(1904, 1, 1),
                dt.date(1904, 1, 2),
                dt.date(2024, 2, 29),
                LAST_DAY,
            ),
        ]
    ),
)
COUNTS = st.one_of(st.none(), st.integers(0, 200), st.sampled_from([0, 999_999_999]))

OWN_HEADERS = st.one_of(
    st.sampled_from(
        [
            *(
                "会話数",
                "売上(円)",
                "row",
                "日",
                "内容",
                "ノート",
                "コメント欄",
                "=1+1",
                "-x",
                "会話\n数",
                "a\r\nb",
            ),
            *(
                "007",
                "TRUE",
                "_x000D_",
                "<&>",
                "'[#]@",
                '"',
                "2026",
                "あ\u3000い",
                "😀",
                "列1",
                "Column1",
                "a,b",
            ),
        ]
    ),
    st.text(CHARACTERS, min_size=1, max_size=8),
).filter(lambda text: text == text.strip() and bool(text) and not is_vanity(text))


def shielded(text):
    """Return a text as a canonical CSV has it: what a spreadsheet would run stands behind an apostrophe."""
    if text[:1] == "'":
        return "'" + text if re.match("'[=+\\-@\t\r']", text) else text
    number = re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text)
    return "'" + text if re.match("[=+\\-@\t\r]", text) and not number else text


@st.composite
def headers(draw, *, lang=None, own=3):
    """Return (keys, headers of the user's own, all headers) of a log as we would write it."""
    lang = lang or draw(st.sampled_from(["ja", "ja", "en"]))
    keys = [*REQUIRED, *(key for key in KEYS[5:] if draw(st.booleans()))]
    names = draw(st.lists(OWN_HEADERS, max_size=own, unique_by=fold_own))
    if lang == "en":
        names = [name for name in names if name.isascii()]
    whole = [HEADERS[lang][key] for key in keys]
    for name in names:
        header = read_header(1, [*whole, name])
        if not header.problems and [column.key for column in header.columns][len(whole) :] == [None] * (
            len(whole) - len(keys) + 1
        ):
            whole.append(name)
    return keys, whole[len(keys) :], whole


def value_of(key):
    """Return the values of a known column, None for a column of the user's own."""
    if key == "date":
        return DAYS
    if key == "quality":
        return st.one_of(st.none(), st.integers(1, 5))
    if key == "action":
        return ACTIONS
    if key == "income":
        return COUNTS | st.integers(-200_000, -1)
    return TEXTS if key in (*TEXT_KEYS, None) else COUNTS


@st.composite
def logs(draw, *, rows=8, lang=None, texts=None):
    """Return (headers, rows) of a log: dates, whole numbers or None, and texts.

    Texts are of the strategy `texts`, if that is given.
    """
    keys, own, whole = draw(headers(lang=lang))
    kinds = [*keys, *[None] * len(own)]
    values = [value_of(kind) for kind in kinds]
    if texts is not None:
        own = texts.filter(lambda text: text not in ERRORS)
        values = [
            own if kind in (*TEXT_KEYS, None) else value for kind, value in zip(kinds, values, strict=True)
        ]
    return whole, draw(st.lists(st.tuples(*values), max_size=rows))


def canonical(header, rows):
    """Return a log as the text of a canonical CSV, without BOM."""
    return delimited([header, *rows])


def delimited(rows, delimiter=",", newline="\r\n", *, always=False):
    """Return rows of cells as the text of a CSV, quoted where it needs to be, or `always`."""
    lines = ([shielded(cell) if isinstance(cell, str) else _plain(cell) for cell in row] for row in rows)
    needs = re.compile(f'["{delimiter}\r\n]')
    return "".join(
        delimiter.join(_quoted(cell) if always or needs.search(cell) else cell for cell in line) + newline
        for line in lines
    )


def _plain(value):
    return "" if value is None else str(value)


def _quoted(cell):
    return '"' + cell.replace('"', '""') + '"'


def written(path, header, rows, encoding="utf-8-sig"):
    """Write a log as a canonical CSV and return its path."""
    path.write_bytes(canonical(header, rows).encode(encoding))
    return path


def cells_of(path, delimiter=",", encoding="utf-8-sig"):
    """Return the cells of a CSV as Python's own reader takes them."""
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))
