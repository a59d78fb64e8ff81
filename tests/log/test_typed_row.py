"""Words in any order are one action; what may mean two things is asked about."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest

from kachilog.base.errors import UsageError
from kachilog.log.typed_row import Lists, TypedRow, near_action, read_words

TODAY = dt.date(2026, 11, 24)
LISTS = Lists(["投稿", "DM対応", "コメント返信"], ["実例", "悩み解決"], ["材料費", "金 額"])


def read(text):
    return read_words(text.split(), LISTS, TODAY)


def refused(text):
    with pytest.raises(UsageError) as caught:
        read(text)
    return caught.value.code


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("とうこう", "投稿"),
        ("トウコウ", "投稿"),
        ("登校", "投稿"),
        ("投稿う", "投稿"),
        ("こめんと返信", "コメント返信"),
        ("コメント返し", "コメント返信"),
        ("コメント", "コメント返信"),
        ("DM対忘", "DM対応"),
        ("ｄｍたいおう", "DM対応"),
        ("投稿準備", None),
        ("インスタ投稿", None),
        ("投票", None),
        ("さんぽ", None),
        ("個別相談", None),
        ("", None),
    ],
)
def test_the_word_of_the_list_that_another_may_be_meant_for(typed, meant):
    assert near_action(typed, LISTS.actions) == meant


def test_a_word_of_a_list_that_is_not_there_is_never_meant():
    assert near_action("とうこう", ["Post"]) is None
    assert near_action("posts", ["Post"]) == "Post"
    assert near_action("サンポ", ["さんぽ"]) == "さんぽ"


def test_the_order_of_the_words_makes_no_difference():
    row = TypedRow({"action": "投稿", "minutes": "30分", "reactions": "2", "quality": "4"})
    for words in permutations(["投稿", "30分", "反応2", "質4"]):
        assert read_words(words, LISTS, TODAY) == row


@pytest.mark.parametrize(
    ("word", "key", "text"),
    [
        ("30分", "minutes", "30分"),
        ("３０分", "minutes", "30分"),
        ("1時間30分", "minutes", "1時間30分"),
        ("投入時間30", "minutes", "30"),
        ("2件", "reactions", "2"),
        ("反応2件", "reactions", "2"),
        ("反応:2", "reactions", "2"),
        ("reactions=2", "reactions", "2"),
        ("4点", "quality", "4"),
        ("質的評価4", "quality", "4"),
        ("★★★★", "quality", "★★★★"),
        ("問い合わせ1", "inquiries", "1"),
        ("リピート1", "repeats", "1"),
        ("紹介1人", "referrals", "1"),
        ("収益1200", "income", "1200"),
        ("売上=1200", "income", "1200"),
        ("#実例", "tags", "実例"),
        ("＃新しい", "tags", "新しい"),
        ("悩み解決", "tags", "悩み解決"),
        ("タグ:実例", "tags", "実例"),
        ("メモ今日は晴れ", "note", "今日は晴れ"),
        ("メモ：A=B", "note", "A=B"),
        ("昨日", "date", "2026-11-23"),
        ("11/16", "date", "2026-11-16"),
        ("12月30日", "date", "2025-12-30"),
        ("2026年11月3日", "date", "2026-11-03"),
    ],
)
def test_a_word_says_what_it_is(word, key, text):
    assert read_words(["投稿", word], LISTS, TODAY).known == {"action": "投稿", key: text}


def test_a_label_and_its_number_may_be_two_words_and_so_may_a_number_and_its_unit():
    assert read("投稿 反応 2 質 4 30 分 メモ あれ").known == {
        "action": "投稿",
        "reactions": "2",
        "quality": "4",
        "minutes": "30分",
        "note": "あれ",
    }


def test_numbers_alone_are_taken_in_order_where_they_can_be_nothing_else():
    assert read("投稿 30 2 4").known == {"action": "投稿", "minutes": "30", "reactions": "2", "quality": "4"}
    assert read("投稿 質4 30 2").known["reactions"] == "2"
    assert read("投稿 反応2 30").known == {"action": "投稿", "reactions": "2", "minutes": "30"}
    assert refused("投稿 30") == refused("投稿 30 2") == refused("投稿 反応2 4") == "add_numbers"
    assert refused("投稿 30 2 9") == "add_quality"
    assert refused("投稿 30 2 4 1") == "add_numbers"


def test_an_action_is_taken_as_the_list_writes_it_or_as_the_one_word_left():
    assert read("ＤＭ対応 30分").known["action"] == "DM対応"
    assert read("さんぽ 30分").known["action"] == "さんぽ"
    assert refused("30分") == "add_no_action"


@pytest.mark.parametrize(
    "text", ["投稿 さんぽ", "さんぽ おどり", "投稿 4/5", "投稿 反応 たくさん", "投稿 3回"]
)
def test_what_may_mean_two_things_is_asked_about(text):
    assert refused(text) == "add_unclear"


def test_a_column_said_twice_is_refused_but_tags_add_up():
    assert refused("投稿 30分 20分") == refused("投稿 DM対応") == refused("投稿 昨日 11/16") == "add_twice"
    assert read("投稿 #実例 #悩み").known["tags"] == "実例、悩み"


def test_a_column_of_the_users_own_is_said_by_its_header():
    assert read("投稿 材料費=1200").own == {"材料費": "1200"}
    assert read("投稿 材料費：1200").own == {"材料費": "1200"}
    assert refused("投稿 気温=12") == "add_unclear"


@pytest.mark.parametrize("word", ["反応-3", "問い合わせ－1", "質‐4", "投入時間 -30"])
def test_a_hyphen_before_a_number_may_be_a_minus_and_is_asked_about(word):
    with pytest.raises(UsageError, match="add_minus"):
        read_words(["投稿", word], LISTS, TODAY)


@pytest.mark.parametrize(
    ("word", "known"),
    [
        (
            "投稿　３０分　反応２　質４",
            {"action": "投稿", "minutes": "30分", "reactions": "2", "quality": "4"},
        ),
        ("投稿 30 分", {"action": "投稿", "minutes": "30分"}),
        ("投稿 30 2 4", {"action": "投稿", "minutes": "30", "reactions": "2", "quality": "4"}),
        ("反応：3　投稿", {"action": "投稿", "reactions": "3"}),
        ("投稿 #実例 メモ:あれ", {"action": "投稿", "tags": "実例", "note": "あれ"}),
        ("投稿３０分", {"action": "投稿", "minutes": "30分"}),
        ("30分投稿", {"action": "投稿", "minutes": "30分"}),
        ("DM対応1時間30分", {"action": "DM対応", "minutes": "1時間30分"}),
        ("DM対応1時間30分 反応2", {"action": "DM対応", "minutes": "1時間30分", "reactions": "2"}),
        ("投 稿", {"action": "投稿"}),
        ("投稿の 下書き", {"action": "投稿の 下書き"}),
        ("アクション内容:60分講座", {"action": "60分講座"}),
    ],
)
def test_one_argument_may_be_several_words(word, known):
    assert read_words([word], LISTS, TODAY).known == known


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("メモ:30分 歩いた", {"note": "30分 歩いた"}),
        ("#お客様 事例", {"tags": "お客様 事例"}),
        ("1時間 30分", {"minutes": "1時間 30分"}),
    ],
)
def test_a_text_with_blanks_that_says_what_it_is_stays_whole(word, known):
    assert read_words(["投稿", word], LISTS, TODAY).known == {"action": "投稿", **known}
    assert read_words(["投稿", "材料費=1 2"], LISTS, TODAY).own == {"材料費": "1 2"}


@pytest.mark.parametrize(
    "word", ["講座60分", "60分講座", "投稿-30分", "投稿30", "投稿反応2", "投稿、30分、反応2"]
)
def test_words_run_together_that_cannot_be_told_apart_are_asked_about(word):
    with pytest.raises(UsageError, match="add_joined"):
        read_words([word], LISTS, TODAY)
