"""A header row is found and understood as people write it; what it lacks is named."""

from __future__ import annotations

import pytest

from kachilog.base.languages import LANGS
from kachilog.log.columns import HEADERS, KEYS, NEW_KEYS, find_header, is_total, is_vanity, known_keys
from kachilog.log.header import read_header
from kachilog.log.reading.units import HOURS
from kachilog.wording import Words

FIVE = ["日付", "アクション内容", "投入時間(分)", "直接反応数", "質的評価(1-5)"]


def codes(headers):
    return [(problem.code, problem.severity) for problem in read_header(1, headers).problems]


@pytest.mark.parametrize("lang", LANGS)
def test_every_canonical_header_names_its_column(lang):
    assert known_keys(list(HEADERS[lang].values())) == KEYS


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("日 付", "date"),
        ("Date", "date"),
        ("ＤＡＴＥ", "date"),
        ("日", "date"),
        ("アクション", "action"),
        ("行動内容", "action"),
        ("内容", "action"),
        ("投入時間（分）", "minutes"),
        ("投入時間(min)", "minutes"),
        ("投入時間[分]", "minutes"),
        ("投入 時間", "minutes"),
        ("time (min)", "minutes"),
        ("Time Spent (minutes)", "minutes"),
        ("時間", "minutes"),
        ("MINUTES", "minutes"),
        ("直接反応数（件）", "reactions"),
        ("direct_reactions", "reactions"),
        ("質的評価（１～５）", "quality"),
        ("質的評価【1-5】", "quality"),
        ("Quality(1–5)", "quality"),
        ("お問い合わせ", "inquiries"),
        ("問合せ件数", "inquiries"),
        ("Inquiry", "inquiries"),
        ("リピート相談", "repeats"),
        ("紹介件数", "referrals"),
        ("タグ", "tags"),
        ("備考", "note"),
        ("深い質問数", None),
        ("個別相談数", None),
        ("引用・紹介数", None),
        ("レビュー数", None),
        ("投入時間(時間)", "minutes"),
        ("Time (h)", "minutes"),
        ("投入時間(秒)", "minutes"),
        ("作業時間h", "minutes"),
        ("質的評価(10点満点)", "quality"),
        ("投入時間(予定)", None),
        ("直接反応数(累計)", None),
        ("直接反応数(%)", None),
        ("質的評価(3段階)", None),
        ("日付メモ", None),
    ],
)
def test_a_header_is_matched_without_spaces_units_case_and_width(header, key):
    assert known_keys([header]) == (key,)


def test_an_everyday_word_gives_way_to_the_full_name():
    assert known_keys(["日付", "内容", "アクション内容", "時間", "投入時間"]) == (
        "date",
        None,
        "action",
        None,
        "minutes",
    )


def test_two_brackets_on_one_name_are_two_columns_of_the_users_own():
    assert known_keys(["問い合わせ数(DM)", "問い合わせ数(コメント)"]) == (None, None)
    assert known_keys(["問い合わせ数(DM)"]) == ("inquiries",)


@pytest.mark.parametrize(
    "header",
    [
        "フォロワー",
        "フォロワー数",
        "新規フォロワー",
        "Instagramフォロワー数",
        "インプレッション",
        "インプ数",
        "リーチ",
        "投稿リーチ数",
        "表示回数",
        "ビュー",
        "ビュー数",
        "視聴回数",
        "再生回数",
        "プロフィール閲覧数",
        "友だち数",
        "LINE友だち追加数",
        "登録者数",
        "チャンネル登録者数",
        "ページビュー",
        "PV",
        "フォロー数",
        "総再生時間",
        "followers",
        "Follower count",
        "New followers",
        "Impressions",
        "reach",
        "Views",
        "video views",
        "page_views",
        "Subscribers",
        "profile visits",
        "watch time",
        "FOLLOWERS (total)",
        "ﾌｫﾛﾜｰ数",
    ],
)
def test_a_vanity_column_is_recognised(header):
    assert is_vanity(header)


@pytest.mark.parametrize(
    "header",
    [
        "レビュー数",
        "インタビュー数",
        "プレビュー",
        "ブリーチ",
        "アプローチ数",
        "アウトリーチ件数",
        "フォローアップ数",
    ]
    + [
        "アフターフォロー数",
        "表示名",
        "深い質問数",
        "会話数",
        "感謝数",
        "成果報告数",
        "引用・紹介数",
        "会員登録者",
    ]
    + [
        "Reviews",
        "interviews",
        "preview",
        "Outreach",
        "outreach mails",
        "Reach out",
        "reviewed",
        "point of view",
    ]
    + [header for names in HEADERS.values() for header in names.values()],
)
def test_a_column_that_only_looks_like_vanity_is_kept(header):
    assert not is_vanity(header)


def test_a_vanity_column_is_dropped_with_a_receipt_that_names_it():
    header = read_header(1, [*FIVE, "フォロワー数", "深い質問数"])
    assert [column.header for column in header.columns] == [*FIVE, "深い質問数"]
    (receipt,) = header.problems
    assert (receipt.code, receipt.severity, receipt.column) == ("column_vanity", "warning", "フォロワー数")
    assert header.usable


