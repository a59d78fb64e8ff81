"""A running LibreOffice that tests talk to over a pipe (UNO)."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
import uuid
import warnings
from pathlib import Path

_STATE = {}
DEADLINE = 60
"""Seconds that LibreOffice may take to answer for the first time."""


def uno():
    """Return the module `uno`, which the system's Python has and this one may not."""
    try:
        import uno as module  # noqa: PLC0415 (where it comes from is decided here)
    except ImportError:
        folder = os.environ.get("UNO_PATH") or _folder_of_uno()
        sys.path.append(folder)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                import uno as module  # noqa: PLC0415 (likewise)
        finally:
            # The rest of that folder belongs to another Python.
            sys.path.remove(folder)
    return module


def _folder_of_uno():
    command = ["/usr/bin/python3", "-c", "import uno; print(uno.__file__)"]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    return str(Path(found.stdout.strip()).parent)


@contextlib.contextmanager
def desktop(folder: Path, *, headless=True, settings=None, environment=None):
    """Start LibreOffice with a profile of its own in `folder`; give its desktop, and end it afterwards.

    `folder` may have a profile, `profile`, already.
    """
    pipe = f"kachilog{uuid.uuid4().hex}"
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    if settings:
        (profile / "user" / "registrymodifications.xcu").write_text(settings, "utf-8")
    command = [
        shutil.which("soffice") or "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        *(["--headless"] if headless else []),
        "--norestore",
        "--nologo",
        "--nodefault",
        f"--accept=pipe,name={pipe};urp;",
    ]
    with (folder / "office.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, start_new_session=True)
        try:
            yield _connected(pipe, process)
        finally:
            _end(process)


def _connected(pipe, process):
    module = uno()
    local = module.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + DEADLINE
    while True:
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: PERF203 (it is asked until it answers)
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            _STATE["services"] = remote.ServiceManager
            return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)


def _end(process):
    # The program that was started hands over to another one of its own session, which takes longer to end.
    for signal in (15, 9):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal)
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            process.poll()
            try:
                os.killpg(process.pid, 0)
            except ProcessLookupError:
                return
            time.sleep(0.05)


def document(path):
    """Return a workbook that is open in LibreOffice without any window.

    A call from outside races with whatever LibreOffice 7.4 draws, and crashes it now and then.
    """
    made = _STATE["services"].createInstance("com.sun.star.sheet.SpreadsheetDocument")
    made.load(properties(URL=uno().systemPathToFileUrl(str(path)), FilterName="Calc MS Excel 2007 XML"))
    return made


class Opener:
    """LibreOffice, asked for the sheets of one workbook after another; `folder` is its own."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._running = None

    def sheets(self, path):
        """Return the names of the sheets of a workbook, None if LibreOffice does not open it.

        One that ends LibreOffice is not opened; the next one meets a new LibreOffice.
        """
        if self._running is None:
            self._running = contextlib.ExitStack()
            self._running.enter_context(desktop(self._folder))
        try:
            book = document(path)
            names = list(book.Sheets.ElementNames)
            book.dispose()
        except Exception:  # noqa: BLE001  UNO's exceptions are made while it runs
            self.close()
            return None
        return names

    def close(self):
        """End LibreOffice if it runs."""
        if self._running is not None:
            self._running.close()
        self._running = None


def service(name):
    """Return a new object of a service."""
    return _STATE["services"].createInstance(name)


def properties(**values):
    """Return property values as UNO calls take them."""
    module = uno()
    made = []
    for name, value in values.items():
        one = module.createUnoStruct("com.sun.star.beans.PropertyValue")
        one.Name, one.Value = name, value
        made.append(one)
    return tuple(made)
