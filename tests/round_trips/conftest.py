"""What the round trips share."""

from __future__ import annotations

import shutil

import pytest


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """Return a function that gives an empty folder, the same each time: examples are many, files would be."""
    folder = tmp_path_factory.mktemp("round-trip")

    def emptied():
        shutil.rmtree(folder)
        folder.mkdir()
        return folder

    return emptied
