"""Who waits for a command on the log of a year waits for its imports: each loads what it needs, no more."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from support.typed import TODAY

from kachilog.cli import main

MAIN = """
import json, sys
from kachilog.cli import main
code = main(sys.argv[1:])
ours = [vars(module) for name, module in sys.modules.items() if name.startswith("kachilog")]
classes = {one for names in ours for one in names.values() if isinstance(one, type)}
made = [one for one in classes if "__dataclass_params__" in vars(one)]
print(json.dumps([code, len(made), *sys.modules]))
"""

HEAVY = ("pandas", "numpy", "narwhals", "xlsxwriter", "openpyxl", "sudachipy", "rich", "xlwings", "pyopenvba")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with the demo."""
    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo", str(folder), "--lang", "ja", *TODAY]) == 0
    return folder


def loaded(folder, *words):
    """Return the modules that a command has loaded in the end, and how many dataclasses are in ours."""
    command = [sys.executable, "-c", MAIN, *words, "--lang", "ja"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, cwd=folder)
    code, made, *modules = json.loads(done.stdout.splitlines()[-1])
    assert code == 0, done.stderr
    return modules, made


@pytest.mark.parametrize(
    ("words", "needs", "most"),
    [
        (["review", "価値ログ.xlsm", *TODAY], {"pandas", "numpy", "narwhals"}, 210),
        (["check", "価値ログ.xlsm", *TODAY], set(), 140),
        (["export", "価値ログ.xlsm", "export.csv"], set(), 125),
        (["convert", "価値ログ.xlsm", "convert.csv"], set(), 127),
        (["convert", "活動ログ.csv", "convert.xlsx"], {"xlsxwriter"}, 205),
        (["--help"], set(), 35),
    ],
    ids=["review", "check", "export", "to a CSV", "to a workbook", "help"],
)
def test_a_command_loads_what_it_needs(folder, words, needs, most):
    modules, made = loaded(folder, *words)
    assert {name for name in HEAVY if name in modules} == needs
    assert len([name for name in modules if name.startswith("kachilog")]) <= most
    assert made <= 25  # each takes half a millisecond to make: what is only values is a NamedTuple


@pytest.mark.parametrize(("asked", "threads"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "2"}, "2")])
def test_a_command_computes_in_one_thread_unless_the_user_wants_more(folder, asked, threads):
    run = "import os, kachilog.cli; kachilog.cli.main(); print(os.environ['OPENBLAS_NUM_THREADS'])"
    command = [sys.executable, "-c", run, "--version"]
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=True, cwd=folder, env=environment | asked
    )
    assert done.stdout.splitlines()[-1] == threads


def test_whoever_imports_the_package_keeps_the_threads_of_numpy(monkeypatch):
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    assert main(["--version"]) == 0
    assert "OPENBLAS_NUM_THREADS" not in os.environ
