"""The sheet 関数: every worksheet function, with an example that takes columns which the log has."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kachilog.base.languages import LANGS
from kachilog.excel.functions import FUNCTIONS
from kachilog.files.book.names import LOG_TABLE, sheet_name
from kachilog.files.book.template import new_book
from kachilog.files.book.template.functions_sheet import examples
from kachilog.log.columns import NEW_KEYS, REQUIRED
from kachilog.wording import Words


@pytest.mark.parametrize("lang", LANGS)
def test_every_function_is_told_with_an_example_over_the_log(lang):
    content, words = io.BytesIO(), Words(lang)
    new_book.build(content, lang=lang)
    book = load_workbook(content)
    sheet = book[sheet_name("functions", words)]
    (log,) = [table for one in book for table in one.tables.values() if table.name == LOG_TABLE]
    headers = {"#All", *(column.name for column in log.tableColumns)}
    rows = {row[0]: row[1:] for row in sheet.iter_rows(min_col=2, max_col=4, values_only=True)}
    for function in FUNCTIONS:
        name = function.__name__
        says, formula = rows[name]
        assert says == words(f"addin.says_{name}")
        assert re.fullmatch(rf"={name}\((?:{LOG_TABLE}\[[^\[\]]+\],?)+\)", formula)
        assert set(re.findall(r"\[([^\[\]]+)\]", formula)) <= headers
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"n", "s"}, "text, no formula"


@pytest.mark.parametrize(("lang", "file"), [("ja", "README.ja.md"), ("en", "README.md")])
def test_the_readme_has_the_same_examples(lang, file):
    text = Path(__file__).parents[4].joinpath(file).read_text("utf-8")
    for name, formula in examples(lang, NEW_KEYS).items():
        assert f"| {Words(lang)(f'addin.says_{name}')} | `{formula}` |" in text


def test_an_example_is_left_out_where_the_log_lacks_its_column():
    full, bare = (examples("ja", keys) for keys in (NEW_KEYS, REQUIRED))
    assert all(full.values())
    assert {name for name in bare if not bare[name]} == {"KACHI_MINUTES_PER_INQUIRY", "KACHI_RATE"}


def test_a_workbook_for_libreoffice_has_no_such_sheet():
    content = io.BytesIO()
    new_book.build(content, functions=False)
    assert sheet_name("functions", Words("ja")) not in load_workbook(content).sheetnames
