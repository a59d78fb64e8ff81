"""The first run by double click: `python -m kachilog.cli.first_run [--dry | --remove]`.

It makes a workbook in the user's documents, never over one that is there, lets its buttons find this Python,
says whether all is well, and opens it; with `--dry` it is not opened. `--remove` takes away what it put into
Excel, and leaves the workbook.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from kachilog.cli import main
from kachilog.cli.codes import DONE
from kachilog.wording import Words
from kachilog.wording.language import choose

_DOCUMENTS = 5  # CSIDL_PERSONAL
_LONGEST = 1024


def first_run(documents: Path, *, dry: bool) -> int:
    """Make, set up, look at and open the workbook in `documents`; return the exit code of the last step."""
    words = Words(choose([], os.environ))
    book = documents / words("sample.book_name")
    if book.exists():
        click.echo(words("cli.first_run_kept", path=book))
    elif (code := main(["new", str(book)])) != DONE:
        return code
    main(["setup", str(book)])
    code = main(["doctor", str(book)])
    if not dry:
        click.echo(words("cli.first_run_opens", file=book.name))
        _open(book)
    return code


def documents() -> Path:
    """Return the folder of the user's documents, wherever Windows has it."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 (there alone)

        found = ctypes.create_unicode_buffer(_LONGEST)
        if ctypes.windll.shell32.SHGetFolderPathW(None, _DOCUMENTS, None, 0, found) == 0 and found.value:
            return Path(found.value)
    folder = Path.home() / "Documents"
    return folder if folder.is_dir() else Path.home()


def _open(book: Path) -> None:
    """Let the system open a workbook with the program that is its own."""
    if sys.platform == "win32":
        os.startfile(book)  # noqa: S606 (a workbook of ours)
    else:
        program = "open" if sys.platform == "darwin" else "xdg-open"
        try:
            subprocess.run([program, str(book)], check=False)  # noqa: S603 (likewise)
        except FileNotFoundError:
            return


if __name__ == "__main__":
    if "--remove" in sys.argv[1:]:
        sys.exit(main(["setup", "--remove"]))
    sys.exit(first_run(documents(), dry="--dry" in sys.argv[1:]))
