"""A CSV is read however it was saved, and wherever its bytes come from."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from support.logs import rows_of

from kachilog.base.errors import FileError
from kachilog.log.csv_read import open_csv
from kachilog.log.reading import encodings

FIVE = "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5)"
ROW = "2026-11-03,投稿,30,2,4"
TEXT = f"{FIVE}\r\n{ROW}\r\n"
ONE_ROW = [(dt.date(2026, 11, 3), "投稿", 30, 2, 4)]


def csv_of(content):
    data = content if isinstance(content, bytes) else content.encode()
    return open_csv("log.csv", lambda: io.BytesIO(data))


def rows(file):
    return rows_of(file.stream())


def found(log):
    return [(problem.row, problem.code) for problem in log.problems]


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp932", "cp932"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_every_encoding_that_spreadsheets_save_is_read_and_said(codec, encoding):
    file = csv_of(TEXT.encode(codec))
    assert file.encoding == encoding
    assert rows(file) == ONE_ROW


def test_cp932_holds_the_signs_of_japanese_windows():
    file = csv_of(f"{FIVE}\n2026-11-03,①髙～,30,2,4\n".encode("cp932"))
    assert rows(file)[0][1] == "①髙～"


def test_a_bad_byte_at_the_very_end_costs_itself_alone():
    file = csv_of((FIVE + f"\n{ROW}" * 50_000).encode() + b"\xff\xff\n")
    stream = file.stream()
    assert sum(len(chunk.numbers) for chunk in stream.chunks()) == 49_999
    assert [(problem.code, problem.row) for problem in stream.problems] == [
        ("quality", 50_001),
        ("bytes_broken", 50_001),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_delimiter_and_line_ends_are_found_out(delimiter, newline):
    file = csv_of(TEXT.replace(",", delimiter).replace("\r\n", newline))
    assert file.delimiter == delimiter
    assert rows(file) == ONE_ROW


def test_the_delimiter_is_that_of_the_header_whatever_the_titles_say():
    file = csv_of("sep=;\n私,の,記,録\n" + TEXT.replace(",", ";"))
    assert file.delimiter == ";"
    assert rows(file) == ONE_ROW


def test_the_delimiter_is_not_that_of_a_cell_that_names_the_columns():
    file = csv_of(f"{FIVE},メモ\n{ROW},date;action;minutes;reactions;quality;note;tags\n")
    assert file.delimiter == ","
    assert [row[:5] for row in rows(file)] == ONE_ROW


def test_quotes_hold_delimiters_quotes_and_line_breaks():
    file = csv_of(f'{FIVE}\r\n2026-11-03,"投稿, ""一""\r\n二",30,2,4\r\n2026-11-04,次,x,1,1\r\n')
    log = file.stream().log()
    assert log.frame["action"].tolist() == ['投稿, "一"\r\n二']
    assert found(log) == [(4, "count_unreadable")]


def test_a_row_is_told_by_the_line_on_which_it_starts():
    file = csv_of(f'{FIVE}\n\n{ROW}\n2026-11-03,"a\nb\nc",30,2,4\n2026-11-03,"x\ny",30,2,9\n{ROW}')
    log = file.stream().log()
    assert log.frame["row"].tolist() == [3, 4, 9]
    assert found(log) == [(7, "quality")]


def test_a_quote_that_is_never_closed_is_told_by_its_line_and_the_rows_before_are_read():
    file = csv_of(f'{FIVE}\n{ROW}\n2026-11-04,"投稿,30,2,4\n{ROW}\n{ROW}\n')
    log = file.stream().log()
    assert found(log) == [(3, "quote_open")]
    assert log.frame["row"].tolist() == [2]


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\n\n"])
def test_the_last_line_counts_with_or_without_a_line_end(end):
    assert rows(csv_of(f"{FIVE}\n{ROW}{end}")) == ONE_ROW


def test_a_cell_of_two_megabytes_costs_one_row():
    file = csv_of(f"{FIVE}\n{ROW}\n2026-11-04,{'あ' * 700_000},30,2,4\n{ROW}\n")
    log = file.stream().log()
    assert found(log) == [(3, "text_too_long")]
    assert log.frame["row"].tolist() == [2, 4]


def test_a_cell_without_end_is_given_up_with_the_rows_before_it():
    file = csv_of(f'{FIVE}\n{ROW}\n2026-11-04,"{"x" * 9_000_000}",30,2,4\n')
    log = file.stream().log()
    assert found(log) == [(3, "cell_endless")]
    assert len(log.frame) == 1


def test_the_limit_of_the_csv_module_is_left_as_it_was():
    before = csv.field_size_limit()
    csv_of(TEXT).stream().log()
    assert csv.field_size_limit() == before


def test_nul_bytes_cost_their_row_alone():
    file = csv_of(f"{FIVE}\n2026-11-03,a\0b,30,2,4\n2026-11-04,投稿,\0,2,4\n{ROW}\n")
    log = file.stream().log()
    assert found(log) == [(2, "text_control"), (3, "count_unreadable")]
    assert log.frame["row"].tolist() == [4]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "log_empty"),
        ("\ufeff", "log_empty"),
        ("\n\n\n", "log_empty"),
        (FIVE, "log_no_rows"),
        (ROW, "header_missing"),
        ("\0\0\0\0", "header_missing"),
        ("日付,アクション内容\n2026-11-03,投稿", "column_missing"),
        (f"{FIVE},日付\n{ROW},1", "column_duplicate"),
    ],
)
def test_a_file_without_a_log_says_what_it_lacks(content, code):
    log = csv_of(content).stream().log()
    assert {problem.code for problem in log.problems} == {code}
    assert len(log.frame) == 0


def test_a_vanity_column_is_dropped_with_a_receipt():
    log = csv_of(f"{FIVE},フォロワー数\n{ROW},1200\n").stream().log()
    assert found(log) == [(1, "column_vanity")]
    assert "フォロワー数" not in log.frame
    assert log.frame.loc[0, "minutes"] == 30


@pytest.mark.parametrize("head", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest"])
def test_a_workbook_called_csv_is_told_as_such(head):
    with pytest.raises(FileError) as raised:
        csv_of(head)
    assert raised.value.code == "csv_is_workbook"


def test_a_text_is_had_whole_with_line_ends_of_one_kind():
    assert csv_of("一\r\n二\r三\n".encode("cp932")).text() == "一\n二\n三\n"


def test_a_cell_beyond_the_last_column_of_any_sheet_is_refused_and_blank_ones_are_cut():
    assert rows(csv_of(f"{FIVE}\n{ROW}{',' * 20_000}\n")) == ONE_ROW
    with pytest.raises(FileError) as raised:
        rows(csv_of(f"{FIVE}\n{ROW}{',' * 20_000}x\n"))
    assert raised.value.code == "columns_full"


def test_a_file_that_is_one_long_line_is_no_csv(monkeypatch):
    monkeypatch.setattr(encodings, "LINE_LIMIT", 1000)
    assert rows(csv_of(f"{FIVE}\n{ROW}\n" + "\n" * 2000)) == ONE_ROW
    with pytest.raises(FileError) as raised:
        csv_of("x" * 1001)
    assert raised.value.code == "csv_line"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode("iso2022_jp"), "iso2022_jp_ext"),
        (TEXT.encode("cp932") + b"\x1a", "cp932"),
        (TEXT.encode() + b"\x1a", "utf-8"),
        (b"sep=|\r\n" + TEXT.replace(",", "|").encode(), "utf-8"),
        (TEXT.replace(",", "|").encode(), "utf-8"),
        (TEXT.replace(ROW, ",".join(f'="{cell}"' for cell in ROW.split(","))).encode(), "utf-8"),
        (TEXT.replace("日付", "日付\u200b").encode(), "utf-8"),
    ],
)
def test_what_other_programs_leave_in_a_csv_is_no_hindrance(content, encoding):
    file = csv_of(content)
    assert file.encoding == encoding
    assert rows(file) == ONE_ROW


@pytest.mark.parametrize(
    "text", ["it’s a good week", "I’m tired and didn’t post", "Café", "Müller über alles", "5 € – “ok”"]
)
def test_the_ansi_of_western_windows_is_not_taken_for_japanese(text):
    file = csv_of(
        f"Date,Action,Minutes,Direct reactions,Quality (1-5),Note\n2026-11-16,Post,30,2,5,{text}\n".encode(
            "cp1252"
        )
    )
    assert file.encoding == "cp1252"
    assert rows(file)[0][5] == text


@pytest.mark.parametrize("text", ["ア", "A社へ返信", "ﾃｽﾄ", "①髙～", "良", "3月の振り返り"])
def test_short_japanese_under_english_headers_is_japanese(text):
    header = "Date,Action,Minutes,Direct reactions,Quality (1-5),Note"
    file = csv_of(f"{header}\n2026-11-16,{text},30,2,5,{text}\n".encode("cp932"))
    assert file.encoding == "cp932"
    assert rows(file)[0][5] == text


@pytest.mark.parametrize(("codec", "broken"), [("utf-8", b"\xff "), ("cp932", b"\x81 ")])
def test_one_broken_byte_costs_itself_alone_and_is_told(codec, broken):
    lines = [f"{ROW},よかったです".encode(codec)] * 20
    lines[9] = f"{ROW},よ".encode(codec) + broken + "った".encode(codec)
    stream = csv_of(b"\n".join([f"{FIVE},メモ".encode(codec), *lines])).stream()
    notes = [row[5] for chunk in stream.chunks() for row in chunk.rows]
    assert notes[8:11] == ["よかったです", "よ\ufffd った", "よかったです"]
    assert (11, "bytes_broken") in found(stream)
    assert not any(problem.is_error for problem in stream.problems)


def test_what_is_no_text_at_all_is_refused():
    with pytest.raises(FileError) as raised:
        csv_of(bytes(range(128, 256)) * 40)
    assert raised.value.code == "csv_encoding"


@pytest.mark.parametrize("end", ["\x1a", "\r\n\x1a", "\r\n"])
def test_the_mark_by_which_old_programs_end_a_file_is_no_part_of_the_last_row(end):
    assert rows(csv_of(f"{FIVE}\r\n{ROW}{end}")) == ONE_ROW
