"""Saving: whole or not at all, the old file kept, and everybody who has a hold on it respected."""

import datetime as dt
import errno
import os
import stat

import pytest
from support import workbooks

from kachilog.base.errors import FileError
from kachilog.base.languages import LANGS
from kachilog.files import disk, saving
from kachilog.files.backups import FOLDER, NEWEST, Backup, backups, make
from kachilog.files.xlsx.package import Package
from kachilog.files.xlsx.zip import segments
from kachilog.wording import Words

NOW = workbooks.NOW
ROW = (dt.date(2026, 11, 21), "投稿", 15)


@pytest.fixture
def book(tmp_path):
    """A workbook on disk."""
    return workbooks.openpyxl_book(tmp_path / "価値ログ.xlsx")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def save_edited(book, now=NOW):
    """Add a row to a workbook and save it."""
    package = Package.open(book)
    workbooks.append_rows(package, "ActivityLog", [ROW])
    package.save(book, now=now)


def content(text=b"new"):
    return lambda out: out.write(text)


def accepted(_):
    """Verify nothing."""


def refused(book, error=None, **options):
    """Return the code with which an edited book is not saved; it is as it was, and nothing lies about."""
    before, beside = book.read_bytes(), names(book.parent)
    package = options.pop("package", None) or Package.open(book)
    workbooks.append_rows(package, "ActivityLog", [ROW])
    with pytest.raises(error or FileError) as caught:
        package.save(book, now=NOW, **options)
    assert book.read_bytes() == before
    assert names(book.parent) == beside
    for lang in LANGS:
        assert Words(lang).error(caught.value)
    return caught.value.code


def test_the_old_file_is_kept_beside_under_its_date(book):
    before = book.read_bytes()
    package = Package.open(book)
    workbooks.append_rows(package, "ActivityLog", [ROW])
    package.save(book, now=NOW)
    assert names(book.parent) == [FOLDER, "価値ログ.xlsx"]
    (backup,) = backups(book)
    assert backup.path.name == "価値ログ 2026-11-22 18-30-05.xlsx"
    assert (backup.made, backup.path.read_bytes(), backup.size) == (NOW, before, len(before))
    assert workbooks.rows(book, "活動ログ")[-1][2] == 15


def test_two_backups_of_one_second_do_not_take_each_others_place(book):
    for _ in range(3):
        make(book, NOW)
    assert [b.path.name for b in backups(book)] == [
        "価値ログ 2026-11-22 18-30-05 (3).xlsx",
        "価値ログ 2026-11-22 18-30-05 (2).xlsx",
        "価値ログ 2026-11-22 18-30-05.xlsx",
    ]


def test_a_package_may_be_saved_again_and_again(book):
    package = Package.open(book)
    for number in range(3):
        workbooks.append_rows(package, "ActivityLog", [ROW])
        package.save(book, now=NOW + dt.timedelta(minutes=number))
    assert len(backups(book)) == 3
    assert [row[2] for row in workbooks.rows(book, "活動ログ")[-3:]] == [15, 15, 15]


def test_files_of_somebody_else_are_no_backups(book):
    make(book, NOW)
    for name in (
        "価値ログ 2026-13-22 18-30-05.xlsx",
        "価値ログ 写し.xlsx",
        "価値ログ2 2026-11-22 18-30-05.xlsx",
        "a.txt",
    ):
        (book.parent / FOLDER / name).write_bytes(b"x")
    assert len(backups(book)) == 1


def test_a_backup_comes_back_and_the_current_file_is_backed_up_first(book):
    old = book.read_bytes()
    package = Package.open(book)
    workbooks.append_rows(package, "ActivityLog", [ROW])
    package.save(book, now=NOW)
    new = book.read_bytes()
    saving.restore(book, backups(book)[0], now=NOW + dt.timedelta(hours=1))
    assert book.read_bytes() == old
    assert backups(book)[0].path.read_bytes() == new


def test_a_file_that_is_gone_comes_back_too(book):
    backup, _ = make(book, NOW)
    before = book.read_bytes()
    book.unlink()
    saving.restore(book, backup, now=NOW)
    assert book.read_bytes() == before


def test_a_backup_that_is_gone_is_said_to_be(book):
    with pytest.raises(FileError, match="backup_missing"):
        saving.restore(book, Backup(book.parent / "none.xlsx", NOW), now=NOW)


def test_a_new_file_is_made_but_never_over_another(book, tmp_path):
    package = Package.open(book)
    package.save(tmp_path / "new.xlsx", now=NOW)
    assert (tmp_path / "new.xlsx").read_bytes() == book.read_bytes()
    assert not (tmp_path / FOLDER).exists()
    other = workbooks.rich_book(tmp_path / "other.xlsx")
    assert refused(other, package=Package.open(book)) == "file_exists"


