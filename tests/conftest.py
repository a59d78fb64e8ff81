"""What all tests share: two tiers, a home that is nobody's, Japanese; outside of CI LibreOffice may lack."""

import os
import shutil
import tempfile

import pytest
from support import tiers

from kachilog.base.cores import use_one_thread

HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
TEMPORARY = ("TMPDIR", "TEMP", "TMP")
"""Tests look for what is left behind there, and must not meet what others leave."""


def pytest_addoption(parser):
    parser.addoption(tiers.OPTION, action="store_true", help="run every test, and properties at full length")


def pytest_configure(config):
    tiers.choose(thorough=config.getoption(tiers.OPTION))
    # Before a module of tests is imported: a library may look for its folder when it is.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", tempfile.gettempdir())
    home = tempfile.mkdtemp(prefix="kachilog-home-")
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    for name in (*HOMES, *TEMPORARY):
        os.environ[name] = home
    tempfile.tempdir = None
    use_one_thread()  # as a command does: a worker for each core is enough


def pytest_report_header(config):
    chosen = "thorough" if config.getoption(tiers.OPTION) else f"quick ({tiers.OPTION} runs the rest)"
    return f"tier: {chosen}"


def pytest_collection_modifyitems(config, items):
    if not config.getoption(tiers.OPTION):
        left_out = [item for item in items if _is_thorough(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not _is_thorough(item)]
    # What takes long must not begin last, or the other workers wait for it.
    slow = {item.path for item in items if item.get_closest_marker("libreoffice")}
    items.sort(key=lambda item: item.path not in slow)
    if shutil.which("soffice") or os.environ.get("CI"):
        return
    missing = pytest.mark.skip(reason="LibreOffice Calc (soffice) is not installed")
    for item in items:
        if item.get_closest_marker("libreoffice"):
            item.add_marker(missing)


def _is_thorough(item):
    return item.get_closest_marker("thorough") and not item.get_closest_marker("quick")


@pytest.fixture(autouse=True)
def _in_japanese(monkeypatch):
    """Let every test speak Japanese unless it asks for something else, whatever the machine's locale."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    if os.name == "nt":  # where the program's own language is the next to be asked
        monkeypatch.setenv("LANG", "ja")
