"""A small transformer that has read many comments: what it finds is weighed together with the linear model.

It is six of the twelve layers of multilingual-e5-small (Wang et al. 2024, MIT licence), taught our four
classes. `encoder.npz` and `pieces.txt` have what it learnt; `tests/data/voices/training/encoder.py` makes
them, and the guideline beside it says from what and how well they do.
"""

from __future__ import annotations

import math
import unicodedata
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

import numpy as np

from kachilog.base.cores import cores
from kachilog.voices import CLASSES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    _Batch = Sequence[list[int]]
    _Step = tuple[float, int, int]
    """The likeliest way to a place: its logarithm, where its last piece starts, the row of that piece."""

WINDOW = 123
"""Pieces of a comment that are read at once."""

WINDOWS = 8
"""Windows of a comment that are read: about its first 1,500 Japanese characters."""

_HEADS = 12
_AT_ONCE = 1024
"""Pieces, padding included, that go through the layers together: 12 MB, and as much for what BLAS puts by."""

_MOST_WORKERS = 8
"""Batches that are read at once, where there are as many cores."""

_CACHED = 32
"""Rows of the widest layer that stay in a core's cache from one step of a formula to the next."""

_TINY = 1e-12
_FAR = np.float32(-1e9)
_UNKNOWN = 10.0
"""How much less likely than the rarest piece a character is that is no piece (Kudo 2018, SentencePiece)."""

_LOOK_BACK = 1024
"""Characters after which it is first asked whether those behind them can still change what is taken."""

_START, _PAD, _END, _OTHER = range(4)
"""The rows of the pieces <s>, <pad>, </s> and <unk>."""


