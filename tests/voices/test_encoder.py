"""The encoder reads as its formulas say, in any company; what is asked or hoped does not count by it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kachilog.voices import classify, encoder

WIDE, INNER, LONG = 96, 12, 16
MARKS = ("<s>\t0", "<pad>\t0", "</s>\t0", "<unk>\t0")
DOUBTFUL = encoder.Pieces([*MARKS, "▁\t-3", "a\t-3", "b\t-5", "bb\t-4.5", "aba\t-6", "▁b\t-4", "query:\t-9"])
"""Pieces of which the first of a long text may hang on its last letters: b or bb."""


@pytest.fixture
def pieces():
    return encoder.Pieces(
        [*MARKS, "▁\t-3.0", "a\t-4.0", "b\t-4.5", "ab\t-5.0", "▁ab\t-5.5", "query\t-6.0", ":\t-2.0"]
    )


def test_the_likeliest_pieces_are_taken(pieces):
    ab, opened = 7, 8
    assert pieces.of("ab") == [opened]
    assert pieces.of("aab") == [4, 5, ab]
    assert pieces.of("ab ab") == [opened, opened]


def test_what_is_in_no_piece_is_one_unknown_however_long(pieces):
    assert pieces.of("aXYb") == [4, 5, 3, 6]


def test_a_long_comment_is_read_in_windows_and_no_further_than_the_last(pieces):
    opening = pieces.of("query:")
    windows = list(pieces.windows("b" * 100_000))
    assert len(windows) == encoder.WINDOWS
    assert {len(window) for window in windows} == {encoder.WINDOW + len(opening) + 2}


@pytest.mark.parametrize("letters", ["b" * 1100, "b" * 1101, "X" * 1100 + "ab" * 20, "a" * 1100, "ab" * 600])
@pytest.mark.parametrize("most", [1, 10, 255, 600])
def test_the_first_pieces_of_a_long_text_are_those_of_all_of_it(letters, most):
    assert DOUBTFUL.of(letters, most) == DOUBTFUL.of(letters)[:most]


@given(st.text("ab X", max_size=60), st.integers(1, 40))
def test_the_first_pieces_of_a_text_are_those_of_all_of_it(text, most):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encoder, "_LOOK_BACK", 3)
        assert DOUBTFUL.of(text, most) == DOUBTFUL.of(text)[:most]


def test_an_empty_comment_is_read_as_nothing(pieces):
    assert list(pieces.windows(" \n ")) == [[0, *pieces.of("query:"), 4, 2]]


@pytest.fixture
def weights():
    random = np.random.default_rng(0)

    def linear(name, given, made):
        return {
            name: random.integers(-127, 128, (given, made), dtype=np.int8),
            f"{name}.scale": random.uniform(0.0005, 0.002, made).astype(np.float32),
            f"{name}.bias": random.normal(size=made).astype(np.float32),
        }

    def norm(name):
        return {
            f"{name}.gain": random.normal(1, 0.2, WIDE).astype(np.float32),
            f"{name}.shift": random.normal(0, 0.2, WIDE).astype(np.float32),
        }

    return {
        "pieces": random.integers(0, 256, (11, WIDE // 32, 16), dtype=np.uint8),
        "pieces.scale": random.uniform(0.01, 0.1, (11, WIDE // 32)).astype(np.float16),
        "places": random.normal(size=(LONG, WIDE)).astype(np.float32),
        **norm("embedding"),
        **linear("classes", 2 * WIDE, 4),
        **linear("0.query", WIDE, WIDE),
        **linear("0.key", WIDE, WIDE),
        **linear("0.value", WIDE, WIDE),
        **linear("0.told", WIDE, WIDE),
        **linear("0.inner", WIDE, INNER),
        **linear("0.outer", INNER, WIDE),
        **norm("0.told"),
        **norm("0.outer"),
    }


def plainly(weights, window):
    """Return the log odds of a window, piece by piece and head by head, as the papers write them down."""

    def linear(name, given):
        return given @ (weights[name] * weights[f"{name}.scale"]) + weights[f"{name}.bias"]

    def normed(name, given):
        return (given - given.mean()) / math.sqrt(given.var()) * weights[f"{name}.gain"] + weights[
            f"{name}.shift"
        ]

    def vector(row):
        for scale, packed in zip(weights["pieces.scale"][row], weights["pieces"][row], strict=True):
            yield from ((byte % 16 - 8.0) * float(scale) for byte in packed)
            yield from ((byte // 16 - 8.0) * float(scale) for byte in packed)

    def gelu(number):
        return number / 2 * (1 + math.tanh(math.sqrt(2 / math.pi) * (number + 0.044715 * number**3)))

    hidden = [
        normed("embedding", np.array(list(vector(row))) + place)
        for row, place in zip(window, weights["places"], strict=False)
    ]
    query, key, value = ([linear(f"0.{part}", one) for one in hidden] for part in ("query", "key", "value"))
    after = []
    for one, mine in zip(hidden, query, strict=True):
        taken = []
        for head in range(0, WIDE, WIDE // 12):
            part = slice(head, head + WIDE // 12)
            like = [math.exp(mine[part] @ other[part] / math.sqrt(WIDE / 12)) for other in key]
            taken.append(
                sum(share * other[part] for share, other in zip(like, value, strict=True)) / sum(like)
            )
        told = normed("0.told", one + linear("0.told", np.concatenate(taken)))
        inner = np.array([gelu(number) for number in linear("0.inner", told)])
        after.append(normed("0.outer", told + linear("0.outer", inner)))
    return linear("classes", np.concatenate([np.mean(after, 0), np.max(after, 0)]))


def test_odds_are_those_of_the_formulas(pieces, weights):
    windows = [[0, 9, 10, 2], [0, 9, 10, 7, 5, 4, 2]]
    found = encoder.Encoder(pieces, weights).odds(windows)
    assert found.shape == (2, 4)
    np.testing.assert_allclose(found, [plainly(weights, window) for window in windows], rtol=2e-4, atol=2e-4)


def test_a_comment_is_read_alike_in_any_company():
    texts = ["食費が月に1万円減りました!", "Tried it last night.", "", "やってみました。" * 100]
    together = encoder.scores(texts)
    assert together.shape == (4, 4)
    alone = np.concatenate([encoder.scores([text]) for text in texts])
    np.testing.assert_allclose(together, alone, atol=1e-3)


def test_comments_are_read_alike_to_the_last_bit_whatever_the_cores(monkeypatch):
    texts = ["やってみました。" * many for many in range(1, 60, 2)]
    found = []
    for count in (1, 3):
        monkeypatch.setattr(encoder, "cores", lambda count=count: count)
        found.append(encoder.scores(texts).tobytes())
    assert len(set(found)) == 1


def test_a_few_comments_are_read_without_threads(monkeypatch):
    monkeypatch.setattr(encoder, "cores", lambda: 2)
    monkeypatch.setattr("concurrent.futures.ThreadPoolExecutor", None)
    assert encoder.scores(["食費が月に1万円減りました!", "Tried it last night."]).shape == (2, 4)


@pytest.mark.parametrize(
    "text",
    ["悩みは解決しましたか?", "早く解決しますように", "Did it solve your problem?", "I hope it sells out."],
)
def test_what_is_asked_or_hoped_has_no_class_however_sure_the_encoder_is(monkeypatch, text):
    monkeypatch.setattr(encoder, "scores", lambda texts: np.full((len(texts), 4), 50.0, np.float32))
    assert classify([text]) == [()]
