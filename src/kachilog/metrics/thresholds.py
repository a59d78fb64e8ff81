"""Every threshold and house convention, defined once; sections are those of docs/metrics.md.

The metrics, the pages, the sentences and the live figures of a workbook read them from here. All of them are
house conventions, ours to choose, and said as such where a user meets them.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from kachilog.log.reading.counts import BEST_QUALITY

if TYPE_CHECKING:
    from collections.abc import Mapping

Band = Literal["steady", "care", "slow_down"]
PartName = Literal["budget", "ramp", "rest", "quality"]

# Which weeks count

USUAL_WEEKS = 4
"""At most so many weeks with rows are "usual" (P of section 2), and make a pool (section 3) …"""

USUAL_SPAN = 8
"""… found among so many calendar weeks."""

LONG_WEEKS = 12
"""At most so many weeks with rows are what was usual over a longer time (P12 of section 2) …"""

LONG_SPAN = 26
"""… found among so many calendar weeks."""

TREND_WEEKS = 12
"""Calendar weeks of the ranking of section 1 and of a weekly page's charts, the week itself among them."""

LONGEST_GAP = 8
"""Weeks without rows that 推移 still shows one by one; a longer gap is left out of it."""

# Section 1

FULL_QUALITY = BEST_QUALITY
"""The best quality: a reaction of it counts whole, one of quality q counts q/5 (E2)."""

HIGH_QUALITY = 4
"""Quality from which a row is of high value (E3, and the high-quality measures of section 5)."""

PRIOR_HOURS = 4
"""T0: an action type is ranked as if it had so many hours more at the user's own rate."""

RANKED_BY_INQUIRIES = 5
"""From so many inquiries in `TREND_WEEKS` on the order of action types is by inquiries."""

NAMED_ROWS = 3
"""Rows in `TREND_WEEKS`, from which an action type or tag is named as best or lowest …"""

NAMED_MINUTES = 60
"""… together with so many minutes, …"""

NAMED_ALPHA = 0.04
"""… if its p, times the number of types compared and that of tables, is no more than this …"""

NAMED_TABLES = 2
"""… two tables on a page: action types, and tags of posts …"""

NAMED_DRAWS = 2000
"""… by so many permutations of the rows (all of them, where there are no more)."""

MUCH_OF_A_WEEK = 0.4
"""From this share of a week's minutes on preparation takes much of it."""

MOSTLY_HIGH_VALUE = 0.5
"""From this share of the rated minutes on the time of high value (E3) is worth a sentence."""

# Section 2

WEIGHTS: Mapping[PartName, int] = MappingProxyType({"budget": 35, "ramp": 25, "rest": 20, "quality": 20})
"""What each part of the index weighs; together 100."""

BUDGET_SPAN = 0.5
"""The part budget falls from 1 at the budget to 0 at so much of it beyond."""

RAMP_FROM = 1.3
"""The part ramp falls from 1 at so many times the usual minutes …"""

RAMP_SPAN = 0.7
"""… to 0 at so many times more."""

RAMP_FLOOR = 0.4
"""The usual minutes of the ramp are at least this share of the budget, and at most all of it."""

FEWEST_USUAL_WEEKS = 3
"""The ramp compares with so many usual weeks at least; before, a log is young."""

REST_DAYS = 2
"""Days without rows in a week for the whole of the part rest."""

BY_CHANCE = 1.28
"""A drop of quality is what lies below the usual mean by more than so many standard errors (the normal
distribution's 0.9 quantile) …"""

LEAST_SPREAD = 0.5
"""… of a quality whose standard deviation is at least this."""

DROP_FROM = 0.25
"""The part quality falls from 1 at a drop of so much …"""

DROP_SPAN = 1.0
"""… to 0 at so much more. A rise is told from the same distance on."""

FEWEST_RATED_ROWS = 3
"""The part quality needs so many rated rows in the week …"""

FEWEST_USUAL_RATED_ROWS = 6
"""… and so many in its usual weeks."""

MINUTES_BLANK = 1 / 3
"""Where more than this share of a week's actions lacks minutes, its minutes are not measured."""

FEWEST_PARTS = 3
"""Of fewer parts the index is 参考値 only: no sentence is based on it."""

BANDS: tuple[tuple[int, Band], ...] = ((75, "steady"), (50, "care"), (0, "slow_down"))
"""From which index on a week is in which band, best first."""

WEAK_PART = 0.5
"""Below this value the bar of a part is painted in the warm colour."""

WORN_OUT = 3
"""The most of the fatigue, from 1, that a user can note beside the index."""

TIRED = 2
"""Noted two weeks running, at least so much of it is not called a pace to keep."""

WELL_OVER_BUDGET = 1.1
"""Up to this share of the budget a week has kept to it, more or less: what to cut is said from there on."""

MILESTONE = 4
"""Steady weeks in a row are counted at every multiple of this."""

# Section 3

ALPHA = 0.05
"""A difference is said only if its two-sided p is no more than this."""

LOOK_EVERY = 4
"""Better or worse than usual is judged at every so-manieth logged week, of the last so many weeks …"""

FEWEST_COMPARED = 4
"""… against at least so many logged weeks before them …"""

MOST_COMPARED = 16
"""… and at most so many in all …"""

COMPARED_SPAN = 26
"""… within so many calendar weeks."""

LONGEST_SINCE = 8
"""A hypothesis is looked at over at most so many logged weeks since its start."""

FEW = 5
"""Below so many cases a rate is shown as counts only, and a count is called small …"""

MANY = 30
"""… and from so many on a rate is shown without its interval."""

# Missing values

MANY_BLANKS = 1 / 3
"""From this share of a week's rows on it is drafted to note rough minutes, where they are blank."""

# Sentences and drafts

MUCH_MORE_TIME = 30
"""From so many minutes more or less than the logged week before on an action type is worth a sentence."""

TOLD_TIME = 15
"""Below so many minutes more or less it is worth none."""

NAMED_INQUIRIES = 5
"""From so many inquiries in `TREND_WEEKS` on it is told where most of them came from."""

LONG_WAIT = 3
"""After so many logged weeks without any, inquiries are greeted."""

DROPPED_SHARE = 0.2
"""Below this share of a week's minutes an action type is not worth cutting."""

MOST_CUT = 0.7
"""No more of an action type's minutes are drafted to go than this share, short of all of them."""

FEWEST_TOLD = 5
"""From so many reactions on it is told which day had most of them."""

LONG_DAY = 120
"""From so many minutes on a day may be drafted to be shorter …"""

MUCH_OF_A_DAY = 0.5
"""… if they are so much of the week."""

SHORTEST_ROW = 10
"""Minutes of an action below which it is not drafted to be shorter."""

LEAST_ROOM = 30
"""Minutes that a draft gives to what brings most; at least half of them must be left of the budget."""
