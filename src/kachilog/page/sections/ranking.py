"""The evidence, second part: where the time pays, by action type and, for posts, by tag.

Shown are observed figures; the order is that of the shrunken rate. Consultations, preparation and what has no
action type stand apart, below, without a rate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.rounding import half_up, whole
from kachilog.page import phrasing
from kachilog.page.layout import cell, in_its_row
from kachilog.page.palette import INK, LINE, MUTED
from kachilog.page.sections.columns import FLAG, SMALL, WHOLE
from kachilog.wording.width import text_width

if TYPE_CHECKING:
    from kachilog.base.spreadsheet import CellValue
    from kachilog.metrics.ranking import RankedFigures, Ranking
    from kachilog.page.layout import Filling, Layout, Span
    from kachilog.page.sections.view import View
    from kachilog.wording import Words

ROWS = 10
RANKED = 6
TAGS = 6
_COLUMNS: dict[str, tuple[Span, str]] = {
    "name": ((2, 5), "General"),
    "minutes": ((6, 7), "#,##0"),
    "rows": ((8, 9), "#,##0"),
    "events": ((10, 11), "#,##0"),
    "rate": ((12, 13), "0.0"),
    "each": ((14, 15), "#,##0"),
}
_TAG_COLUMNS: dict[str, tuple[Span, str]] = {
    "name": ((17, 19), "General"),
    "minutes": ((20, 20), "#,##0"),
    "rows": ((21, 21), "#,##0"),
    "events": ((22, 22), "#,##0"),
    "rate": ((23, 24), "0.0"),
}
WIDE: Span = (2, 15)
NARROW: Span = (17, 24)


def lay(page: Layout) -> None:
    """Lay out both tables side by side, with one head and rows for the most that there can be."""
    row = page.down(19, "ranking")
    page.heading("ranking", row, *WIDE)
    page.heading("tags", row, *NARROW)
    head = page.down(25, "ranking")
    rows = [page.down(16, "ranking", f"ranking.{number}") for number in range(ROWS)]
    for table, columns, count in (("ranking", _COLUMNS, ROWS), ("tags", _TAG_COLUMNS, TAGS)):
        for column, (span, number_format) in columns.items():
            look = {"align": "left" if column == "name" else "right"}
            page.slot(f"{table}.head.{column}", head, *span, text_wrap=True, valign="bottom", **look, **SMALL)
            for number, at in enumerate(rows[:count]):
                colour = {} if column in ("name", "rate") else {"font_color": MUTED}
                cells = {"font_size": 9, "num_format": number_format, **look, **colour}
                page.slot(f"{table}.{number}.{column}", at, *span, **cells)
    _lay_what_orders(page, head, rows)
    for number, at in enumerate(rows):
        page.slot(f"ranking.{number}.apart", at, FLAG, FLAG)
    apart, above = (f"{in_its_row((row, FLAG))}=1" for row in (rows[0], head))
    corners = ((rows[0], WIDE[0]), (rows[-1], WIDE[1]))
    # Some programs look no further than the first that holds.
    page.when(*corners, f"AND({apart},NOT({above}))", font_color=MUTED, top=1, top_color=LINE)
    page.when(*corners, apart, font_color=MUTED)
    page.slot("ranking.note", page.down(13, "ranking"), *WHOLE, **SMALL)
    page.down(7, "ranking")


def _lay_what_orders(page: Layout, head: int, rows: list[int]) -> None:
    """Let the column by which each table is ordered stand out."""
    for offset, (table, columns) in enumerate((("ranking", _COLUMNS), ("tags", _TAG_COLUMNS)), 1):
        flag = page.slot(f"{table}.by_inquiries", head, FLAG + offset, FLAG + offset)
        for column, value in (("events", 1), ("rate", 0)):
            (first, last), _ = columns[column]
            holds = f"{cell(flag.place)}={value}"
            if table == "ranking":
                holds = f"AND({holds},{in_its_row((rows[0], FLAG))}<>1)"
            page.when((rows[0], first), (rows[-1], last), holds, bold=True, font_color=INK)


def fill(form: Filling, view: View) -> None:
    """Fill both tables; without rows in the last weeks there are none, nor a tag that says nothing."""
    words, ranking, tags = view.words, view.review.ranking, view.review.tags
    ranked, apart = _fitting(ranking)
    lines = [*ranked, *apart]
    if not lines:
        form.hide("ranking")
        return
    form.put("ranking", words("page.ranking"))
    _heads(form, view, "ranking", ranking, [*_COLUMNS] if ranking.basis == "inquiries" else [*_COLUMNS][:-1])
    for number, one in enumerate(lines):
        rated = number < len(ranked)
        _line(form, view, f"ranking.{number}", one, ranking.basis, rated=rated)
        form.put(f"ranking.{number}.apart", 0 if rated else 1)
    shown = [one for one in tags.ranked if one.rate is not None or one.reactions or one.inquiries][:TAGS]
    if shown:
        form.put("tags", words("page.tags"))
        _heads(form, view, "tags", tags, [*_TAG_COLUMNS])
    for number, one in enumerate(shown):
        _line(form, view, f"tags.{number}", one, tags.basis, rated=True)
    form.hide(*(f"ranking.{number}" for number in range(max(len(lines), len(shown)), ROWS)))
    notes = _notes(view, len(ranking.ranked) - len(ranked), bool(apart), bool(shown))
    form.put("ranking.note", _joined(words, notes, form.room("ranking.note")))


def _fitting(ranking: Ranking) -> tuple[tuple[RankedFigures, ...], tuple[RankedFigures, ...]]:
    """Return the ranked types and those apart that there is room for; either takes what the other leaves."""
    ranked = ranking.ranked[: max(RANKED, ROWS - len(ranking.apart))]
    return ranked, ranking.apart[: ROWS - len(ranked)]


def _heads(form: Filling, view: View, table: str, ranking: Ranking, columns: list[str]) -> None:
    form.put(f"{table}.by_inquiries", int(ranking.basis == "inquiries"))
    for column in columns:
        name = {"events": ranking.basis, "rate": f"rate_{ranking.basis}"}.get(column, column)
        if column == "name":
            name = "action" if table == "ranking" else "tag"
        narrow = table == "tags" and name == "inquiries"
        form.put(
            f"{table}.head.{column}", view.words(f"page.tags_{name}" if narrow else f"page.ranking_{name}")
        )


def _line(form: Filling, view: View, line: str, one: RankedFigures, basis: str, *, rated: bool) -> None:
    events = one.inquiries if basis == "inquiries" else one.reactions
    values: dict[str, CellValue] = {
        "name": phrasing.named(view.words, one.name),
        "minutes": one.minutes,
        "rows": one.rows,
        "events": events,
    }
    if rated:
        values["rate"] = view.words("page.dash") if one.rate is None else float(half_up(one.rate, 1))
        if basis == "inquiries" and one.minutes_per_inquiry is not None and line.startswith("ranking"):
            values["each"] = whole(one.minutes_per_inquiry)
    for column, value in values.items():
        form.put(f"{line}.{column}", value)


def _has_untimed(one: RankedFigures) -> bool:
    """Tell whether some inquiries of a type came with entries whose time is not known."""
    each = one.minutes_per_inquiry
    return one.inquiries > (0 if each is None else whole(one.minutes / each))


def _notes(view: View, more: int, apart: bool, tagged: bool) -> list[str]:  # noqa: FBT001
    """Return what is to be said of both tables, the least needed last."""
    words, ranking = view.words, view.review.ranking
    # A count beside a figure per hour that does not make it would look like a slip.
    untimed = ranking.basis == "inquiries" and any(map(_has_untimed, ranking.ranked))
    notes = [words(f"page.ranking_note_{'timed' if untimed else ranking.basis}")]
    if apart:
        notes.append(words("page.ranking_note_apart"))
    if more > 0:
        notes.append(phrasing.counted(words, "more_types", more))
    if tagged and view.review.tags.basis != ranking.basis:
        notes.append(words("page.tags_note"))
    return notes


def _joined(words: Words, notes: list[str], room: int) -> str:
    """Return as many of the notes, from the first on, as there is room for."""
    while text_width(note := words("page.note_joint").join(notes)) > room:
        notes = notes[:-1]
    return note
