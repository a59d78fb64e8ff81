"""`import` brings each row of a log into a workbook once."""

import datetime as dt
import warnings

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table, TableColumn
from support.typed import HEADER, METHOD, kachilog, new_book, written
from support.workbooks import logged_rows

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


def test_importing_twice_adds_nothing_and_equal_rows_are_counted(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "book.xlsx")
    twice = written(tmp_path / "log.csv", METHOD + "2026-11-20,投稿,30,1,3,0\n")
    code, out, _ = kachilog(capsys, "import", book, twice)
    assert code == 0
    assert "4行を加えました" in out
    assert len(logged_rows(book)) == 4
    before = book.read_bytes()
    code, out, _ = kachilog(capsys, "import", book, twice, twice)
    assert code == 0
    assert "ブックは変えていません" in out
    assert book.read_bytes() == before


def test_a_column_of_the_users_own_comes_along(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "book.xlsx")
    log = written(tmp_path / "log.csv", HEADER + ",材料費\n2026-11-16,投稿,30,2,5,1,1200\n")
    assert kachilog(capsys, "import", book, log)[0] == 0
    assert kachilog(capsys, "import", book, log)[1].count("0行を加えました") == 1
    back = tmp_path / "back.csv"
    kachilog(capsys, "export", book, back)
    header, row = back.read_text(encoding="utf-8-sig").splitlines()
    assert header.endswith(",材料費")
    assert row == "2026-11-16,投稿,30,2,5,1,,,,,,,1200"


@pytest.mark.parametrize(
    ("today", "said"), [("2026-11-24", "2026-12-16"), ("2026-12-20", "")], ids=["ahead", "in the past"]
)
def test_the_day_from_which_a_date_is_far_ahead_can_be_told(capsys, tmp_path, today, said):
    book, log = new_book(capsys, tmp_path / "book.xlsx"), written(tmp_path / "log.csv", METHOD)
    later = written(tmp_path / "later.csv", METHOD.replace("2026-11-16", "2026-12-16"))
    kachilog(capsys, "import", book, log, "--today", today)
    for words in (
        ("import", book, later),
        ("export", book, tmp_path / "back.csv"),
        ("convert", later, tmp_path / "made.xlsx"),
        ("convert", book, tmp_path / "made.csv"),
    ):
        code, _, err = kachilog(capsys, *words, "--today", today)
        assert code == 0
        assert (f"「{said}」は1週間より先" in err) if said else (err == "")


def test_a_dry_run_changes_nothing(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "book.xlsx")
    before = book.read_bytes()
    code, out, _ = kachilog(capsys, "import", book, written(tmp_path / "log.csv"), "--dry-run")
    assert code == 0
    assert "3行を加えられます" in out
    assert book.read_bytes() == before
    assert not (tmp_path / "kachilog-backup").exists()


def test_a_bad_row_stays_behind_and_the_rest_arrives(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "book.xlsx")
    rows = [f"2026-11-16,投稿,{minutes},1,4,0" for minutes in range(1000)]
    rows[500] = "2026-11-16,投稿,たくさん,1,4,0"
    code, out, err = kachilog(
        capsys, "import", book, written(tmp_path / "log.csv", "\n".join([HEADER, *rows]))
    )
    assert code == 1
    assert "999行を加えました" in out
    assert "502行目「投入時間(分)」" in err
    assert len(logged_rows(book)) == 999


def test_equal_rows_of_a_file_are_told(capsys, tmp_path):
    book = tmp_path / "mine.xlsx"
    kachilog(capsys, "new", book)
    twice = written(tmp_path / "log.csv", f"{HEADER}\n2026-11-03,投稿,30,2,4,1\n2026-11-03,投稿,30,2,4,1\n")
    for added, told in ((2, True), (0, False)):
        code, out, _ = kachilog(capsys, "import", book, twice)
        assert code == 0
        assert f"{added}行を加えました" in out
        assert ("同じ行が2行あります" in out) == told


