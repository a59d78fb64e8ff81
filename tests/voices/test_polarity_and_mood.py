"""What is said counts only if it is said to have happened: pairs that differ in nothing else."""

from __future__ import annotations

import pytest

from kachilog.voices import classify

PAIRS = [
    # happened · class · did not happen
    ("悩みが解決しました", "solved", "悩みが解決しませんでした"),
    ("悩みが解決した", "solved", "まだ解決していない"),
    ("もう解決しました!", "solved", "これで解決しますか?"),
    ("無事に解決できました", "solved", "早く解決したいです"),
    ("すっかり解決しています", "solved", "解決してほしいです"),
    ("解決したと思います", "solved", "解決したと思ったら、また再発しました"),
    ("私の悩みが解決しました", "solved", "友人の悩みは解決したそうです"),
    ("エラーが出なくなりました", "solved", "エラーが出ます"),
    ("もう迷いません", "solved", "まだ迷っています"),
    ("不安がなくなった", "solved", "不安がなくなるといいな"),
    ("やっと意味がわかりました", "solved", "わかりました、ありがとうございます"),
    ("困っていたので助かりました", "solved", "いつも助かります"),
    ("もう悩まへん", "solved", "悩みが消えへん"),
    ("もう不安はない", "solved", "不安はない"),
    ("気持ちが楽になりました", "solved", "気持ちが楽になりません"),
    ("やってみました", "acted", "やってみます"),
    ("やってみた", "acted", "やってみたい"),
    ("試してみました", "acted", "試してみてください"),
    ("さっそく始めました", "acted", "始めようと思います"),
    ("申し込みました", "acted", "申し込もうか迷っています"),
    ("毎日続けています", "acted", "続きませんでした"),
    ("勇気を出して断れました", "acted", "断れませんでした"),
    ("上司に相談しました", "acted", "上司に相談しましたか?"),
    ("やってみたけど、だめでした", "acted", "やったらだめですか"),
    ("実践しました", "acted", "実践しつらかったです"),
    ("通いました", "acted", "通うことになりました"),
    ("本を買いました", "acted", "動画を見ました"),
    ("早起きするようにしています", "acted", "早起きできるようになりたい"),
    ("合格しました", "result", "不合格でした"),
    ("合格しました!", "result", "合格おめでとうございます!"),
    ("売れました", "result", "売れたらいいな"),
    ("3キロ痩せました", "result", "痩せませんでした"),
    ("食費が減りました", "result", "食費が増えました"),
    ("収入が増えました", "result", "収入が減りました"),
    ("体重が60キロから55キロに減った", "result", "体重が55キロから60キロに増えた"),
    ("一人で着替えられるようになりました", "result", "一人で着替えられるようになりたい"),
    ("一人で着替えられるようにもなりました", "result", "一人では着替えられへんようになりました"),
    ("結果が出ました", "result", "結果が出た方はいますか"),
    ("上司に褒められました", "result", "上司に褒められたことがありません"),
    ("目標達成!", "result", "もう少しで達成できたのに"),
    ("息子が合格しました", "result", "友達の息子さんが合格しました"),
]


@pytest.mark.parametrize(("happened", "name", "did_not"), PAIRS)
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
    ],
)
def test_each_clause_has_its_own_polarity(text, classes):
    assert classify([text]) == [classes]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("かいけつしました", "解決しました"),
        ("ﾔｯﾃﾐﾏｼﾀ", "やってみました"),
        ("出来ました!", "できました!"),
        ("やせました", "痩せました"),
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
