"""The command line: `main` speaks the user's language, maps every failure to a sentence and an exit code.

0 done · 1 the data has errors · 2 wrong usage · 3 a file cannot be read or written. Never a traceback, except
with `--debug`.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from typing import TYPE_CHECKING

from kachilog.base.cores import use_one_thread
from kachilog.base.errors import KachilogError, UsageError
from kachilog.cli.codes import DONE, FILE, USAGE
from kachilog.cli.output import Output, forgiving
from kachilog.wording import Words
from kachilog.wording.language import choose

if TYPE_CHECKING:
    from collections.abc import Sequence

_BY_SIGNAL = 128
"""What a shell adds to the number of the signal that ended a program."""

_TELLING = frozenset(("check", "classify", "doctor", "--json"))
"""What makes of a command one whose output is all that it does."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line, that of this process unless `arguments` are given, and return its exit code."""
    if arguments is not None:
        return _main(list(arguments))
    use_one_thread()
    code = _main(sys.argv[1:])
    # The process ends now: looking for cycles among all that was ever loaded would take an eighth of it.
    gc.freeze()
    return code


def _main(arguments: list[str]) -> int:
    words = Words(choose(arguments, os.environ))
    debug = "--debug" in arguments
    # A command is short and leaves few cycles: looking for them often costs a tenth of its time, and a single
    # time a twentieth.
    gc.set_threshold(1_000_000, 20, 100)
    # Threads that read, check and deflate beside this one would wait 5 ms at each step.
    sys.setswitchinterval(0.001)
    ended_by = _stoppable()
    for stream in (sys.stdout, sys.stderr):
        # A console of another code page shows a replacement rather than fail on a 〜.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    with forgiving() as out:
        try:
            code = _run([argument for argument in arguments if argument != "--debug"], words)
        except KeyboardInterrupt:
            return _say(words("cli.interrupted"), _BY_SIGNAL + (ended_by or [signal.SIGINT])[0])
        except Exception as error:
            if debug:
                raise
            return _failed(error, words)
        out.flush()
        return _heard(out, arguments, code, words)


def _heard(out: Output, arguments: Sequence[str], code: int, words: Words) -> int:
    """Return the exit code of a command that was carried out: it tells of files, if any were to change."""
    # Whoever read our output may have seen enough (`| head`).
    if out.lost is None or isinstance(out.lost, BrokenPipeError):
        return code
    told_only = bool(_TELLING.intersection(arguments))
    return _say(words("cli.output_lost", reason=out.lost.strerror or ""), FILE if told_only else code)


def _failed(error: Exception, words: Words) -> int:
    """Say why a command could not be carried out; return the exit code."""
    if isinstance(error, KachilogError):
        return _say(words.error(error), USAGE if isinstance(error, UsageError) else FILE)
    return _say(words("cli.unexpected", kind=type(error).__name__), FILE)


def _stoppable() -> list[int]:
    """Let a request to end (kill, a window that is closed) do what Ctrl-C does; note which it was."""
    noted: list[int] = []

    def stop(number: int, _frame: object) -> None:
        noted.append(number)
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        with contextlib.suppress(ValueError):  # only the main thread of a program may ask for signals
            if (number := getattr(signal, name, None)) and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, stop)
    return noted


def _say(sentence: str, code: int) -> int:
    sys.stderr.write(sentence + "\n")
    return code


def _run(arguments: Sequence[str], words: Words) -> int:
    import click  # noqa: PLC0415 (a failure to import it must be a sentence too)

    from kachilog.cli.app import build  # noqa: PLC0415

    try:
        # Click returns the value of the command, and the code of an Exit, when it is not to exit by itself.
        code = build(words).main(list(arguments) or ["--help"], "kachilog", standalone_mode=False, obj=words)
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.UsageError as error:
        from kachilog.cli.usage import sentence  # noqa: PLC0415 (it compares spellings, where one is wrong)

        return _say(sentence(error, words), USAGE)
    return code if isinstance(code, int) else DONE
