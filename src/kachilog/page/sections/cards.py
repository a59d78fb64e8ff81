"""The three cards: a number, its unit, whether it is better than usual, and last week's.

No figure stands twice on a card: what it is made of, then the verdict with its own two figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.rounding import half_up, whole
from kachilog.metrics.thresholds import FEWEST_PARTS, TIRED, WORN_OUT
from kachilog.page import phrasing
from kachilog.page.layout import cell
from kachilog.page.palette import ACCENT, SOFT, WARM, WARMSOFT
from kachilog.page.sections.columns import CARDS, FLAG, QUIET

if TYPE_CHECKING:
    from kachilog.base.spreadsheet import CellValue
    from kachilog.page.layout import Filling, Layout
    from kachilog.page.sections.view import View

_NAMES = ("efficiency", "per_inquiry", "index")
_NUMBER_FORMATS = {"efficiency": "0.0", "per_inquiry": "#,##0", "index": "0"}


class _Card(NamedTuple):
    name: str
    number: CellValue
    basis: str
    verdict: str
    figures: str
    last: str
    warm: bool = False


def lay(page: Layout) -> None:
    """Lay out the cards side by side."""
    heights = {"name": 22, "number": 34, "basis": 15, "verdict": 19, "figures": 15, "last": 15, "end": 3}
    rows = {line: page.down(height, "cards", f"cards.{line}") for line, height in heights.items()}
    for card, (first, last) in zip(_NAMES, CARDS, strict=True):
        soft = {"bg_color": SOFT, "indent": 1}
        page.slot(f"{card}.name", rows["name"], first, last, bold=True, font_color=ACCENT, **soft)
        number = {"font_size": 26, "bold": True, "align": "left", "num_format": _NUMBER_FORMATS[card]}
        page.slot(f"{card}.number", rows["number"], first, last, **number, **soft)
        page.slot(f"{card}.verdict", rows["verdict"], first, last, bold=True, font_color=ACCENT, **soft)
        for line in ("basis", "figures", "last", "end"):
            size = {"font_size": 8.5} if line == "figures" else {}
            page.slot(f"{card}.{line}", rows[line], first, last, **{**QUIET, **soft, **size})
    flag = page.slot("index.warm", rows["name"], FLAG, FLAG)
    for top, bottom in (("name", "name"), ("number", "basis"), ("verdict", "verdict"), ("figures", "end")):
        colour = {"font_color": WARM} if top == bottom else {}
        corners = ((rows[top], CARDS[-1][0]), (rows[bottom], CARDS[-1][1]))
        page.when(*corners, f"{cell(flag.place)}=1", bg_color=WARMSOFT, **colour)
    page.down(9, "cards")


def fill(form: Filling, view: View) -> None:
    """Fill the cards; a week without rows has none."""
    if not view.review.figures.actions:
        form.hide("cards")
        return
    cards = (_efficiency(view), _per_inquiry(view), _index(view))
    for name, card in zip(_NAMES, cards, strict=True):
        for line in ("name", "number", "basis", "verdict", "figures", "last"):
            form.put(f"{name}.{line}", getattr(card, line))
    form.put("index.warm", int(cards[-1].warm))
    for line in ("figures", "last"):
        if not any(getattr(card, line) for card in cards):
            form.hide(f"cards.{line}")


def _last(view: View, said: str) -> str:
    if view.review.previous is None:
        return view.words("page.last_week_none") if view.review.number > 1 else ""
    return view.words("page.last_week", last=said)


def _efficiency(view: View) -> _Card:
    words, review = view.words, view.review
    figures, value = review.figures.efficiency, review.figures.efficiency.quality_adjusted_per_hour
    last = review.previous.efficiency.quality_adjusted_per_hour if review.previous else None
    basis = words("page.efficiency_basis", minutes=figures.quality_adjusted_minutes)
    if value is None:
        basis = words("page.no_minutes" if not figures.minutes else "page.no_rating")
    verdict, compared = phrasing.verdict(words, review.efficiency_change, phrasing.decimal)
    return _Card(
        words("page.efficiency"),
        words("page.dash") if value is None else float(half_up(value, 1)),
        basis,
        verdict,
        compared,
        _last(view, phrasing.decimal(words, last)),
    )


def _per_inquiry(view: View) -> _Card:
    words, review, figures = view.words, view.review, view.review.figures.efficiency
    asked = figures.minutes_per_inquiry_basis == "inquiries"
    what = "inquiries" if asked else "reactions"
    value: CellValue = words("page.dash")
    basis = words("page.no_minutes")
    if figures.minutes_per_inquiry is not None:
        value = whole(figures.minutes_per_inquiry)
        count = phrasing.counted(words, what, figures.inquiries)
        basis = words("page.minutes_each", count=count, minutes=figures.minutes)
    elif figures.minutes:
        value, basis = words("page.none"), words("page.none_in_minutes", minutes=figures.minutes)
    last = phrasing.minutes_per_inquiry(words, review.previous.efficiency) if review.previous else ""
    verdict, compared = phrasing.verdict(words, review.inquiry_change, phrasing.per_case)
    name = words("page.per_inquiry" if asked else "page.per_reaction")
    return _Card(name, value, basis, verdict, compared, _last(view, last))


def _index(view: View) -> _Card:
    words, review = view.words, view.review
    pace = review.figures.sustainability
    last = review.previous.sustainability.index if review.previous else None
    enough = pace.parts_used >= FEWEST_PARTS
    used = words("page.parts_used" if enough else "page.parts_few", used=pace.parts_used)
    said = "" if last is None else words("page.points_of_index", points=last)
    before = _last(view, said) if said else _last(view, words("page.dash"))
    if pace.index is None or pace.band is None:
        why = words("page.short_of_minutes" if pace.short_of_minutes else "page.no_index")
        return _Card(words("page.index"), words("page.dash"), why, "", "", before)
    verdict, figures, warm = words(f"page.band_{pace.band}"), "", pace.band != "steady"
    tired = view.extras.entries.fatigue
    if tired is not None:
        figures = words("page.fatigue_said", fatigue=words(f"page.fatigue_{tired}"))
        if pace.band == "steady" and _is_tired(view, tired):
            verdict, warm = words("page.tired_all_the_same", points=pace.index), True
    return _Card(words("page.index"), pace.index, used, verdict, figures, before, warm)


def _is_tired(view: View, tired: int) -> bool:
    """Return whether the user is worn out, or was not fresh two weeks running."""
    before = view.extras.decided.fatigue if view.extras.decided_last_week else None
    return tired == WORN_OUT or (tired == TIRED and (before or 0) >= TIRED)
