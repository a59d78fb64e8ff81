"""What a click in the ribbon does, whatever workbook is in front: the add-in's macros in an interpreter."""

from __future__ import annotations

import re

import pytest
from support.addin import Addin, as_workbook

from kachilog.base.languages import LANGS
from kachilog.excel.places import decode
from kachilog.files.book.addin.build import build_addin
from kachilog.files.book.addin.modules import function_names
from kachilog.files.book.template import new_book
from kachilog.log.columns import HEADERS
from kachilog.wording import Words

PYTHON = "C:\\花子\\python.exe"
JOBS = ("weekly", "weekly_last", "export", "pdf")
ASKED = re.compile(r"from kachilog\.excel\.ribbon import from_ribbon; from_ribbon\('(\w+)', '(.*)', '(.*)'\)")
LOG = {"B3": "日付", "C3": "アクション内容", "D3": "投入時間（分）"}
HOSTILE_NAMES = (
    "$(touch X).xlsx",
    "`touch X`.xlsx",
    "'); import os; os.system('calc').xlsx",
    '" & calc & ".xlsx',
    "%PATH%.xlsx",
    "a=b.xlsx",
    "=cmd|' /C calc'!A0.xlsx",
    "行\n改行.xlsx",
)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Return the add-in in a folder with a Japanese name, in both languages, and one without a Python."""
    folder = tmp_path_factory.mktemp("アドイン $(x) & 'y'")
    made = {lang: build_addin(python=PYTHON, template="C:\\ない.xlsx", language=lang) for lang in LANGS}
    made["bare"] = build_addin()
    paths = {}
    for name, addin in made.items():
        (folder / name).mkdir()
        paths[name] = as_workbook(addin, folder / name / "kachilog.xlsm")
    return paths


@pytest.fixture(scope="module")
def shared(files):
    return Addin(files["ja"])


@pytest.fixture
def excel(shared):
    """Return an Excel with nothing but the add-in and a workbook without a log in front."""
    shared.app.application.asked.clear()
    shared.front("空.xlsx")
    return shared


def asked(clicked):
    """Return job, workbook and what goes along of the one thing that Python was asked for."""
    ((command,), said) = clicked
    assert said == []
    assert command.isascii()
    job, *codes = ASKED.fullmatch(command).groups()
    assert all(re.fullmatch(r"(?:[0-9A-F]{4})*", code) for code in codes)
    return job, *map(decode, codes)


@pytest.mark.parametrize("job", JOBS)
def test_a_click_asks_python_for_one_job_in_the_workbook_in_front(excel, job):
    excel.front("記録.xlsx", LOG)
    assert asked(excel.click(job)) == (job, "記録.xlsx", "")


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_the_name_of_a_workbook_is_never_more_than_hexadecimal_digits(excel, name):
    excel.front(name, LOG)
    for job in JOBS:
        assert asked(excel.click(job)) == (job, name, "")


def test_the_selected_row_goes_along_with_its_sheet(excel):
    excel.front("記録.xlsx", LOG).sheets_[0].name = "'); x('"
    excel.run("SelectRow", 12)
    assert asked(excel.click("weekly_row")) == ("weekly_row", "記録.xlsx", "'); x('\t12")


def test_so_does_the_csv_that_was_chosen_and_without_one_nothing_is_asked(files):
    path = "C:\\$(x) & 'y'.csv"
    excel = Addin(files["ja"], csv=path)
    excel.front("記録.xlsx", LOG)
    assert asked(excel.click("import")) == ("import", "記録.xlsx", path)
    excel = Addin(files["ja"], csv="")
    excel.front("記録.xlsx", LOG)
    assert excel.click("import") == ([], [])


def test_only_jobs_of_the_list_are_known(excel):
    excel.front("記録.xlsx", LOG)
    for job in ("", "Weekly", "weekly ", "'); import os; os.system('x", "RunPython", "review"):
        assert excel.click(job) == ([], [])


# --- which workbook -----------------------------------------------------------------------------------------


def test_with_two_logs_open_the_one_in_front_is_meant(excel):
    first = excel.front("一.xlsx", LOG)
    excel.front("二.xlsx", LOG)
    assert asked(excel.click("weekly"))[1] == "二.xlsx"
    excel.app.application.activate_book(first)
    assert asked(excel.click("weekly"))[1] == "一.xlsx"


@pytest.mark.parametrize("lang", LANGS)
def test_without_a_workbook_or_a_log_or_a_python_there_is_a_sentence_and_no_error(files, lang):
    words = Words(lang)
    excel = Addin(files[lang])
    excel.app.application.active_book = None
    assert not excel.is_enabled
    for job in (*JOBS, "weekly_row", "import", "line"):
        assert excel.click(job) == ([], [words("addin.no_book")])
    excel.front("空.xlsx")
    assert not excel.is_enabled
    for job in (*JOBS, "weekly_row", "import", "line"):
        assert excel.click(job) == ([], [words("addin.no_log")])
    assert excel.click("start") == ([], [words("addin.start")])
    assert excel.click("new") == ([], [words("addin.no_template")])
    excel.front("記録.xlsx", LOG)
    excel.app.application.protected = True
    assert not excel.is_enabled
    assert excel.click("weekly") == ([], [words("addin.no_book")])


def test_a_new_workbook_is_a_copy_of_the_blank_one(tmp_path):
    blank = tmp_path / "ひな形.xlsx"
    blank.touch()
    addin = as_workbook(build_addin(template=str(blank)), tmp_path / "kachilog.xlsm")
    excel = Addin(addin)
    assert excel.click("new") == ([], [])
    assert excel.app.application.copied == [str(blank)]


def test_an_add_in_as_it_is_downloaded_says_that_setup_is_needed(files):
    excel = Addin(files["bare"])
    excel.front("記録.xlsx", LOG)
    assert excel.click("weekly") == ([], [Words("ja")("addin.no_python")])


@pytest.mark.parametrize("lang", LANGS)
def test_a_workbook_of_ours_is_known_by_its_table(excel, tmp_path, lang):
    new_book.build(tmp_path / f"{lang}.xlsx", lang=lang)
    excel.app.open_workbook(tmp_path / f"{lang}.xlsx")
    assert excel.is_enabled
    assert asked(excel.click("weekly"))[1] == f"{lang}.xlsx"
    assert excel.click("start") == ([], []), "its first sheet tells"


@pytest.mark.parametrize(
    ("headers", "is_log"),
    [
        (list(HEADERS["ja"].values())[:5], True),
        (list(HEADERS["en"].values())[:5], True),
        (["実施日", "活動 内容", "所要時間 (min)"], True),
        (["Date", "ACTION", "time_spent (h)"], True),
        (["日付", "金額", "店"], False),
        (["日付", "投入時間"], False),
        ([1, 2.5, True, "日付"], False),
    ],
)
def test_a_plain_workbook_is_known_by_its_headers(excel, headers, is_log):
    excel.front("表.xlsx", {f"{'CDEFG'[column]}18": header for column, header in enumerate(headers)})
    assert excel.is_enabled == is_log


def test_the_workbook_is_searched_once_for_all_buttons_and_again_when_another_comes_to_the_front(excel):
    excel.front("表.xlsx")
    assert not excel.is_enabled
    excel.app.sheet(1).set_value("B3", "日付")
    count = excel.run("Count")
    excel.run("Happen")
    assert excel.run("Count") >= count + 4, "each event asks Excel to look anew"


# --- a stranger's workbook ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sheet", ["xlwings.conf", "_xlwings.conf", "kachilog.conf", "_kachilog.conf", "Evil.py"]
)
def test_settings_in_a_stranger_s_workbook_are_not_obeyed_and_nothing_in_it_changes(excel, sheet):
    cells = {
        **{
            f"A{row}": key
            for row, key in enumerate(("INTERPRETER_WIN", "INTERPRETER", "title", "waiting"), 1)
        },
        **{f"B{row}": "C:\\evil\\python.exe" for row in range(1, 5)},
        **{f"{column}9": text for column, text in zip("EFG", LOG.values(), strict=True)},
        "H9": '=RunPython("import os")',
    }
    book = excel.front("stranger.xlsx", cells)
    book.sheets_[0].name = sheet
    before = {address: excel.app.sheet(1).value(address) for address in [*cells, "A5", "B3", "Z1"]}
    assert asked(excel.click("weekly")) == ("weekly", "stranger.xlsx", "")
    excel.click("line", False)
    excel.run("Happen")
    assert {address: excel.app.sheet(1).value(address) for address in before} == before
    assert "evil" not in "".join(excel.app.console)
    assert excel.run("Conf", "INTERPRETER") == PYTHON


# --- a line of today ----------------------------------------------------------------------------------------


def test_a_line_is_asked_for_field_by_field(excel):
    excel.front("記録.xlsx", LOG)
    line = asked(excel.click("line", "2", "３０", None, "4", "朝\t早く"))
    assert line == ("line", "記録.xlsx", "コメント返信\t３０\t0\t4\t朝 早く")
    prompts = [prompt for prompt, _, _ in excel.app.application.asked]
    assert prompts[0].startswith(Words("ja")("addin.ask_action") + "\n1  投稿\n2  コメント返信")
    assert prompts[1:] == [
        Words("ja")(f"addin.ask_{key}") for key in ("minutes", "reactions", "quality", "note")
    ]


def test_an_action_is_a_number_of_the_list_or_words(excel):
    excel.front("記録.xlsx", LOG)
    for answer, action in {"１": "投稿", "99": "99", "0": "0", "写真の整理": "写真の整理"}.items():
        assert asked(excel.click("line", answer, "5", "0", "", ""))[2] == f"{action}\t5\t0\t\t"


def test_action_and_minutes_are_asked_for_until_there_is_an_answer(excel):
    excel.front("記録.xlsx", LOG)
    assert asked(excel.click("line", "", " ", "1", "", "5", "0", "", ""))[2] == "投稿\t5\t0\t\t"


@pytest.mark.parametrize("answered", range(5))
def test_cancelling_anywhere_asks_for_nothing(excel, answered):
    excel.front("記録.xlsx", LOG)
    assert excel.click("line", *["1"] * answered, False) == ([], [])


def test_the_actions_offered_are_those_of_the_workbook(excel, tmp_path):
    new_book.build(tmp_path / "English.xlsx", lang="en")
    excel.app.open_workbook(tmp_path / "English.xlsx")
    assert asked(excel.click("line", "1", "5", "0", "", ""))[2].startswith("Post\t")


# --- Python, and its silence --------------------------------------------------------------------------------

FAILS = """Public Failure As String
Public Sub RunPython(ByVal command As String)
    {does}
