"""The buttons CSVを書き出す and CSVを読み込む in a workbook that is really open."""

from __future__ import annotations

import contextlib
import datetime as dt
from pathlib import Path

import pytest
from support import calc_engine
from support.logs import rows_of

from kachilog.excel import export_csv, import_csv
from kachilog.excel.open_book import LiveBook
from kachilog.files import csv_files
from kachilog.files.book.book import grid

pytestmark = [pytest.mark.libreoffice, pytest.mark.thorough]

NOW = dt.datetime(2026, 11, 24, 9, 5)  # noqa: DTZ001 (the user's clock has no zone)
SATURDAY = dt.datetime(2026, 11, 21)  # noqa: DTZ001 (a spreadsheet has no zone)
LOG = "活動ログ"
HEADER = "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5),タグ,メモ"


def code(path):
    return str(path).encode("utf-16-be").hex()


def records(book):
    """Return the filled rows of the log as it stands now."""
    return [
        cells for _, cells in list(LiveBook(book).records())[1:] if any(cell is not None for cell in cells)
    ]


def csv_of(folder, *lines, header=HEADER, name="記録.csv"):
    path = folder / name
    path.write_text("\r\n".join([header, *lines]) + "\r\n", "utf-8-sig")
    return path


@pytest.mark.quick
def test_the_log_is_written_beside_the_workbook_and_no_file_is_overwritten(
    open_book, log_rows, status, tmp_path
):
    book = open_book(log_rows)
    export_csv(now=NOW)
    export_csv(now=NOW)

    folder = tmp_path / "私の 記録"
    written = sorted(path.name for path in folder.glob("*.csv"))
    assert written == ["価値ログ-2026-11-24-2.csv", "価値ログ-2026-11-24.csv"]
    stream = csv_files.read_csv(folder / written[1]).stream()
    rows = rows_of(stream)
    assert stream.problems == ()
    assert [row[0] for row in rows] == [row[0] for row in log_rows]
    assert rows[1][9] == "=メモ"
    assert status(book) == "4行をCSVに書き出しました: 私の 記録 フォルダーの 価値ログ-2026-11-24-2.csv。"


@pytest.mark.parametrize("path", ["価値ログ.xlsm", "https://example.com/Documents/価値ログ.xlsm"])
def test_a_workbook_without_a_folder_writes_into_the_documents(
    open_book, log_rows, tmp_path, monkeypatch, path
):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / "Documents").mkdir()
    book = open_book(log_rows)
    book.impl.called = path
    export_csv(now=NOW)

    assert [file.name for file in (tmp_path / "Documents").iterdir()] == ["価値ログ-2026-11-24.csv"]


def test_a_bad_row_is_written_as_it_stands_and_named(open_book, log_rows, status, tmp_path):
    book = open_book(log_rows)
    book.sheets[LOG].range("F11").value = 7
    export_csv(now=NOW)

    assert status(book).startswith("4行をCSVに書き出しました")
    assert "うち1行は読めない欄があるため、書かれているまま書き出しました。" in status(book)
    assert "11行目「質的評価(1-5)」" in status(book)
    (written,) = (tmp_path / "私の 記録").glob("*.csv")
    assert ",30,2,7," in written.read_text("utf-8-sig").splitlines()[2]


@pytest.mark.quick
def test_new_rows_go_below_the_last_one_and_the_same_file_adds_nothing_twice(
    open_book, log_rows, status, tmp_path
):
    book = open_book(log_rows)
    path = csv_of(
        tmp_path,
        "2026-11-18,投稿,30,2,4,,",
        *[f"2026-11-21,DM対応,{minutes},1,4,実例,2026/11/3 に'=続き" for minutes in range(10, 20)],
        "2026-11-22,投稿,5,0,,,'=1+1",
    )
    import_csv(code(path), now=NOW)
    import_csv(code(path), now=NOW)

    rows = records(book)
    assert len(rows) == 4 + 11
    note = "2026/11/3 に'=続き"
    assert rows[4] == [SATURDAY, "DM対応", 10, 1, 4, None, None, None, "実例", note]
    assert rows[14][9] == "=1+1"
    assert LiveBook(book).place.last_row == 9 + 15
    assert status(book) == "記録.csv から0行を加えました(もう入っていた行 12)。"


