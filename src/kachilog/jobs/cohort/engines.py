"""The engines that sum the weeks of all members: each scans the staged rows and hands back the sums.

What is summed is `kachilog.metrics.weekly_sums` alone, through narwhals; an engine is only where to read from
and how to fetch. None of them is installed with kachilog itself.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal, get_args

import narwhals as nw

from kachilog.base.errors import UsageError
from kachilog.jobs.cohort.staging import MEMBER, STAGED
from kachilog.log.columns import REQUIRED
from kachilog.metrics.weekly_sums import WEEK, weekly_sums

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from duckdb import DuckDBPyConnection
    from narwhals.typing import IntoFrame

Engine = Literal["duckdb", "polars", "spark"]
ENGINES: tuple[Engine, ...] = get_args(Engine)

WRITER: Engine = "duckdb"
"""The engine that writes the Parquet, whichever one has summed: there is one way out."""

_PACKAGES: Mapping[Engine, str] = {"duckdb": "duckdb", "polars": "polars", "spark": "pyspark"}
_EXTRAS: Mapping[Engine, str] = {"duckdb": "cohort", "polars": "polars", "spark": "spark"}
_BATCH = 4096
_SQL_TYPES: Mapping[str, str] = dict.fromkeys(STAGED, "BIGINT") | {MEMBER: "INTEGER", "date": "DATE"}


def require(engine: Engine) -> None:
    """Raise UsageError engine_missing if what `engine` needs is not installed."""
    for needed in (engine, WRITER):
        if find_spec(_PACKAGES[needed]) is None:
            raise UsageError("engine_missing", package=_PACKAGES[needed], extra=_EXTRAS[engine])


def sums_by_member(engine: Engine, staged: Path, scratch: Path) -> Iterator[Mapping[str, Any]]:
    """Yield one mapping per member and week that has rows, ordered by both: `MEMBER`, and as `weekly_sums`.

    `staged` is the folder of what `staging.stage` put by; `scratch` one that the engine may fill. Raise
    UsageError for an engine that cannot start.
    """
    return _FETCH[engine](staged, scratch)


def _asked(rows: IntoFrame) -> Any:  # noqa: ANN401 (each engine has a frame of its own)
    # Every usable log has the required columns, the only ones on which a sum depends.
    sums = weekly_sums(rows, frozenset(REQUIRED), "monday", [MEMBER])
    return sums.with_columns(nw.col(WEEK).cast(nw.Date)).sort(MEMBER, WEEK).to_native()


def connect(scratch: Path) -> DuckDBPyConnection:
    """Return a DuckDB in memory that asks no network and leaves nothing outside `scratch`."""
    import duckdb  # noqa: PLC0415 (optional)

    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "temp_directory": str(scratch),
    }
    connection: DuckDBPyConnection = duckdb.connect(config=settings)
    return connection


def _fetch_duckdb(staged: Path, scratch: Path) -> Iterator[Mapping[str, Any]]:
    with connect(scratch) as connection:
        rows = connection.read_csv(str(staged / "*.csv"), header=True, columns=dict(_SQL_TYPES))
        answer = connection.execute(_asked(rows).sql_query())
        names = [column[0] for column in answer.description or ()]
        while batch := answer.fetchmany(_BATCH):
            for row in batch:
                yield dict(zip(names, row, strict=True))


def _fetch_polars(staged: Path, scratch: Path) -> Iterator[Mapping[str, Any]]:
    import polars as pl  # noqa: PLC0415 (optional)

    del scratch
    schema = {name: pl.Int64() for name in STAGED} | {"date": pl.Date()}
    rows = pl.scan_csv(sorted(staged.glob("*.csv")), schema=schema)
    yield from _asked(rows).collect(engine="streaming").iter_rows(named=True)


def _fetch_spark(staged: Path, scratch: Path) -> Iterator[Mapping[str, Any]]:
    from kachilog.jobs.cohort.spark import local_session  # noqa: PLC0415 (optional)

    with local_session(scratch) as session:
        schema = ", ".join(f"{name} {_SQL_TYPES[name]}" for name in STAGED)
        rows = session.read.csv(str(staged), header=True, schema=schema)
        for row in _asked(rows).toLocalIterator():
            yield row.asDict()


_FETCH: Mapping[Engine, Callable[[Path, Path], Iterator[Mapping[str, Any]]]] = {
    "duckdb": _fetch_duckdb,
    "polars": _fetch_polars,
    "spark": _fetch_spark,
}
