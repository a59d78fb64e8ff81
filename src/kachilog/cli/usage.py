"""A wrong command line, said in the user's language."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from kachilog.base.text import fold_name
from kachilog.cli.help import (
    OtherDashError,
    UnknownCommandError,
    WordForOptionError,
    example,
    option_help,
    usage,
)

if TYPE_CHECKING:
    from kachilog.wording import Words


_CALLED = {
    **dict.fromkeys(("help", "ヘルプ"), "--help"),
    "version": "--version",
    **dict.fromkeys(("install", "インストール"), "setup"),
    **dict.fromkeys(("uninstall", "remove", "delete", "アンインストール"), "setup --remove"),
    **dict.fromkeys(("undo", "backup", "backups"), "restore"),
}
"""What other programs call our commands, folded."""


def sentence(error: click.UsageError, words: Words) -> str:
    """Return what is wrong with the command line, and where the right way is shown."""
    context = error.ctx
    path = "kachilog" if context is None else context.command_path
    return f"{_what(error, words)}\n{words('cli.see_help', path=path)}"


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    return parameter.opts[0] if isinstance(parameter, click.Option) else parameter.human_readable_name


def _what(error: click.UsageError, words: Words) -> str:
    if isinstance(error, click.NoSuchOption):
        known = sorted(error.possibilities or ())
        return words("cli.no_such_option", name=error.option_name) + _meant(known, words)
    if isinstance(error, click.MissingParameter):
        return words("cli.missing_argument", name=_name(error.param), line=_line(error.ctx, words))
    if isinstance(error, click.BadParameter):
        return _bad_value(error, words)
    if isinstance(error, click.BadOptionUsage):
        takes = option_help(error.option_name, error.ctx) if error.ctx else ""
        return words("cli.option_needs_value", name=error.option_name, takes=takes)
    return _of_ours(error, words)


def _line(context: click.Context | None, words: Words) -> str:
    """Return the whole line as it would be right: an example, where the help page has one."""
    if context is None:
        return "kachilog --help"
    return example(context.command) or usage(context.command, context, words)


def _of_ours(error: click.UsageError, words: Words) -> str:
    if isinstance(error, OtherDashError):
        return words("cli.other_dash", typed=error.typed, name=error.name)
    if isinstance(error, WordForOptionError):
        return words("cli.word_for_option", typed=error.typed, name=error.name)
    if isinstance(error, UnknownCommandError):
        called = _CALLED.get(fold_name(error.name))
        near = [called] if called else get_close_matches(error.name, error.known, 1)
        return words("cli.no_such_command", name=error.name) + _meant(near, words)
    return words("cli.too_many_arguments")


def _meant(candidates: list[str], words: Words) -> str:
    return words("cli.meant", name=candidates[0]) if candidates else ""


def _bad_value(error: click.BadParameter, words: Words) -> str:
    name, kind = _name(error.param), None if error.param is None else error.param.type
    if isinstance(kind, click.Choice):
        return words("cli.bad_choice", name=name, choices=" / ".join(map(str, kind.choices)))
    if isinstance(kind, click.DateTime):
        return words("cli.bad_date", name=name)
    if isinstance(kind, click.types.IntRange):
        return words("cli.bad_number", name=name, least=kind.min)
    return words("cli.bad_value", name=name)