def test_a_column_that_the_table_lacks_is_added_beside_it(open_book, log_rows, tmp_path):
    book = open_book(log_rows)
    path = csv_of(
        tmp_path, "2026-11-21,投稿,10,1,4,3", header=f"{HEADER[: HEADER.index(',タグ')]},深い質問数"
    )
    import_csv(code(path), now=NOW)

    assert LiveBook(book).place.headers[-1] == "深い質問数"
    assert records(book)[-1][-1] == 3
    assert records(book)[0][-1] is None


def test_a_formula_in_a_column_of_the_users_own_is_left_alone(open_book, log_rows, tmp_path):
    book = open_book([[*row, None] for row in log_rows], own_columns=["時給"])
    end = LiveBook(book).place.last_row
    book.sheets[LOG].range((end, 12)).formula = "=1+1"
    import_csv(code(csv_of(tmp_path, "2026-11-21,投稿,10,1,4,,")), now=NOW)

    assert book.sheets[LOG].range((end, 12)).formula == "=1+1"


def test_a_row_is_known_again_whatever_a_column_of_formulas_shows_by_now(
    open_book, log_rows, tmp_path, status
):
    book = open_book([[*row, None] for row in log_rows], own_columns=["時給"])
    place = LiveBook(book).place
    for row in range(place.header_row + 1, place.header_row + 1 + len(log_rows)):
        book.sheets[LOG].range((row, 12)).formula = f"=D{row}*2"
    path = csv_of(
        tmp_path,
        "2026-11-18,投稿,30,2,4,,,1",
        "2026-11-21,投稿,10,1,4,,,2",
        header=f"{HEADER},時給",
    )
    import_csv(code(path), now=NOW)

    assert status(book) == "記録.csv から1行を加えました(もう入っていた行 1)。"
    assert records(book)[-1][2] == 10
    assert records(book)[-1][10] is None, "the table computes this column"


def _write_below(book, end):
    book.sheets[LOG].range((end + 1, 5)).value = "x"


def _protect(book, end):
    book.sheets[LOG].impl.uno_sheet.protect("")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [(_write_below, "活動ログの表の下の E"), (_protect, "シート「活動ログ」が保護されています")],
)
def test_what_stands_in_the_way_is_named_and_nothing_changes(open_book, log_rows, tmp_path, spoil, sentence):
    book = open_book(log_rows)
    end = LiveBook(book).place.last_row
    spoil(book, end)
    before = grid(LiveBook(book), LOG)
    lines = [f"2026-11-21,投稿,{minutes},1,4,," for minutes in range(20)]
    import_csv(code(csv_of(tmp_path, *lines)), now=NOW)

    assert LiveBook(book).place.last_row == end
    assert [row for at, row in enumerate(grid(LiveBook(book), LOG)) if at != 2] == [
        row for at, row in enumerate(before) if at != 2
    ]
    assert book.app.impl.engine.alerts[0].startswith(sentence)


def test_a_write_that_the_program_changes_is_taken_out_again(
    open_book, log_rows, tmp_path, status, monkeypatch
):
    book = open_book(log_rows)
    before, end = records(book), LiveBook(book).place.last_row
    monkeypatch.setattr(
        "kachilog.excel.open_book._literal",
        lambda value: dt.datetime.combine(value, dt.time()) if isinstance(value, dt.date) else value,
    )
    import_csv(code(csv_of(tmp_path, *["2026-11-21,投稿,10,1,4,,=1+1"] * 20)), now=NOW)

    assert records(book) == before
    assert LiveBook(book).place.last_row == end
    assert status(book).startswith("書き込んだ行が元のCSVと一致しなかったため、取り消しました。")


