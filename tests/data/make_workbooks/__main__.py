"""Make the workbooks of tests/data/workbooks again: `python tests/data/make_workbooks [NAME…]`.

It needs the project itself, LibreOffice, gnumeric's ssconvert, and beyond `.[test]` these producers:
excelize, polars, PyExcelerate, rustpy-xlsxwriter. The files in the tree stay as they are until this is run:
other versions of the producers write other bytes.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))

import by_hand
import by_kachilog
import by_libreoffice
import by_openpyxl
import by_others
import by_xlsxwriter
import oddities

TARGET = Path(__file__).parents[1] / "workbooks"


def main(names):
    """Make all workbooks, and put those called by `names` (all, if there are none) into the tree."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for producer in (by_xlsxwriter, by_openpyxl, by_others, by_kachilog):
            for name, make in producer.WORKBOOKS.items():
                make(folder / name)
        by_libreoffice.make_all(folder)
        for name, source in by_others.RESAVED.items():
            by_others.resaved(folder / source, folder / name)
        for name, edit in (by_hand.WORKBOOKS | oddities.WORKBOOKS).items():
            edit(folder, folder / name)
        TARGET.mkdir(exist_ok=True)
        for path in sorted(folder.iterdir()):
            if path.is_file() and (not names or path.name in names):
                shutil.copyfile(path, TARGET / path.name)


if __name__ == "__main__":
    main(sys.argv[1:])
