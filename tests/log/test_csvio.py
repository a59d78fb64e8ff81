"""A CSV is read however it was saved, and written in one form, whole or not at all."""

from __future__ import annotations

import csv
import datetime as dt
import os

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.workbooks import NOW

from kachilog.base.errors import FileError, UsageError
from kachilog.base.languages import LANGS
from kachilog.log.columns import HEADERS, read_header
from kachilog.log.csvio import protect, read_csv, read_log, restore, write_csv
from kachilog.log.stream import open_log
from kachilog.wording import Words

FIVE = "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5)"
ROW = "2026-11-03,投稿,30,2,4"
TEXT = f"{FIVE}\r\n{ROW}\r\n"


def saved(tmp_path, content, name="log.csv"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def rows(path):
    return list(read_csv(path).stream().rows())


def found(log):
    return [(problem.row, problem.code) for problem in log.problems]


def rewritten(source, target, **options):
    stream = read_csv(source).stream()
    write_csv(target, stream.header, stream.chunks(), overwrite=True, **options)
    return target.read_bytes()


ONE_ROW = [(dt.date(2026, 11, 3), "投稿", 30, 2, 4)]


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
def test_every_encoding_that_spreadsheets_save_is_read_and_said(tmp_path, codec, encoding):
    path = saved(tmp_path, TEXT.encode(codec))
    assert read_csv(path).encoding == encoding
    assert rows(path) == ONE_ROW


def test_cp932_holds_the_signs_of_japanese_windows(tmp_path):
    path = saved(tmp_path, f"{FIVE}\n2026-11-03,①髙～,30,2,4\n".encode("cp932"))
    assert rows(path)[0][1] == "①髙～"


def test_a_bad_byte_at_the_very_end_is_met_before_anything_is_read(tmp_path):
    path = saved(tmp_path, (FIVE + f"\n{ROW}" * 50_000).encode() + b"\n\xff\xff")
    with pytest.raises(FileError) as raised:
        read_csv(path)
    assert raised.value.code == "csv_encoding"
    assert "log.csv" in Words("ja").error(raised.value)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_delimiter_and_line_ends_are_found_out(tmp_path, delimiter, newline):
    path = saved(tmp_path, TEXT.replace(",", delimiter).replace("\r\n", newline))
    assert read_csv(path).delimiter == delimiter
    assert rows(path) == ONE_ROW


def test_the_delimiter_is_that_of_the_header_whatever_the_titles_say(tmp_path):
    path = saved(tmp_path, "sep=;\n私,の,記,録\n" + TEXT.replace(",", ";"))
    assert read_csv(path).delimiter == ";"
    assert rows(path) == ONE_ROW


def test_the_delimiter_is_not_that_of_a_cell_that_names_the_columns(tmp_path):
    path = saved(tmp_path, f"{FIVE},メモ\n{ROW},date;action;minutes;reactions;quality;note;tags\n")
    assert read_csv(path).delimiter == ","
    assert [row[:5] for row in rows(path)] == ONE_ROW


def test_quotes_hold_delimiters_quotes_and_line_breaks(tmp_path):
    path = saved(tmp_path, f'{FIVE}\r\n2026-11-03,"投稿, ""一""\r\n二",30,2,4\r\n2026-11-04,次,x,1,1\r\n')
    log = read_log(path)
    assert log.frame["action"].tolist() == ['投稿, "一"\r\n二']
    assert found(log) == [(4, "count_unreadable")]


def test_a_row_is_told_by_the_line_on_which_it_starts(tmp_path):
    path = saved(tmp_path, f'{FIVE}\n\n{ROW}\n2026-11-03,"a\nb\nc",30,2,4\n2026-11-03,"x\ny",30,2,9\n{ROW}')
    log = read_log(path)
    assert log.frame["row"].tolist() == [3, 4, 9]
    assert found(log) == [(7, "quality")]


def test_a_quote_that_is_never_closed_is_told_by_its_line_and_the_rows_before_are_read(tmp_path):
    path = saved(tmp_path, f'{FIVE}\n{ROW}\n2026-11-04,"投稿,30,2,4\n{ROW}\n{ROW}\n')
    log = read_log(path)
    assert found(log) == [(3, "quote_open")]
    assert log.frame["row"].tolist() == [2]


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\n\n"])
def test_the_last_line_counts_with_or_without_a_line_end(tmp_path, end):
    assert rows(saved(tmp_path, f"{FIVE}\n{ROW}{end}")) == ONE_ROW


def test_a_cell_of_two_megabytes_costs_one_row(tmp_path):
    path = saved(tmp_path, f"{FIVE}\n{ROW}\n2026-11-04,{'あ' * 700_000},30,2,4\n{ROW}\n")
    log = read_log(path)
    assert found(log) == [(3, "text_too_long")]
    assert log.frame["row"].tolist() == [2, 4]


def test_a_cell_without_end_is_given_up_with_the_rows_before_it(tmp_path):
    path = saved(tmp_path, f'{FIVE}\n{ROW}\n2026-11-04,"{"x" * 9_000_000}",30,2,4\n')
    log = read_log(path)
    assert found(log) == [(3, "cell_endless")]
    assert len(log.frame) == 1


def test_the_limit_of_the_csv_module_is_left_as_it_was(tmp_path):
    before = csv.field_size_limit()
    read_log(saved(tmp_path, TEXT))
    assert csv.field_size_limit() == before


def test_nul_bytes_cost_their_row_alone(tmp_path):
    path = saved(tmp_path, f"{FIVE}\n2026-11-03,a\0b,30,2,4\n2026-11-04,投稿,\0,2,4\n{ROW}\n")
    log = read_log(path)
    assert found(log) == [(2, "text_control"), (3, "count_unreadable")]
    assert log.frame["row"].tolist() == [4]


def test_a_nul_is_moved_as_it_stands(tmp_path):
    stream = read_csv(saved(tmp_path, f"{FIVE}\n2026-11-03,a\0b\x01,30,2,4\n")).stream()
    write_csv(tmp_path / "out.csv", stream.header, stream.chunks(verbatim=True))
    assert (tmp_path / "out.csv").read_bytes().splitlines()[1] == b"2026-11-03,a\0b\x01,30,2,4"


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
def test_a_file_without_a_log_says_what_it_lacks(tmp_path, content, code):
    log = read_log(saved(tmp_path, content))
    assert {problem.code for problem in log.problems} == {code}
    assert len(log.frame) == 0


def test_a_vanity_column_is_dropped_with_a_receipt(tmp_path):
    log = read_log(saved(tmp_path, f"{FIVE},フォロワー数\n{ROW},1200\n"))
    assert found(log) == [(1, "column_vanity")]
    assert "フォロワー数" not in log.frame
    assert log.frame.loc[0, "minutes"] == 30


def test_a_file_that_is_not_there_and_a_folder_are_told(tmp_path):
    for path, code in ((tmp_path / "x.csv", "file_missing"), (tmp_path, "file_unreadable")):
        with pytest.raises(FileError) as raised:
            read_csv(path)
        assert raised.value.code == code
        for lang in LANGS:
            assert Words(lang).error(raised.value)


@pytest.mark.parametrize("head", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest"])
def test_a_workbook_called_csv_is_told_as_such(tmp_path, head):
    with pytest.raises(FileError) as raised:
        read_csv(saved(tmp_path, head))
    assert raised.value.code == "csv_is_workbook"


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


def test_a_canonical_file_is_written_back_byte_for_byte(tmp_path):
    source = saved(tmp_path, CANONICAL)
    assert rewritten(source, tmp_path / "again.csv") == CANONICAL.encode()


def test_a_foreign_file_is_written_in_the_one_form(tmp_path):
    source = saved(
        tmp_path,
        "Talks;Note;Quality;Date;Time (min);Reactions;Action;Followers\n3;x;★★★★;2026/11/3;30分;２;Post;9\n",
    )
    assert rewritten(source, tmp_path / "again.csv").decode("utf-8-sig") == (
        "Date,Action,Minutes,Direct reactions,Quality (1-5),Note,Talks\r\n2026-11-03,Post,30,2,4,x,3\r\n"
    )


def test_a_bad_row_is_reported_and_not_written(tmp_path):
    stream = read_csv(saved(tmp_path, f"{FIVE}\n{ROW}\n2026-11-04,投稿,x,2,4\n")).stream()
    assert write_csv(tmp_path / "out.csv", stream.header, stream.chunks()) == 1
    assert [problem.row for problem in stream.problems] == [3]


def test_another_encoding_is_written_on_request(tmp_path):
    source = saved(tmp_path, TEXT)
    assert rewritten(source, tmp_path / "out.csv", encoding="cp932") == TEXT.encode("cp932")
    assert rewritten(source, tmp_path / "out.csv", encoding="utf-8") == TEXT.encode()


def test_a_character_that_does_not_fit_is_named_and_nothing_is_written(tmp_path):
    source = saved(tmp_path, f"{FIVE},メモ\n{ROW},よい\n2026-11-04,投稿,1,1,1,うれしい😀\n")
    target = saved(tmp_path, "what was there", "out.csv")
    with pytest.raises(FileError) as raised:
        rewritten(source, target, encoding="cp932")
    assert raised.value.code == "csv_character"
    assert {"row": 3, "column": "メモ", "character": "😀"}.items() <= raised.value.values.items()
    assert target.read_text() == "what was there"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["log.csv", "out.csv"]


def test_an_unknown_encoding_is_a_misuse(tmp_path):
    with pytest.raises(UsageError) as raised:
        rewritten(saved(tmp_path, TEXT), tmp_path / "out.csv", encoding="shift-jos")
    assert "shift-jos" in Words("ja").error(raised.value)


def test_what_fails_midway_leaves_the_old_file_and_no_other(tmp_path):
    target = saved(tmp_path, "what was there")
    header = read_header(1, FIVE.split(","))

    def failing():
        yield from open_log([(1, FIVE.split(",")), (2, ROW.split(","))]).chunks()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_csv(target, header, failing(), overwrite=True)
    assert target.read_text() == "what was there"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_is_replaced_only_when_asked_and_then_kept_under_its_date(tmp_path):
    target = saved(tmp_path, "what was there")
    header = read_header(1, FIVE.split(","))
    with pytest.raises(FileError, match="file_exists"):
        write_csv(target, header, [])
    write_csv(target, header, [], now=NOW, overwrite=True)
    (backup,) = (tmp_path / "kachilog-backup").iterdir()
    assert backup.name == "log 2026-11-22 18-30-05.csv"
    assert backup.read_text() == "what was there"


def test_a_folder_that_is_gone_or_a_full_disk_is_told(tmp_path, monkeypatch):
    header = read_header(1, FIVE.split(","))
    with pytest.raises(FileError) as raised:
        write_csv(tmp_path / "gone" / "out.csv", header, [])
    assert raised.value.code == "folder_missing"

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError) as raised:
        write_csv(tmp_path / "out.csv", header, [])
    assert raised.value.code == "disk_full"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["=1+1", "+81-90", "-危険", "@cmd", "\tx", "\rx", "-", "=", "+1+1", "-2+3"])
