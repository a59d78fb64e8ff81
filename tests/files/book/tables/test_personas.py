"""KPI tables as a user may leave them: presets, edited rows, copied sheets, mistakes."""

import pytest
from support.kpis import kpi_table, kpis_of, log_with, settings_in

from kachilog.base.languages import LANGS
from kachilog.base.week import Week
from kachilog.files.book.names import PERSONAS
from kachilog.files.book.tables.kpi_presets import PRESETS, persona_columns, preset_row
from kachilog.files.book.tables.measures import Measures
from kachilog.files.book.tables.personas import is_kpi_table, preset_table, read_kpis
from kachilog.metrics.kpi_sums import KpiHistory
from kachilog.metrics.kpis import Measure, folded_tags
from kachilog.wording import Words

WEEK = Week.parse("2026-W47")
W = "2026-11-16"


def presets(lang="ja"):
    """Return the four persona sheets as they stand in a new workbook."""
    words = Words(lang)
    return [
        kpi_table(
            *(preset_row(kpi, words) for kpi in PRESETS[persona]),
            name=f"KPI_{persona}",
            sheet=words(f"template.sheet_{persona}"),
            lang=lang,
        )
        for persona in PERSONAS
    ]


def codes(problems):
    return [(problem.code, problem.row) for problem in problems]


# What a week of each persona may look like: date, action, minutes, reactions, quality, tags, then its counts.
WEEKS = {
    "employee": (
        (W, "投稿", 30, 2, 4, "", 2, ""),
        (W, "投稿", 30, 1, 4, "", 1, ""),
        (W, "個別相談", 40, 1, 5, "", "", 1),
        ("2026-10-27", "個別相談", 40, 1, 5, "", "", 1),
    ),
    "homemaker": (
        (W, "投稿", 10, 5, 4, "悩み解決", 3, 1, 2),
        (W, "投稿", 10, 2, 4, "悩み解決 日常", 0, "", 1),
        (W, "投稿", 10, 9, 4, "日常", 1, 1, ""),
        (W, "コメント返信", 10, 1, 4, "悩み解決", 1, "", 1),
        ("2026-11-09", "投稿", 10, 9, 4, "悩み解決", 9, 9, 9),
    ),
    "student": (
        (W, "投稿", 20, 4, 4, "実況", 1),
        (W, "投稿", 20, 6, 4, "実況、失敗体験", ""),
        (W, "投稿", 20, 5, 4, "", ""),
        ("2026-11-02", "投稿", 20, 10, 4, "実況", 4),
        ("2026-10-25", "投稿", 20, 99, 4, "実況", 99),
    ),
    "freelance": (
        (W, "投稿", 20, 4, 4, "実例", 1, 1),
        (W, "投稿", 20, 4, 4, "", "", ""),
        (W, "DM対応", 20, 4, 4, "実例", "", ""),
        ("2026-10-27", "投稿", 20, 4, 4, "", 1, 1),
        ("2026-10-28", "投稿", 20, 4, 4, "実例", "", ""),
    ),
}
EXPECTED = {
    "週3回の価値提供率": (2, 3, 2 / 3, 1),
    "1投稿あたりの深い質問数": (3, 2, 1.5, 1),
    "月1回の個別相談実現率": (2, 1, 2.0, 1),
    # Of the posts only the rows tagged 悩み解決; a reply with the tag has reactions, but is no post.
    "悩み解決投稿への反応率": (5 + 2 + 1, 2, 4.0, 3),
    "コミュニティ内での会話発生率": (5, 3, 5 / 3, 1),
    "実践報告の投稿数": (2, None, 2, 1),
    "感謝のメッセージ数": (4, None, 4, 1),
    "新しいスキル習得の実況投稿数": (2, None, 2, 2),
    "失敗体験のシェア率": (1, 3, 1 / 3, 0.25),
    "同世代からのアドバイス求められ率": (5, 25, 0.2, 0.1),
    "専門知識の実用性証明率": (1, 2, 0.5, 0.5),
    "クライアントの成果報告数": (2, None, 2, 1),
    "業界内での引用・紹介率": (2, 4, 0.5, 0.2),
}


