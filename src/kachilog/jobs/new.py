"""New workbooks: an empty one, or one with sample entries."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from kachilog.base.errors import FileError, UsageError
from kachilog.base.week import Week
from kachilog.files import private
from kachilog.files.book.ods import build_ods
from kachilog.files.book.tables.kpi_presets import persona_columns
from kachilog.files.book.template import new_book as template
from kachilog.files.book.template.log_sheet import LogShape
from kachilog.files.kinds import ODS, is_book
from kachilog.files.limits import require_name
from kachilog.files.xlsx.package import Package
from kachilog.jobs.samples import story
from kachilog.log.columns import KEYS, NEW_KEYS
from kachilog.wording import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from kachilog.base.languages import Lang
    from kachilog.base.settings import Persona
    from kachilog.base.spreadsheet import CellValue
    from kachilog.log.columns import Key

SAMPLE_PERSONA: Persona = "employee"
"""Whose life the sample tells."""


def new_book(
    path: Path,
    *,
    persona: Persona,
    lang: Lang,
    today: dt.date,
    now: dt.datetime,
    with_sample: bool = False,
    with_income: bool = False,
) -> None:
    """Make a new workbook, with sample entries if asked: for Excel, or as an .ods for LibreOffice.

    Raise FileError `file_exists` and others of saving, `no_libreoffice`; UsageError `new_kind`.
    """
    ending = path.suffix.lower()
    if not is_book(path) and ending != ODS:
        raise UsageError("new_kind", file=path.name)
    require_name(path)
    book = built(ending, persona, lang, today, with_sample=with_sample, with_income=with_income)
    if ending != ODS:
        book.save(path, now=now)
        return
    if path.exists():
        raise FileError("file_exists", file=path.name)
    with private.folder() as folder:
        bare = folder / "new.xlsx"
        book.save(bare, now=now)
        build_ods(bare, path, Words(lang))


def default_ending(platform: str, *, has_ribbon: bool) -> str:
    """Return the ending of a new workbook here (`platform`: sys.platform).

    Where Excel runs it is a plain one if the ribbon does what buttons would, else one with buttons.
    """
    if platform not in ("win32", "darwin"):
        return ODS
    return ".xlsx" if has_ribbon else ".xlsm"


def built(
    suffix: str,
    persona: Persona,
    lang: Lang,
    today: dt.date,
    *,
    with_sample: bool = False,
    with_income: bool = False,
) -> Package:
    """Return a new workbook that is not yet a file, with buttons if `suffix` is ".xlsm".

    For ".ods" it is the .xlsx that LibreOffice will convert, without what Excel alone can do.
    """
    words, content = Words(lang), io.BytesIO()
    keys = KEYS if with_income else NEW_KEYS
    last_day = Week.containing(today).shift(-1).last_day
    sample: dict[str, Any] = {}
    if with_sample:
        sample = {
            "rows": sample_rows(last_day, lang, persona, keys),
            "voices": story.sample_voices(last_day, lang),
            "hypotheses": story.sample_hypotheses(last_day, lang),
            "weeks_off": story.sample_weeks_off(last_day),
        }
    template.build(
        content,
        persona=persona,
        lang=lang,
        macros=suffix == ".xlsm",
        functions=suffix != ODS,
        today=today,
        keys=keys,
        extra_columns=persona_columns(persona, words),
        **sample,
    )
    return Package.from_bytes(content.getvalue())


def sample_rows(
    last_day: dt.date, lang: Lang, persona: Persona, keys: tuple[Key, ...] = NEW_KEYS
) -> list[tuple[CellValue, ...]]:
    """Return the rows of the sample's log; what the KPIs count is known of the sample's own persona only."""
    told = [dict(zip(NEW_KEYS, row, strict=True)) for row in story.sample_log(last_day, lang)]
    rows = [[row.get(key) for key in keys] for row in told]
    if persona == SAMPLE_PERSONA:
        counts: Sequence[Sequence[CellValue]] = story.sample_counts(last_day)
    else:
        counts = [[None] * len(persona_columns(persona, Words(lang)))] * len(rows)
    shape = LogShape(keys)
    return [tuple(shape.in_order(row, more)) for row, more in zip(rows, counts, strict=True)]
