"""`kachilog classify`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from kachilog.cli.codes import DATA, DONE
from kachilog.cli.telling import has_errors, print_json, tell_problems
from kachilog.files.csv_files import read_csv
from kachilog.metrics.rates import Rate
from kachilog.page import phrasing
from kachilog.voices import RESOLUTIONS, classify
from kachilog.voices.comments import read_comments
from kachilog.wording.width import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kachilog.voices import VoiceClass
    from kachilog.wording import Words


def run(words: Words, *, comments: Path, as_json: bool) -> int:
    """Say how many comments tell of what, or print the classes of each as JSON; return the exit code."""
    read = read_comments(read_csv(comments))
    classes = classify(read.texts)
    if as_json:
        print_json(
            [{"text": text, "classes": list(of)} for text, of in zip(read.texts, classes, strict=True)]
        )
    else:
        _tell(words, classes)
        tell_problems(words, read.problems, source=comments)
    return DATA if has_errors(read.problems) else DONE


def _tell(words: Words, classes: Sequence[tuple[VoiceClass, ...]]) -> None:
    """Say counts and shares, and no comment: whoever looks over the user's shoulder need not read it."""
    total = len(classes)
    click.echo(words("cli.classify_total", count=total))
    if not total:
        return
    counts = Counter(name for of in classes for name in of)
    rows = [(words(f"template.class_{name}"), counts[name]) for name in RESOLUTIONS]
    rows.append((words("cli.classify_any"), sum(not set(RESOLUTIONS).isdisjoint(of) for of in classes)))
    rows.append((words("cli.classify_beside", label=words("template.class_felt")), counts["felt"]))
    width = max(text_width(label) for label, _ in rows)
    for label, count in rows:
        padding = " " * (width - text_width(label))
        click.echo(f"  {label}{padding}  {phrasing.rate(words, Rate.of(count, total))}")
    click.echo(words("cli.classify_several"))