@pytest.mark.parametrize("persona", PERSONAS)
def test_every_preset_has_the_value_that_a_hand_computes(persona):
    columns = ("タグ", *persona_columns(persona, Words("ja")))
    log = log_with(*WEEKS[persona], columns=columns)
    shown, problems = kpis_of(*presets(), log=log, persona=persona)
    assert problems == []
    (kpis,) = shown.values()
    history = KpiHistory(log.frame, kpis, settings_in())
    for kpi in kpis:
        figures = history.figures(kpi, WEEK)
        found = (figures.numerator, figures.denominator, figures.value, figures.target)
        assert found == EXPECTED[kpi.name], kpi.name


def test_there_are_thirteen_presets():
    assert len(EXPECTED) == 13 == sum(map(len, PRESETS.values()))


@pytest.mark.parametrize("persona", PERSONAS)
def test_english_presets_are_the_same_kpis(persona):
    columns = persona_columns(persona, Words("en"))
    log = log_with(columns=columns)
    shown, problems = kpis_of(*presets("en"), log=log, persona=persona)
    assert problems == []
    assert list(shown) == [Words("en")(f"template.sheet_{persona}")]
    japanese, _ = kpis_of(preset_table(persona, Words("ja")), log=log, persona=persona)
    numerators = [kpi.numerator.kind for kpi in shown.popitem()[1]]
    assert numerators == [kpi.numerator.kind for kpi in japanese.popitem()[1]]


@pytest.mark.parametrize("lang", LANGS)
def test_preset_columns_are_found_under_their_name_in_the_other_language(lang):
    other = {"ja": "en", "en": "ja"}[lang]
    header = Words(other)("template.column_deep_questions")
    found = Measures(log_with(columns=(header,))).find(Words(lang)("template.column_deep_questions"))
    assert found == Measure("column", header, events=True)


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        ("件数", Measure("rows")),
        ("Rows", Measure("rows")),
        ("投稿数", Measure("posts")),
        (" posts ", Measure("posts")),
        ("高品質件数", Measure("high_quality")),
        ("high-quality ROWS", Measure("high_quality")),
        ("高品質投稿数", Measure("high_quality_posts")),
        ("感謝の声", Measure("thankful")),
        ("分", Measure("minutes")),
        ("投入時間", Measure("minutes")),
        ("直接反応数", Measure("column", "reactions", events=True)),
        ("Direct reactions", Measure("column", "reactions", events=True)),
        ("質的評価", Measure("column", "quality")),
        ("問い合わせ数", Measure("absent")),
        ("会話数", Measure("absent")),
        ("原価", Measure("column", "原価(円)")),
        ("原価（円）", Measure("column", "原価(円)")),
        ("ｳﾘｱｹﾞ", "kpi_measure_unknown"),
        ("人数", "kpi_measure_text"),
        ("メモ", "kpi_measure_text"),
        ("フォロワー数", "kpi_measure_vanity"),
        ("", "kpi_measure_unknown"),
    ],
)
def test_a_measure_is_found_by_its_name(name, measure):
    log = log_with(("2026-11-16", "投稿", 30, 1, 4, 1000, "三人"), columns=("原価(円)", "人数"))
    assert Measures(log).find(name) == measure


def test_of_two_columns_alike_but_for_the_unit_only_the_full_name_will_do():
    measures = Measures(log_with(columns=("原価(円)", "原価(ドル)")))
    assert measures.find("原価") == "kpi_measure_unknown"
    assert measures.find("原価(ドル)") == Measure("column", "原価(ドル)")


