"""Run as a module, this builds what is kept ready in `workbook/`: templates, the add-in, sample CSVs."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kachilog.files.book.addin.build import ADDIN_NAME, build_addin
from kachilog.files.book.office.extension import EXTENSION_NAME, build_extension
from kachilog.files.book.template.new_book import FIRST_DAY
from kachilog.files.csv_files import write_csv
from kachilog.jobs.new import built
from kachilog.jobs.samples.story import sample_log
from kachilog.log.columns import HEADERS, NEW_KEYS
from kachilog.log.stream import open_log

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kachilog.base.languages import Lang

CHECKOUT = Path(__file__).resolve().parents[3] / "workbook"
"""Where the built files are kept in a checkout."""

BOOKS: tuple[tuple[str, Lang], ...] = (
    ("価値ログ.xlsm", "ja"),
    ("価値ログ.xlsx", "ja"),
    ("kachilog-en.xlsm", "en"),
    ("kachilog-en.xlsx", "en"),
)
"""File and language; an .xlsm has buttons."""

SAMPLE_LAST_DAY = dt.date(2026, 3, 29)
"""The Sunday that ends the sample's twelve weeks."""

CSVS: tuple[tuple[str, Lang], ...] = (("活動ログ見本.csv", "ja"), ("log-sample-en.csv", "en"))


def build_all(folder: Path) -> Iterator[Path]:
    """Write every file into `folder`, which is made if need be; yield each path."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lang in BOOKS:
        path = folder / name
        path.unlink(missing_ok=True)
        package = built(path.suffix, "employee", lang, FIRST_DAY)
        package.save(path, now=dt.datetime.combine(FIRST_DAY, dt.time()))
        yield path
    (folder / ADDIN_NAME).write_bytes(build_addin())
    yield folder / ADDIN_NAME
    (folder / EXTENSION_NAME).write_bytes(build_extension())
    yield folder / EXTENSION_NAME
    for name, lang in CSVS:
        headers = [HEADERS[lang][key] for key in NEW_KEYS]
        log = open_log(enumerate([headers, *sample_log(SAMPLE_LAST_DAY, lang)], start=1))
        if log.header is None:
            raise AssertionError(log.problems)
        (folder / name).unlink(missing_ok=True)
        write_csv(folder / name, log.header, log.chunks())
        yield folder / name


if __name__ == "__main__":
    for path in build_all(Path(sys.argv[1]) if len(sys.argv) > 1 else CHECKOUT):
        sys.stdout.write(f"{path}\n")
