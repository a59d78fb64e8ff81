"""The columns of the log: their names in Japanese and English, and how a header row is recognised.

A header is matched after NFKC and case folding, without spaces and bracketed units: 「投入時間（分）」,
「投入時間(min)」 and "time (min)" are one column. Vanity columns are known only to be
left out (section 7 of docs/metrics.md).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, get_args

from kachilog.base.patterns import lazy_pattern
from kachilog.base.spreadsheet import HEADER_LIMIT, NO_VALUE
from kachilog.base.text import fold_name, fold_own, is_blank, normal
from kachilog.log import presets
from kachilog.log.cells import plain
from kachilog.log.mapping import mapped
from kachilog.log.reading import units

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kachilog.base.languages import Lang
    from kachilog.base.spreadsheet import Cell
    from kachilog.log.mapping import Maps
    from kachilog.log.reading.units import Unit

Key = Literal[
    "date",
    "action",
    "minutes",
    "reactions",
    "quality",
    "inquiries",
    "repeats",
    "referrals",
    "income",
    "tags",
    "note",
]
"""The columns we know, in the order in which they are written; the first five are required."""

KEYS: tuple[Key, ...] = get_args(Key)
REQUIRED: tuple[Key, ...] = KEYS[:5]
COUNTS: tuple[Key, ...] = KEYS[2:8]
"""The known columns that count, in whole numbers from 0 (quality among them)."""
NUMBERS: tuple[Key, ...] = (*COUNTS, "income")
"""The known columns that hold whole numbers; an income may lie below 0."""
NEW_KEYS: tuple[Key, ...] = tuple(key for key in KEYS if key != "income")
"""The columns of a new workbook: who wants to see an income adds its column."""

HEADERS: Mapping[Lang, Mapping[Key, str]] = {
    "ja": {
        "date": "日付",
        "action": "アクション内容",
        "minutes": "投入時間(分)",
        "reactions": "直接反応数",
        "quality": "質的評価(1-5)",
        "inquiries": "問い合わせ数",
        "repeats": "リピート相談数",
        "referrals": "紹介数",
        "income": "収益(円)",
        "tags": "タグ",
        "note": "メモ",
    },
    "en": {
        "date": "Date",
        "action": "Action",
        "minutes": "Minutes",
        "reactions": "Direct reactions",
        "quality": "Quality (1-5)",
        "inquiries": "Inquiries",
        "repeats": "Repeat consultations",
        "referrals": "Referrals",
        "income": "Income",
        "tags": "Tags",
        "note": "Note",
    },
}
"""The header of each column as we write it."""

HEADER_WITHIN = 20
"""The header row is one of so many rows from the top of a source; title lines may stand above it."""

_ALIASES: Mapping[Key, str] = {
    "date": "日付 年月日 実施日 記録日 活動日 date",
    "action": "アクション内容 アクション 行動内容 行動 活動内容 action actions actiontype activity",
    "minutes": "投入時間 投入分数 所要時間 作業時間 投入した時間 "
    "minutes min mins timeminutes timespent minutesspent",
    "reactions": "直接反応数 直接反応 反応数 directreactions directreaction reactions",
    "quality": "質的評価 質の評価 品質評価 quality qualityrating qualityscore",
    "inquiries": "問い合わせ数 問い合わせ 問い合わせ件数 問合せ数 問合せ 問合せ件数 "
    "問合わせ数 問い合せ数 お問い合わせ数 お問い合わせ お問い合わせ件数 inquiries inquiry enquiries",
    "repeats": "リピート相談数 リピート相談 リピート相談件数 リピート数 "
    "repeatconsultations repeatconsultation repeats",
    "referrals": "紹介数 紹介 紹介件数 紹介発生数 referrals referral",
    "income": "収益 収益額 収入 収入額 売上 売上額 売上高 報酬 報酬額 income revenue earnings",
    "tags": "タグ tags tag",
    "note": "メモ 備考 note notes memo",
}
_WEAK_ALIASES: Mapping[Key, str] = {
    "date": "日 日にち 日時 day",
    "action": "内容 活動 作業内容",
    "minutes": "時間 分 分数 time duration hours hrs seconds secs 秒 秒数",
    "reactions": "反応 responses directresponses",
    "quality": "質 評価 自己評価 品質 rating score",
    "repeats": "リピート repeat",
    "note": "ノート コメント欄 remarks",
}
"""Everyday words: they name the column only if no other header does."""

_UNITS = (
    "分 件 回 人 名 点 数 件数 分数 単位分 min mins minute minutes 1-5 1~5 1から5 1〜5 1–5 1to5 "
    "5段階 5段階評価 1-5段階 必須 任意 半角 整数 required optional wholenumber count"
)

_BRACKETED = lazy_pattern(r"[(\[{【〔〈《「][^()\[\]{}【】〔〕〈〉《》「」]*[)\]}】〕〉》」]")

_VANITY = lazy_pattern(
    r"フォロワ|インプレッション|(?<![ァ-ヴー])インプ数?$|(?<![ァ-ヴー])リーチ(?![ァ-ヴー])|"
    r"(?:インスタ|インスタグラム|オーガニック|アカウント|トータル)リーチ|^フォロー(?:中|数|率|増減)?$|"
    r"(?:表示|視聴|再生|閲覧|訪問|アクセス)(?:回数|者数|人数|数|時間|ユーザー数)|総再生|"
    r"プロフィール(?:への)?(?:閲覧|表示|アクセス|訪問|クリック)|(?<![ァ-ヴー])ビュー(?![ァ-ヴー])|ページビュー|"
    r"(?:友だち|友達|ともだち)(?:追加|登録|増加)?(?:数|人数|$)|(?<!会員)登録者|チャンネル登録|購読者|読者数|"
    r"^(?:ページ|総|月間)?pv数?$"
)
_VANITY_WORDS = lazy_pattern(
    r"\b(?:followers?|following|impressions?|reach|views?|viewers?|pageviews?|subscribers?|subs|plays|"
    r"(?:profile|page) (?:visits?|clicks?)|visits|(?:watch|view) (?:time|count)|line friends|friends)\b"
)
_NOT_VANITY_WORDS = lazy_pattern(r"\b(?:points? of view|views? on|reach(?:ed)? out|interviews?|reviews?)\b")


def bare(text: str) -> str:
    """Return `text` as `fold_name` does, without bracketed units if that leaves anything."""
    return fold_name(_BRACKETED.sub("", normal(text))) or fold_name(text)


_STRONG = {fold_name(name): key for key, names in _ALIASES.items() for name in names.split()} | {
    fold_name(re.sub(r"\(.*\)", "", header)): key
    for names in HEADERS.values()
    for key, header in names.items()
}
_WEAK = {fold_name(name): key for key, names in _WEAK_ALIASES.items() for name in names.split()}
NAMES: Mapping[Key, tuple[str, ...]] = {
    key: tuple(name for name, of in (_STRONG | _WEAK).items() if of == key) for key in KEYS
}
"""All names of each column, folded."""

_FOLDED_UNITS = frozenset(fold_name(unit) for unit in _UNITS.split())
_YEN = frozenset(
    map(
        fold_name,
        [
            "円",
            "¥",
            "yen",
            "jpy",
            "税込",
            "税込み",
            "税抜",
            "税抜き",
            "任意",
            "optional",
            "半角",
            "整数",
            "wholenumber",
        ],
    )
)
"""What may stand in the brackets of an income; in another currency it is a column of the user's own."""


