"""CSV → log → CSV is the identity for a canonical file."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook
from support import spreadsheet
from support.log_cells import FORMULAS, NOTABLE, canonical, cells_of, logs, written
from support.tiers import examples

from kachilog.files.csv_files import read_csv, write_csv
from kachilog.jobs.moving.convert import convert

ENCODINGS = ["utf-8-sig", "utf-8", "utf-16", "utf-16-le", "utf-16-be"]
FIVE = ("日付", "アクション内容", "投入時間(分)", "直接反応数", "質的評価(1-5)")


def rewritten(source, target, encoding="utf-8-sig"):
    """Write what is read from `source` to `target`; return the errors that were met."""
    stream = read_csv(source).stream()
    assert stream.header is not None, stream.problems
    write_csv(target, stream.header, stream.chunks(), encoding=encoding)
    return [problem for problem in stream.problems if problem.severity == "error"]


@examples(80)
@given(logs())
@example(((*FIVE, "メモ"), [("2026-11-16", "投稿", 30, 2, 5, text) for text in NOTABLE]))
def test_a_canonical_file_is_read_without_an_error_and_written_back_byte_for_byte(fresh, log):
    folder = fresh()
    source, target = written(folder / "log.csv", *log), folder / "back.csv"
    assert rewritten(source, target) == []
    assert target.read_bytes() == source.read_bytes()


@examples(25)
@given(logs(), st.sampled_from(ENCODINGS))
def test_a_file_that_we_wrote_in_any_encoding_is_read_as_it_was_meant(fresh, log, encoding):
    folder = fresh()
    source, other, back = (folder / name for name in ("log.csv", "other.csv", "back.csv"))
    written(source, *log)
    rewritten(source, other, encoding)
    file = read_csv(other)
    assert file.delimiter == ","
    assert file.encoding == ("utf-16" if encoding.startswith("utf-16-") else encoding)
    assert rewritten(other, back) == []
    assert back.read_bytes() == source.read_bytes()


@examples(30)
@given(logs())
@example(((*FIVE, "=メモ"), [("2026-11-16", text, 30, 2, 5, text) for text in FORMULAS]))
def test_no_cell_of_a_file_that_we_wrote_is_run_by_a_spreadsheet(fresh, log):
    folder = fresh()
    target = folder / "back.csv"
    rewritten(written(folder / "log.csv", *log), target)
    for row in cells_of(target):
        for cell in row:
            number = re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", cell)
            assert number or not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@examples(30)
@given(logs())
def test_the_writer_agrees_with_rfc_4180_to_the_letter(fresh, log):
    header, rows = log
    folder = fresh()
    source, target = written(folder / "log.csv", header, rows), folder / "back.csv"
    rewritten(source, target)
    assert target.read_bytes().decode("utf-8-sig") == canonical(header, rows)
    assert [len(row) for row in cells_of(target)] == [len(header)] * (len(rows) + 1)


@pytest.mark.libreoffice
@pytest.mark.thorough
def test_libreoffice_runs_nothing_of_a_file_that_we_wrote(tmp_path):
    texts = [text for text in NOTABLE if not text.startswith("#")]
    rows = [("2026-11-16", text, 30, 2, 5, text) for text in texts]
    rewritten(written(tmp_path / "log.csv", (*FIVE, "=1+1"), rows), tmp_path / "back.csv")
    spreadsheet.recalculated([tmp_path / "back.csv"], tmp_path)
    sheet = load_workbook(tmp_path / "recalculated" / "back.xlsx").active
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert sheet.max_row == len(rows) + 1
    assert sheet["F1"].value == "'=1+1"
    assert "f" not in kinds


@examples(20)
@given(logs())
@example(((*FIVE, "メモ"), [("2026-11-16", "投稿", 30, 2, 5, text) for text in NOTABLE]))
def test_another_reader_finds_every_cell_on_the_way_through_a_workbook_and_back(fresh, log):
    folder = fresh()
    source, book, target = (folder / name for name in ("log.csv", "book.xlsx", "back.csv"))
    written(source, *log)
    now = dt.datetime(2026, 11, 22)  # noqa: DTZ001 (the user's own clock)
    there = convert(source, book, encoding="utf-8-sig", now=now, verify=True)
    back = convert(book, target, encoding="utf-8-sig", now=now, verify=True)
    assert there.rows == back.rows == len(log[1])
    assert target.read_bytes() == source.read_bytes()
