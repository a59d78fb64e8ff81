"""The Python side of the buttons in the LibreOffice edition, which `kachilog.libreoffice.click` runs.

The macro saves a snapshot of the open workbook (`snapshot.xlsx`) and a `request.txt` into a folder of its
own, runs this on it, and does what `answer.txt` says: bring in pages, write rows, say a sentence. So the open
document is never rewritten, and what is computed is what the command line and the Excel edition compute.

An answer is UTF-8 lines of fields parted by TAB, carried out from the top:
    page FILE NAME AFTER   bring the one sheet of a file in under a name, behind the sheet AFTER ("": last)
    keep ROW COLUMN OLD_ROW OLD_COLUMN   with a cell of the sheet that the page before replaces (from 0)
    text SHEET ROW COLUMN TEXT   write a text (from 0)
    rows FILE SHEET ROW COLUMN   write the cells of a file's one sheet from that cell on (from 0)
    table NAME FIRST_ROW FIRST_COLUMN LAST_ROW LAST_COLUMN   let a table have this size (from 0)
    show SHEET · status TEXT · alert TEXT
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from kachilog.base.errors import FileError, KachilogError
from kachilog.excel.appending import TableArea, plan
from kachilog.files.book.names import LOG_TABLE
from kachilog.jobs import buttons
from kachilog.jobs.source import ClosedBook
from kachilog.libreoffice.click import ANSWER
from kachilog.wording import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kachilog.excel.appending import Block
    from kachilog.files.book.pages import DrawnPage
    from kachilog.files.book.tables.side_tables import ReadSideTables
    from kachilog.log.known_rows import NewRows
    from kachilog.log.stream import Log, LogStream

REQUEST, SNAPSHOT = "request.txt", "snapshot.xlsx"


class SnapshotDesk:
    """The desk over a snapshot: what is to be changed becomes lines of the answer."""

    def __init__(self, folder: Path, *, full_name: str, selected_row: int | None, now: dt.datetime) -> None:
        self.folder, self.full_name, self.selected_row, self.now = folder, full_name, selected_row, now
        self.book = ClosedBook(folder / SNAPSHOT)
        self.settings, self.settings_problems = self.book.settings, self.book.problems
        self.words = Words(self.settings.lang)
        self.answer: list[tuple[object, ...]] = []

    def log_stream(self) -> LogStream:
        """As `kachilog.excel.desk.Desk`."""
        return self.book.reader.stream(today=self.now.date())

    def read_side_tables(self, log: Log) -> ReadSideTables:
        """As `kachilog.excel.desk.Desk`."""
        return self.book.read_side_tables(log, self.settings)

    def write_texts(self, sheet: str, texts: Mapping[tuple[int, int], str]) -> bool:
        """As `kachilog.excel.desk.Desk`."""
        part = next(one.part for one in self.book.package.sheets if one.name == sheet)
        if b"<sheetProtection " in self.book.package.read(part):
            return False
        self.answer += [("text", sheet, row - 1, column - 1, text) for (row, column), text in texts.items()]
        return True

    def place(self, pages: Sequence[DrawnPage], show: str) -> None:
        """As `kachilog.excel.desk.Desk`."""
        for number, page in enumerate(pages):
            file = self.folder / f"page{number}.xlsx"
            file.write_bytes(page.content)
            self.answer.append(("page", file.as_uri(), page.name, page.after or ""))
            self.answer += [("keep", *new, *old) for new, old in page.keep.items()]
        self.answer.append(("show", show))

    def append(self, new: NewRows) -> None:
        """As `kachilog.excel.desk.Desk`. Raise FileError import_no_table, totals_row, and as `plan`."""
        table = self.book.package.tables.get(LOG_TABLE)
        if table is None:
            raise FileError("import_no_table")
        if table.totals_rows:
            raise FileError("totals_row")
        cells = self.book.rows(table.sheet)
        area = TableArea(table.first_row, table.first_column, table.last_row, table.last_column)
        records = list(self.book.reader.records())
        filled = [row for row, line in records if any(cell not in (None, "") for cell in line)]

        def is_blank(first: tuple[int, int], last: tuple[int, int]) -> bool:
            rows = cells[first[0] - 1 : last[0]]
            return all(cell in (None, "") for row in rows for cell in row[first[1] - 1 : last[1]])

        planned = plan(new, area, records[0][1], filled[-1], is_blank)
        for column, header in enumerate(planned.new_headers, start=area.last_column):
            self.answer.append(("text", table.sheet, area.header_row - 1, column, header))
        for number, block in enumerate(planned.blocks):
            file = self.folder / f"rows{number}.xlsx"
            _write_rows(file, block)
            self.answer.append(("rows", file.as_uri(), table.sheet, block.row - 1, block.column - 1))
        grown = planned.area
        corners = (grown.header_row, grown.first_column, grown.last_row, grown.last_column)
        self.answer.append(("table", LOG_TABLE, *(place - 1 for place in corners)))


def _write_rows(file: Path, block: Block) -> None:
    from xlsxwriter import Workbook  # noqa: PLC0415 (only an import needs it)

    with Workbook(str(file), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        for row, line in enumerate(block.rows):
            for column, value in enumerate(line):
                if isinstance(value, dt.date):
                    sheet.write_datetime(row, column, value, day)
                elif isinstance(value, str):
                    sheet.write_string(row, column, value)
                elif value is not None:
                    sheet.write_number(row, column, value)


def answer(folder: Path, *, now: dt.datetime | None = None) -> None:
    """Do what `request.txt` in a folder asks for, and write `answer.txt`; nothing is raised for bad data.

    The request has a line each for the job (review, export, import), the URL of the workbook ("" if never
    saved), the row of the log that is selected (0: none), and the URL of the CSV to import.
    """
    lines = (folder / REQUEST).read_text("utf-8-sig").splitlines()
    job, url, row, csv = (*lines, "", "", "", "")[:4]
    words, done = Words("ja"), list[tuple[object, ...]]()
    try:
        full_name = str(_path(url)) if url else "kachilog.ods"
        desk = SnapshotDesk(
            folder,
            full_name=full_name,
            selected_row=int(row or 0) or None,
            now=now or dt.datetime.now(),  # noqa: DTZ005 (the user's own clock)
        )
        words = desk.words
        if job == "import":
            sentence = buttons.import_(desk, str(_path(csv)).encode("utf-16-be").hex() if csv else "")
        else:
            sentence = buttons.export(desk) if job == "export" else buttons.review(desk)
        done = [*desk.answer, ("status", sentence)]
    except KachilogError as error:
        done = [("status", words.error(error)), ("alert", words.error(error))]
    except Exception as error:  # noqa: BLE001 (the boundary to the macro: all it can show is a sentence)
        done = [("status", words("excel.unexpected", kind=type(error).__name__, at=""))]
    text = "".join("\t".join(" ".join(str(field).split()) for field in line) + "\n" for line in done)
    # Whole or not at all: whoever runs this may be ended at any time, and another one looks for it.
    whole = folder / f"{ANSWER}.new"
    whole.write_text(text, "utf-8", newline="\n")
    whole.replace(folder / ANSWER)


def _path(url: str) -> Path:
    parts = urlsplit(url)
    if parts.scheme != "file":
        # A document on a server: its name serves, its folder does not.
        return Path(unquote(parts.path).rsplit("/", 1)[-1])
    return Path(url2pathname(parts.path))
