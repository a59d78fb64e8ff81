"""After a power cut there is the old file or the new one, whole, whatever the disk had not yet written.

What a program did last may be lost in any part: content that was not synced may be half there, and of the
names that changed since their folder was synced any may be the old or the new one.
"""

import os
from itertools import chain, combinations, count

import pytest
from support import faults, workbooks

from kachilog.files import backups, disk, saving

OLD, NEW = b"old", b"new"


class Disk:
    """What a disk may hold after a power cut: names of files that are surely whole, or may be half."""

    def __init__(self, names):
        self.names = names  # path → number of a file
        self.pending = []  # changes of names that are not yet surely on the disk: (folder, {path: number})
        self.whole = {*names.values()}
        self.current = dict(names)
        self._numbers = count(max(names.values()) + 1)

    def apply(self, step, *paths):
        if step == "create":
            self._change({paths[0]: next(self._numbers)})
        elif step == "write":
            self.whole.discard(self.current[paths[0]])
        elif step == "sync":
            self.whole.add(self.current[paths[0]])
        elif step == "rename":
            self._change({paths[0]: None, paths[1]: self.current[paths[0]]})
        elif step == "remove" and paths[0] in self.current:
            self._change({paths[0]: None})
        elif step == "sync_folder":
            done = [change for change in self.pending if {path.parent for path in change} == {paths[0]}]
            for change in done:
                self.names = _changed(self.names, change)
            self.pending = [change for change in self.pending if change not in done]

    def _change(self, change):
        self.current = _changed(self.current, change)
        self.pending.append(change)

    def after_a_cut(self):
        """Yield the names, with any of the pending changes done, in their order."""
        subsets = chain.from_iterable(
            combinations(self.pending, n) for n in range(max(0, len(self.pending) - 3), len(self.pending) + 1)
        )
        for subset in chain(subsets, combinations(self.pending, 1), [()]):
            names = self.names
            for change in subset:
                names = _changed(names, change)
            yield names


def _changed(names, change):
    return {path: number for path, number in {**names, **change}.items() if number is not None}


def steps_of_a_save(path):
    """Save another content over a file and return the steps that it took."""
    steps = []
    with faults.watched(lambda *step: steps.append(step)):
        saving.save(path, lambda out: out.write(NEW), None, seen=None, now=workbooks.NOW, overwrite=True)
    return steps


def test_at_every_moment_of_a_save_a_power_cut_leaves_a_whole_file(tmp_path):
    path = tmp_path / "book.xlsx"
    path.write_bytes(OLD)
    steps = steps_of_a_save(path)
    assert path.read_bytes() == NEW
    old = 1
    on_disk, cuts = Disk({path: old}), 0
    for step in steps:
        on_disk.apply(*step)
        for names in on_disk.after_a_cut():
            cuts += 1
            assert names[path] in on_disk.whole, f"half a file after {step}"
            kept = [number for name, number in names.items() if backups.FOLDER in name.parts[-2]]
            named = [name for name in names if name.parent.name == backups.FOLDER and "~" not in name.name]
            assert all(names[name] in on_disk.whole for name in named), f"half a backup after {step}"
            if names[path] != old:
                assert kept, f"the new file without a backup of the old one after {step}"
    assert cuts > len(steps)
    assert set(on_disk.names) >= {path}, "the name of the new file is on the disk when the save is over"
    assert on_disk.names[path] != old


@pytest.mark.parametrize("without", ["sync", "sync_folder"])
def test_a_save_that_did_not_sync_would_be_found_out(tmp_path, without):
    path = tmp_path / "book.xlsx"
    path.write_bytes(OLD)
    on_disk = Disk({path: 1})
    wrong = False
    for step in [step for step in steps_of_a_save(path) if step[0] != without]:
        on_disk.apply(*step)
        for names in on_disk.after_a_cut():
            backed_up = any("~" not in name.name for name in names if name.parent.name == backups.FOLDER)
            wrong |= names[path] not in on_disk.whole or (names[path] != 1 and not backed_up)
    assert wrong


def test_on_a_mac_the_drive_itself_is_told_to_write(tmp_path, monkeypatch):
    asked, full_sync = [], 51
    monkeypatch.setattr(disk, "_FULL_SYNC", full_sync)
    monkeypatch.setattr(disk.fcntl, "fcntl", lambda _, command: asked.append(command))
    with (tmp_path / "file").open("wb") as file:
        disk.sync(file)
    assert asked == [full_sync]


def test_a_drive_that_cannot_be_told_is_synced_as_elsewhere(tmp_path, monkeypatch):
    def unsupported(*_):
        raise OSError(45, "Operation not supported")

    synced = []
    monkeypatch.setattr(disk, "_FULL_SYNC", 51)
    monkeypatch.setattr(disk.fcntl, "fcntl", unsupported)
    monkeypatch.setattr(os, "fsync", synced.append)
    with (tmp_path / "file").open("wb") as file:
        disk.sync(file)
        assert synced == [file.fileno()]
