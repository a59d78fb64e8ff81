"""The sheet お客様の声 as it is read back, and the classes that the review writes into 分類(自動)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, combinations
from types import MappingProxyType
from typing import TYPE_CHECKING

from kachilog.base.languages import LANGS
from kachilog.base.patterns import lazy_pattern
from kachilog.base.text import fold_name, is_blank, normal
from kachilog.files.book.book import Area
from kachilog.files.book.names import VOICES_TABLE
from kachilog.files.book.tables.found import has_columns, vocabulary
from kachilog.files.book.tables.voice_mark import known, mark_of
from kachilog.log.reading.dates import parse_date
from kachilog.log.reading.kinds import Bad
from kachilog.metrics.resolution import Voice
from kachilog.voices import CLASSES, classify
from kachilog.wording import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from kachilog.base.problems import Problem
    from kachilog.files.book.book import Corners
    from kachilog.files.book.tables.found import FoundTable, Record
    from kachilog.voices import VoiceClass

COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "date": "voice_date",
        "text": "voice_text",
        "automatic": "voice_auto",
        "manual": "voice_manual",
    }
)
"""The columns that are read: key → the phrase that is the header. The medium is the user's alone."""

_TELLING = ("voice_text", "voice_auto", "voice_manual")
_WORDS = vocabulary({name: f"class_{name}" for name in (*CLASSES, "none")}) | {
    fold_name(word): name
    for name, said in {
        "solved": "解決 解決した 悩み解決",
        "acted": "行動 行動した 行動を起こした 行動できた",
        "result": "結果 成果 成果が出た",
        "felt": "気持ち 感情 気持ちが変わった 気持ちが楽になった feeling",
        "none": "なし 該当なし どれにも当てはまらない 無し -",
    }.items()
    for word in said.split()
}
_SEPARATORS = lazy_pattern(r"[、,;/・\s]+")


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """One voice as it stands on the sheet, in row `row`. `day` is None where it cannot be read.

    `written` is what the column 分類(自動) says so far; `manual` is None where the user has said nothing that
    can be read.
    """

    row: int
    day: dt.date | None
    text: str
    written: str
    manual: tuple[VoiceClass, ...] | None


@dataclass(frozen=True)
class VoiceSheet:
    """The voices of a workbook: the sheet, the first row below the headers, and the rows that are voices.

    `automatic_column` is that of 分類(自動), from 1; None without one. `kept_mark` is what the workbook keeps
    of the classes that were written there last (`voice_mark.py`), "" for nothing.
    """

    sheet: str
    first_row: int
    automatic_column: int | None
    rows: tuple[VoiceRow, ...]
    kept_mark: str = ""

    @cached_property
    def automatic(self) -> Sequence[tuple[VoiceClass, ...]]:
        """What our rules say now of each row: read where the mark shows that it stands there, else found."""
        ours = _every_class_words()
        said = ((row.text, row.written) for row in self.rows if row.text and fold_name(row.written) in ours)
        classes = {text: _classes(written)[0] or () for text, written in known(said, self.kept_mark)}
        others = [*dict.fromkeys(row.text for row in self.rows if row.text and row.text not in classes)]
        classes.update(zip(others, classify(others), strict=True))
        return [classes.get(row.text, ()) for row in self.rows]

    def mark(self, words: Words, formulas: Iterable[Corners] = ()) -> str:
        """Return the mark of the classes, once the `changes` stand there: of what the user has there none."""
        said, theirs = self._said(words), self._theirs(formulas)
        stands = (row for row in self.rows if row.row not in theirs or row.written == said.get(row.row))
        return mark_of((row.text, said[row.row]) for row in stands if row.text)

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The voices that have a day."""
        return tuple(
            Voice(row.day, row.text, automatic, row.manual)
            for row, automatic in zip(self.rows, self.automatic, strict=True)
            if row.day is not None
        )

    @property
    def automatic_area(self) -> Area | None:
        """The cells of 分類(自動), None without that column or without a voice."""
        column = self.automatic_column
        if column is None or not self.rows:
            return None
        return Area(self.first_row, column, self.rows[-1].row, column)

    @property
    def typed_over(self) -> int:
        """How many cells of 分類(自動) say what no review writes there: the user does."""
        return len(self._typed_over())

    def _typed_over(self) -> list[VoiceRow]:
        ours = _every_class_words()
        return [row for row in self.rows if row.text and row.written and fold_name(row.written) not in ours]

    def changes(self, words: Words, formulas: Iterable[Corners] = ()) -> dict[tuple[int, int], str]:
        """Return what is to be written into 分類(自動), (row, column) → text, where that says otherwise.

        What one of `formulas` fills (see `Book.formulas`) is the user's own, and left alone, and so is a text
        that no review writes.
        """
        column = self.automatic_column
        if column is None:
            return {}
        said, theirs = self._said(words), self._theirs(formulas)
        written = {row.row: row.written for row in self.rows}
        return {
            (row, column): text for row, text in said.items() if text != written[row] and row not in theirs
        }

    def _said(self, words: Words) -> dict[int, str]:
        """Return what a review says of each row with a text."""
        said = zip(self.rows, self.automatic, strict=True)
        return {row.row: class_words(automatic, words) for row, automatic in said if row.text}

    def _theirs(self, formulas: Iterable[Corners]) -> set[int]:
        """Return the rows whose 分類(自動) is the user's."""
        filled = {row for top, _, bottom, _ in formulas for row in range(top, bottom + 1)}
        return filled | {row.row for row in self._typed_over()}


