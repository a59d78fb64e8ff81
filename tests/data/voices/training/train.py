"""Learn `model.txt` of each language anew from the labelled voices beside this folder.

python tests/data/voices/training/train.py DIR [japanese|english]      (DIR has what vectors.py made)

A comment has a class unless each of its sentences has not: −log P(not) = Σ log(1 + e^score), where a score is
the sum of the weights of what is seen of the sentence (`kachilog.voices.model`). Weights are those of least
log loss with a penalty on their squares. Words get theirs through their vectors: words that are used alike
speak for the same. What the sentences say and what the rules found are weighed together by a logistic
regression over the pools, whose comments the rules had never met, each scored by a model that had not seen
it. No number is random: comments take turns in the parts of the cross-validation, by blocks, so that twins
stay together.
"""

from __future__ import annotations

import csv
import json
import os
import sys
from collections import Counter
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from kachilog.voices import CLASSES, model, normal, reading

VOICES = Path(__file__).parents[1]
PARTS = {
    "japanese": ("build", "check", "held_out", "fresh", "japanese_dev", "japanese_held_out"),
    "english": ("build", "check", "held_out", "fresh", "english_dev", "english_held_out"),
}
"""The older parts; the first four have no label for felt. The pools come on top."""
UNFELT = ("build", "check", "held_out", "fresh")
FOLDS, BLOCK, PENALTY, REACH = 4, 12, 2.0, 3.0
"""Parts of the cross-validation; comments that stay together; weight of the squares; length of a vector."""
SEEN = {"japanese": 3, "english": 2}
"""How often a sign must be seen."""
PAIRED = 6
"""How much a comment of pairs counts; of the one that happened only the class named is known."""
SIGNS, WORDS = 25000, 5000
"""How many of each are kept, those that decide most."""
FREQUENT, SHARING = 9000, 7
"""Japanese words in no comment are taken if their vector is among the first, and few others have the same."""
SURE, CAREFUL, PRECISE = 0.5, (0.45, 0.5, 0.55, 0.6), 0.85
"""A class is told from the first probability with which so many are right; without one, from `SURE` on."""


def rows_of(language):
    for part in (*PARTS[language], f"{language}_pool", f"{language}_pool2"):
        with (VOICES / f"{part}.csv").open(encoding="utf-8", newline="") as file:
            for at, row in enumerate(csv.DictReader(file)):
                found = reading.read(row["text"])
                if found.language == language:
                    labels = [name in row["classes"].split() for name in CLASSES]
                    fold = at // BLOCK % FOLDS if "pool" in part else None
                    yield found, labels, [1, 1, 1, part not in UNFELT], fold
    for part in ("pairs", "untrue"):
        with (VOICES / f"{part}.csv").open(encoding="utf-8", newline="") as file:
            yield from of_pairs(language, csv.DictReader(file))


def of_pairs(language, rows):
    for row in rows:
        happened, did_not = reading.read(row["happened"]), reading.read(row["did_not"])
        if happened.language == language:
            named = [name == row["class"] for name in CLASSES]
            yield happened, named, [PAIRED * name for name in named], None
            yield did_not, [False] * 4, [PAIRED] * 4, None


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


def weighed(table, comments, stored):
    """Return what the sentences of comments weigh together for each class."""
    mine, by_comment = table.only(comments)
    of_signs, of_words, start = stored
    # The root counts the words that are stored only.
    has = np.abs(of_words).sum(1) > 0
    share = (table.words[mine] > 0).astype(float)
    root = np.sqrt(np.maximum(share @ has.astype(float), 1))
    scores = table.signs[mine] @ of_signs + (share @ of_words) / root[:, None] + start
    told = np.logaddexp(0, scores) * table.open[mine]
    ends = np.cumsum(np.asarray(by_comment.sum(1), dtype=int).ravel())[:-1]
    return np.array([np.sort(one, axis=0)[-model.CLEAREST :].sum(0) for one in np.split(told, ends)])


