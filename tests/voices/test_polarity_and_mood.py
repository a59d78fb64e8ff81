"""What is said counts only if it is said to have happened: pairs that differ in nothing else."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kachilog.voices import classify

VOICES = Path(__file__).parents[1] / "data" / "voices"


def pairs(name):
    with (VOICES / name).open(encoding="utf-8", newline="") as file:
        return [(row["happened"], row["class"], row["did_not"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("happened", "name", "did_not"), [*pairs("pairs.csv"), *pairs("untrue.csv")])
def test_only_what_happened_counts(happened, name, did_not):
    yes, no = classify([happened, did_not])
    assert name in yes
    assert no == ()


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("試しましたが、解決しませんでした", ("acted",)),
        ("不安が消えて、試験にも合格しました", ("solved", "result")),
        ("教わった方法を試したら、悩みが解消しました", ("solved", "acted")),
        ("相談して不安が消え、応募したら採用されました", ("solved", "acted", "result")),
        ("始めた時に不安が消えました", ("solved", "acted")),
        ("やってみたらできました!", ("acted", "result")),
        ("解決しました。次は何から始めればいいですか?", ("solved",)),
        ("まだ半信半疑です。でも今朝から始めました", ("acted",)),
        ("I asked for a raise and they said yes", ("acted", "result")),
        ("I asked for a raise and they said no", ("acted",)),
        ("If it works, I paid too little", ()),
        ("The bill is £90. It is usually £90", ()),
        ("値上げしたら、お客さんが減りました。", ("acted",)),
        ("売上が減ったけど、残業も減りました", ("result",)),
        ("3キロ痩せた人がいると聞いて申し込みました。", ("acted",)),
        ("痩せた方が服が似合う", ()),
        ("Sales are down, but my back pain is gone", ("solved",)),
        ("先延ばし癖が直りつつあります", ("solved",)),
        ("解決するかもしれません", ()),
        ("センスないってずっと思ってたけど、自信持てました", ("felt",)),
        ("No-shows used to be four a week. Last week there were none", ("result",)),
        ("Grocery bill was £62 this week. It's usually over a hundred", ("result",)),
        ("Grocery bill was £140 this week. It's usually over a hundred", ()),
        ("12 orders this week. It's usually 40", ()),
    ],
)
def test_each_clause_has_its_own_polarity(text, classes):
    assert classify([text]) == [classes]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("かいけつしました", "解決しました"),
        ("ﾔｯﾃﾐﾏｼﾀ", "やってみました"),
        ("うまく出来ました", "うまくできました"),
        ("3キロやせました", "3キロ痩せました"),
        ("解決しましたーーー!!!😭✨", "解決しました"),
        ("やってみたで", "やってみた"),
        ("もう悩んでへん", "もう悩んでいない"),
        ("なおりました", "治りました"),
        ("解決しました(笑)", "解決しました"),
        ("解決しました　ありがとうございます", "解決しました。ありがとうございます"),
    ],
)
def test_spelling_does_not_change_the_class(text, same):
    assert classify([text]) == classify([same]) != [()]