def test_a_workbook_without_the_table_takes_no_rows(capsys, tmp_path):
    book = tmp_path / "mine.xlsx"
    mine = openpyxl.Workbook()
    mine.active.append(HEADER.split(","))
    mine.save(book)
    code, _, err = kachilog(capsys, "import", book, written(tmp_path / "log.csv"))
    assert code == 3
    assert "「挿入」→「テーブル」" in err


def test_rows_above_the_headers_of_a_file_are_counted_as_unread(capsys, tmp_path):
    book, log = new_book(capsys, tmp_path / "book.xlsx"), tmp_path / "log.csv"
    header, *rows = METHOD.splitlines()
    log.write_text("\n".join([rows[0], rows[0], header, *rows]) + "\n", encoding="utf-8")
    code, out, err = kachilog(capsys, "import", book, log)
    assert code == 1
    assert "読めなかった行 2" in out
    assert "見出し(3行目)より上に、記録らしい行があります(2行)" in err


@pytest.mark.parametrize("words", [("import", "{log}"), ("add", "投稿", "20分", "2件")])
def test_a_table_into_whose_rows_the_headers_were_sorted_takes_none_twice(capsys, tmp_path, words):
    path, log = tmp_path / "mine.xlsx", written(tmp_path / "log.csv")
    mine = openpyxl.Workbook()
    sheet = mine.active
    for row, action in enumerate(("投稿", "返信", None, "投稿"), start=1):
        cells = HEADER.split(",") if action is None else [dt.date(2026, 11, 9 + row), action, 30, 2, 4]
        for column, value in enumerate(cells, start=1):
            sheet.cell(row, column, value)
    ref = f"A1:{get_column_letter(len(HEADER.split(',')))}4"
    columns = [TableColumn(id=at, name=name) for at, name in enumerate(HEADER.split(","), start=1)]
    sheet.add_table(Table(displayName="ActivityLog", ref=ref, tableColumns=columns))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of headers that are no texts
        mine.save(path)
    before = path.read_bytes()
    code, _, err = kachilog(capsys, words[0], path, *(word.format(log=log) for word in words[1:]))
    assert code == 3
    assert "見出し(3行目)より上に記録らしい行があり(1行目から2行)" in err
    assert path.read_bytes() == before


LOG = "活動ログ"
CHANGED = METHOD.replace("投稿,30,2,4,1", "投稿,30,9,4,1")


def filled_book(capsys, path, edit=None):
    """Return a workbook with the method's own example, in rows 10 to 12 of the sheet, changed by `edit`."""
    new_book(capsys, path)
    assert kachilog(capsys, "import", path, written(path.with_name("first.csv")))[0] == 0
    if edit:
        edited(path, edit)
    return path


def edited(path, edit):
    book = openpyxl.load_workbook(path)
    edit(book[LOG])
    book.save(path)


def cells(path, *addresses):
    sheet = openpyxl.load_workbook(path)[LOG]
    return [sheet[address].value for address in addresses]


def table_end(path):
    return openpyxl.load_workbook(path)[LOG].tables["ActivityLog"].ref.split(":")[1]


def test_a_row_with_other_values_is_shown_and_nothing_changes(capsys, tmp_path):
    book = filled_book(capsys, tmp_path / "book.xlsx")
    before = book.read_bytes()
    log = written(tmp_path / "log.csv", CHANGED)
    for option in ([], ["--dry-run"]):
        code, out, err = kachilog(capsys, "import", book, log, *option)
        assert code == 1
        assert "もう入って" in out
        assert "1行は、日付・アクション内容・投入時間が同じ" in out
        assert "log.csv 3行目: ブックの11行目と、値の違う列があります(直接反応数)。" in err
        assert book.read_bytes() == before


