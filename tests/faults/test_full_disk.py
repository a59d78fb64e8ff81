"""On a disk that is full, or that may not be written, a command says so and leaves everything as it was."""

import os
import subprocess

import pytest
from support import faults
from support.tiers import sampled
from support.typed import METHOD, TODAY, kachilog, written

from kachilog.base.errors import FileError
from kachilog.files import saving

pytestmark = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount a small disk"
)

PAGE = 4096
SIZE = 2 << 20


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 2 MiB of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=755", "kachilog", str(folder)], check=True
    )
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def leave_free(folder, pages):
    """Fill a disk up to so many free pages."""
    ballast = folder / "ballast"
    ballast.unlink(missing_ok=True)
    status = os.statvfs(folder)
    with ballast.open("wb") as file:
        file.write(bytes((status.f_bavail - pages) * PAGE))


def a_book(capsys, folder):
    assert kachilog(capsys, "convert", written(folder / "log.csv"), folder / "book.xlsx")[0] == 0
    return folder / "book.xlsx"


def reviewing(capsys, folder):
    return "review", a_book(capsys, folder), "--week", "2026-W47", *TODAY


def importing(capsys, folder):
    return "import", a_book(capsys, folder), written(folder / "more.csv", METHOD.replace("11-2", "10-2"))


def exporting(capsys, folder):
    return "export", a_book(capsys, folder), written(folder / "back.csv", METHOD.replace("11-2", "10-2"))


def restoring(capsys, folder):
    book = a_book(capsys, folder)
    assert kachilog(capsys, "review", book, "--week", "2026-W47", *TODAY)[0] == 0
    return "restore", book, "1"


def making(_, folder):
    return "new", folder / "new.xlsx", *TODAY


PREPARED = (reviewing, importing, exporting, restoring, making)


@pytest.mark.parametrize("prepare", sampled(PREPARED, importing))
def test_a_disk_that_fills_up_at_any_moment_costs_nothing(capsys, tmp_path, small_disk, monkeypatch, prepare):
    command = prepare(capsys, small_disk)
    real, codes = saving.save, []

    def save(path, write, verify, **options):
        before = faults.contents(small_disk)
        pages = 0
        while True:
            leave_free(small_disk, pages)

            def work():
                try:
                    real(path, write, verify, **options)
                except FileError as error:
                    return error.code
                return "saved"

            outcome, _ = faults.in_a_copy(work)
            if outcome == "saved":
                break
            codes.append(outcome)
            (small_disk / "ballast").unlink()
            assert faults.contents(small_disk) == before
            pages += 1
        raise FileError(codes[-1], file=path.name)

    monkeypatch.setattr(saving, "save", save)
    code, _, said = kachilog(capsys, *command)
    assert set(codes) == {"disk_full"}
    assert code == 3
    assert "空き" in said


@pytest.mark.parametrize("prepare", sampled(PREPARED, importing))
def test_a_disk_that_may_not_be_written_is_named_and_left_alone(capsys, small_disk, prepare):
    command = prepare(capsys, small_disk)
    before = faults.contents(small_disk)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    code, _, said = kachilog(capsys, *command)
    assert faults.contents(small_disk) == before
    assert code == 3
    assert "書き込" in said or "読み取り専用" in said
