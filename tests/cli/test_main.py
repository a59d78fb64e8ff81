"""A command line is answered in the user's language, with a sentence and an exit code, never a traceback."""

import os
import re
import shlex
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from support.typed import kachilog, new_book, written
from support.workbooks import logged_rows

from kachilog.base.languages import LANGS
from kachilog.base.version import __version__
from kachilog.cli import main
from kachilog.cli.app import build
from kachilog.cli.commands import check, doctor
from kachilog.wording import Words
from kachilog.wording.language import choose

COMMANDS = [
    "demo",
    "new",
    "review",
    "import",
    "export",
    "convert",
    "check",
    "classify",
    "persona",
    "restore",
    "setup",
    "doctor",
]


@pytest.mark.parametrize(
    ("arguments", "environ", "lang"),
    [
        ([], {}, "ja"),
        ([], {"LANG": "C.UTF-8"}, "ja"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "en_US.UTF-8", "LC_ALL": "ja_JP.UTF-8"}, "ja"),
        (["doctor", "--lang", "en"], {"LANG": "ja_JP.UTF-8"}, "en"),
        (["doctor", "--lang=ja"], {"LANG": "en_US.UTF-8"}, "ja"),
        (["doctor", "--lang", "fr"], {"LANG": "en_US.UTF-8"}, "en"),
        (["doctor", "--lang"], {}, "ja"),
    ],
)
def test_the_language_is_the_one_asked_for_else_the_locales_else_japanese(arguments, environ, lang):
    assert choose(arguments, environ) == lang


def test_help_lists_every_command_in_japanese(capsys):
    code, out, _ = kachilog(capsys, "--help")
    assert code == 0
    assert "使い方: kachilog" in out
    assert "Usage" not in out
    assert "--help" in out
    assert "Show this" not in out
    assert all(f"  {name}" in out for name in COMMANDS)


def test_no_command_at_all_shows_the_help(capsys):
    assert kachilog(capsys)[1] == kachilog(capsys, "--help")[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_in_english_too(capsys, name):
    code, out, _ = kachilog(capsys, name, "--help", "--lang", "en")
    assert code == 0
    assert f"Usage: kachilog {name}" in out
    assert out.isascii() or all(
        ord(sign) < 0x3000 for sign in out.replace("会社員|主婦|学生|フリーランス|", "")
    )


def test_the_version_is_said(capsys):
    assert kachilog(capsys, "--version")[:2] == (0, f"kachilog {__version__}\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["reveiw"], "もしかして「review」"),
        (["review", "a.csv", "--weak", "last"], "もしかして「--week」"),
        (["review"], "SOURCE が足りません"),
        (["remove"], "もしかして「setup --remove」"),
        (["help"], "もしかして「--help」"),
        (["setup", "remove"], "--remove と書きます"),
        (["doctor", "ＨＥＬＰ"], "--help と書きます"),
        (["doctor", "a", "b"], "指定が多すぎる"),
        (["review", "a.csv", "--today", "11/24"], "2026-11-22 のように"),
        (["review", "a.csv", "--today", "9999-12-31"], "1901年から9998年まで"),
        (["new", "a.xlsx", "--today", "0001-01-01"], "1901年から9998年まで"),
        (["review", "a.csv", "--budget", "0"], "1 以上の整数"),
        (["new", "a.xlsx", "--persona", "社長"], "会社員 / 主婦"),
        (["review", "a.csv", "--week"], "--week には値が必要です。書けるもの: 週: last か 先週"),
        (["pdf", "b.xlsx", "--out"], "使い方は kachilog pdf --help"),
    ],
)
def test_a_wrong_command_line_is_answered_with_the_right_one(capsys, words, says):
    code, out, err = kachilog(capsys, *words)
    assert (code, out) == (2, "")
    assert says in err
    assert "--help" in err


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_missing_is_told_with_the_whole_line_which_is_right_itself(capsys, lang):
    commands = build(Words(lang)).commands
    needy = [name for name, one in commands.items() if any(of.required for of in one.params)]
    assert len(needy) > 10
    for name in needy:
        code, out, err = kachilog(capsys, name, "--lang", lang)
        assert (code, out) == (2, "")
        line = re.search(f"kachilog {name} [^-\n].*", err)[0]
        commands[name].make_context(name, shlex.split(line)[2:], obj=Words(lang))
        assert line in kachilog(capsys, name, "--help", "--lang", lang)[1]


