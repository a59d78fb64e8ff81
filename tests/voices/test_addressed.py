"""A voice that asks is told from one that does not, and a word of thanks to the author from one to others."""

import pytest

from kachilog.voices import asks, thanks


@pytest.mark.parametrize(
    ("text", "other"),
    [
        # asks · does not, though its words are near
        ("固定費の見直しはどうすればいいですか?", "どうすればいいか分かりました"),
        ("何から始めればいいですか", "もう何から始めればいいか迷いません"),
        ("おすすめの本を教えてください", "おすすめの本、買いました"),
        ("片付けのコツってありますか", "コツがつかめました"),
        ("これって初心者でも大丈夫ですか?", "大丈夫ですか?"),
        ("どうして失敗するのでしょうか", "やってみようかな"),
        ("何から手をつけていいかわからないです", "なるほど、そうですか"),
        ("もっと詳しく知りたいです", "すごくないですか!"),
        ("ありがとうございます。いつから始めたらいいのかな?", "まじですか!"),
        ("How do I start?", "I figured out how to do it"),
        ("Any tips for beginners", "Great tips for beginners"),
        ("I don't know where to begin", "Guess what? I passed"),
        ("Thanks! What size is it?", "Wow, really?"),
    ],
)
def test_a_question_that_wants_an_answer_asks(text, other):
    assert asks(text, "ja")
    assert asks(text, "en")
    assert not asks(other, "ja")


def test_the_language_counts_where_a_text_shows_none():
    assert not asks("😊", "ja")
    assert not asks("", "en")


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("ありがとうございました", "お客様から「ありがとう」と言われました"),
        ("感謝しかないです", "お客様に感謝されました"),
        ("助かりました!", "参考になりました"),
        ("ほんまにおおきに", "感謝状をもらった"),
        ("アリガトウゴザイマス", "ありがとうの一言もない"),
        ("thank you so much", "No thanks"),
        ("Cheers, much appreciated", "My boss thanked me"),
    ],
)
def test_thanks_are_to_the_author(text, other):
    assert thanks(text)
    assert not thanks(other)