def test_a_bad_row_of_the_csv_stays_out_and_is_named(open_book, log_rows, tmp_path, status):
    book = open_book(log_rows)
    import_csv(code(csv_of(tmp_path, "2026-11-21,投稿,10,1,7,,", "2026-11-22,投稿,10,1,4,,")), now=NOW)

    assert len(records(book)) == 5
    assert "1行を加えました" in status(book)
    assert "2行目「質的評価(1-5)」" in status(book)


def test_no_choice_changes_nothing(open_book, log_rows, status):
    book = open_book(log_rows)
    import_csv(now=NOW)

    assert status(book) == "CSVが選ばれなかったので、何も変えていません。"


def test_a_file_that_is_gone_or_no_log_is_a_sentence(open_book, log_rows, tmp_path, status):
    book = open_book(log_rows)
    import_csv(code(tmp_path / "ない.csv"), now=NOW)
    assert status(book).startswith("「ない.csv」が見つかりません。")

    import_csv(code(csv_of(tmp_path, "1,2", header="あ,い")), now=NOW)
    assert "記録.csv" in status(book)
    assert len(records(book)) == 4


def formulas(book, first, last):
    return [list(row) for row in book.sheets[LOG].range(first, last).formula]


@pytest.mark.quick
def test_a_row_with_other_values_is_told_with_the_command_that_takes_them(
    open_book, log_rows, tmp_path, status
):
    book = open_book(log_rows)
    before = records(book)
    import_csv(code(csv_of(tmp_path, "2026-11-18,投稿,30,9,4,,", "2026-11-20,投稿,30,1,3,,")), now=NOW)

    assert records(book) == before
    assert "0行を加えました(もう入っていた行 1)。 1行は、" in status(book)
    assert "はじめは 2行目: ブックの12行目と、値の違う列があります(直接反応数)。" in status(book)
    assert 'kachilog import "価値ログ.xlsx" "記録.csv" に --update' in status(book)


@pytest.mark.quick
def test_formulas_that_show_nothing_are_content_in_the_table_and_below_it(open_book, log_rows, tmp_path):
    book = open_book(log_rows)
    sheet, end = book.sheets[LOG], LiveBook(book).place.last_row
    sheet.range((14, 2)).formula = '=IF(C14="";"";TODAY())'
    sheet.range((end + 3, 4)).formula = '=IF(1=2;1;"")'
    import_csv(code(csv_of(tmp_path, "2026-11-21,投稿,10,1,4,,")), now=NOW)
    assert formulas(book, (14, 2), (15, 3))[0][0].startswith("=IF")
    assert sheet.range((15, 3)).value == "投稿"

    before = formulas(book, (9, 2), (end + 10, 8))
    import_csv(code(csv_of(tmp_path, *[f"2026-11-22,投稿,{n},1,4,," for n in range(20)])), now=NOW)
    assert formulas(book, (9, 2), (end + 10, 8)) == before
    assert f"D{end + 3}" in book.app.impl.engine.alerts[0]


def test_a_total_at_the_end_of_the_log_is_named(open_book, log_rows, tmp_path):
    book = open_book(log_rows)
    book.sheets[LOG].range((14, 2)).value = "合計"
    book.sheets[LOG].range((14, 4)).formula = "=SUM(D10:D13)"
    before = formulas(book, (9, 2), (16, 8))
    import_csv(code(csv_of(tmp_path, "2026-11-21,投稿,10,1,4,,")), now=NOW)

    assert formulas(book, (9, 2), (16, 8)) == before
    assert "14行目(B14)は合計の行のようです" in book.app.impl.engine.alerts[0]


