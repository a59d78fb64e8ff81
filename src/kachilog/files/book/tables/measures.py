"""The names of measures, as a user writes them into a KPI, and what they mean for one log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.text import fold_name, fold_own
from kachilog.files.book.tables.found import vocabulary
from kachilog.files.book.tables.kpi_presets import COUNT_COLUMNS, MEASURES
from kachilog.log.columns import NUMBERS, bare, is_vanity, known_keys, name_in_frame
from kachilog.metrics.kpis import Measure

if TYPE_CHECKING:
    from kachilog.log.columns import Key
    from kachilog.log.stream import Log

_KINDS = vocabulary({kind: f"measure_{kind}" for kind in MEASURES})
_PRESET_COLUMNS = vocabulary({name: f"column_{name}" for name in COUNT_COLUMNS})

ABSENT = Measure("absent")
"""A column that we know of, but the log does not have."""


class Measures:
    """The measures that one log offers.

    A name is, in this order: a word of ours (件数, "posts"); a column of the user's own by its header, with
    or without its unit in brackets; a known column by any of its names; a column that the preset KPIs use,
    in either language.
    """

    def __init__(self, log: Log) -> None:
        own = [column for column in log.columns if column.key is None]
        self._own = {fold_own(column.header): name_in_frame(column) for column in own}
        self._bare: dict[str, list[str]] = {}
        for column in own:
            self._bare.setdefault(bare(column.header), []).append(name_in_frame(column))
        self._in_frame = frozenset(log.gathered.found)  # those that hold numbers
        self._texts = log.gathered.texts
        self._keys = frozenset(column.key for column in log.columns)

    def find(self, name: str) -> Measure | str:
        """Return the measure of a name, `ABSENT`, or the code of the problem with it."""
        if (kind := _KINDS.get(fold_name(name))) is not None:
            return Measure(kind)
        column = self._column(name)
        if column is not None:
            return self._of_own(column)
        key = known_keys([name])[0]
        if key is not None:
            return self._of_known(key)
        preset = _PRESET_COLUMNS.get(fold_name(name))
        if preset is not None:
            return self._of_preset(preset)
        return "kpi_measure_vanity" if is_vanity(name) else "kpi_measure_unknown"

    def text_cell(self, name: str) -> tuple[str | None, int] | None:
        """Return the sheet (None in a CSV) and the row of the cell that makes a column one of texts.

        None for what is no column of the user's own with such a cell.
        """
        columns = [self._column(name)]
        if (preset := _PRESET_COLUMNS.get(fold_name(name))) is not None:
            columns += [self._column(of) for of, other in _PRESET_COLUMNS.items() if other == preset]
        return next((self._texts[column] for column in columns if column in self._texts), None)

    def _column(self, name: str) -> str | None:
        exact = self._own.get(fold_own(name))
        alike = self._bare.get(bare(name), [])
        return exact or (alike[0] if len(alike) == 1 else None)

    def _of_known(self, key: Key) -> Measure | str:
        if key not in NUMBERS:
            return "kpi_measure_text"
        if key not in self._keys:
            return ABSENT
        return (
            Measure("minutes")
            if key == "minutes"
            else Measure("column", key, events=key not in ("quality", "income"))
        )

    def _of_own(self, column: str) -> Measure | str:
        if column not in self._in_frame:
            return "kpi_measure_text"
        return Measure("column", column, events=fold_name(column) in _PRESET_COLUMNS)

    def _of_preset(self, preset: str) -> Measure | str:
        """Return the preset's column under the name that it has in the other language."""
        for name, of in _PRESET_COLUMNS.items():
            column = self._column(name) if of == preset else None
            if column is not None:
                found = self._of_own(column)
                return found._replace(events=True) if isinstance(found, Measure) else found
        return ABSENT
