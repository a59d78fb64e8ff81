"""Learn `model.txt` of each language anew from the labelled voices beside this folder.

python tests/data/voices/training/train.py DIR [japanese|english]      (DIR has what vectors.py made)

A comment has a class unless each of its sentences has not: −log P(not) = Σ log(1 + e^score), where a score is
the sum of the weights of what is seen of the sentence (`kachilog.voices.model`). Weights are those of least
log loss with a penalty on their squares. Words get theirs through their vectors: words that are used alike
speak for the same. No number is random. How the model counts beside rules and encoder says `mix.py`.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from parts import PAIRS, UNFELT, labelled, rows_of
from scipy import sparse
from scipy.optimize import minimize

from kachilog.voices import CLASSES, model, normal, reading

PARTS = {
    "japanese": (*UNFELT, "japanese_dev", "japanese_held_out"),
    "english": (*UNFELT, "english_dev", "english_held_out"),
}
"""The older parts. The pools come on top."""
PENALTY, REACH = 2.0, 3.0
"""Weight of the squares; length of a vector."""
SEEN = {"japanese": 3, "english": 2}
"""How often a sign must be seen."""
PAIRED = 6
"""How much a comment of pairs counts; of the one that happened only the class named is known."""
SIGNS, WORDS = 25000, 5000
"""How many of each are kept, those that decide most."""
FREQUENT, SHARING = 9000, 7
"""Japanese words in no comment are taken if their vector is among the first, and few others have the same."""


def readings_of(language):
    for part in (*PARTS[language], f"{language}_pool", f"{language}_pool2"):
        for text, labels in labelled(part):
            found = reading.read(text)
            if found.language == language:
                yield found, labels, [1, 1, 1, part not in UNFELT]
    for part in PAIRS:
        yield from of_pairs(language, rows_of(part))


def of_pairs(language, rows):
    for row in rows:
        happened, did_not = reading.read(row["happened"]), reading.read(row["did_not"])
        if happened.language == language:
            named = [name == row["class"] for name in CLASSES]
            yield happened, named, [PAIRED * name for name in named]
            yield did_not, [False] * 4, [PAIRED] * 4


class Table:
    """The sentences of all comments as matrices: signs, vectors, open classes, and of which comment."""

    def __init__(self, comments, words, vectors, signs):
        self.of = np.array([at for at, sentences in enumerate(comments) for _ in sentences], dtype=int)
        sentences = [sentence for sentences in comments for sentence in sentences]
        place = {sign: at for at, sign in enumerate(signs)}
        cells = [(at, place[sign]) for at, one in enumerate(sentences) for sign in one.signs if sign in place]
        rows, columns = zip(*cells, strict=True)
        self.signs = sparse.csr_matrix(
            (np.ones(len(rows)), (rows, columns)), shape=(len(sentences), len(signs))
        )
        self.open = np.array([[name not in one.closed for name in CLASSES] for one in sentences], dtype=float)
        index = {word: at for at, word in enumerate(words)}
        known = [[index[word] for word in one.words if word in index] for one in sentences]
        pairs = [(at, word, 1 / np.sqrt(len(found))) for at, found in enumerate(known) for word in found]
        rows, columns, shares = zip(*pairs, strict=True)
        self.words = sparse.csr_matrix((shares, (rows, columns)), shape=(len(sentences), len(words)))
        self.vectors = self.words @ vectors

    def only(self, comments):
        """Return the sentences of some comments, and the matrix that sums them by comment."""
        mine = np.flatnonzero(np.isin(self.of, comments))
        where = {comment: at for at, comment in enumerate(comments)}
        rows = [where[comment] for comment in self.of[mine]]
        return mine, sparse.csr_matrix(
            (np.ones(len(mine)), (rows, np.arange(len(mine)))), shape=(len(comments), len(mine))
        )


def fitted(table, comments, labels, known):
    """Return the weights of the signs, of the vectors' directions, and the start, for four classes each."""
    mine, by_comment = table.only(comments)
    signs, vectors, is_open = table.signs[mine], table.vectors[mine], table.open[mine]
    wide, deep = signs.shape[1], vectors.shape[1]
    yes, known = labels[comments] > 0, known[comments]
    turned, summed = signs.T.tocsr(), by_comment.T.tocsr()

    def loss(flat):
        weights = flat.reshape(wide + deep + 1, 4)
        scores = signs @ weights[:wide] + vectors @ weights[wide:-1] + weights[-1]
        against = by_comment @ (np.logaddexp(0, scores) * is_open)
        none = np.exp(-against)
        some = np.maximum(1 - none, 1e-9)
        lost = np.where(yes, -np.log(some), against) * known
        slope = np.where(yes, -none / some, 1.0) * known
        by_score = (summed @ slope) * is_open / (1 + np.exp(-scores))
        gradient = np.vstack([turned @ by_score, vectors.T @ by_score, by_score.sum(0)])
        gradient[:-1] += PENALTY * weights[:-1]
        return lost.sum() + PENALTY / 2 * (weights[:-1] ** 2).sum(), gradient.ravel()

    start = np.zeros((wide + deep + 1, 4))
    start[-1] = -2
    found = minimize(loss, start.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 80})
    weights = found.x.reshape(wide + deep + 1, 4)
    return weights[:wide], weights[wide:-1], weights[-1]


