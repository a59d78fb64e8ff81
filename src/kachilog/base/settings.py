"""What the user has set: persona, weekly budget, week start, weeks off, language, action types."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from kachilog.base.serial_dates import FIRST_DAY
from kachilog.base.text import fold_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kachilog.base.languages import Lang
    from kachilog.base.week import Week, WeekStart

Persona = Literal["employee", "homemaker", "student", "freelance"]
ActionClass = Literal["post", "exchange", "consultation", "preparation", "rest"]
"""What kind of work an action type is; "rest" is none: no action, and no active day."""

DEFAULT_BUDGET = 180
"""Minutes a week, where nothing else is said."""

ACTION_CLASSES: tuple[ActionClass, ...] = get_args(ActionClass)


class ActionType(NamedTuple):
    """An action type of a new workbook: our key for it, its class, and its name in a log of each language.

    `slips` is what is typed for the Japanese name: how it is read, and other words that are read alike.
    """

    key: str
    of: ActionClass
    ja: str
    en: str
    slips: tuple[str, ...]


ACTION_TYPES = (
    ActionType("post", "post", "投稿", "Post", ("とうこう", "登校", "投降")),
    ActionType("reply", "exchange", "コメント返信", "Comment reply", ("コメントへんしん",)),
    ActionType("message", "exchange", "DM対応", "Message reply", ("DMたいおう",)),
    ActionType("consultation", "consultation", "個別相談", "Consultation", ("こべつそうだん",)),
    ActionType("study", "preparation", "学習・準備", "Study & preparation", ("がくしゅうじゅんび",)),
    ActionType("other", "preparation", "その他", "Other", ("そのた",)),
    ActionType("rest", "rest", "休み", "Day off", ("やすみ",)),
)


def new_actions(lang: Lang) -> Mapping[str, ActionClass]:
    """Return the action types of a new workbook in `lang`: name → class."""
    return MappingProxyType({one.ja if lang == "ja" else one.en: one.of for one in ACTION_TYPES})


DEFAULT_ACTIONS = new_actions("ja")
"""The action types of whoever has named none."""


@dataclass(frozen=True, slots=True)
class Budget:
    """A weekly time budget and the day from which it applies."""

    starts: dt.date
    minutes: int


@dataclass(frozen=True)
class Settings:
    """The settings of one workbook. `budgets` may stand in any order; `weeks_off` are named gaps (休み).

    `own_persona` is the sheet of the user's own that was chosen in place of a persona, "" for none.
    """

    persona: Persona = "employee"
    own_persona: str = ""
    lang: Lang = "ja"
    week_start: WeekStart = "monday"
    budgets: tuple[Budget, ...] = (Budget(FIRST_DAY, DEFAULT_BUDGET),)
    weeks_off: frozenset[Week] = frozenset()
    action_classes: Mapping[str, ActionClass] = field(default_factory=lambda: DEFAULT_ACTIONS)

    def class_of(self, action: str) -> ActionClass | None:
        """Return the class of an action type, however it is written; None for one that has none.

        Our own 休み is one in a workbook that does not list it, too.
        """
        return self._classes.get(fold_name(action))

    @cached_property
    def _classes(self) -> Mapping[str, ActionClass]:
        ours: dict[str, ActionClass] = {
            name: one.of for one in ACTION_TYPES if one.of == "rest" for name in (one.ja, one.en)
        }
        classes = ours | dict(self.action_classes)
        return {fold_name(action): of for action, of in classes.items()}

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