def typed_name(key: Key, lang: Lang) -> str:
    """Return the header of a column without its unit, as it is typed."""
    return _BRACKETED.sub("", HEADERS[lang][key]).strip()


def is_vanity(header: str) -> bool:
    """Return whether `header` names a number that is never recorded (followers, impressions, views …)."""
    text = normal(header[:HEADER_LIMIT]).casefold()
    words = " ".join(re.sub(r"[_\-/]+", " ", text).split())
    if _VANITY.search(_BRACKETED.sub("", "".join(text.split()))):
        return True
    return bool(_VANITY_WORDS.search(_NOT_VANITY_WORDS.sub("", words)))


def _read(header: str) -> tuple[str, set[str]]:
    """Return the name that a header has, and what stands in its brackets, both folded."""
    text = normal(header[:HEADER_LIMIT])
    return bare(text), {fold_name(found[1:-1]) for found in _BRACKETED.findall(text)}


# Each row whose date cannot be read is asked whether it is the header once more.
@lru_cache(maxsize=1024)
def _claim(header: str) -> tuple[Key, int, bool] | None:
    """Return what a header may mean, and its rank: 0 by its own name, 1 by an everyday word or a bracket.

    The last says whether it names a unit from which we convert.
    """
    name, brackets = _read(header)
    key = _named(name)
    if key is None and units.parted(name)[1]:
        stem, unit = units.parted(name)
        key = _named(stem)
        if key is None or not units.said_by(key, {unit}).is_known:
            return None
        brackets.add(unit)
    if key is None or (said := units.said_by(key, brackets)).is_refused:
        return None
    if key == "income":
        return (key, 0, False) if brackets <= _YEN else None
    is_full = name in _STRONG and brackets <= _FOLDED_UNITS and said.unit is None
    return key, int(not is_full), said.unit is not None


def _named(name: str) -> Key | None:
    return _STRONG.get(name) or _WEAK.get(name)


def refused_key(header: str) -> Key | None:
    """Return the column of numbers that a header would be, if it did not say 予定, 累計, % or the like."""
    name, brackets = _read(header)
    key = _named(name)
    if key is not None:
        return key if units.said_by(key, brackets).is_refused else None
    key = _named(units.without_refusal(name))
    return key if key in COUNTS else None