def test_a_file_that_is_called_like_an_option_is_a_file(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "json")
    code, _, err = kachilog(capsys, "check", "json")
    assert code == 3
    assert "--json" not in err


def test_a_bug_of_ours_is_a_sentence_unless_debugging(capsys, monkeypatch, tmp_path):
    def broken(*_args, **_kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(check, "run", broken)
    log = written(tmp_path / "log.csv")
    code, out, err = kachilog(capsys, "check", log)
    assert (code, out) == (3, "")
    assert "ZeroDivisionError" in err
    assert "--debug" in err
    with pytest.raises(ZeroDivisionError):
        main(["check", str(log), "--debug"])


def test_a_stopped_command_says_so(capsys, monkeypatch):
    def stopped(*_args, **_kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(doctor, "run", stopped)
    assert kachilog(capsys, "doctor")[0] == 130


def test_the_installed_command_speaks_on_a_console_of_another_code_page(tmp_path):
    log = written(tmp_path / "log.csv")
    environ = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-c", "import sys; from kachilog.cli import main; sys.exit(main())"]
    done = subprocess.run([*command, "check", str(log)], env=environ, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_help_imports_nothing_heavy():
    code = "import sys; from kachilog.cli import main; main(['--help']); print([m for m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.rsplit("\n", 2)[-2]
    assert not [
        name
        for name in ("pandas", "numpy", "lxml", "xlsxwriter", "rich", "narwhals")
        if f"'{name}'" in loaded
    ]


FULL = Path("/dev/full")
COMMAND = "import sys; from kachilog.cli import main; sys.exit(main())"


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
def test_a_full_output_makes_no_failure_of_what_was_done_to_a_file(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "book.xlsx")
    log = written(tmp_path / "log.csv")

    def run(*words):
        with FULL.open("w") as full:
            line = [sys.executable, "-c", COMMAND, *map(str, words)]
            return subprocess.run(line, stdout=full, stderr=subprocess.PIPE, check=False, text=True)

    done = run("import", book, log)
    assert done.returncode == 0
    assert "出力先に書けませんでした" in done.stderr
    assert "3行を加えました" not in done.stderr
    assert len(logged_rows(book)) == 3
    assert [run(*line).returncode for line in (["check", log], ["review", log, "--json"])] == [3, 3]


def test_a_reader_that_has_seen_enough_changes_no_exit_code(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "book.xlsx")
    line = [sys.executable, "-c", COMMAND, "import", str(book), str(written(tmp_path / "log.csv"))]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(line, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(logged_rows(book)) == 3


def test_a_program_without_a_window_does_its_work(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["new", str(tmp_path / "b.xlsx")]) == 0
    assert (tmp_path / "b.xlsx").exists()


def test_what_is_there_in_another_unicode_form_is_found_and_so_is_its_folder(capsys, tmp_path):
    folder = tmp_path / unicodedata.normalize("NFD", "プロジェクト")
    folder.mkdir()
    if (tmp_path / "プロジェクト").exists():
        pytest.skip("a disk that knows no such difference")
    written(folder / unicodedata.normalize("NFD", "がんばり.csv"))
    typed = tmp_path / "プロジェクト"
    assert kachilog(capsys, "check", typed / "がんばり.csv")[0] == 0
    code, out, _ = kachilog(capsys, "convert", typed / "がんばり.csv", typed / "ガ.xlsx")
    assert (code, "ガ.xlsx" in out) == (0, True)
    book = typed / unicodedata.normalize("NFD", "ガ.xlsx")
    assert kachilog(capsys, "export", book, typed / "b.csv")[0] == 0
    assert (folder / "b.csv").exists()
    assert [file.name for file in tmp_path.iterdir()] == [folder.name]


def test_a_file_that_begins_like_an_option_is_told_so_that_it_can_be_typed(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    kachilog(capsys, "new", "--", "-a.xlsx")
    _, out, _ = kachilog(capsys, "add", "--", "-a.xlsx", "投稿", "30分", "反応2", "質4")
    line = re.search("kachilog (restore .*)", out)[1]
    code, out, _ = kachilog(capsys, *shlex.split(line))
    assert (code, "戻しました" in out) == (0, True)
