"""Learn `mix.txt` anew: how model, encoder and rules are weighed together.

python tests/data/voices/training/mix.py                 (after train.py and encoder.py)

Logistic regression, for each class of each language, over the comments of which none of the three has learnt.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from parts import labelled
from scipy.optimize import minimize

from kachilog.voices import CLASSES, encoder, model, reading

NEW = ("unseen", "fresh", "strangers", "newcomers")
PENALTY = 0.5
"""Weight of the squares."""
SURE, CAREFUL, PRECISE = 0.5, (0.45, 0.5, 0.55, 0.6), 0.85
"""A class is told from the first probability with which so many are right; without one, from `SURE` on."""


def mixed(seen, wanted):
    """Return the weight of each column of `seen`, and what is added."""

    def loss(mix):
        scores = seen @ mix[:-1] + mix[-1]
        off = 1 / (1 + np.exp(-scores)) - wanted
        slope = np.append(seen.T @ off + PENALTY * mix[:-1], off.sum())
        return np.logaddexp(0, scores).sum() - wanted @ scores + PENALTY / 2 * mix[:-1] @ mix[:-1], slope

    found = minimize(loss, np.zeros(seen.shape[1] + 1), jac=True).x
    sure = first_precise(seen @ found[:-1] + found[-1], wanted)
    return [*found[:-1], found[-1] - np.log(sure / (1 - sure))]


def first_precise(scores, wanted):
    for sure in CAREFUL:
        if wanted[scores > np.log(sure / (1 - sure))].mean() >= PRECISE:
            return sure
    return SURE


def evidence(language):
    comments = (comment for part in NEW for comment in labelled(f"{language}_{part}"))
    texts, labels = zip(*comments, strict=True)
    odds = encoder.scores(texts).tolist()
    found = [reading.read(text).evidence(one) for text, one in zip(texts, odds, strict=True)]
    for at, name in enumerate(CLASSES):
        pairs = zip(found, labels, strict=True)
        yield name, [(one[name], has[at]) for one, has in pairs if name in one]


def main():
    lines = ["# Made by tests/data/voices/training/mix.py: see there. Fiftieths."]
    for language in ("english", "japanese"):
        for name, pairs in evidence(language):
            seen, wanted = map(np.array, zip(*pairs, strict=True))
            numbers = (str(round(weight * model.STEP)) for weight in mixed(seen, wanted))
            lines.append("\t".join([f"{language} {name}", *numbers]))
    path = Path(model.__file__).with_name("mix.txt")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(*lines, sep="\n")


if __name__ == "__main__":
    main()