def kept(table, vectors, found):
    """Return the weights of signs and words as they are stored: rounded, and only those that decide most."""
    of_signs, directions, start = found
    of_words = vectors @ directions
    signs = np.asarray(table.signs.sum(0)).ravel()
    words = np.asarray((table.words > 0).sum(0)).ravel()
    stored = []
    for weights, often, most in ((of_signs, signs, SIGNS), (of_words, words + 0.3, WORDS)):
        worth = np.abs(weights).max(1) * np.sqrt(often)
        least = np.sort(worth)[-most] if len(worth) > most else 0
        stored.append(np.round(np.where(worth[:, None] >= least, weights, 0) * model.STEP) / model.STEP)
    return (*stored, np.round(start * model.STEP) / model.STEP)


def numbers(row):
    return "\t".join(str(round(weight * model.STEP)) for weight in row)


def written(language, signs, words, stored):
    of_signs, of_words, start = stored
    lines = [
        f"# The {language} model, made by tests/data/voices/training/train.py: see there.",
        "# Fiftieths, for solved, acted, result, felt. Those of words come of the vectors of "
        + ("chiVe (Works Applications, Apache License 2.0)." if language == "japanese" else "GloVe (PDDL)."),
        "",
        "start",
        f"all\t{numbers(start)}",
    ]
    for title, names, weights in (("signs", signs, of_signs), ("words", words, of_words)):
        lines += ["", title]
        lines += [
            f"{name}\t{numbers(row)}"
            for name, row in sorted(zip(names, weights, strict=True), key=lambda pair: pair[0])
            if row.any()
        ]
    path = Path(model.__file__).parent / language / "model.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(path, path.stat().st_size)


def vectors_of(language, folder, readings):
    """Return the words that comments have and those that are frequent, with their vectors."""
    rows = json.loads((folder / f"{language}.json").read_text("utf-8"))
    used = {word for found in readings for sentence in found.sentences for word in sentence.words}
    sharing = Counter(rows.values())
    words = [
        word
        for word, row in rows.items()
        if language == "english"
        or word in used
        or (row < FREQUENT and sharing[row] <= SHARING and normal.is_japanese(word))
    ]
    return words, np.load(folder / f"{language}.npy")[[rows[word] for word in words]].astype(float)


def train(language, folder):
    rows = list(readings_of(language))
    readings = [row[0] for row in rows]
    labels, known = np.array([row[1] for row in rows]), np.array([row[2] for row in rows])
    words, vectors = vectors_of(language, folder, readings)
    vectors *= REACH / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    comments = [model.in_context(found.sentences) for found in readings]
    often = Counter(sign for sentences in comments for sentence in sentences for sign in sentence.signs)
    signs = [sign for sign, count in sorted(often.items()) if count >= SEEN[language] and "\t" not in sign]
    table = Table(comments, words, vectors, signs)
    print(language, len(rows), table.signs.shape)
    stored = kept(table, vectors, fitted(table, np.arange(len(rows)), labels, known))
    written(language, signs, words, stored)


if __name__ == "__main__":
    for language in sys.argv[2:] or PARTS:
        train(language, Path(sys.argv[1]))