def is_voice_table(name: str | None, headers: Sequence[str]) -> bool:
    """Return whether a table is that of the voices: by its name, or by its headers."""
    return (name or "").casefold() == VOICES_TABLE.casefold() or has_columns(headers, _TELLING)


def class_words(classes: Sequence[VoiceClass], words: Words) -> str:
    """Return classes as they are written on the sheet; () is said in a word, too."""
    joint = words("template.class_joint")
    return joint.join(words(f"template.class_{name}") for name in classes or ("none",))


@cache
def _every_class_words() -> frozenset[str]:
    """Return all that a review may write into 分類(自動), in any language, folded."""
    some = chain.from_iterable(combinations(CLASSES, count) for count in range(len(CLASSES) + 1))
    said = (class_words(classes, Words(lang)) for classes in some for lang in LANGS)
    return frozenset(map(fold_name, said))


def read_voices(table: FoundTable, mark: str = "") -> tuple[VoiceSheet, list[Problem]]:
    """Return the voices of a table, and what is wrong with them, none of it quoted.

    A row that has neither text nor a class of the user's says nothing and is left out.
    """
    problems: list[Problem] = []
    rows = []
    for record in table.records(COLUMNS):
        if _is_automatic_only(record):
            continue
        text = record.text("text")
        day = parse_date(record.cells["date"], date1904=table.rows.date1904)
        manual = _manual(record, day, problems)
        if not text and manual is None:
            problems.append(record.problem("voice_text_blank", "text"))
            continue
        if isinstance(day, Bad):
            problems.append(record.problem("voice_date", "date", quoted=False))
        known = None if isinstance(day, Bad) else day
        rows.append(VoiceRow(record.row, known, text, record.text("automatic"), manual))
    at = table.place(COLUMNS["automatic"])
    column = None if at is None else table.first_column + at
    return VoiceSheet(table.sheet, table.rows.first_row, column, tuple(rows), mark), problems


def _is_automatic_only(record: Record) -> bool:
    return all(is_blank(cell) for key, cell in record.cells.items() if key != "automatic")


def _manual(record: Record, day: dt.date | Bad, problems: list[Problem]) -> tuple[VoiceClass, ...] | None:
    """Return the user's own classes, None if the cell has no word that we know."""
    classes, unknown = _classes(record.text("manual"))
    if unknown:
        known = None if isinstance(day, Bad) else day
        problems.append(record.problem("voice_class", "manual", "warning", quoted=False, day=known))
    return classes


def _classes(text: str) -> tuple[tuple[VoiceClass, ...] | None, bool]:
    """Return the classes that a cell names, None without a word that we know, and if it has others."""
    words = [fold_name(word) for word in _SEPARATORS.split(normal(text)) if word]
    found = [_WORDS[word] for word in words if word in _WORDS]
    return tuple(name for name in CLASSES if name in found) if found else None, len(found) < len(words)
