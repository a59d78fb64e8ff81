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
    ("食費が減った", "result", "食費が減らなくなった"),
    ("TOEIC 720→845", "result", "TOEIC 845→720"),
    ("クリック率が2%→5%でした", "result", "直帰率が高いですか"),
    ("先月より3000円安くなった", "result", "3000円安くなりますか"),
    ("初めて売上が3万円出ました", "result", "売上が3万円出たらいいな"),
    ("評価がAになった", "result", "評価がBからDに下がった"),
    ("断捨離スタート", "acted", "明日から断捨離スタート"),
    ("ポチりました", "acted", "ポチりたい"),
    ("口座開設!", "acted", "口座開設って何日かかりますか"),
    ("肩の荷がおりた", "solved", "肩の荷がおりない"),
    ("謎がとけた", "solved", "謎がとけない"),
    ("悩みが解決した", "solved", "友だちが「解決した」と言っていた"),
    ("動くようになりました", "solved", "動くようになりません"),
    ("責めるのをやめました", "solved", "責めるのをやめたい"),
    ("怖いイメージが消えた", "solved", "怖いイメージが消えない"),
    ("表示されました", "solved", "表示されません"),
    ("体重が増えなくなった", "result", "体重が増えるようになった"),
    ("魚が焦げつかなくなった", "solved", "魚が焦げつきます"),
    ("気持ちが楽になりました", "felt", "気持ちが楽になりません"),
    ("うれしいです", "felt", "お返事いただけるとうれしいです"),
    ("自信がつきました", "felt", "自信がなくなりました"),
    ("勇気をもらいました", "felt", "勇気がほしい"),
    ("やる気が出ました", "felt", "やる気は出ますか?"),
    ("毎日が楽しくなりました", "felt", "楽しい投稿ですね"),
    ("励まされました", "felt", "友だちが「励まされた」と言っていた"),
    ("背中を押してもらいました", "felt", "背中を押してほしい"),
    ("ホッ", "felt", "おめでとうございます!私もうれしいです"),
    ("ワクワクが止まらない", "felt", "涙が止まりません。悔しい"),
    ("前を向けました", "felt", "前を向けません"),
    ("「よくがんばったね」の言葉に涙", "felt", "悔しくて涙が出ました"),
    ("幸せな気持ちになりました", "felt", "悲しい気持ちになりました"),
    ("自分を好きになれました", "felt", "自分を好きになりたい"),
    ("生きててよかったと思えました", "felt", "生きててよかったと思いたい"),
    ("一人じゃないと思えた", "felt", "一人だと思った"),
    ("楽しくて仕方ない", "felt", "楽しい時間をありがとうございました"),
    ("先月より4割も安かった", "result", "先月より4割も高かった"),
    ("値上げしましたが、誰も辞めなかった", "result", "誰も申し込まなかった"),
    ("食欲が戻ってきた", "result", "食欲が戻ってこない"),
    ("トマトが赤くなった", "result", "トマトが赤くならない"),
    ("昔のデニムのボタンが閉まった", "result", "デニムのボタンが閉まらない"),
    ("朝までぐっすり寝てくれた", "result", "朝まで寝てくれない"),
    ("子どもが野菜をおかわりした", "result", "子どもが熱を出した"),
    ("採用の返事", "result", "採用の返事はまだですか"),
    ("自分からあいさつできる子になった", "result", "あいさつできる子になってほしい"),
    ("あいさつできる子になった", "result", "あいさつできる人です"),
    ("自炊するようになって半年", "acted", "自炊したいと思って半年"),
    ("仕組みがわかっていなかったと気づけた", "solved", "仕組みがわかっていませんでした"),
    ("朝が来るのが楽しみ", "felt", "次の投稿が楽しみ"),
    ("I phoned the bank", "acted", "I panicked"),
    ("I've been putting a little away", "acted", "I've been putting it off"),
    ("Cancelled the subscriptions I never use", "acted", "I never cancelled them"),
    ("Booked.", "acted", "Beautifully explained."),
    ("No more squeak", "solved", "The squeak is back"),
    ("The app stopped logging me out", "solved", "The app stopped working"),
    ("So that's why it kept sinking", "solved", "Why does it sink?"),
    ("My nerves went from nine to about a three", "solved", "My nerves went from three to nine"),
    ("My landlord knocked off fifty", "result", "My landlord refused"),
    ("Groceries were £62 this week. Usually £100.", "result", "Groceries were £100. Usually £62."),
    ("My son tied his own laces", "result", "My son lost his laces"),
    ("I feel ten feet tall", "felt", "I feel like a failure"),
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
        ("I asked for a raise and they said yes", ("acted", "result")),
        ("I asked for a raise and they said no", ("acted",)),
        ("If it works, I paid too little", ()),
        ("The bill is £90. It is usually £90", ()),
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
