"""What the round trips share."""

from __future__ import annotations

import io
import shutil

import pytest

from kachilog.files.book.template import new_book

_KEPT = 100


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """Return a function that gives an empty folder, the same each time: examples are many, files would be."""
    folder = tmp_path_factory.mktemp("round-trip")

    def emptied():
        shutil.rmtree(folder)
        folder.mkdir()
        return folder

    return emptied


@pytest.fixture(scope="module", autouse=True)
def _each_template_is_drawn_once():
    """Draw a new workbook once for each set of columns: equal arguments give an equal file."""
    drawn, build = {}, new_book.build

    def built(target, **options):
        key = repr(sorted(options.items()))
        if key not in drawn:
            stream = io.BytesIO()
            build(stream, **options)
            if len(drawn) == _KEPT:
                drawn.clear()
            drawn[key] = stream.getvalue()
        target.write(drawn[key])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(new_book, "build", built)
        yield