def test_update_writes_what_differs_in_place_and_leaves_blanks_and_formulas(capsys, tmp_path):
    def edit(sheet):
        sheet["K11"], sheet["J11"] = "私のメモ", "=A1"

    book = filled_book(capsys, tmp_path / "book.xlsx", edit)
    log = written(tmp_path / "log.csv", CHANGED.replace("30,1,3,0", "30,1,3,2"))
    code, out, _ = kachilog(capsys, "import", book, log, "--update", "--dry-run")
    assert "2行を、CSVの値で書きかえられます" in out
    assert cells(book, "E11") == [2]
    code, out, _ = kachilog(capsys, "import", book, log, "--update")
    assert code == 0
    assert "2行を、CSVの値で書きかえました" in out
    assert cells(book, "E11", "K11", "J11", "G12") == [9, "私のメモ", "=A1", 2]
    assert len(logged_rows(book)) == 3
    assert kachilog(capsys, "import", book, log)[0] == 0


def test_an_update_never_writes_over_a_formula_and_says_so(capsys, tmp_path):
    book = filled_book(capsys, tmp_path / "book.xlsx", lambda sheet: sheet.__setitem__("E11", "=1+1"))
    before = book.read_bytes()
    code, out, _ = kachilog(capsys, "import", book, written(tmp_path / "log.csv", CHANGED), "--update")
    assert "CSVに値がないか、ブックの欄が数式" in out
    assert "ブックは変えていません" in out
    assert (code, book.read_bytes()) == (0, before)


def test_an_update_counts_the_formulas_that_it_leaves_in_the_rows_that_it_changes(capsys, tmp_path):
    book = filled_book(capsys, tmp_path / "book.xlsx", lambda sheet: sheet.__setitem__("E11", "=1+1"))
    log = written(tmp_path / "log.csv", CHANGED.replace("30,9,4,1", "30,9,5,1"))
    for option in (["--dry-run"], []):
        out = kachilog(capsys, "import", book, log, "--update", *option)[1]
        assert "1行を、CSVの値で" in out
        assert "数式の入ったセル(1個)は、数式のままにします" in out
    assert cells(book, "E11", "F11") == ["=1+1", 5]


def test_add_takes_a_row_with_other_values_as_one_of_its_own(capsys, tmp_path):
    book = filled_book(capsys, tmp_path / "book.xlsx")
    log = written(tmp_path / "log.csv", CHANGED)
    code, out, _ = kachilog(capsys, "import", book, log, "--add")
    assert (code, "1行を加えました" in out) == (0, True)
    assert len(logged_rows(book)) == 4
    assert kachilog(capsys, "import", book, log)[0] == 0


def test_update_and_add_at_once_is_wrong_usage(capsys, tmp_path):
    book = filled_book(capsys, tmp_path / "book.xlsx")
    assert kachilog(capsys, "import", book, written(tmp_path / "log.csv"), "--add", "--update")[0] == 2


def test_a_column_added_after_the_export_completes_the_rows_that_are_there(capsys, tmp_path):
    book, out_csv = filled_book(capsys, tmp_path / "book.xlsx"), tmp_path / "out.csv"
    kachilog(capsys, "export", book, out_csv)
    header, *lines = out_csv.read_text("utf-8-sig").splitlines()
    more = written(tmp_path / "more.csv", "\n".join([f"{header},場所", *[f"{line},大阪" for line in lines]]))
    code, out, err = kachilog(capsys, "import", book, more)
    assert (code, "3行は" in out, "(場所)" in err) == (1, True, True)
    assert cells(book, "N9") == [None]
    assert kachilog(capsys, "import", book, more, "--update")[0] == 0
    assert cells(book, "N9", "N10", "N11", "N12") == ["場所", "大阪", "大阪", "大阪"]
    assert len(logged_rows(book)) == 3
    assert kachilog(capsys, "import", book, more)[0] == 0


def test_of_several_files_a_later_one_may_complete_what_an_earlier_one_adds(capsys, tmp_path):
    book = filled_book(capsys, tmp_path / "book.xlsx")
    first = written(tmp_path / "one.csv", f"{HEADER}\n2026-11-21,投稿,15,1,,\n")
    second = written(tmp_path / "two.csv", f"{HEADER},場所\n2026-11-21,投稿,15,1,4,,京都\n")
    code, _, err = kachilog(capsys, "import", book, first, second, "--dry-run")
    assert (code, "前のCSVから加える行と" in err) == (1, True)
    assert kachilog(capsys, "import", book, first, second, "--update")[0] == 0
    assert cells(book, "B13", "F13", "N13")[1:] == [4, "京都"]
    assert len(logged_rows(book)) == 4