End Sub
Public Sub CleanUp()
    {does}
End Sub
"""


@pytest.mark.parametrize("does", ['Err.Raise 53, , "not there"', 'Failure = "not there"'])
@pytest.mark.parametrize("lang", LANGS)
def test_where_python_does_not_run_that_is_said_with_the_reason(files, lang, does):
    excel = Addin(files[lang], core=FAILS.format(does=does))
    excel.front("記録.xlsx", LOG)
    assert excel.click("weekly") == ([], [f"{Words(lang)('addin.unanswered')}\n\nnot there"])
    assert excel.app.application.status_bar in (False, "False")


def test_a_sentence_that_the_machine_s_code_page_lacks_is_shown_by_windows_itself(files):
    excel = Addin(files["ja"], known=False)
    excel.front("空.xlsx")
    assert excel.click("weekly") == ([], [Words("ja")("addin.no_log")])
    assert excel.app.dialogs[-1][0] == "Popup"


def test_on_a_mac_the_waiting_sentence_stays_until_python_has_ended(files):
    excel = Addin(files["ja"], mac=True)
    excel.front("記録.xlsx", LOG)
    excel.click("weekly")
    assert excel.app.application.status_bar == Words("ja")("addin.waiting")
    excel.run("Finish")
    assert excel.app.application.status_bar in (False, "False")


# --- worksheet functions ------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_the_function_wizard_gets_its_texts_once_a_workbook_is_there(files, lang):
    words, excel = Words(lang), Addin(files[lang])
    addin = excel.app.workbook
    excel.front("記録.xlsx")
    excel.run("Happen")
    assert addin.is_addin
    described = excel.app.application.described
    assert list(described) == [f"{addin.name}!{name}" for name in function_names()]
    for name, (says, category, arguments) in zip(function_names(), described.values(), strict=True):
        assert says == words(f"addin.says_{name}")
        assert category == words("addin.title")
        assert "|".join(arguments) == words(f"addin.arguments_{name}")
    assert excel.app.application.enable_events


def test_an_excel_that_takes_no_name_of_a_workbook_with_a_function_gets_the_function_alone(files):
    excel = Addin(files["ja"])
    excel.app.application.takes_qualified = False
    excel.front("記録.xlsx")
    excel.run("Happen")
    assert list(excel.app.application.described) == function_names()
    assert excel.app.application.enable_events