def test_a_users_edited_row_is_read_with_all_its_parts():
    table = kpi_table(("深い話", "件数", "#相談", "分", "", "４週", "50%", "％"))
    shown, problems = kpis_of(table)
    (kpi,) = shown["会社員"]
    assert problems == []
    assert (kpi.name, kpi.weeks, kpi.target, kpi.unit) == ("深い話", 4, 0.5, "％")
    assert kpi.numerator == Measure("rows", tags=folded_tags("相談"))
    assert kpi.denominator == Measure("minutes")


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        (("", "件数", "", "", "", 1, 1, ""), "kpi_name_blank", "KPI"),
        (("名", "", "", 3, "", 1, 1, ""), "kpi_numerator_blank", "数えるもの"),
        (("名", 3, "", "", "", 1, 1, ""), "kpi_numerator_number", "数えるもの"),
        (("名", "ふしぎ数", "", "", "", 1, 1, ""), "kpi_measure_unknown", "数えるもの"),
        (("名", "件数", "", "ふしぎ数", "", 1, 1, ""), "kpi_measure_unknown", "何あたり"),
        (("名", "フォロワー数", "", "", "", 1, 1, ""), "kpi_measure_vanity", "数えるもの"),
        (("名", "アクション内容", "", "", "", 1, 1, ""), "kpi_measure_text", "数えるもの"),
        (("名", "件数", "", 0, "", 1, 1, ""), "kpi_denominator_number", "何あたり"),
        (("名", "件数", "", -1, "", 1, 1, ""), "kpi_denominator_number", "何あたり"),
        (("名", "件数", "", "", "", 3, 1, ""), "kpi_weeks", "期間(週)"),
        (("名", "件数", "", "", "", "", 1, ""), "kpi_weeks", "期間(週)"),
        (("名", "件数", "", "", "", "毎月", 1, ""), "kpi_weeks", "期間(週)"),
        (("名", "件数", "", "", "", 1, "たくさん", ""), "kpi_target", "目標"),
        (("名", "件数", "", "", "", 1, -1, ""), "kpi_target", "目標"),
        (("名", "#REF!", "", "", "", 1, 1, ""), "cell_error", "数えるもの"),
        (("名", "\0formula without a saved value", "", "", "", 1, 1, ""), "formula_no_value", "数えるもの"),
    ],
)
def test_a_malformed_row_is_a_problem_with_sheet_and_row_and_the_others_are_kept(cells, code, column):
    good = ("よい", "件数", "", "", "", 1, 1, "")
    shown, problems = kpis_of(kpi_table(good, cells, good))
    assert [kpi.name for kpi in shown["会社員"]] == ["よい", "よい"]
    (problem,) = problems
    assert (problem.code, problem.severity) == (code, "error")
    assert (problem.sheet, problem.row, problem.column) == ("会社員", 13, column)
    for lang in LANGS:
        assert Words(lang).problem(problem)


def test_of_a_column_that_is_none_of_numbers_the_first_cell_with_a_word_is_named():
    rows = [(W, "投稿", 30, 1, 4, cost) for cost in (1200, "", "約800円", "なし")]
    log = log_with(*rows, columns=("材料費",))
    table = kpi_table(("費用", "材料費", "", "", "", 1, 1, ""))
    (problem,) = kpis_of(table, log=log)[1]
    assert (problem.code, problem.sheet, problem.row) == ("kpi_measure_text_row", "会社員", 12)
    assert "(記録の4行目)" in Words("ja").problem(problem)


def test_several_mistakes_in_a_row_are_all_told():
    _, problems = kpis_of(kpi_table(("", "ふしぎ数", "", "", "", 2, "x", "")))
    assert sorted(problem.code for problem in problems) == [
        "kpi_measure_unknown",
        "kpi_name_blank",
        "kpi_target",
        "kpi_weeks",
    ]


def test_blank_rows_and_notes_beside_the_table_are_no_kpis():
    table = kpi_table((None,) * 8, ("", " ", "", "", "", "", "", ""))
    assert kpis_of(table) == ({"会社員": ()}, [])
    noted = kpi_table(
        ("", "", "", "", "", "", "", "", "メモ"),
        headers=[*preset_table("employee", Words("ja")).headers, "私"],
    )
    assert kpis_of(noted) == ({"会社員": ()}, [])


def test_a_kpi_may_go_without_a_target():
    shown, problems = kpis_of(kpi_table(("名", "件数", "", "", "", 1, "", "")))
    assert (shown["会社員"][0].target, problems) == (None, [])


def test_columns_may_stand_in_any_order():
    table = kpi_table((4, "件数", "名", 2), headers=("期間(週)", "分子", "KPI", "目標"))
    shown, problems = kpis_of(table)
    assert problems == []
    assert (shown["会社員"][0].name, shown["会社員"][0].weeks, shown["会社員"][0].target) == ("名", 4, 2)


def test_the_chosen_persona_comes_first_then_the_users_own_sheets():
    own = kpi_table(("名", "件数", "", "", "", 1, 1, ""), name="KPI_employee2", sheet="わたし")
    unnamed = kpi_table(("名", "件数", "", "", "", 1, 1, ""), name=None, sheet="会社員 (2)")
    shown, _ = kpis_of(
        own, *presets(), unnamed, log=log_with(columns=("会話数", "感謝数")), persona="homemaker"
    )
    assert list(shown) == ["主婦", "わたし", "会社員 (2)"]


