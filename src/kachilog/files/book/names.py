"""The names by which a workbook of ours is known: its sheets, tables and defined names.

Tables and defined names are the same in every language, so that a program finds them whatever the tabs say.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, get_args

from kachilog.base.settings import Persona

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.wording import Words

SheetKey = Literal[
    "start",
    "log",
    "voices",
    "hypotheses",
    "settings",
    "employee",
    "homemaker",
    "student",
    "freelance",
    "functions",
    "form",
    "trend",
]
"""The sheets of a new workbook, in the order of its tabs; the weekly pages follow. The form is hidden."""

PERSONAS: tuple[Persona, ...] = get_args(Persona)

LOG_TABLE = "ActivityLog"
VOICES_TABLE = "Voices"
HYPOTHESES_TABLE = "Hypotheses"
SETTINGS_TABLE = "Settings"
BUDGETS_TABLE = "Budgets"
WEEKS_OFF_TABLE = "WeeksOff"
ACTIONS_TABLE = "Actions"
TAGS_TABLE = "Tags"
MAPPINGS_TABLE = "Mappings"
PAGES_TABLE = "Pages"
"""The names of the newest weekly pages, to which はじめに links."""
KPI_TABLES: Mapping[Persona, str] = MappingProxyType({persona: f"KPI_{persona}" for persona in PERSONAS})

STATUS_NAME = "KachilogStatus"
"""The cell in which the buttons answer."""

WAITING_NAME = "KachilogWaiting"
UNANSWERED_NAME = "KachilogUnanswered"
"""What a macro writes there before it asks Python, and after Python did not answer: text constants, since the
source of a macro is ASCII."""

ON_MAC_NAME = "KachilogOnMac"
"""What a worksheet function says on a Mac, likewise."""

VOICES_MARK_NAME = "KachilogVoices"
"""A text constant: the mark of the classes that stand on the sheet of voices (`tables/voice_mark.py`)."""

DAY_NAME = "KachilogDay"
"""The cell that chooses the week of the figures above the log: any date in it; blank means today."""

ACTION_LIST_NAME = "KachilogActionList"
TAG_LIST_NAME = "KachilogTagList"
"""The filled part of the lists in 設定 that the drop-downs of the log offer."""

TEMPLATE_NAME = "KachilogTemplate"
"""The cell that holds the template version."""

TEMPLATE_VERSION = "2"
TEMPLATE_PROPERTY = "kachilog template"
"""The custom document property that repeats the template version."""


def sheet_name(key: SheetKey, words: Words) -> str:
    """Return the name of a sheet's tab in the language of `words`."""
    return words(f"template.sheet_{key}")