def test_each_missing_column_is_named_with_the_nearest_header():
    header = read_header(1, ["日付", "アクション内容", "投人時間(分)", "直接反応数"])
    assert not header.usable
    nearest, missing = header.problems
    assert (nearest.code, nearest.column, nearest.values["nearest"]) == (
        "column_missing_nearest",
        "投入時間(分)",
        "投人時間(分)",
    )
    assert (missing.code, missing.column) == ("column_missing", "質的評価(1-5)")
    assert "もしかして「投人時間(分)」" in Words("ja").problem(nearest)


def test_headers_that_say_nothing_to_us_are_asked_about_once_with_the_option_to_type():
    header = read_header(1, ["いつ", "やったこと", "どのくらい", "日付の曜日"])
    assert [problem.code for problem in header.problems] == ["column_missing"] * 5 + ["columns_to_map"]
    asked = header.problems[-1]
    assert not header.usable
    said = Words("ja").problem(asked)
    assert '--map "日付=○○,アクション内容=○○,投入時間=○○,直接反応数=○○,質的評価=○○"' in said
    assert "いつ / やったこと / どのくらい / 日付の曜日" in said
    assert "もしかして" not in said
    assert '--map "Date=○○,' in Words("en").problem(asked)


def test_no_header_is_offered_for_two_columns():
    header = read_header(1, ["日付", "アクション内容", "直接反応時間(分)"])
    offered = [one.values["nearest"] for one in header.problems if one.code == "column_missing_nearest"]
    assert len(offered) == len(set(offered)) <= 1


def test_a_column_in_hours_is_minutes_in_another_unit_but_not_beside_minutes():
    header = read_header(1, ["Date", "Action", "Time (hours)", "Reactions", "Quality"])
    assert (header.problems, header.columns[2].unit) == ((), HOURS)
    assert known_keys(["投入時間(分)", "作業時間(時間)"]) == ("minutes", None)
    assert known_keys(["Duration (h)", "Duration (decimal)"]) == ("minutes", None)


def test_duplicate_headers_are_an_error_known_or_own():
    assert codes([*FIVE, "Date"]) == [("column_duplicate", "error")]
    assert codes([*FIVE, "会話数", "会話数 "]) == [("column_duplicate", "error")]
    assert codes([*FIVE, "Talks", "talks"]) == [("column_duplicate", "error")]
    problem = read_header(3, [*FIVE, "投入時間（分）"]).problems[0]
    assert problem.values["headers"] == "投入時間(分) / 投入時間（分）"
    assert problem.row == 3


def test_the_header_may_stand_below_title_lines():
    rows = [(1, ["価値ログ 2026年"]), (2, []), (3, ["作成日", "2026-11-03"]), (4, FIVE), (5, ["2026-11-03"])]
    assert find_header(rows) == 3


def test_data_alone_has_no_header():
    assert (
        find_header([(1, ["2026-11-03", "投稿", "30", "2", "4"]), (2, ["2026-11-04", "DM対応", "5"])]) is None
    )
    assert find_header([]) is None
    assert find_header([(1, [None, ""]), (2, [" "])]) is None


def test_a_header_that_names_one_column_alone_is_still_the_header():
    assert find_header([(1, ["日付", "時刻", "やったこと"]), (2, ["2026-11-03", "10:00", "投稿"])]) == 0


def test_the_language_of_a_header_row_is_that_of_its_headers():
    assert read_header(1, list(HEADERS["en"].values())).lang == "en"
    assert read_header(1, FIVE).lang == "ja"


KEYS_OF_A_LOG = ("date", "action", "minutes", "reactions", "quality", None)


@pytest.mark.parametrize(
    "cells",
    [
        ("合計", None, 90, 5, None, None),
        ("", "11月の合計", None, None, None, None),
        (None, "Grand total (min)", None, None, None, None),
        ("計", "", "", "", "", ""),
        (None, None, 90, None, None, None),
    ],
)
def test_a_row_without_a_date_that_sums_others_up_is_a_total(cells):
    assert is_total(KEYS_OF_A_LOG, cells)


@pytest.mark.parametrize(
    "cells",
    [
        (None, "投稿", 30, 1, 4, None),
        ("いつか", "投稿", 30, 1, 4, "合計のはなし"),
        (None, None, 0, "", None, 12),
        ("計" * 300, "投稿", 30, 1, 4, None),
    ],
)
def test_an_action_whose_date_is_missing_is_no_total(cells):
    assert not is_total(KEYS_OF_A_LOG, cells)


@pytest.mark.parametrize("header", ["収益(円)", "売上", "収入（円）", "報酬", "Revenue (JPY)", "INCOME"])
def test_an_income_is_known_by_its_names(header):
    assert known_keys(["日付", header]) == ("date", "income")


@pytest.mark.parametrize("header", ["売上(ドル)", "収益(予定)", "売上(千円)", "売上件数", "Income (USD)"])
def test_what_is_no_income_in_yen_is_a_column_of_the_users_own(header):
    assert known_keys(["日付", header]) == ("date", None)


def test_an_income_is_no_column_of_a_new_workbook():
    assert {*KEYS} - {*NEW_KEYS} == {"income"}