def scores(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return the log odds of each class for each comment as it was typed: (comments, classes).

    Of a comment of several windows the clearest counts.
    """
    encoder = _load()
    windows = [(at, window) for at, text in enumerate(texts) for window in encoder.pieces.windows(text)]
    windows.sort(key=lambda one: len(one[1]))
    found = np.full((len(texts), len(CLASSES)), -np.inf, np.float32)
    batches = [*_batches(windows)]
    read = _each(encoder.odds, [[window for _, window in batch] for batch in batches])
    for batch, odds in zip(batches, read, strict=True):
        np.maximum.at(found, [at for at, _ in batch], odds)
    return found


def _each(read: Callable[[_Batch], Floats], batches: Sequence[_Batch]) -> list[Floats]:
    """Return what is read of each batch, in their order; numpy lets go of the GIL, so each core takes one."""
    workers = min(cores(), _MOST_WORKERS, len(batches))
    if workers <= 1:
        return [*map(read, batches)]
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 (a few comments are one batch)

    with ThreadPoolExecutor(workers) as pool:
        return [*pool.map(read, batches)]


def _batches(windows: Sequence[tuple[int, list[int]]]) -> Iterator[Sequence[tuple[int, list[int]]]]:
    """Cut windows, the shortest first, into batches of at most `_AT_ONCE` pieces with their padding."""
    start = 0
    for stop in range(1, len(windows) + 1):
        last = stop == len(windows)
        if last or len(windows[stop][1]) * (stop + 1 - start) > _AT_ONCE:
            yield windows[start:stop]
            start = stop


class Pieces:
    """The pieces of words that the encoder knows, each with the logarithm of its probability."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Take lines of a piece and its logarithm, parted by a tab, in the order of the rows."""
        pairs = [line.rsplit("\t", 1) for line in lines]
        self._known = {piece: (row, float(log)) for row, (piece, log) in enumerate(pairs) if row > _OTHER}
        self._longest = max(map(len, self._known))
        self._unknown = min(log for _, log in self._known.values()) - _UNKNOWN
        self._opening = self.of("query:")

    def windows(self, text: str) -> Iterator[list[int]]:
        """Yield the rows of the pieces of a comment, at most `WINDOW` at once, between its marks."""
        rows = self.of(" ".join(unicodedata.normalize("NFKC", text).split()), WINDOW * WINDOWS)
        for start in range(0, len(rows) or 1, WINDOW):
            yield [_START, *self._opening, *rows[start : start + WINDOW], _END]

    def of(self, text: str, most: int | None = None) -> list[int]:
        """Return the rows of the likeliest pieces that make up `text` (Viterbi), the first `most` of them."""
        text = "▁" + text.replace(" ", "▁")
        best: list[_Step] = [(0.0, 0, 0)]
        look = _LOOK_BACK
        for stop in range(1, len(text) + 1):
            if most and stop == look:
                look *= 2
                if len(rows := self._settled(best)) >= most:
                    return rows[:most]
            found = (best[stop - 1][0] + self._unknown, stop - 1, _OTHER)
            for start in range(max(0, stop - self._longest), stop):
                row, log = self._known.get(text[start:stop], (0, 0.0))
                if row and best[start][0] + log > found[0]:
                    found = (best[start][0] + log, start, row)
            best.append(found)
        return _way(best, len(text))[:most]

    def _settled(self, best: Sequence[_Step]) -> list[int]:
        """Return the rows of the first pieces, as many as no text behind can change.

        No piece is longer than the longest: whatever comes, the way to its end passes one of the last places
        so far. Those before the place where the ways to all of these part stay.
        """
        places = {*range(max(0, len(best) - self._longest), len(best))}
        while len(places) > 1:
            last = max(places)
            places.remove(last)
            places.add(best[last][1])
        return _way(best, places.pop())


def _way(best: Sequence[_Step], at: int) -> list[int]:
    """Return the rows of the likeliest pieces up to the place `at`; unknown ones in a row are one."""
    rows: list[int] = []
    while at:
        _, at, row = best[at]
        if row != _OTHER or rows[-1:] != [_OTHER]:
            rows.append(row)
    return rows[::-1]


class Encoder:
    """Weights by name: whole numbers of eight bits with the scale of their column, and what is added."""

    def __init__(self, pieces: Pieces, weights: Mapping[str, NDArray[Any]]) -> None:
        self.pieces = pieces
        self._weights = weights
        self._layers = sum(name.endswith(".query") for name in weights)

    def odds(self, windows: _Batch) -> Floats:
        """Return the log odds of each class for each window: (windows, classes)."""
        long = len(windows[-1])
        rows = np.full((len(windows), long), _PAD)
        for at, window in enumerate(windows):
            rows[at, : len(window)] = window
        seen = rows != _PAD
        hidden = self._normed("embedding", self._embedded(rows) + self._weights["places"][:long])
        for layer in range(self._layers):
            hidden = self._layer(f"{layer}", hidden, np.where(seen, np.float32(0), _FAR)[:, None, None])
        many = seen.sum(1, dtype=np.float32)[:, None]
        mean = (hidden * seen[:, :, None]).sum(1) / many
        most = np.where(seen[:, :, None], hidden, _FAR).max(1)
        return self._linear("classes", np.concatenate([mean, most], 1))

    def _embedded(self, rows: NDArray[Any]) -> Floats:
        """Return the vectors of pieces, kept as two numbers of four bits in a byte, scaled by 32s."""
        packed, scales = self._weights["pieces"][rows], self._weights["pieces.scale"][rows]
        numbers = np.concatenate([packed & 15, packed >> 4], -1).astype(np.float32) - 8
        found: Floats = numbers * scales[..., None].astype(np.float32)
        return found.reshape(*rows.shape, -1)

    def _layer(self, name: str, hidden: Floats, hiding: Floats) -> Floats:
        told = self._linear(f"{name}.told", self._attended(name, hidden, hiding))
        told += hidden
        hidden = self._normed(f"{name}.told", told)
        inner = self._linear(f"{name}.inner", hidden)
        _gelu(inner)
        outer = self._linear(f"{name}.outer", inner)
        outer += hidden
        return self._normed(f"{name}.outer", outer)

    def _attended(self, name: str, hidden: Floats, hiding: Floats) -> Floats:
        """Return what each piece takes from all others (Vaswani et al. 2017)."""
        windows, long, wide = hidden.shape
        query, key, value = (
            self._linear(f"{name}.{part}", hidden).reshape(windows, long, _HEADS, -1).swapaxes(1, 2)
            for part in ("query", "key", "value")
        )
        like = query @ key.swapaxes(2, 3)
        like /= np.float32(math.sqrt(wide / _HEADS))
        like += hiding
        like -= like.max(-1, keepdims=True)
        np.exp(like, out=like)
        like /= like.sum(-1, keepdims=True)
        taken: Floats = (like @ value).swapaxes(1, 2).reshape(hidden.shape)
        return taken

    def _linear(self, name: str, given: Floats) -> Floats:
        weight = self._weights[name] * self._weights[f"{name}.scale"]
        made: Floats = given.reshape(-1, len(weight)) @ weight
        made += self._weights[f"{name}.bias"]
        return made.reshape(*given.shape[:-1], -1)

    def _normed(self, name: str, given: Floats) -> Floats:
        """Return `given` after its change in place to the mean and variance of layer `name`."""
        given -= given.mean(-1, keepdims=True)
        given /= np.sqrt((given * given).mean(-1, keepdims=True) + np.float32(_TINY))
        given *= self._weights[f"{name}.gain"]
        given += self._weights[f"{name}.shift"]
        return given


def _gelu(given: Floats) -> None:
    """Put the Gaussian error linear unit, by tanh, of `given` in its place (Hendrycks & Gimpel 2016)."""
    rows = given.reshape(-1, given.shape[-1])
    for start in range(0, len(rows), _CACHED):
        some = rows[start : start + _CACHED]
        inner = np.float32(0.044715) * some
        inner *= some
        inner += 1
        inner *= np.float32(math.sqrt(2 / math.pi)) * some
        np.tanh(inner, out=inner)
        inner += 1
        some *= inner
        some *= np.float32(0.5)


@cache
def _load() -> Encoder:
    """Return the encoder, read on first use."""
    room = files("kachilog.voices")
    pieces = Pieces(room.joinpath("pieces.txt").read_text(encoding="utf-8").split("\n"))
    with as_file(room.joinpath("encoder.npz")) as path, np.load(path) as weights:
        return Encoder(pieces, dict(weights))