def unit_of(header: str, key: Key | None) -> Unit | None:
    """Return the unit in which a header says that the numbers of the column `key` are, None for our own."""
    name, brackets = _read(header)
    return units.of_header(key, header, brackets, name, is_alias=_named(name) is not None)


def known_keys(headers: Sequence[str], maps: Maps = ()) -> tuple[Key | None, ...]:
    """Return the known column of each header, None for a column of the user's own.

    What the mappings `maps` say comes first, then what is known of a file of this kind, then what the headers
    say by themselves.
    """
    keys = named_keys(headers)
    if (preset := presets.find(headers)) is not None:
        keys = preset.columns(headers, keys)
    if told := mapped(headers, maps):
        taken = {*told.values()}
        keys = tuple(told.get(at, None if key in taken else key) for at, key in enumerate(keys))
    return keys


def named_keys(headers: Sequence[str]) -> tuple[Key | None, ...]:
    """Return the known column that each header names by itself.

    Two headers with the full name of one column both get its key (a duplicate, for the caller to report); an
    everyday word (「時間」) or a header with a bracket that is no unit gives way to a full name, and to
    another of its kind. Of several in units from which we convert it is the first.
    """
    claims = [_claim(header) if header else None for header in headers]  # a row may be very wide
    met = Counter(claims)
    keys: list[Key | None] = []
    for claim in claims:
        keys.append(claim[0] if claim and _holds(claim, met, keys) else None)
    return tuple(keys)


def _holds(
    claim: tuple[Key, int, bool], met: Counter[tuple[Key, int, bool] | None], keys: Sequence[Key | None]
) -> bool:
    """Return whether what a header may mean is what it means among the others; `keys` are those before it."""
    key, rank, names_unit = claim
    if rank == 0:
        return True
    if met[key, 0, False]:
        return False
    return key not in keys if names_unit else not met[key, 1, True] and met[claim] == 1


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a source: `index` (0-based) of its cells, header as written, known key or None.

    `unit` is what its bare numbers count in, None for what we write ourselves.
    """

    index: int
    header: str
    key: Key | None
    unit: Unit | None = None

    @property
    def name(self) -> str:
        """What tells the column from the others of a log, in whatever file: its key, or its folded header."""
        return self.key or f"own {fold_own(self.header)}"


def name_in_frame(column: Column) -> str:
    """Return what a column is called in the frame of a log, which has a column "row" of its own."""
    return column.key or ("row_" if column.header == "row" else column.header)


def score(cells: Sequence[Cell], maps: Maps = ()) -> int:
    """Return how many different known columns a row of cells names."""
    texts = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
    return len({key for key in known_keys(texts, maps) if key})


def names_all(cells: Sequence[Cell], maps: Maps = ()) -> bool:
    """Return whether a row of cells names all required columns."""
    return set(REQUIRED) <= {*known_keys([cell if isinstance(cell, str) else "" for cell in cells], maps)}


_TOTALS = ("合計", "総計", "小計", "累計", "平均", "total", "sum", "average")


def is_total(keys: Sequence[Key | None], cells: Sequence[Cell]) -> bool:
    """Return whether a row without a date, whose cells are those of the columns `keys`, sums others up.

    It says so in its first words, or it has counts, but no action.
    """
    known = {key: cell for key, cell in zip(keys, cells, strict=False) if key and not is_blank(cell)}
    first = next((cell for cell in cells if not is_blank(cell)), None)
    if any(map(_names_total, (first, known.get("date"), known.get("action")))):
        return True
    counted = any(isinstance(known.get(key), (int, float)) and known[key] for key in NUMBERS)
    return counted and "action" not in known


def _names_total(cell: Cell) -> bool:
    if not isinstance(cell, str) or len(cell) > HEADER_LIMIT:
        return False
    name = bare(cell)
    return name == "計" or name.endswith(_TOTALS)


def find_header(rows: Sequence[tuple[int, Sequence[Cell]]], maps: Maps = ()) -> int | None:
    """Return the index in `rows` of the header row: it names most known columns, the first of equals.

    A single match counts only in the first row that has any cells at all; None if there is no header.
    """
    best, best_score, seen = None, 1, False
    for index, (_, cells) in enumerate(rows[:HEADER_WITHIN]):
        found = score(cells, maps)
        if found > best_score or (found == 1 and not seen):
            best, best_score = index, max(found, 1)
        if found >= len(REQUIRED) and found == best_score and names_all(cells, maps):
            break
        seen = seen or not all(map(is_blank, cells))
    return best


def header_texts(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Return what the cells of a header row say, "" for one that says nothing: 2026.0 says 2026."""
    return tuple("" if cell == NO_VALUE else plain(cell) for cell in cells)
