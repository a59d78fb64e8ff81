"""Help in the user's language: click's own pages have English headings and count a kanji as one column."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import click

from kachilog.base.patterns import lazy_pattern
from kachilog.wording.width import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kachilog.wording import Words

_GUTTER = 2

_DASHED = lazy_pattern(
    r"[-\u2010-\u2015\u2212\u30fc\ufe58\ufe63\uff0d\uff70]+([^=＝]+)(?:[=＝].*)?", re.DOTALL
)
"""A word that begins with dashes of any kind, and what stands behind them, up to a value."""


def _padded(text: str, width: int) -> str:
    return text + " " * (width - text_width(text))


def _listed(rows: Sequence[tuple[str, str]]) -> list[str]:
    width = max(text_width(name) for name, _ in rows) + _GUTTER
    return [f"  {_padded(name, width)}{text}".rstrip() for name, text in rows]


def _block(title: str, rows: Sequence[tuple[str, str]]) -> list[str]:
    return ["", f"{title}:", *_listed(rows)] if rows else []


def _record(option: click.Option, context: click.Context, words: Words) -> tuple[str, str] | None:
    record = option.get_help_record(context)
    # Click's own option says its English sentence, and click adds the range of a number in its own notation.
    return record and (record[0], words("cli.option_help") if "--help" in option.opts else option.help or "")


def option_help(name: str, context: click.Context) -> str:
    """Return what the help page of a command says of one of its options, "" of none."""
    options = (one for one in context.command.params if isinstance(one, click.Option))
    return next((one.help or "" for one in options if name in one.opts), "")


def example(command: click.Command) -> str:
    """Return the first line of a command's help that shows how it is typed, "" if there is none."""
    lines = map(str.strip, (command.help or "").split("\n"))
    return next((line for line in lines if line.startswith(f"kachilog {command.name} ")), "")


def usage(command: click.Command, context: click.Context, words: Words) -> str:
    """Return the line that says what a command takes."""
    pieces = [piece for piece in command.collect_usage_pieces(context) if piece != "[OPTIONS]"]
    if any(isinstance(parameter, click.Option) for parameter in command.params):
        pieces.insert(0, words("cli.options_piece"))
    return " ".join([context.command_path, *pieces])


def render(command: click.Command, context: click.Context, words: Words) -> str:
    """Return the help page of a command: usage, what it does, arguments, options, and its commands."""
    from textwrap import dedent  # noqa: PLC0415 (a command that is carried out shows no help)

    lines = [f"{words('cli.usage')}: {usage(command, context, words)}", ""]
    lines += dedent(command.help or "").strip().split("\n")
    parameters = [one for one in command.get_params(context) if isinstance(one, click.Option)]
    records = [_record(parameter, context, words) for parameter in parameters]
    options = [record for record in records if record is not None]
    if isinstance(command, click.Group):
        listed = [(name, command.commands[name].short_help or "") for name in command.list_commands(context)]
        lines += _block(words("cli.commands"), listed)
    lines += _block(words("cli.options"), options)
    return "\n".join(lines)


class UnknownCommandError(click.UsageError):
    """A command that there is not."""

    def __init__(self, name: str, context: click.Context, known: Sequence[str]) -> None:
        super().__init__(name, context)
        self.name = name
        self.known = list(known)


class WordForOptionError(click.UsageError):
    """The name of an option without its dashes, where a file is meant to be."""

    def __init__(self, typed: str, name: str, context: click.Context) -> None:
        super().__init__(typed, context)
        self.typed = typed
        self.name = name


class OtherDashError(click.UsageError):
    """An option that begins with another kind of dash, or with one hyphen."""

    def __init__(self, typed: str, name: str, context: click.Context) -> None:
        super().__init__(typed, context)
        self.typed = typed
        self.name = name


class _Spoken:
    """What a command and a group have in common: help through `render`, in the words of the context."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments (click's hook). Raise OtherDashError, and as click, always with the context."""
        if not isinstance(self, click.Command):
            raise TypeError(self)
        known = {name for one in self.get_params(ctx) for name in one.opts if name.startswith("--")}
        for typed in args[: args.index("--") if "--" in args else None]:
            found = _DASHED.fullmatch(typed)
            name = unicodedata.normalize("NFKC", f"--{found[1]}") if found else ""
            if name in known and not typed.startswith(name):
                raise OtherDashError(typed, name, ctx)
        try:
            return super().parse_args(ctx, args)  # type: ignore[misc, no-any-return]  # of the class beside
        except click.BadOptionUsage as error:
            error.ctx = ctx
            raise

    def format_help(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the page (click's hook)."""
        if not isinstance(self, click.Command):
            raise TypeError(self)
        formatter.write(render(self, context, context.find_root().obj) + "\n")


class Command(_Spoken, click.Command):
    """A command that speaks the user's language."""


class Group(_Spoken, click.Group):
    """A group that speaks the user's language and lists its commands in the order they were made."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first argument names."""
        if args and args[0] not in self.commands:
            raise UnknownCommandError(args[0], ctx, self.list_commands(ctx))
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of a first-time user's needs, not of the alphabet."""
        del ctx
        return list(self.commands)
