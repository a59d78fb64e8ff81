"""A command line as Windows reads it: by cmd.exe, then by the C library of each program."""

from __future__ import annotations

import re


def commands(line, environment):
    """Split a line as `cmd.exe /C` does: %NAME% is replaced everywhere, ^ & | count outside of quotes."""
    line = re.sub(r"%([^%]+)%", lambda found: environment.get(found[1].upper(), found[0]), line)
    made, current, quoted, letters = [], "", False, iter(line)
    for letter in letters:
        if letter == '"':
            quoted = not quoted
        if not quoted and letter in "&|":
            made.append(current)
            current = ""
        else:
            current += next(letters, "") if not quoted and letter == "^" else letter
    return [one.strip() for one in [*made, current] if one.strip()]


def arguments(line):
    """Split a command as the C library of Windows does: an odd number of \\ keeps the quote behind them."""
    made, current, quoted, begun = [], "", False, False
    for slashes, letter in re.findall(r'(\\*)("|[^\\]|$)', line):
        current += slashes if letter != '"' else "\\" * (len(slashes) // 2)
        if letter == '"' and len(slashes) % 2 == 0:
            quoted = not quoted
        elif letter in " \t" and letter and not quoted:
            if begun or current:
                made.append(current)
            current, begun = "", False
            continue
        else:
            current += letter
        begun = True
    return [*made, current] if current else made
