"""Which backups stay, whatever the clock says, and under which names they are found again."""

from __future__ import annotations

import datetime as dt
import os
import stat
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st
from support import documents
from support.tiers import examples
from support.workbooks import NOW

from kachilog.base.errors import FileError
from kachilog.files import backups as module
from kachilog.files import disk, saving
from kachilog.files.backups import FOLDER, NEWEST, backups, make, rotate

DAY = dt.timedelta(days=1)
DAYS, WEEKS = (most for _, most in module.FIRSTS[:2])


def put(path, content, now):
    """Save a content over a file."""
    saving.save(path, lambda out: out.write(content), None, seen=None, now=now, overwrite=True)


def kept(path, now=None):
    return {backup.path.read_bytes() for backup in backups(path, now)}


@pytest.fixture
def volatile(monkeypatch):
    """Wait for no disk."""
    for step in ("sync", "sync_folder"):
        monkeypatch.setattr(disk, step, lambda _: None)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "価値ログ.xlsx"
    path.write_bytes(b"first")
    return path


@pytest.mark.usefixtures("volatile")
def test_the_newest_stay_and_the_first_of_days_weeks_and_months(path):
    start = dt.datetime(2023, 1, 1, 9)  # noqa: DTZ001  the user's clock has no zone
    made = []
    for hours in range(0, 24 * 300, 9):
        made.append(start + dt.timedelta(hours=hours))
        make(path, made[-1])
        if hours % 24 == 0:
            rotate(path, made[-1])
    rotate(path, made[-1])
    left = [backup.made for backup in backups(path)]
    assert left[:NEWEST] == made[: -NEWEST - 1 : -1]
    days, weeks, months = ({} for _ in range(3))
    for one in reversed(made):
        days[one.date()] = one
        weeks[one.isocalendar()[:2]] = one
        months[one.year, one.month] = one
    assert {*[*days.values()][:DAYS], *[*weeks.values()][:WEEKS], *months.values()} <= {*left}
    assert len(left) <= NEWEST + DAYS + WEEKS + len(months)


AGES = st.one_of(st.integers(0, 3600), st.integers(0, 86400 * 3), st.integers(86400 * 20, 86400 * 200))
WRONG = st.one_of(st.none(), st.none(), st.none(), st.integers(-400, -60), st.integers(60, 400))
"""Years by which the clock is wrong for one save: nearer than that it might date it into a month that is."""


