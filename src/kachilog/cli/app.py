"""The commands: what each takes, in the user's words. What they do stands in `kachilog.cli.commands`.

The commands are built anew for each language, because click keeps help texts with the parameters. Nothing
heavy is imported before a command runs, so that `--help` answers at once.
"""

from __future__ import annotations

import unicodedata
from importlib import import_module
from keyword import iskeyword
from os.path import lexists
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, get_args

import click

from kachilog.base.languages import LANGS
from kachilog.base.settings import Persona
from kachilog.base.version import __version__
from kachilog.cli import clock
from kachilog.cli.help import Command, Group, WordForOptionError
from kachilog.cli.maps import MapType

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kachilog.wording import Words


class _FilePath(click.Path):
    """A path of a file; what has no name, such as ".", gets that of the folder which it is.

    One that is there under another spelling is that one; one that begins like an option is told from the root
    on, so that the lines which we show can be typed. An option without its dashes, which names no file that
    there is, is none (WordForOptionError).
    """

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 (as it is inherited)
        path: Any = super().convert(value, param, ctx)
        if ctx is not None and isinstance(param, click.Argument):
            name = f"--{unicodedata.normalize('NFKC', str(path)).casefold()}"
            if any(name in one.opts for one in ctx.command.get_params(ctx)) and not path.exists():
                raise WordForOptionError(str(path), name, ctx)
        if str(path).startswith("-"):
            path = path.absolute()
        return _spelled(path) if path.name else path.resolve()


def _spelled(path: Path) -> Path:
    """Return a path as the disk spells it, if it or its folder is there but not as it was typed."""
    if lexists(path):
        return path
    from kachilog.files import disk  # noqa: PLC0415 (help needs none)

    there = disk.real(path)
    return path if there == path.absolute() else there


_PATH = click.Path(path_type=Path)
_FILE = _FilePath(path_type=Path)
PERSONAS: Mapping[str, Persona] = MappingProxyType(
    {"会社員": "employee", "主婦": "homemaker", "学生": "student", "フリーランス": "freelance"}
    | {name: name for name in get_args(Persona)}
)
"""The personas by the names that a user may type."""

ENGINES = ("duckdb", "polars", "spark")
"""As `kachilog.jobs.cohort.engines` has them, which takes longer to load than a help page to show."""


