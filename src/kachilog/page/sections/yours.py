"""What the week says, and right below what is the user's to write: reading it comes before deciding.

Each decision has a draft where the figures give reason for one. It stands below its cell with its evidence,
and is a choice of the cell's list; whatever else is written there is welcome.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.metrics.thresholds import WORN_OUT
from kachilog.page.palette import INPUT, LINE, MUTED, WARM
from kachilog.page.sections.columns import CHOICES, QUIET, SMALL, WHOLE
from kachilog.reviews.entries import DECISIONS
from kachilog.reviews.insights.choosing import insights
from kachilog.reviews.insights.drafts.drafting import drafts
from kachilog.reviews.insights.sentences import draft_choice, draft_evidence, sentence

if TYPE_CHECKING:
    from kachilog.page.layout import Filling, Layout
    from kachilog.page.sections.view import View

SENTENCES = 5
_ENTRY = {"bg_color": INPUT, "bottom": 1, "bottom_color": LINE, "text_wrap": True}


def lay(page: Layout) -> None:
    """Lay out the sentences, and the user's cells with room for two lines each."""
    page.heading("insights", page.down(19, "insights"), *WHOLE)
    page.down(2, "insights")
    for number in range(SENTENCES):
        page.paragraph(f"insight.{number}", (17, 14), WHOLE, "insights")
    page.down(7, "insights")
    row = page.down(20)
    page.slot("yours", row, 2, 15, bold=True, valign="bottom", font_color=WARM)
    page.slot("yours.hint", row, 16, WHOLE[1], align="right", valign="bottom", **SMALL)
    page.rules.append((page.down(3), WHOLE, WARM, 1))
    for kind in DECISIONS:
        row = page.down(31)
        page.slot(f"yours.{kind}", row, 2, 5, font_color=MUTED)
        page.entry(kind, row, 6, WHOLE[1], **_ENTRY)
        page.slot(f"yours.{kind}.choice", row, CHOICES, CHOICES)
        page.choices.append(((row, 6), (row, CHOICES), (row, CHOICES)))
        page.paragraph(f"draft.{kind}", (15, 12), (6, WHOLE[1]), **QUIET)
    row = page.down(31)
    page.slot("yours.note", row, 2, 5, font_color=MUTED)
    page.entry("note", row, 6, 16, **_ENTRY)
    look = {"align": "right", "text_wrap": True, "indent": 1, **QUIET}
    page.slot("yours.fatigue", row, 17, 22, **look)
    page.entry("fatigue", row, 23, WHOLE[1], **{**_ENTRY, "align": "center"})
    for number in range(WORN_OUT):
        page.slot(f"fatigue.{number + 1}", row, CHOICES + number, CHOICES + number)
    page.choices.append(((row, 23), (row, CHOICES), (row, CHOICES + WORN_OUT - 1)))
    page.down(9)


def fill(form: Filling, view: View) -> None:
    """Fill the sentences, the labels and the drafts."""
    words = view.words
    form.put("insights", words("page.insights"))
    said = [sentence(words, one) for one in insights(view.in_view)][:SENTENCES]
    for number in range(SENTENCES):
        line = words("page.insight_line", text=said[number]) if number < len(said) else ""
        form.say(f"insight.{number}", line)
    form.put("yours", words("page.yours"))
    drafted = drafts(view.in_view)
    form.put("yours.hint", words("page.drafts_hint") if drafted else "")
    for kind in DECISIONS:
        form.put(f"yours.{kind}", words(f"page.{kind}"))
        draft, line = drafted.get(kind), ""
        if draft is not None:
            choice = draft_choice(words, draft)
            form.put(f"yours.{kind}.choice", choice)
            line = words("page.draft", choice=choice, evidence=draft_evidence(words, draft))
        form.say(f"draft.{kind}", line)
    form.put("yours.note", words("page.note"))
    form.put("yours.fatigue", words("page.fatigue_scale"))
    for number in range(1, WORN_OUT + 1):
        form.put(f"fatigue.{number}", number)