def mixed(weights, ruled, labels):
    """Return for each class the weights of log(sentences), of the rules' four classes, and what is added."""
    rows = []
    logs = np.log(np.maximum(weights, model.LEAST))
    for at in range(4):
        seen = np.hstack([logs[:, [at]], ruled, np.ones((len(ruled), 1))])
        counts = weights[:, at] > 0  # a class that is closed in all sentences is never told
        seen, wanted = seen[counts], labels[counts, at]

        def loss(mix, seen=seen, wanted=wanted):
            scores = seen @ mix
            slope = seen.T @ (1 / (1 + np.exp(-scores)) - wanted)
            penalty = np.append(mix[:-1], 0)
            lost = np.logaddexp(0, scores).sum() - wanted @ scores
            return lost + penalty @ penalty / 4, slope + penalty / 2

        found = minimize(loss, np.zeros(6), jac=True).x
        sure = first_precise(seen @ found, wanted)
        rows.append([*found[:-1], found[-1] - np.log(sure / (1 - sure))])
    return np.round(np.array(rows) * model.STEP) / model.STEP


def first_precise(scores, wanted):
    for sure in CAREFUL:
        found = scores > np.log(sure / (1 - sure))
        if wanted[found].mean() >= PRECISE:
            return sure
    return SURE


def told(mix, weights, ruled):
    logs = np.log(np.maximum(weights, model.LEAST))
    return (logs * mix[:, 0] + ruled @ mix[:, 1:5].T + mix[:, 5] > 0) & (weights > 0)


def said(found, labels):
    for at, name in enumerate(CLASSES):
        hits, ours, theirs = (
            (found[:, at] & labels[:, at]).sum(),
            found[:, at].sum(),
            labels[:, at].sum(),
        )
        yield f"{name} {2 * hits / (ours + theirs):.3f} (P {hits / max(ours, 1):.2f}, R {hits / theirs:.2f})"


def numbers(row):
    return "\t".join(str(round(weight * model.STEP)) for weight in row)


def written(language, signs, words, stored, mix):
    of_signs, of_words, start = stored
    lines = [
        f"# The {language} model, made by tests/data/voices/training/train.py: see there.",
        "# Fiftieths, for solved, acted, result, felt. Those of words come of the vectors of "
        + ("chiVe (Works Applications, Apache License 2.0)." if language == "japanese" else "GloVe (PDDL)."),
        "",
        "rules",
        *(f"{name}\t{numbers(row)}" for name, row in zip(CLASSES, mix, strict=True)),
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
    rows = list(rows_of(language))
    readings = [row[0] for row in rows]
    labels, known = np.array([row[1] for row in rows]), np.array([row[2] for row in rows])
    words, vectors = vectors_of(language, folder, readings)
    vectors *= REACH / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    comments = [model.in_context(found.sentences) for found in readings]
    often = Counter(sign for sentences in comments for sentence in sentences for sign in sentence.signs)
    signs = [sign for sign, count in sorted(often.items()) if count >= SEEN[language] and "\t" not in sign]
    table = Table(comments, words, vectors, signs)
    folds = np.array([-1 if row[3] is None else row[3] for row in rows])
    pool = np.flatnonzero(folds >= 0)
    ruled = np.array([[name in found.ruled for name in CLASSES] for found in readings], dtype=float)
    weights = np.zeros((len(rows), 4))
    for fold in range(FOLDS):
        unseen = np.flatnonzero(folds == fold)
        rest = np.setdiff1d(np.arange(len(rows)), unseen)
        weights[unseen] = weighed(table, unseen, kept(table, vectors, fitted(table, rest, labels, known)))
    mix = mixed(weights[pool], ruled[pool], labels[pool])
    print(language, len(rows), table.signs.shape, "rules:", *said(ruled[pool] > 0, labels[pool]))
    alone = mixed(weights[pool], 0 * ruled[pool], labels[pool])
    print("  without rules:", *said(told(alone, weights[pool], 0 * ruled[pool]), labels[pool]))
    print("  pool, cross-validated:", *said(told(mix, weights[pool], ruled[pool]), labels[pool]))
    stored = kept(table, vectors, fitted(table, np.arange(len(rows)), labels, known))
    written(language, signs, words, stored, mix)


if __name__ == "__main__":
    for language in sys.argv[2:] or PARTS:
        train(language, Path(sys.argv[1]))
