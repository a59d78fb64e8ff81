"""What all tests share: without LibreOffice they fail under CI and skip elsewhere; they speak Japanese."""

import os
import shutil

import pytest
from support import examples

examples.register()


def pytest_collection_modifyitems(items):
    if shutil.which("soffice") or os.environ.get("CI"):
        return
    missing = pytest.mark.skip(reason="LibreOffice Calc (soffice) is not installed")
    for item in items:
        if item.get_closest_marker("libreoffice"):
            item.add_marker(missing)


@pytest.fixture(autouse=True)
def _in_japanese(monkeypatch):
    """Let every test speak Japanese unless it asks for something else, whatever the machine's locale."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
