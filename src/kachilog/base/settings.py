"""What the user has set: persona, weekly budget, week start, weeks off, language, action types."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.base.languages import Lang
    from kachilog.base.week import Week, WeekStart

Persona = Literal["employee", "homemaker", "student", "freelance"]
ActionClass = Literal["post", "exchange", "consultation", "preparation"]

DEFAULT_BUDGET = 180
"""Minutes a week, where nothing else is said."""

DEFAULT_ACTIONS: Mapping[str, ActionClass] = MappingProxyType(
    {
        "投稿": "post",
        "コメント返信": "exchange",
        "DM対応": "exchange",
        "個別相談": "consultation",
        "学習・準備": "preparation",
        "その他": "preparation",
    }
)
"""Action types of a new workbook and the class of each."""


@dataclass(frozen=True, slots=True)
class Budget:
    """A weekly time budget and the day from which it applies."""

    starts: dt.date
    minutes: int


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one workbook. `budgets` may stand in any order; `weeks_off` are named gaps (休み)."""

    persona: Persona = "employee"
    lang: Lang = "ja"
    week_start: WeekStart = "monday"
    budgets: tuple[Budget, ...] = (Budget(dt.date(1900, 1, 1), DEFAULT_BUDGET),)
    weeks_off: frozenset[Week] = frozenset()
    action_classes: Mapping[str, ActionClass] = field(default_factory=lambda: DEFAULT_ACTIONS)

    def budget(self, week: Week) -> int | None:
        """Return the minutes budgeted for `week`: the entry in force on its first day.

        A week before the first entry takes the first entry; of entries for one day the last one counts. None
        if there is no entry at all. Entering a new budget with its own date therefore changes no past week.
        """
        if not self.budgets:
            return None
        minutes = {entry.starts: entry.minutes for entry in self.budgets}
        in_force = [starts for starts in minutes if starts <= week.start]
        return minutes[max(in_force) if in_force else min(minutes)]