NEXT = f"{HEADER}\n2026-11-21,投稿,15,1,4,0\n"
MANY = HEADER + "".join(f"\n2026-11-21,投稿,{minutes},1,4,0" for minutes in range(40)) + "\n"


def total_inside(sheet):
    sheet["B13"], sheet["D13"] = "合計", "=SUM(D10:D12)"


def unlabelled_total_inside(sheet):
    sheet["D13"] = 90


def total_below(sheet):
    end = int(sheet.tables["ActivityLog"].ref.split(":")[1][1:])
    sheet.cell(end + 1, 2).value, sheet.cell(end + 1, 4).value = "合計", f"=SUM(D10:D{end})"


def array_below(sheet):
    sheet["C20"] = ArrayFormula("C20:C22", '=IF(D10:D12=0,1,"")')


@pytest.mark.parametrize(
    ("edit", "log", "named"),
    [
        (total_inside, NEXT, "B13"),
        (unlabelled_total_inside, NEXT, "D13"),
        (total_below, MANY, "B"),
        (array_below, MANY, "C20"),
    ],
)
def test_what_stands_in_the_way_is_named_and_stays(capsys, tmp_path, edit, log, named):
    book = filled_book(capsys, tmp_path / "book.xlsx", edit)
    before = book.read_bytes()
    for option in ([], ["--dry-run"]):
        code, _, err = kachilog(capsys, "import", book, written(tmp_path / "log.csv", log), *option)
        assert code == 3
        assert named in err
        assert book.read_bytes() == before


def test_a_total_below_the_table_is_not_swallowed_while_there_is_room(capsys, tmp_path):
    book = filled_book(capsys, tmp_path / "book.xlsx", total_below)
    end = table_end(book)
    assert kachilog(capsys, "import", book, written(tmp_path / "log.csv", NEXT))[0] == 0
    assert table_end(book) == end
    assert cells(book, "D13") == [15]


def test_a_column_of_times_and_durations_adds_nothing_again(capsys, tmp_path):
    book, out_csv = filled_book(capsys, tmp_path / "book.xlsx"), tmp_path / "out.csv"
    log = written(
        tmp_path / "log.csv", METHOD.replace("\n", ',"お客様の\n  場所"\n', 1).replace("1\n", "1,x\n")
    )
    kachilog(capsys, "import", book, log, "--update")

    def edit(sheet):
        sheet["N10"], sheet["N11"], sheet["N12"] = dt.time(19, 15), dt.timedelta(hours=30), "a\tb\n  c"
        sheet["N11"].number_format = "[h]:mm"

    edited(book, edit)
    kachilog(capsys, "export", book, out_csv)
    assert ",19:15:00" in out_csv.read_text("utf-8-sig")
    assert ",30:00:00" in out_csv.read_text("utf-8-sig")
    code, out, _ = kachilog(capsys, "import", book, out_csv)
    assert (code, "もう入っていた行 3" in out) == (0, True)


def test_a_calculated_column_is_known_where_the_table_does_not_say_so(capsys, tmp_path):
    book, out_csv = filled_book(capsys, tmp_path / "book.xlsx"), tmp_path / "out.csv"
    log = written(tmp_path / "log.csv", METHOD.replace("\n", ",時給\n", 1).replace("1\n", "1,7\n"))
    kachilog(capsys, "import", book, log, "--update")

    def edit(sheet):
        for row in (10, 11, 12):
            sheet.cell(row, 14).value = f"=D{row}*2"

    edited(book, edit)
    out_csv.write_text(log.read_text("utf-8") + "2026-11-21,投稿,15,1,4,0,30\n", "utf-8")
    code, out, _ = kachilog(capsys, "import", book, out_csv)
    assert (code, "1行を加えました(もう入っていた行 3" in out) == (0, True)
    assert cells(book, "N12", "N13") == ["=D12*2", None]
