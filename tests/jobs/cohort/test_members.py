"""The marks that stand for members: the same again and again, and of no use without the key."""

import datetime as dt
import unicodedata

import pytest
from support.cohort import folder_of, table, three_members
from support.typed import METHOD, TODAY, kachilog, written

from kachilog.base.errors import FileError
from kachilog.jobs.cohort.members import KEY_NAME, find_members, mark_of, read_key

NOW = dt.datetime(2026, 11, 24, 9)  # noqa: DTZ001 (the user's clock has no zone)


def marks(capsys, folder, out, *more):
    code, said, err = kachilog(capsys, "cohort", folder, "--out", out, *TODAY, *more)
    assert (code, err) == (0, "")
    return {row["member"] for row in table(out)}, said


def test_the_marks_of_a_folder_stay_the_same(capsys, tmp_path):
    folder, out = three_members(tmp_path / "logs"), tmp_path / "weekly.parquet"
    first, said = marks(capsys, folder, out)
    assert said.startswith(f"符号の鍵を作りました: {folder / KEY_NAME}。")
    again, said = marks(capsys, folder, out)
    assert again == first
    assert "鍵" not in said
    assert all(len(mark) == 16 for mark in first)


def test_two_folders_have_different_marks_unless_they_share_a_key(capsys, tmp_path):
    folders = [three_members(tmp_path / name) for name in ("one", "two")]
    out, key = tmp_path / "weekly.parquet", tmp_path / "our.key"
    apart = [marks(capsys, folder, out)[0] for folder in folders]
    assert not apart[0] & apart[1]
    shared = [marks(capsys, folder, out, "--key", key)[0] for folder in folders]
    assert shared[0] == shared[1]


def test_a_mark_cannot_be_made_from_the_name_alone():
    marks = {mark_of("田中", bytes([number]) * 32) for number in range(50)}
    assert len(marks) == 50


def test_the_order_of_the_output_tells_nothing_of_the_names(tmp_path):
    folder = folder_of(tmp_path / "logs", **{f"{number:02d}": METHOD for number in range(20)})
    members = find_members(folder, b"k" * 32).members
    assert [one.label for one in members] == sorted(one.label for one in members)
    assert [one.path.stem for one in members] != sorted(one.path.stem for one in members)


def test_a_name_has_one_mark_however_a_system_writes_it(tmp_path):
    name = "ガンダ"
    for form in ("NFC", "NFD"):
        folder_of(tmp_path / form, **{unicodedata.normalize(form, name): METHOD})
    one, other = (find_members(tmp_path / form, b"k" * 32).members for form in ("NFC", "NFD"))
    assert [member.label for member in one] == [member.label for member in other]


def test_names_leave_no_key_behind(capsys, tmp_path):
    folder = three_members(tmp_path / "logs")
    names, _ = marks(capsys, folder, tmp_path / "weekly.parquet", "--names")
    assert names == {"田中", "佐藤", "鈴木"}
    assert not (folder / KEY_NAME).exists()


@pytest.mark.parametrize("content", ["", "0123", "これは鍵ではない"])
def test_a_damaged_key_is_never_replaced(tmp_path, content):
    key = written(tmp_path / KEY_NAME, content)
    with pytest.raises(FileError) as caught:
        read_key(key, now=NOW)
    assert caught.value.code == "key_unreadable"
    assert key.read_text(encoding="utf-8") == content