def test_a_sheet_of_the_users_own_that_was_chosen_is_shown_alone():
    rows = [("名", "件数", "", "", "", 1, 1, "")]
    tables = [*presets(), *(kpi_table(*rows, name=None, sheet=sheet) for sheet in ("本業", "副業"))]
    assert list(kpis_of(*tables, own="副 業")[0]) == ["会社員", "本業", "副業"], "no such sheet"
    assert kpis_of(*tables, own="副業") == ({"副業": kpis_of(tables[-1])[0]["副業"]}, [])


def test_a_chosen_sheet_without_kpis_is_a_problem_and_the_persona_stands_in():
    shown, problems = kpis_of(*presets(), own="日記")
    assert list(shown) == ["会社員"]
    assert [(one.code, one.value) for one in problems if one.is_error] == [("persona_without_kpis", "日記")]


def test_the_headings_and_words_of_template_version_1_are_read_for_ever():
    for headers in (
        ("KPI", "分子", "分子タグ", "分母", "分母タグ", "期間(週)", "目標", "単位"),
        (
            "KPI",
            "Numerator",
            "Numerator tag",
            "Denominator",
            "Denominator tag",
            "Period (weeks)",
            "Target",
            "Unit",
        ),
    ):
        row = ("率", "投稿数", "悩み解決", "投稿数", "", 4, 0.5, "%")
        assert is_kpi_table(None, headers)
        (kpi,) = kpis_of(kpi_table(row, headers=headers))[0]["会社員"]
        assert (kpi.numerator.kind, kpi.numerator.tags, kpi.denominator.kind) == (
            "posts",
            {"悩み解決"},
            "posts",
        )


def test_a_renamed_persona_sheet_stays_that_persona():
    table = kpi_table(("名", "件数", "", "", "", 1, 1, ""), sheet="わたしの会社員")
    assert list(kpis_of(table)[0]) == ["わたしの会社員"]
    assert kpis_of(table, persona="student")[0] == {}


def test_a_persona_sheet_whose_table_was_dropped_is_known_by_its_name():
    rows = [("名", "件数", "", "", "", 1, 1, "")]
    dropped = kpi_table(*rows, name=None)
    assert list(kpis_of(dropped)[0]) == ["会社員"]
    assert kpis_of(dropped, persona="student")[0] == {}
    copied = kpi_table(*rows, name="KPI_employee", sheet="元の会社員")
    assert list(kpis_of(copied, dropped)[0]) == ["元の会社員", "会社員"]


def test_a_column_that_the_log_lacks_is_told_only_where_its_kpi_is_shown():
    shown, problems = kpis_of(*presets(), persona="employee")
    assert codes(problems) == [("kpi_column_absent", 13), ("kpi_column_absent", 14)]
    assert {problem.severity for problem in problems} == {"warning"}
    assert [kpi.numerator.kind for kpi in shown["会社員"]] == ["high_quality_posts", "absent", "absent"]


def test_a_mistake_is_told_on_a_sheet_that_is_not_shown_too():
    table = kpi_table(("名", "ふしぎ数", "", "", "", 1, 1, ""), name="KPI_student", sheet="学生")
    shown, problems = kpis_of(kpi_table(), table)
    assert shown == {"会社員": ()}
    assert codes(problems) == [("kpi_measure_unknown", 12)]


def test_a_kpi_table_without_its_headers_is_a_problem():
    _, problems = kpis_of(kpi_table(("名", "件数"), headers=("名前", "数")))
    assert codes(problems) == [("kpi_headers", 11)]


def test_tables_of_kpis_are_told_by_name_or_headers():
    headers = preset_table("employee", Words("en")).headers
    assert is_kpi_table("KPI_employee", ())
    assert is_kpi_table("Table7", headers)
    assert is_kpi_table(None, ("", *headers))
    assert not is_kpi_table("KPI_2026", ("month", "value"))
    assert not is_kpi_table(None, ("KPI", "目標"))


def test_kpis_of_other_personas_can_still_be_looked_up():
    read = read_kpis(presets(), Measures(log_with()), "employee")
    assert list(read.others) == ["主婦", "学生", "フリーランス"]