@pytest.mark.usefixtures("volatile")
@given(st.lists(st.tuples(AGES, WRONG, st.booleans()), max_size=70))
@example([(86400 * 40, None, True), *[(10, None, True)] * 60])
@example([*[(3600, 73, True)] * 21, *[(3600, None, True)] * 29])
@example([*[(86400, None, True)] * 20, (60, -300, True), *[(60, None, True)] * 5])
@examples(100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_saves_and_the_clock_what_was_good_can_be_brought_back(tmp_path_factory, steps):
    path = tmp_path_factory.mktemp("clock") / "log.csv"
    path.write_bytes(b"0")
    clock, since, made, good = NOW, NOW, [], set()
    for number, (seconds, wrong, is_new) in enumerate(steps, 1):
        clock += dt.timedelta(seconds=seconds)
        now = clock.replace(year=clock.year + wrong, day=min(clock.day, 28)) if wrong else clock
        old = path.read_bytes()
        put(path, b"%d" % number if is_new else old, now)
        if not is_new:
            continue
        made.append((now.replace(microsecond=0), number, old))
        if clock - since >= 31 * DAY and not wrong:
            good.add(old)
        since = clock
        held = kept(path)
        assert old in held, "the backup just made"
        newest = sorted(one for one in made if one[0] <= now)[-NEWEST:]
        assert {content for _, _, content in newest} <= held, "the newest ones"
        assert good <= held, "what stood for a month"
        assert next(iter(backups(path, now))).path.read_bytes() == old, "the newest one is number 1"


@pytest.mark.parametrize("name", ["README.md", "README.ja.md", "CHANGELOG.md"])
def test_the_documents_say_how_many_stay(name):
    said = " ".join(documents.read(name).split())
    english = f"newest {NEWEST}, the first of each of the last {DAYS} days and {WEEKS} weeks"
    assert english in said or f"新しい{NEWEST}個と、控えのある直近{DAYS}日・{WEEKS}週" in said


def test_nothing_is_backed_up_where_nothing_changed(path):
    before = path.stat()
    for second in range(3):
        put(path, b"first", NOW + dt.timedelta(seconds=second))
    assert path.stat().st_ino == before.st_ino
    assert not (path.parent / FOLDER).exists()


def test_one_more_of_a_second_comes_after_those_that_are_left(path):
    for number in range(NEWEST + 5):
        put(path, b"%d" % number, NOW)
    assert [backup.path.read_bytes() for backup in backups(path)][:2] == [b"13", b"12"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_backups_are_found_in_any_unicode_form(tmp_path, form, typed):
    name = "ガク価値ログ.xlsx"
    path = tmp_path / unicodedata.normalize(form, name)
    path.write_bytes(b"old")
    put(path, b"new", NOW)
    (backup,) = backups(tmp_path / unicodedata.normalize(typed, name))
    assert backup.path.read_bytes() == b"old"
    backup.path.rename(backup.path.with_name(unicodedata.normalize("NFD", backup.path.name)))
    assert len(backups(tmp_path / unicodedata.normalize(typed, name))) == 1


def test_a_file_typed_in_another_unicode_form_gets_no_twin(tmp_path):
    path = tmp_path / unicodedata.normalize("NFD", "ガク.csv")
    path.write_bytes(b"old")
    put(tmp_path / unicodedata.normalize("NFC", "ガク.csv"), b"new", NOW)
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == [path.name]
    assert path.read_bytes() == b"new"


def test_a_file_typed_in_other_letters_is_the_one_on_a_disk_that_does_not_tell_them_apart(path, monkeypatch):
    log, folded = path.with_name("Log.csv"), str.casefold
    log.write_bytes(b"old")
    names = {folded(str(one)) for one in (log, path)}
    exists, samefile = Path.exists, Path.samefile
    monkeypatch.setattr(Path, "exists", lambda one: exists(one) or folded(str(one)) in names)
    monkeypatch.setattr(
        Path, "samefile", lambda one, two: folded(str(one)) == folded(str(two)) or samefile(one, two)
    )
    put(log.with_name("lOG.CSV"), b"new", NOW)
    assert sorted(one.name for one in path.parent.iterdir()) == ["Log.csv", FOLDER, path.name]
    assert log.read_bytes() == b"new"
    assert [one.path.name for one in backups(log.with_name("LOG.csv"))] == ["Log 2026-11-22 18-30-05.csv"]


@pytest.mark.skipif(os.name != "posix", reason="on Windows not everybody may make links")
def test_backups_are_found_through_a_link(path, tmp_path):
    (tmp_path / "far").mkdir()
    link = tmp_path / "far" / "link.xlsx"
    link.symlink_to(path)
    put(link, b"new", NOW)
    assert link.is_symlink()
    (backup,) = backups(link)
    assert backup.path.parent.parent == path.parent


@pytest.mark.parametrize("letter", ["a", "価"])
@pytest.mark.parametrize("free", [0, 1, 12, 20, 21, 40])
def test_a_name_as_long_as_a_disk_takes_it_has_backups_too(tmp_path, letter, free):
    stem = letter * ((255 - len(".xlsx") - free) // len(letter.encode()))
    path, twin = tmp_path / f"{stem}.xlsx", tmp_path / f"{stem[:-1]}.xlsx"
    for one in (path, twin):
        one.write_bytes(b"old")
    put(path, b"new", NOW)
    put(path, b"newer", NOW)
    assert kept(path) == {b"old", b"new"}
    assert kept(twin) == set()


def test_a_name_that_no_disk_takes_is_said(tmp_path):
    with pytest.raises(FileError, match="name_too_long"):
        put(tmp_path / f"{'a' * 251}.xlsx", b"new", NOW)


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.parametrize("content", [b"newer", b"new"], ids=["changed", "unchanged"])
def test_a_backup_is_never_more_readable_than_its_file(path, content):
    put(path, b"new", NOW)
    (backup,) = backups(path)
    assert stat.S_IMODE((path.parent / FOLDER).stat().st_mode) == 0o700
    assert stat.S_IMODE(backup.path.stat().st_mode) == stat.S_IMODE(path.stat().st_mode)
    path.chmod(0o600)
    put(path, content, NOW)
    assert {stat.S_IMODE(one.path.stat().st_mode) for one in backups(path)} == {0o600}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_of_backups_that_cannot_be_read_is_said(path):
    (path.parent / FOLDER).mkdir(0o000)
    with pytest.raises(FileError, match="file_unreadable"):
        backups(path)
