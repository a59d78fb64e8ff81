"""A screen that nobody sees, a mouse and a keyboard on it, as a person at LibreOffice has them."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

needed = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")) and not os.environ.get("CI"),
    reason="a virtual screen and mouse (Xvfb, xdotool) are not installed",
)


@contextlib.contextmanager
def shown():
    """Give the environment of programs that draw on a virtual screen, while it is up."""
    reader, writer = os.pipe()
    process = subprocess.Popen(
        # Without -noreset it is away for a moment when its last client, LibreOffice's launcher, leaves.
        ["Xvfb", "-noreset", "-displayfd", str(writer), "-screen", "0", "1600x1000x24"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as number:
            # In the locale C LibreOffice opens no file whose name has other letters than ASCII.
            yield {**os.environ, "DISPLAY": f":{number.readline().strip()}", "LC_ALL": "C.UTF-8"}
    finally:
        process.terminate()
        process.wait()


def until(true, seconds=60):
    """Wait until a condition holds, at most so long; return whether it does."""
    deadline = time.monotonic() + seconds
    while not (held := true()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return held


def click(context, environment):
    """Click with the mouse on what has the accessible context that is asked for, once it can be seen."""
    keys(environment, "mousemove", *middle(context), "sleep", "0.3", "click", "1")


def middle(context):
    """Return where the middle of that is on the screen, once it can be seen."""
    found_at = []

    def visible():
        with contextlib.suppress(Exception):
            found = context()
            place, size = found.getLocationOnScreen(), found.getSize()
            found_at[:] = [place.X + size.Width // 2, place.Y + size.Height // 2]
            return size.Width > 0
        return False

    assert until(visible)
    return [*map(str, found_at)]


def keys(environment, *words):
    """Let xdotool do something; return what it prints."""
    command = ["xdotool", *words]
    return subprocess.run(command, env=environment, check=False, capture_output=True, text=True).stdout


def focus(title, environment):
    """Give the keyboard to a window, once it is there: without a window manager nobody else does."""
    assert until(lambda: windows(title, environment)), title
    *_, window = windows(title, environment)
    keys(environment, "windowfocus", "--sync", window, "sleep", "0.3")


def windows(title, environment):
    """Return the windows of a title (a pattern) that can be seen."""
    return keys(environment, "search", "--onlyvisible", "--name", f"^{title}$").split()


def type_path(file, environment):
    """Type the path of a file into LibreOffice's own picker, once it is there, and press Enter."""
    focus("Open", environment)
    keys(environment, "type", str(file))
    keys(environment, "key", "Return")


def picture(name, environment):
    """Keep a picture of the screen where KACHILOG_PICTURES says."""
    target = os.environ.get("KACHILOG_PICTURES")
    if target and shutil.which("import"):
        Path(target).mkdir(parents=True, exist_ok=True)
        command = ["import", "-window", "root", str(Path(target, f"{name}.png"))]
        subprocess.run(command, env=environment, check=True)