def test_text_that_a_spreadsheet_would_run_is_protected(text):
    assert protect(text) == "'" + text
    assert restore(protect(text)) == text


@pytest.mark.parametrize("text", ["-5", "+5", "-0.50", "-1e5", "投稿", "", "'", "'a", "don't", "1-2", " =x"])
def test_numbers_and_harmless_text_are_never_touched(text):
    assert protect(text) == text


@given(st.text(alphabet="'=+-@\t\ra5", max_size=6))
@example("''")
@example("'=")
@example("''''=")
def test_restoring_is_the_exact_inverse_of_protecting(text):
    assert restore(protect(text)) == text


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
def test_csv_to_log_to_csv_is_the_identity_for_a_canonical_file(tmp_path_factory, lines):
    folder = tmp_path_factory.mktemp("identity")
    keys = ("date", "action", "minutes", "reactions", "quality", "tags", "note")
    source = folder / "log.csv"
    with source.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([*(HEADERS["ja"][key] for key in keys), "自由"])
        writer.writerows(
            [cell if at in (0, 2, 3, 4) else protect(cell) for at, cell in enumerate(line)] for line in lines
        )
    stream = read_csv(source).stream()
    back = folder / "back.csv"
    write_csv(back, stream.header, stream.chunks())
    assert not [problem for problem in stream.problems if problem.severity == "error"]
    assert back.read_bytes() == source.read_bytes()