def test_overwriting_when_asked_keeps_a_backup(book, tmp_path):
    other = workbooks.rich_book(tmp_path / "other.xlsx")
    before = other.read_bytes()
    Package.open(book).save(other, now=NOW, overwrite=True)
    assert other.read_bytes() == book.read_bytes()
    assert backups(other)[0].path.read_bytes() == before


@pytest.mark.parametrize(
    ("lock", "code"), [("~$価値ログ.xlsx", "open_in_excel"), (".~lock.価値ログ.xlsx#", "open_in_libreoffice")]
)
def test_a_workbook_that_is_open_elsewhere_is_not_touched(book, lock, code):
    (book.parent / lock).write_bytes(b"me")
    assert refused(book) == code


def test_a_read_only_file_is_not_replaced(book):
    book.chmod(0o444)
    assert refused(book) == "file_read_only"


def test_a_file_that_another_program_changed_is_not_replaced(book):
    package = Package.open(book)
    status = book.stat()
    book.write_bytes(book.read_bytes() + b" ")
    os.utime(book, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert refused(book, package=package) == "file_changed"


def test_a_file_that_another_program_saved_anew_is_not_replaced(book):
    package = Package.open(book)
    twin = book.with_name("twin.xlsx")
    twin.write_bytes(book.read_bytes())
    twin.replace(book)
    assert refused(book, package=package) == "file_changed"


def test_a_change_during_the_save_is_noticed(book):
    def meddle(_):
        book.write_bytes(b"changed meanwhile")

    seen = saving.Fingerprint.of(book.stat(), book.read_bytes())
    with pytest.raises(FileError, match="file_changed"):
        saving.save(book, content(), meddle, seen=seen, now=NOW)
    assert book.read_bytes() == b"changed meanwhile"


def test_a_folder_that_is_gone_is_named(book, tmp_path):
    package = Package.open(book)
    with pytest.raises(FileError) as caught:
        package.save(tmp_path / "gone" / "a.xlsx", now=NOW)
    assert (caught.value.code, caught.value.values["folder"]) == ("folder_missing", str(tmp_path / "gone"))


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EROFS, "folder_read_only"),
        (errno.EIO, "file_unwritable"),
        (errno.ENOENT, "folder_missing"),
    ],
)
def test_what_the_system_refuses_is_said_and_nothing_is_left(book, number, code):
    before, beside = book.read_bytes(), names(book.parent)

    def full(out):
        out.write(b"half a")
        raise OSError(number, os.strerror(number))

    with pytest.raises(FileError) as caught:
        saving.save(book, full, accepted, seen=None, now=NOW, overwrite=True)
    assert caught.value.code == code
    assert Words("ja").error(caught.value)
    assert (book.read_bytes(), names(book.parent)) == (before, beside)


@pytest.mark.parametrize(("number", "code"), [(errno.EACCES, "file_in_use"), (errno.EIO, "file_unwritable")])
def test_a_file_in_the_hand_of_another_program_stays(book, monkeypatch, number, code):
    before = book.read_bytes()

    rename = disk.rename

    def held(old, new):
        if new == book:
            raise OSError(number, os.strerror(number))
        rename(old, new)

    monkeypatch.setattr(disk, "rename", held)
    with pytest.raises(FileError, match=code):
        saving.save(book, content(), accepted, seen=None, now=NOW, overwrite=True)
    assert book.read_bytes() == before
    assert names(book.parent) == [book.name]


def test_a_save_that_is_refused_at_the_last_moment_leaves_no_backup(book, monkeypatch):
    before, make = book.read_bytes(), saving.backups.make

    def opened_meanwhile(path, now):
        made = make(path, now)
        path.with_name(f"~${path.name}").write_bytes(b"me")
        return made

    monkeypatch.setattr(saving.backups, "make", opened_meanwhile)
    with pytest.raises(FileError, match="open_in_excel"):
        saving.save(book, content(), accepted, seen=None, now=NOW, overwrite=True)
    assert book.read_bytes() == before
    assert names(book.parent) == [f"~${book.name}", book.name]