@pytest.mark.quick
def test_what_was_exported_adds_nothing_whatever_its_columns_show(open_book, log_rows, tmp_path, status):
    header = "お客様の\n  場所"
    rows = [[*row, value] for row, value in zip(log_rows, ["a\tb\nc", " 1  2 ", "R8.11.3", "x"], strict=True)]
    book = open_book([[*row, None, None] for row in rows], own_columns=[header, "開始", "時給"])
    sheet = book.sheets[LOG]
    for row, hours in enumerate((19.25, 0, 30.5, 0.001), 10):
        cell = sheet.range((row, 13)).impl.cells.getCellByPosition(0, 0)
        cell.NumberFormat = sheet.range((10, 2)).impl.cells.NumberFormat
        cell.setValue(hours / 24)
        sheet.range((row, 14)).formula = f"=D{row}*2"
    export_csv(now=NOW)
    (exported,) = (tmp_path / "私の 記録").glob("*.csv")
    assert ",19:15:00," in exported.read_text("utf-8-sig")
    assert ",30:30:00," in exported.read_text("utf-8-sig")
    sheet.range((10, 14)).formula = "=D10*3"
    before = formulas(book, (9, 2), (20, 15))
    import_csv(code(exported), now=NOW)

    assert "0行を加えました(もう入っていた行 4)。" in status(book)
    assert formulas(book, (9, 2), (20, 15)) == before


@pytest.mark.quick
def test_a_filter_that_gets_in_the_way_of_a_write_is_made_up_for(open_book, log_rows, tmp_path, monkeypatch):
    book = open_book(log_rows)
    write = calc_engine.Range.raw_value.fset

    def filtered(cells, value):
        rows = value if isinstance(value, (list, tuple)) else [[value]]
        if len(rows) > 1:  # the first value in every row that is shown, none in those that are hidden
            rows = [rows[0] if number % 2 else [""] * len(rows[0]) for number in range(len(rows))]
        write(cells, rows)

    monkeypatch.setattr(calc_engine.Range, "raw_value", calc_engine.Range.raw_value.setter(filtered))
    import_csv(code(csv_of(tmp_path, *[f"2026-11-21,投稿,{n},1,4,実例,'{n}" for n in range(5)])), now=NOW)
    assert [row[2] for row in records(book)[-5:]] == [0, 1, 2, 3, 4]
    assert [row[9] for row in records(book)[-5:]] == ["'0", "'1", "'2", "'3", "'4"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_whatever_ends_an_import_leaves_all_rows_or_none(open_book, log_rows, tmp_path, monkeypatch, error):
    book = open_book(log_rows)
    path = csv_of(tmp_path, "2026-11-21,投稿,10,1,4,実例,", header=f"{HEADER[: HEADER.rindex(',')]},場所")
    before, end = formulas(book, (9, 1), (30, 14)), LiveBook(book).place.last_row
    left, write, resize = [0], calc_engine.Range.raw_value.fset, calc_engine.Table.resize

    def counted(step):
        def call(*arguments):
            left[0] -= 1
            if left[0] == 0:
                raise error
            return step(*arguments)

        return call

    monkeypatch.setattr(calc_engine.Range, "raw_value", calc_engine.Range.raw_value.setter(counted(write)))
    monkeypatch.setattr(calc_engine.Table, "resize", counted(resize))
    for steps in range(1, 20):
        left[0] = steps
        with contextlib.suppress(KeyboardInterrupt):
            import_csv(code(path), now=NOW)
        if left[0] > 0 or formulas(book, (9, 1), (30, 14)) != before:
            break
        assert LiveBook(book).place.last_row == end
    assert steps > 3
    assert len(records(book)) == 5


def test_what_cannot_be_taken_out_again_is_named(open_book, log_rows, tmp_path, monkeypatch):
    book = open_book(log_rows)
    write = calc_engine.Range.raw_value.fset

    def spoiled(cells, value):
        write(cells, value)
        raise calc_engine.CalcError("no")

    def refused(_):
        raise calc_engine.CalcError("no")

    monkeypatch.setattr(calc_engine.Range, "raw_value", calc_engine.Range.raw_value.setter(spoiled))
    monkeypatch.setattr(calc_engine.Range, "clear_contents", refused)
    import_csv(code(csv_of(tmp_path, "2026-11-21,投稿,10,1,4,実例,")), now=NOW)
    assert "B14, C14, D14" in book.app.impl.engine.alerts[0]
    assert "元に戻せませんでした" in book.app.impl.engine.alerts[0]