class CommandBuilder:
    """Makes the commands of one language."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.group = Group(
            "kachilog",
            help=words("cli.about"),
            params=[
                self.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version),
                *self.common(),
            ],
            context_settings={"help_option_names": ["--help"]},
        )

    def add(self, name: str, *parameters: click.Parameter) -> None:
        """Add the command `name`, carried out by `run` in its module of `kachilog.cli.commands`."""
        words = self.words
        self.group.add_command(
            Command(
                name,
                params=[*parameters, *self.common(hands_on_lang=name in {"review", "remind"})],
                callback=_deferred(name, words),
                help=words(f"cli.{name}_help"),
                short_help=words(f"cli.{name}"),
            )
        )

    def common(self, *, hands_on_lang: bool = False) -> list[click.Option]:
        """Make the options that go with every command; `kachilog.cli.main` has heeded them already.

        With `hands_on_lang` the command is told, too, which language was asked for in so many words.
        """
        lang = self.option("--lang", type=click.Choice(LANGS), expose_value=hands_on_lang)
        return [lang, self.option("--debug", is_flag=True, expose_value=False)]

    def option(self, *names: str, of: str = "", **attributes: Any) -> click.Option:  # noqa: ANN401 (click's own attributes)
        """Make an option whose help is the phrase `option_<name>`, or `option_<of>_<name>`."""
        name = names[0].removeprefix("--").replace("-", "_")
        phrase = f"cli.option_{of}_{name}" if of else f"cli.option_{name}"
        return click.Option(list(names), help=self.words(phrase), **attributes)


def _deferred(name: str, words: Words) -> Callable[..., int]:
    module = f"{name}_" if iskeyword(name) else name

    def run(**values: object) -> int:
        code: int = import_module(f"kachilog.cli.commands.{module}").run(words, **values)
        return code

    return run


def _version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 (click calls it)
    if value:
        click.echo(f"kachilog {__version__}")
        context.exit()


def _path(name: str, **attributes: Any) -> click.Argument:  # noqa: ANN401 (click's own attributes)
    kind = _PATH if name in {"folder", "path"} else _FILE
    shown = name.upper() if attributes.get("required", True) else f"[{name.upper()}]"
    return click.Argument([name], type=kind, metavar=shown, **attributes)


def build(words: Words) -> click.Group:
    """Return the command line in the language of `words`."""
    make = CommandBuilder(words)
    maps = make.option("--map", "maps", type=MapType(), multiple=True, metavar="COLUMN=HEADER,…")
    today = make.option("--today", type=clock.Today(), metavar="YYYY-MM-DD")
    verify = make.option("--verify", is_flag=True)
    as_json = make.option("--json", "as_json", is_flag=True)
    budget = make.option("--budget", type=click.IntRange(min=1), metavar="MINUTES")
    persona = make.option("--persona", type=click.Choice([*PERSONAS]), default="employee")
    make.add("demo", _path("folder", required=False, default=Path("kachilog-demo")), today)
    flags = [make.option(name, is_flag=True) for name in ("--sample", "--income")]
    make.add("new", _path("path"), persona, *flags, today)
    make.add(
        "review",
        _path("source"),
        make.option("--week", type=clock.WeekName(), default="last", metavar="WEEK"),
        make.option("--out", type=_FILE, metavar="PATH"),
        make.option("--into", type=_FILE, metavar="BOOK"),
        maps,
        budget,
        today,
        as_json,
    )
    make.add(
        "import",
        _path("book"),
        _path("csv", nargs=-1, required=True),
        make.option("--update", is_flag=True),
        make.option("--add", is_flag=True),
        maps,
        verify,
        make.option("--dry-run", is_flag=True),
        today,
    )
    encoding = make.option("--encoding", default="utf-8-sig", metavar="NAME")
    make.add(
        "add",
        _path("book"),
        click.Argument(["action"], nargs=-1, required=True, metavar="ACTION…"),
        make.option("--date", of="add", metavar="DATE"),
        make.option("--tag", metavar="TAG"),
        make.option("--note", metavar="TEXT"),
        today,
    )
    make.add("export", _path("book"), _path("csv"), encoding, verify, today)
    make.add("convert", _path("source"), _path("target"), maps, encoding, verify, today)
    make.add(
        "cohort",
        _path("folder"),
        make.option("--out", of="cohort", type=_FILE, default=Path("weekly.parquet"), metavar="PATH"),
        make.option("--engine", type=click.Choice(ENGINES), default="duckdb"),
        make.option("--names", is_flag=True),
        make.option("--key", type=_FILE, metavar="FILE"),
        budget,
        today,
    )
    make.add("check", _path("source"), maps, today, as_json)
    make.add("classify", _path("comments"), as_json)
    make.add("persona", _path("book"), click.Argument(["persona"], required=False))
    make.add(
        "restore",
        _path("book"),
        click.Argument(["number"], type=click.IntRange(min=1), required=False),
    )
    make.add(
        "pdf",
        _path("book"),
        make.option("--week", of="pdf", type=clock.WeekName(), metavar="WEEK"),
        make.option("--out", of="pdf", type=_FILE, metavar="PATH"),
        today,
    )
    make.add(
        "remind",
        _path("book"),
        make.option("--out", of="remind", type=_FILE, required=True, metavar="FILE.ics"),
        make.option("--day", default="sun", metavar="DAY"),
        make.option("--time", default="20:00", metavar="HH:MM"),
    )
    make.add("setup", _path("book", required=False), make.option("--remove", is_flag=True))
    make.add("doctor", _path("book", required=False))
    return make.group
