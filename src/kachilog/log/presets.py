"""Files of other programs that are known by their headers, and what their columns are to us.

- Toggl Track, detailed report: Description, Start date, Duration (h:mm:ss), Tags.
- Clockify, detailed report: Description, Start Date, Duration (h) (h:mm:ss), Tags.
- Super Productivity, worklog: Titles, Date, Worked (as clock or text), Tags, Descriptions.
- aTimeLogger: Activity type, From, Duration (h:mm), Comment; a summary by activity follows the entries.
- Google Forms, and the sheet of its answers: タイムスタンプ is the date unless a question asks for it, and a
  question is known by the words that people ask with.

None of the first four counts reactions, or rates quality: these columns stay blank. What is not named here is
left out and told: it is the time of day, or says who was at work for whom.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.patterns import lazy_pattern
from kachilog.base.spreadsheet import HEADER_LIMIT
from kachilog.base.text import fold_name, normal
from kachilog.log.mapping import MOST_HEADERS

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from kachilog.log.columns import Key
    from kachilog.log.parse import NumberedRows


class Preset(NamedTuple):
    """A kind of file: its `name` as users know it, and the headers (folded) by which it is known.

    `keys` are its columns that we know; the others are left out, unless it `keeps_others`. A row of the
    headers `ends_with` (folded) ends the log in it.
    """

    name: str
    known_by: frozenset[str]
    keys: Mapping[str, Key]
    ends_with: tuple[str, ...] = ()
    keeps_others: bool = False
    leaves_out: frozenset[str] = frozenset()

    def columns(self, headers: Sequence[str], own: Sequence[Key | None]) -> tuple[Key | None, ...]:
        """Return the known column of each header; `own` are those that the headers name by themselves."""
        folded = [fold_name(header) for header in headers]
        found: list[Key | None] = [None] * len(folded)
        if self.keeps_others:
            found = _asked(headers, own)
        for header, key in self.keys.items():
            if key not in found and header in folded:
                found[folded.index(header)] = key
        # A column that the user has added to such a file, under a name of ours, is read as well.
        return tuple(
            key or (other if other not in found else None) for key, other in zip(found, own, strict=True)
        )

    def is_left_out(self, header: str) -> bool:
        """Return whether a column of this header, which is none that we know, is not read."""
        return not self.keeps_others or fold_name(header) in self.leaves_out


def _folded(*headers: str) -> frozenset[str]:
    return frozenset(map(fold_name, headers))


def _keys(**headers: Key) -> dict[str, Key]:
    return {fold_name(header): key for header, key in headers.items()}


_STAMPS = _folded("タイムスタンプ", "Timestamp")

PRESETS = (
    Preset(
        "Clockify",
        _folded("Description", "Start Date", "Duration (h)"),
        {
            **_keys(description="action", tags="tags"),
            fold_name("Start Date"): "date",
            fold_name("Duration (h)"): "minutes",
        },
    ),
    Preset(
        "Toggl Track",
        _folded("Description", "Start date", "Duration"),
        {**_keys(description="action", duration="minutes", tags="tags"), fold_name("Start date"): "date"},
    ),
    Preset(
        "Super Productivity",
        _folded("Date", "Worked", "Titles"),
        _keys(date="date", worked="minutes", titles="action", tags="tags", descriptions="note"),
    ),
    Preset(
        "aTimeLogger",
        _folded("Activity type", "Duration", "From", "To"),
        {
            fold_name("Activity type"): "action",
            **_keys(duration="minutes", comment="note"),
            fold_name("From"): "date",
        },
        ends_with=("activitytype", "duration", "%"),
    ),
    Preset(
        "Google Forms",
        frozenset(),
        dict.fromkeys(sorted(_STAMPS), "date"),
        keeps_others=True,
        leaves_out=_STAMPS
        | _folded("メールアドレス", "ユーザー名", "スコア", "Email Address", "Username", "Score"),
    ),
)
"""The kinds of files, the most particular first."""

_FORMS = PRESETS[-1]

_QUESTIONS: tuple[tuple[Key, re.Pattern[str]], ...] = (
    ("date", lazy_pattern(r"いつ|何日|日付|\bwhen\b|\bwhat day\b")),
    ("minutes", lazy_pattern(r"^(?!.*何時間).*(?:何分|かかった(?:時間|分))|\bhow many minutes\b")),
    ("action", lazy_pattern(r"(?:何|なに)を(?:し|やっ)|(?:した|やった)こと|\bwhat did you do\b")),
    ("inquiries", lazy_pattern(r"問い?合わ?せ|\binquir")),
    ("repeats", lazy_pattern(r"リピート|\brepeat")),
    ("referrals", lazy_pattern(r"紹介|\breferral")),
    ("reactions", lazy_pattern(r"反応|\breactions?\b")),
    ("quality", lazy_pattern(r"手ごたえ|手応え|自己評価|質の評価|\bquality\b")),
    ("tags", lazy_pattern(r"タグ|\btags?\b")),
    ("note", lazy_pattern(r"メモ|ひとこと|一言|感想|気づ[いき]|\bnotes?\b")),
)
"""The words by which a question of a form asks for a column."""


def find(headers: Sequence[str]) -> Preset | None:
    """Return the kind of file that has a row of these headers, None if it is none of those that we know."""
    named = [header for header in headers if header]
    if not 1 < len(named) <= MOST_HEADERS:
        return None
    folded = {fold_name(header) for header in named}
    if fold_name(named[0]) in _STAMPS:
        return _FORMS
    return next((preset for preset in PRESETS if preset.known_by and preset.known_by <= folded), None)


def _asked(headers: Sequence[str], own: Sequence[Key | None]) -> list[Key | None]:
    """Return the columns that the headers of a form name or, where none does, its questions ask for.

    A question that may ask for two columns, and two questions for one, are the user's own.
    """
    named = [None if fold_name(header) in _STAMPS else key for header, key in zip(headers, own, strict=True)]
    asked = [
        None if key or not header else _asks(header, {*named})
        for header, key in zip(headers, named, strict=True)
    ]
    met = Counter(asked)
    return [key or (other if met[other] == 1 else None) for key, other in zip(named, asked, strict=True)]


def _asks(question: str, taken: Collection[Key | None]) -> Key | None:
    text = normal(question[:HEADER_LIMIT]).casefold()
    found = [key for key, words in _QUESTIONS if words.search(text)]
    return found[0] if len(found) == 1 and found[0] not in taken else None


def up_to_end(preset: Preset | None, blocks: Iterable[NumberedRows]) -> Iterator[NumberedRows]:
    """Yield the rows of a log up to the row that ends it in a file of a kind."""
    end = preset.ends_with if preset else ()
    for numbers, rows in blocks:
        at = next((at for at, cells in enumerate(rows) if _texts(cells) == end), None) if end else None
        if at is not None:
            yield numbers[:at], rows[:at]
            return
        yield numbers, rows


def _texts(cells: Sequence[object]) -> tuple[str, ...]:
    return tuple(fold_name(cell) for cell in cells if isinstance(cell, str) and cell.strip())
