"""`--map 日付=タイムスタンプ,投入時間=何分かかった?`: what the columns of a file mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from kachilog.base.errors import UsageError
from kachilog.base.patterns import lazy_pattern
from kachilog.base.text import fold_name
from kachilog.log.columns import named_keys
from kachilog.log.mapping import ColumnMap

if TYPE_CHECKING:
    from kachilog.log.columns import Key

_PAIR = lazy_pattern(r"\s*([^=＝]*?)\s*[=＝]\s*(.*?)\s*")


class MapType(click.ParamType):  # type: ignore[type-arg, unused-ignore] # generic from click 8.2 on
    """Columns of ours with the headers that they have in a file, as a mapping."""

    name = "map"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 (as it is inherited)
        """Return the mapping. Raise UsageError map_unreadable, map_unknown, map_twice."""
        del param, ctx
        return value if isinstance(value, ColumnMap) else parse(str(value))


def parse(text: str) -> ColumnMap:
    """Return the mapping that a text says; a comma may stand in a header. Raise UsageError as `MapType`."""
    pairs: list[tuple[str, str]] = []
    pieces = re.split(r"([,，、])", text)
    for sign, piece in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        if found := _PAIR.fullmatch(piece):
            pairs.append((found[1], found[2]))
        elif pairs:
            pairs[-1] = (pairs[-1][0], pairs[-1][1] + sign + piece.rstrip())
        else:
            raise UsageError("map_unreadable", text=text)
    keys: dict[str, Key] = {}
    for column, header in pairs:
        key = named_keys([column])[0]
        if key is None or not header:
            raise UsageError("map_unknown" if key is None else "map_unreadable", column=column, text=text)
        if fold_name(header) in keys or key in keys.values():
            raise UsageError("map_twice", column=column, header=header)
        keys[fold_name(header)] = key
    return ColumnMap(keys, headers={fold_name(header): header for _, header in pairs}, is_asked=True)
