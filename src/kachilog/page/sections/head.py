"""The head of the page: which week it is, what it holds, and last week's decisions to be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from kachilog.base.settings import Persona
from kachilog.page import phrasing
from kachilog.page.palette import ACCENT, INK, INPUT, LINE, MUTED, WARM
from kachilog.page.sections.columns import CHOICES, QUIET, WHOLE
from kachilog.reviews.entries import DECISIONS, JUDGED

if TYPE_CHECKING:
    from kachilog.page.layout import Filling, Layout
    from kachilog.page.sections.view import View
    from kachilog.wording import Words

_EVERY_FOURTH = 4


def lay(page: Layout) -> None:
    """Lay out the title, what the week holds, and a row for each decision."""
    row = page.down(31)
    page.slot("title", row, 2, 7, font_size=20, bold=True)
    page.slot("title.four_weeks", row, 8, 13, font_size=11, font_color=WARM)
    page.slot("title.to_write", row, 14, 17, bold=True, font_color=WARM, align="center")
    page.links["title.to_write"] = "stop"
    page.slot("title.week", row, 18, 24, font_size=15, bold=True, font_color=ACCENT, align="right")
    row = page.down(17)
    page.slot("facts", row, 2, 17, font_color=MUTED)
    page.slot("counts", row, 18, 24, font_color=MUTED, align="right")
    page.rules.append((page.down(5), WHOLE, INK, 2))
    page.down(5)
    page.slot("first_week", page.down(18, "first_week"), *WHOLE, font_color=MUTED)
    for kind in DECISIONS:
        row = page.down(19, f"decided.{kind}")
        page.slot(f"decided.{kind}.when", row, 2, 4, bold=True, font_color=MUTED)
        page.slot(f"decided.{kind}.kind", row, 5, 6, bold=True, font_color=ACCENT)
        page.slot(f"decided.{kind}", row, 7, 18)
        page.slot(f"decided.{kind}.asked", row, 19, 21, align="right", indent=1, **QUIET)
        look = {"bg_color": INPUT, "bottom": 1, "bottom_color": LINE, "align": "center"}
        page.entry(JUDGED[kind], row, 22, 24, **look)
        for offset, name in enumerate(("done", "not_yet")):
            page.slot(f"decided.{kind}.{name}", row, CHOICES + offset, CHOICES + offset)
        page.choices.append(((row, 22), (row, CHOICES), (row, CHOICES + 1)))
    page.down(8)


def fill(form: Filling, view: View) -> None:
    """Fill the head."""
    words, review = view.words, view.review
    form.put("title", words("page.title"))
    lead(form, words)
    if review.number and review.number % _EVERY_FOURTH == 0:
        form.put("title.four_weeks", words("page.four_weeks_title"))
    form.put("title.week", review.week.label)
    persona, budget = view.extras.persona, review.figures.sustainability.budget
    facts = [
        phrasing.span(words, review.week),
        words(f"page.persona_{persona}") if persona in get_args(Persona) else persona,
        words("page.budget", minutes=budget) if budget else words("page.no_budget"),
    ]
    if review.provisional:
        facts.append(words("page.provisional"))
    form.put("facts", words("page.joint").join(facts))
    form.put("counts", _counts(view))
    _decided(form, view)


def lead(form: Filling, words: Words) -> None:
    """Fill the link to the boxes to write in, which lie below what a screen shows."""
    form.put("title.to_write", words("page.to_write"))


def _counts(view: View) -> str:
    words, figures = view.words, view.review.figures
    if not figures.actions:
        return words("page.week_off" if figures.off else "page.no_rows")
    counted = [("rows", figures.actions), ("days", figures.active_days), ("minutes", figures.minutes)]
    return words("page.joint").join(phrasing.counted(words, unit, number) for unit, number in counted)


def _decided(form: Filling, view: View) -> None:
    words, extras = view.words, view.extras
    decided = {kind: extras.decided.text(kind) for kind in DECISIONS}
    when = "page.last_decisions" if extras.decided_last_week else "page.earlier_decisions"
    first = True
    for kind, text in decided.items():
        for name in ("done", "not_yet"):
            form.put(f"decided.{kind}.{name}", words(f"page.{name}"))
        if not text:
            form.hide(f"decided.{kind}")
            continue
        if first:
            form.put(f"decided.{kind}.when", words(when))
            form.put(f"decided.{kind}.asked", words("page.did_it_work"))
        first = False
        form.put(f"decided.{kind}.kind", words(f"page.{kind}_short"))
        form.put(f"decided.{kind}", text)
    if any(decided.values()):
        form.hide("first_week")
    else:
        form.put("first_week", words("page.first_week" if _is_first(view) else "page.nothing_decided"))


def _is_first(view: View) -> bool:
    """Return whether no week before this one is known to have rows."""
    before = any(week.actions for week in view.review.trend[:-1])
    return view.review.number <= 1 and not before
