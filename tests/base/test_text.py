import pytest

from kachilog.base.text import fold_name, fold_own, hiragana, is_blank, normal


@pytest.mark.parametrize("cell", [None, "", " ", "\u3000", "\t\r\n"])
def test_what_nobody_can_see_is_blank(cell):
    assert is_blank(cell)


@pytest.mark.parametrize("cell", [0, 0.0, False, "0", " a ", "\0"])
def test_what_anybody_can_see_is_not_blank(cell):
    assert not is_blank(cell)


def test_a_text_is_read_at_normal_width_without_space_around_it():
    assert normal("\u3000１２ ３Ａ ") == "12 3A"


def test_the_names_of_a_list_are_equal_whatever_their_case_width_spaces_and_joining_signs():
    assert {
        fold_name(text) for text in ("Spent Time", "spent_time", "ＳＰＥＮＴ－ＴＩＭＥ", " Spent.time: ")
    } == {"spenttime"}


def test_words_of_the_users_own_differ_by_a_joining_sign_but_not_by_case_and_width():
    assert fold_own(" ＤＭ対応 ") == fold_own("dm対応")
    assert len({fold_own(text) for text in ("A-1", "A1", "A 1")}) == 3


def test_programs_that_keep_a_line_break_or_two_blanks_otherwise_mean_the_same_words():
    assert len({fold_own(text) for text in ("お客様の\n場所", "お客様の 場所", " お客様の  場所\r\n")}) == 1


@pytest.mark.parametrize("unseen", ["\u200b", "\u200f", "\u2060", "\ufeff", "\ufe0f"])
def test_what_nobody_sees_makes_no_other_word(unseen):
    assert fold_own(f" 悩み{unseen}  解決{unseen}") == fold_own("悩み 解決")
    assert fold_name(f"日{unseen}付") == fold_name("日付")


def test_katakana_is_written_as_hiragana_and_all_else_stays():
    assert hiragana("トウコウ、ヴァヶー投稿 DM") == "とうこう、ゔぁゖー投稿 DM"
