"""A save that is disturbed at every step it takes: where the steps are, and a process that dies at one.

A whole command runs up to its save; there the process is copied (fork) once for each step, so that each copy
meets its fate at another one, and the folder is put back as it was, inodes and times included, in between.
"""

from __future__ import annotations

import io
import os
import shutil
import signal
import warnings
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from unittest import mock

from kachilog.files import backups, disk, saving

STEPS = (
    "create",
    "sync",
    "sync_folder",
    "rename",
    "remove",
    "copy_mode",
    "open_mode",
    "make_folder",
    "remove_folder",
)


class _Raw(io.FileIO):
    """A new file each of whose writes is two steps, with half of the bytes written in between."""

    def __init__(self, path, reached):
        super().__init__(path, "x+b", opener=disk._private)
        self._reached = reached

    def write(self, data):
        content = bytes(data)
        half = len(content) // 2
        self._reached("write", Path(self.name))
        self._all(content[:half])
        self._reached("write on", Path(self.name))
        self._all(content[half:])
        return len(content)

    def _all(self, content):
        while content:
            content = content[super().write(content) :]


@contextmanager
def watched(reached):
    """Let `reached(step, *paths)` be called before each step by which a save touches the disk."""

    def create(path):
        reached("create", path)
        return io.BufferedRandom(_Raw(path, reached))

    def stepping(name, real):
        def step(*arguments):
            if name == "sync":
                arguments[0].flush()  # its writes are steps of their own, and come first
            reached(name, *map(_path, arguments))
            return real(*arguments)

        return step

    with ExitStack() as patches:
        for name in STEPS:
            fake = create if name == "create" else stepping(name, getattr(disk, name))
            patches.enter_context(mock.patch.object(disk, name, fake))
        yield


def _path(argument):
    return Path(argument.raw.name) if isinstance(argument, io.BufferedRandom) else argument


def in_a_copy(work):
    """Run `work` in a copy of this process; return its text and the signal that ended it, 0 if none."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads, which do not come along
        child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            os.write(writing, work().encode())
        except BaseException as error:  # noqa: BLE001  whatever it is, the parent must hear of it
            os.write(writing, f"{type(error).__name__}: {error}".encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        text = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    return text, os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def dying_at(number):
    """Return a watcher that ends this process at the step of this number, from 0, as a power switch would."""
    left = [number]

    def reached(*_):
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1

    return reached


class Folder:
    """A folder as it stands, with its files' own inodes, times and modes, to be put back again and again."""

    def __init__(self, folder, kept):
        self._folder, self._kept = folder, kept
        self.content = contents(folder)
        _link(folder, kept)

    def put_back(self):
        """Make the folder what it was."""
        shutil.rmtree(self._folder)
        _link(self._kept, self._folder)
        assert contents(self._folder) == self.content, "a file was changed in place"


def _link(source, target):
    shutil.copytree(source, target, copy_function=os.link)


def contents(folder):
    """Return the content of every file below a folder, by its path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def litter(folder):
    """Return the files of ours that lie about in a folder and its backups."""
    return [name for name in contents(folder) if "~kachilog" in name]


class Killing:
    """Replaces `saving.save` by one that first dies at each of its steps; `points` counts them.

    After each death the file is the old or the new one, no backup is half of one, and the next save and the
    next restore succeed at once and clean up.
    """

    real = staticmethod(saving.save)

    def __init__(self, kept):
        self._kept = kept
        self.points = 0
        kept.mkdir()

    def save(self, path, write, verify, *, now, **options):
        """Save as `saving.save` does, after having died in every way."""
        save = partial(self.real, path, write, verify, now=now, **options)
        again = partial(self.real, path, write, verify, now=now, seen=None, overwrite=True)
        before = Folder(path.parent, self._kept / str(self.points))
        steps, _ = in_a_copy(lambda: _steps(save))
        new = path.read_bytes()
        for number in range(int(steps)):
            before.put_back()
            assert in_a_copy(partial(_die, number, save)) == ("", signal.SIGKILL)
            self._check(path, again, before.content, new)
        self.points += int(steps)
        before.put_back()
        return save()

    def _check(self, path, again, before, new):
        found = path.read_bytes() if path.exists() else None
        assert found in (before.get(path.name), new), "neither the old file nor the new one"
        for backup in backups.backups(path):
            assert backup.path.read_bytes() in before.values(), "half a backup"
        if path.name in before:
            readable = [left for left in path.parent.rglob("*~kachilog*") if left.stat().st_mode & 0o077]
            assert (readable, path.stat().st_mode & 0o077) == ([], 0), "others may read what was private"
        assert in_a_copy(partial(self._next, path, again)) == ("done", 0)
        # What is there already is not saved again, so the newest backup is of the old file either way.
        assert path.read_bytes() == before.get(path.name, new), "not what was restored"
        assert litter(path.parent) == []

    def _next(self, path, again):
        saving.save = self.real  # which a restore calls by its name
        again()
        if kept := backups.backups(path):
            saving.restore(path, kept[0], now=again.keywords["now"])
        return "done"


def _steps(save):
    """Save and return how many steps it took."""
    steps = []
    with watched(lambda *step: steps.append(step)):
        save()
    return str(len(steps))


def _die(number, save):
    with watched(dying_at(number)):
        save()
    return "lived"