@pytest.mark.parametrize("done", [False, True])
def test_who_stops_a_save_has_the_old_file_or_its_backup(book, monkeypatch, done):
    before, rename = book.read_bytes(), disk.rename

    def stopped(old, new):
        if new != book or done:
            rename(old, new)
        if new == book:
            raise KeyboardInterrupt

    monkeypatch.setattr(disk, "rename", stopped)
    with pytest.raises(KeyboardInterrupt):
        saving.save(book, content(), accepted, seen=None, now=NOW, overwrite=True)
    assert book.read_bytes() == (b"new" if done else before)
    assert [backup.path.read_bytes() for backup in backups(book)] == [before] * done


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EACCES, "backup_failed")])
def test_without_a_backup_nothing_is_saved(book, monkeypatch, number, code):
    def fail(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(saving.backups, "make", fail)
    assert refused(book) == code


def test_half_a_backup_does_not_stay(book, monkeypatch):
    def fail(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(disk, "sync", fail)
    with pytest.raises(OSError, match="full"):
        make(book, NOW)
    assert names(book.parent) == [book.name]


def test_a_clock_that_was_set_back_does_not_cost_the_backup_just_made(book):
    for day in range(1, NEWEST + 3):
        make(book, NOW + dt.timedelta(days=day))
    before = book.read_bytes()
    save_edited(book)
    assert Backup(book.parent / FOLDER / "価値ログ 2026-11-22 18-30-05.xlsx", NOW) in backups(book)
    assert backups(book)[-1].path.read_bytes() == before


def test_what_does_not_pass_its_check_never_becomes_the_file(book):
    before = book.read_bytes()

    def doubt(written):
        assert written.read() == b"new"
        raise FileError("verify_failed", what="parts")

    with pytest.raises(FileError, match="verify_failed"):
        saving.save(book, content(), doubt, seen=None, now=NOW, overwrite=True)
    assert (book.read_bytes(), names(book.parent)) == (before, [book.name])


@pytest.mark.parametrize("damage", ["lost part", "changed part", "broken xml"])
def test_a_package_that_lost_or_broke_something_is_never_saved(book, monkeypatch, damage):
    package = Package.open(book)
    real = saving.save

    def sabotaged(path, write, verify, **options):
        def write_badly(out):
            write(out)
            good = _read(out)
            path_now = path.with_name("x.xlsx")
            path_now.write_bytes(good)
            wrong = workbooks.rewritten(path_now, path.with_name("y.xlsx"), _damage(damage))
            out.seek(0)
            out.truncate()
            out.write(wrong.read_bytes())
            path_now.unlink()
            wrong.unlink()

        return real(path, write_badly, verify, **options)

    monkeypatch.setattr(saving, "save", sabotaged)
    assert refused(book, package=package) in ("verify_failed", "broken_workbook")


def _read(out):
    out.seek(0)
    return out.read()


def _damage(kind):
    def change(name, data):
        if kind == "lost part" and name == "docProps/app.xml":
            return None
        if kind == "changed part" and name == "docProps/app.xml":
            return data + b" "
        return data[:-20] if kind == "broken xml" and name == "xl/tables/table1.xml" else data

    return change


def test_two_kachilogs_do_not_save_the_same_file_at_once(book):
    def inner(_):
        with pytest.raises(FileError, match="file_busy"):
            saving.save(book, content(), accepted, seen=None, now=NOW, overwrite=True)

    saving.save(book, content(b"outer"), inner, seen=None, now=NOW, overwrite=True)
    assert book.read_bytes() == b"outer"
    assert names(book.parent) == [FOLDER, book.name]


def test_what_a_dead_run_left_behind_does_not_hinder_the_next(book):
    make(book, NOW)
    for left in (book, book.parent / FOLDER / book.name):
        for ending in ("lock", "tmp"):
            disk.aside(left, ending).write_bytes(b"half a workbook")
    disk.aside(book.parent / FOLDER / book.name, "lock").unlink()
    save_edited(book)
    assert names(book.parent) == [FOLDER, book.name]
    assert len(names(book.parent / FOLDER)) == 2


def test_a_change_that_keeps_size_and_time_is_noticed_too(book):
    package = Package.open(book)
    status, changed = book.stat(), bytearray(book.read_bytes())
    changed[-1] ^= 1
    with book.open("r+b") as file:
        file.write(changed)
    os.utime(book, ns=(status.st_atime_ns, status.st_mtime_ns))
    workbooks.append_rows(package, "ActivityLog", [ROW])
    with pytest.raises(FileError, match="file_changed"):
        package.save(book, now=NOW)
    assert book.read_bytes() == changed
    assert backups(book) == []


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_the_mode_of_the_file_stays(book):
    book.chmod(0o640)
    Package.open(book).save(book, now=NOW)
    assert stat.S_IMODE(book.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name != "posix", reason="on Windows not everybody may make links")
def test_a_link_stays_a_link_to_the_saved_file(book, tmp_path):
    link = tmp_path / "link.xlsx"
    link.symlink_to(book)
    package = Package.open(link)
    workbooks.append_rows(package, "ActivityLog", [ROW])
    package.save(link, now=NOW)
    assert link.is_symlink()
    assert workbooks.rows(book, "活動ログ")[-1][2] == 15


def test_a_folder_in_the_place_of_the_file_is_not_touched(tmp_path, book):
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(FileError, match="file_exists"):
        Package.open(book).save(tmp_path / "folder.xlsx", now=NOW)


def test_a_long_japanese_name_can_be_saved(tmp_path):
    book = workbooks.openpyxl_book(tmp_path / f"{'価' * 70}.xlsx")
    save_edited(book)
    assert len(backups(book)) == 1


def test_content_that_is_not_the_one_that_was_checked_is_noticed(book, monkeypatch):
    monkeypatch.setattr(segments, "combine", lambda *_: 1)
    assert refused(book) in ("verify_failed", "broken_workbook")
