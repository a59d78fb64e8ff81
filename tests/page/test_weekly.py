"""The weekly page says what the review holds, in order, with units, and keeps room for the user."""

import datetime as dt
import re

import pytest
from support.logs import settings_with
from support.pages import METHOD, WEEK, fill, paint, review_of, said, sheet_of
from xlsxwriter.utility import xl_rowcol_to_cell

from kachilog.base.problems import Problem
from kachilog.metrics.hypotheses import Hypothesis
from kachilog.metrics.resolution import EXAMPLE_WIDTH, Voice
from kachilog.page import weekly
from kachilog.page.form import FORM_MARK, PAGE_MARK, marks
from kachilog.page.phrasing import counted
from kachilog.page.sections import yours
from kachilog.reviews.entries import Entries
from kachilog.wording import Words

HEADER = "date action minutes reactions quality inquiries\n"
DECIDED = weekly.Extras(decided=Entries({}, {"stop": "深夜のコメント返信", "try": "事例を1本"}))


def value(filled, name):
    return filled.cells[weekly.layout().slots[name].place]


def is_seen(filled, name):
    slot = weekly.layout().slots[name]
    return not set(range(slot.row, slot.last_row + 1)) <= filled.hidden


def test_the_methods_own_example_stands_on_the_page():
    filled = fill(review_of())
    assert value(filled, "per_inquiry.number") == 45
    assert value(filled, "per_inquiry.basis") == "分(問い合わせ2件 / 90分)"
    assert value(filled, "title.week") == "2026-W47"
    assert value(filled, "counts") == "3件の記録・3日・90分"


def test_the_sections_stand_in_the_order_in_which_they_are_read():
    order = ["title", "decided.stop", "efficiency.name", "parts", "insights", "yours", "yours.stop"]
    order += [
        "course.efficiency",
        "time",
        "ranking",
        "kpis",
        "voices",
        "four_weeks",
        "income",
        "data",
        "footer",
    ]
    rows = [weekly.layout().slots[name].row for name in order]
    assert rows == sorted(rows)


def test_numbers_are_numbers_rounded_as_they_are_shown():
    table = HEADER + "2026-11-16 投稿 70 3 4 3\n2026-11-17 投稿 25 1 5 0"
    filled = fill(review_of(table))
    assert value(filled, "efficiency.number") == 2.1  # 3.4 in 95 minutes: 2.147…
    assert value(filled, "per_inquiry.number") == 32  # 31.67
    assert value(filled, "index.number") == 100


def test_no_inquiry_is_said_with_the_minutes_spent():
    filled = fill(review_of(HEADER + "2026-11-16 投稿 90 1 3 0"))
    assert (value(filled, "per_inquiry.number"), value(filled, "per_inquiry.basis")) == ("0件", "90分投入")


def test_a_log_without_inquiries_is_measured_in_minutes_per_reaction():
    filled = fill(review_of("date action minutes reactions quality\n2026-11-16 投稿 90 3 4"))
    assert value(filled, "per_inquiry.name") == "分/反応"
    assert value(filled, "per_inquiry.basis") == "分(反応3件 / 90分)"


def test_no_figure_stands_twice_on_a_card():
    filled = fill(review_of(METHOD + "    2026-11-10  投稿  60  2  5  1"))
    for card in ("efficiency", "per_inquiry", "index"):
        texts = [
            str(value(filled, f"{card}.{line}") or "") for line in ("number", "basis", "verdict", "figures")
        ]
        numbers = re.findall(r"\d+(?:\.\d+)?", " ".join(texts))
        assert len(numbers) == len(set(numbers)), texts


def test_a_first_week_says_when_what_will_be_comparable_and_has_no_empty_chart():
    filled = fill(review_of())
    assert value(filled, "first_week") == "はじめての週です。下に1つ書くと、来週ここに並びます。"
    assert value(filled, "efficiency.verdict") == "まだ比べられません(あと7週)"
    assert not is_seen(filled, "course.efficiency")
    assert value(filled, "course.later").startswith("流れのグラフは")
    assert not is_seen(filled, "efficiency.last")
    assert "—" not in said(filled)


def test_a_second_week_has_its_charts_and_gaps_stay_gaps():
    filled = fill(review_of(METHOD + "    2026-11-02  投稿  30  2  5  1"))
    assert is_seen(filled, "course.efficiency")
    shown = [value(filled, f"course.efficiency.{week}") for week in range(12)]
    assert [week for week, number in enumerate(shown) if number is not None] == [9, 11]
    named = [value(filled, f"course.week.{week}") for week in range(12)]
    assert named == [None] * 9 + ["11/2", "11/9", "11/16"]  # no week before the log began
    assert not is_seen(filled, "course.later")


def test_last_weeks_decisions_stand_at_the_top_each_with_a_box_to_judge_it():
    filled = fill(review_of(), extras=DECIDED)
    assert value(filled, "decided.stop") == "深夜のコメント返信"
    assert is_seen(filled, "decided.try")
    assert not is_seen(filled, "decided.more")
    assert not is_seen(filled, "first_week")
    assert filled.entries["judged_stop"][0] == weekly.layout().slots["decided.stop"].row
    assert (value(filled, "decided.stop.when"), value(filled, "decided.try.when")) == ("先週の決定", None)


def test_a_draft_stands_below_its_box_with_its_evidence_and_is_a_choice_of_its_list(monkeypatch):
    choice = "とても長い名前のタグの投稿を、来週は休む"
    monkeypatch.setattr(yours, "drafts", lambda _: {"stop": "draft"})
    monkeypatch.setattr(yours, "draft_choice", lambda *_: choice)
    monkeypatch.setattr(yours, "draft_evidence", lambda *_: "300分で反応3件でした。")
    filled = fill(review_of())
    assert value(filled, "yours.stop.choice") == choice
    assert value(filled, "draft.stop") == f"案: {choice} — 300分で反応3件でした。"
    assert value(filled, "yours.hint") == "案は、欄の▼からも選べます"
    assert not is_seen(filled, "draft.more")


def test_decisions_of_an_older_page_are_not_called_last_weeks():
    extras = weekly.Extras(decided=DECIDED.decided, decided_last_week=False)
    assert value(fill(review_of(), extras=extras), "decided.stop.when") == "前回の決定"


@pytest.mark.parametrize(
    ("before", "now", "verdict", "warm"),
    [
        (None, 1.0, "続けられるペース", 0),
        (None, 2.0, "続けられるペース", 0),
        (2.0, 2.0, "点数は100点ですが、疲れが残っています", 1),
        (None, 3.0, "点数は100点ですが、疲れが残っています", 1),
    ],
)
def test_who_is_tired_is_not_told_to_go_on(before, now, verdict, warm):
    decided = Entries({}, {} if before is None else {"fatigue": before})
    filled = fill(review_of(), extras=weekly.Extras(decided=decided, entries=Entries({}, {"fatigue": now})))
    assert (value(filled, "index.verdict"), value(filled, "index.warm")) == (verdict, warm)


def test_the_weakest_part_is_the_one_in_the_warm_colour():
    rows = "".join(f"2026-11-{day} 投稿 60 1 4 0\n" for day in range(16, 23))
    filled = fill(review_of(HEADER + rows))
    assert value(filled, "part.rest.weak") == 0
    assert value(filled, "part.rest.flag") == 1
    assert value(filled, "part.rest.track") == 1
    assert value(filled, "part.ramp.points") is None


def test_who_goes_over_the_budget_that_came_with_the_workbook_is_told_where_it_can_be_changed():
    table = HEADER + "2026-11-16 投稿 200 3 4 0\n"
    over = value(fill(review_of(table)), "part.budget.says")
    assert over == "予算180分に対して200分(予算は「設定」シートで変えられます)"
    alone = fill(review_of(table), "ja", weekly.Extras(has_start=False))
    assert value(alone, "part.budget.says") == "予算180分に対して200分"
    used = "".join(f"2026-{day} 投稿 30 1 4 0\n" for day in ("10-19", "10-26", "11-02", "11-09"))
    assert value(fill(review_of(table + used)), "part.budget.says") == "予算180分に対して200分"
    assert value(fill(review_of()), "part.budget.says") == "予算180分に対して90分"


def test_a_week_in_progress_is_called_provisional():
    filled = fill(review_of(today=dt.date(2026, 11, 20)))
    assert "暫定" in value(filled, "facts")
    assert value(filled, "part.rest.says") == "週の途中なので、まだ出せません"


def test_a_week_without_rows_says_so_and_shows_no_card():
    filled = fill(review_of("date action minutes reactions quality\n2026-11-02 投稿 30 1 3"))
    assert value(filled, "counts") == "この週の記録はありません"
    assert not is_seen(filled, "efficiency.number")
    assert not is_seen(filled, "part.budget")
    assert value(filled, "first_week").startswith("先週からの決定は")


def test_a_voice_has_the_width_of_the_page_with_its_closing_mark():
    voice = Voice(WEEK.start, "声" * (EXAMPLE_WIDTH // 2), ("solved", "acted", "result"))
    filled = fill(review_of(voices=(voice,)))
    assert value(filled, "voice.0") == f"「{voice.text}」"


def test_a_week_off_is_named():
    settings = settings_with(weeks_off=frozenset({WEEK}))
    filled = fill(review_of("date action minutes reactions quality", settings=settings))
    assert value(filled, "counts") == "休みの週です"


def test_where_minutes_are_missing_the_part_says_so():
    filled = fill(review_of(HEADER + "2026-11-16 投稿 - 1 3 0\n2026-11-17 投稿 20 1 3 0"))
    assert value(filled, "part.budget.says") == "時間の記入が足りません"
    assert value(filled, "index.basis") == "時間の記入が足りません"


def test_what_was_left_out_is_said_with_its_count():
    table = METHOD + "    2026-11-17  DM対応  -       1         4       0\n    2026-11-17  その他  20 1 - 0"
    lines = said(fill(review_of(table)))
    assert "時間未記入 1件は、時間あたりの数字に含めていません。" in lines
    assert "質の評価がない 1件は、価値創造効率に含めていません。" in lines


def test_problems_of_the_week_are_named_errors_first_and_the_rest_is_counted():
    day = dt.date(2026, 11, 17)
    problems = [
        Problem("quality", severity, row=row, column="質的評価(1-5)", value="7", day=day)
        for row, severity in enumerate(["warning", *["error"] * 6], 11)
    ]
    filled = fill(review_of(problems=problems))
    assert value(filled, "data.0").startswith("12行目「質的評価(1-5)」")
    assert value(filled, "data.4").startswith("ほかに3件あります")


def test_a_problem_names_its_sheet_since_not_only_the_log_has_rows_with_numbers():
    problem = Problem("hypothesis_since_blank", "warning", sheet="課題仮説", row=12, column="開始日")
    assert value(fill(review_of(problems=[problem])), "data.0").startswith("「課題仮説」12行目「開始日」: ")


def test_consultations_and_preparation_stand_apart_below_without_a_rate():
    table = HEADER + "2026-11-16 投稿 60 2 5 0\n2026-11-17 個別相談 60 0 5 1\n2026-11-18 学習・準備 30 0 3 0"
    filled = fill(review_of(table))
    names = [value(filled, f"ranking.{row}.name") for row in range(3)]
    assert names == ["投稿", "個別相談", "学習・準備"]
    assert [value(filled, f"ranking.{row}.rate") for row in range(3)] == [2.0, None, None]
    assert [value(filled, f"ranking.{row}.apart") for row in range(3)] == [0, 1, 1]
    assert not is_seen(filled, "ranking.3.name")


def test_a_tag_that_says_nothing_yet_is_not_shown():
    filled = fill(
        review_of("""
            date        action  minutes reactions quality tags
            2026-11-16  投稿    30      2         5       実例
            2026-11-18  投稿    -       -         4       日常
        """)
    )
    assert value(filled, "tags.0.name") == "実例"
    assert value(filled, "tags.1.name") is None


@pytest.mark.parametrize(("inquiries", "told"), [(6, True), (4, False)])
def test_where_the_two_tables_are_ordered_by_different_figures_that_is_said(inquiries, told):
    table = f"""
        date        action  minutes reactions quality inquiries tags
        2026-11-16  投稿    30      2         5       0         実例
        2026-11-17  DM対応  30      2         4       {inquiries}         -
    """
    note = value(fill(review_of(table)), "ranking.note")
    assert note.endswith("。右の表は反応×質の順") == told
    assert value(fill(review_of(table), "en"), "ranking.note").endswith("; tags by value per hour") == told


def test_the_lowest_part_is_the_one_to_be_seen_in_a_week_that_asks_for_care():
    filled = fill(review_of(HEADER + "2026-11-16 投稿 220 3 4 1"))
    assert value(filled, "index.verdict") == "注意"
    assert [value(filled, f"part.{name}.flag") for name in ("budget", "rest")] == [1, 0]


def test_more_action_types_than_fit_are_added_up():
    rows = "".join(f"2026-11-16 行動{number:02d} {60 - number} 1 3 0\n" for number in range(12))
    filled = fill(review_of(HEADER + rows))
    assert value(filled, "time.4.action") == "行動04"
    assert value(filled, "time.5.action") == "ほか7種類"
    assert value(filled, "time.5.minutes") == "364分"
    assert [value(filled, f"time.{number}.bar") for number in (0, 5)] == [0.165, 1]


@pytest.mark.parametrize(("kinds", "seen"), [(1, 2), (2, 2), (3, 4), (5, 6)])
def test_a_week_of_few_action_types_has_one_empty_line_at_most(kinds, seen):
    rows = "".join(f"2026-11-16 行動{number} 30 1 3 0\n" for number in range(kinds))
    filled = fill(review_of(HEADER.replace(" inquiries", "") + rows.replace(" 1 3 0", " 0 3")))
    assert [is_seen(filled, f"time.{number}.action") for number in range(6)] == [True] * seen + [False] * (
        6 - seen
    )


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_link_leads_to_the_boxes_of_its_own_sheet_and_is_there_before_a_page_is_filled(lang):
    text = {"ja": "書く欄へ ↓", "en": "Write here ↓"}[lang]
    filled = fill(review_of(), lang)
    row, column = filled.entries["stop"]
    for one in (filled, weekly.blank(Words(lang))):
        links = [cell.hyperlink for line in paint(one, "form").iter_rows() for cell in line if cell.hyperlink]
        (link,) = links
        assert (link.display, link.location, link.target) == (text, xl_rowcol_to_cell(row, column), None)
    assert value(filled, "title.to_write") == text


def test_only_a_page_has_a_print_area_since_libreoffice_prints_a_hidden_sheet_that_has_one():
    assert paint(fill(review_of()), WEEK.label).print_area == f"'{WEEK.label}'!$B$2:$Z$126"
    assert not paint(weekly.blank(Words("ja")), "form").print_area


def test_a_hypothesis_has_a_line_of_its_own_and_is_cut_between_words():
    problem = "People who stay late because the totals at the end of the month do not come out right"
    tested = Hypothesis(problem, "minutes_per_inquiry", "Minutes per inquiry", dt.date(2026, 10, 12))
    filled = fill(review_of(hypotheses=(tested,)), "en")
    said_of_it = value(filled, "hypothesis.0")
    assert said_of_it == "People who stay late because the totals at the end of the…"
    assert value(filled, "hypothesis.0.indicator") == "Minutes per inquiry"
    assert is_seen(filled, "hypothesis.0.indicator")
    assert not is_seen(filled, "hypothesis.1")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_filling_is_pure_and_every_text_is_a_value(lang):
    first, second = (fill(review_of(), lang) for _ in range(2))
    assert first == second
    blank = weekly.blank(Words(lang))
    assert set(blank.cells) == set(first.cells)
    assert blank.mark == FORM_MARK
    link = Words(lang)("page.to_write")
    assert [one for one in blank.cells.values() if one] == [link]
    shown = [cell.value for row in paint(blank, "form").iter_rows(min_row=2, min_col=2) for cell in row]
    assert [one for one in shown if one is not None] == [link]


def test_an_english_page_has_no_japanese_letter():
    table = "date action minutes reactions quality inquiries\n2026-11-16 Post 90 3 4 1\n2026-11-17 - - 1 - 0"
    filled = fill(review_of(table), "en", DECIDED_EN)
    assert not re.search(r"[぀-ヿ一-鿿]", " ".join(said(filled)))


DECIDED_EN = weekly.Extras(decided=Entries({}, {"stop": "late replies"}))


def test_the_marks_say_where_everything_is():
    filled = fill(review_of())
    sheet = sheet_of(weekly.paint(filled, "2026-W47", Words("ja")))
    assert sheet["A1"].value == f"{PAGE_MARK}2026-W47"
    assert {(row - 1, column - 1) for row, column in _texts(sheet)} >= set(marks(filled))
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["A"].hidden


def _texts(sheet):
    return {(cell.row, cell.column) for row in sheet.iter_rows() for cell in row if cell.value is not None}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_text_that_looks_like_a_formula_stays_text(lang):
    table = "date action minutes reactions quality\n2026-11-16 =1+1 90 3 4"
    sheet = paint(fill(review_of(table), lang))
    assert "=1+1" in [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "s"]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize(("minutes", "told"), [("-", True), ("30", False)])
def test_a_count_that_no_figure_per_hour_has_is_explained(minutes, told):
    rows = "".join(f"2026-11-{day} 投稿 30 3 4 1\n" for day in (16, 17, 18, 19))
    filled = fill(review_of(HEADER + rows + f"2026-11-20 投稿 {minutes} 3 4 2"))
    assert value(filled, "ranking.0.events") == 6
    assert ("時間の分かる記録だけ" in value(filled, "ranking.note")) == told


def test_usual_weeks_that_are_all_alike_make_no_band():
    weeks = [dt.date(2026, 9, 7) + dt.timedelta(weeks=number) for number in range(11)]
    alike = "".join(f"{day} 投稿 60 3 5 0\n" for day in weeks)
    apart = "".join(f"{day} 投稿 60 {3 + number % 3} 5 0\n" for number, day in enumerate(weeks))
    assert not is_seen(fill(review_of(HEADER + alike)), "course.note")
    assert is_seen(fill(review_of(HEADER + apart)), "course.note")


@pytest.mark.parametrize(
    ("minutes", "lang", "told"),
    [
        ("60", "ja", "直近1週の収益 3,000円・1時間あたり3,000円"),
        ("-", "ja", "直近1週の収益 3,000円"),
        ("90", "en", "Income of the last 1 week: ¥3,000 · ¥2,000 an hour"),
    ],
)
def test_income_stands_at_the_foot_as_a_result(minutes, lang, told):
    table = f"date action minutes reactions quality income\n2026-11-16 投稿 {minutes} 1 3 3000"
    filled = fill(review_of(table), lang)
    assert is_seen(filled, "income")
    assert value(filled, "income") == told
    assert not is_seen(fill(review_of(), lang), "income")


@pytest.mark.parametrize(("lang", "row"), [("ja", "行目"), ("en", "Row ")])
def test_no_line_about_the_data_is_cut(lang, row):
    problems = tuple(
        Problem("formula_no_value", "error", row=number, column="直接反応数") for number in range(2, 9)
    )
    filled = fill(review_of(problems=problems), lang)
    lines = [str(value(filled, f"data.{number}") or "") for number in range(7)]
    shown = sum(row in line for line in lines)
    assert shown > 1
    assert counted(Words(lang), "more_problems", len(problems) - shown) in lines
    assert not any("…" in line for line in lines)


def test_problems_of_two_lines_leave_room_to_say_that_there_are_more():
    column = "お客様から直接いただいた、うれしい反応の数(紹介で来た人の分も入れる)" * 2
    problems = tuple(Problem("formula_no_value", "error", row=row, column=column) for row in range(2, 9))
    filled = fill(review_of(problems=problems))
    lines = [str(value(filled, f"data.{number}") or "") for number in range(7)]
    shown = sum("行目" in line for line in lines)
    assert 1 <= shown < 4
    assert counted(Words("ja"), "more_problems", len(problems) - shown) in lines


def test_the_foot_names_the_sheet_of_explanations_only_where_it_is():
    assert "はじめに" in value(fill(review_of()), "footer")
    assert value(fill(review_of(), "ja", weekly.Extras(has_start=False)), "footer").startswith("kachilog")


def test_of_the_notes_below_the_two_tables_the_least_needed_gives_way_where_there_is_no_room():
    posts = "2026-11-16 投稿 30 2 5 0 実例\n2026-11-16 個別相談 30 2 5 0 -\n"
    rows = "".join(f"2026-11-17 行動{number:02d} 30 2 4 3 -\n" for number in range(12))
    filled = fill(review_of(f"{HEADER.rstrip()} tags\n{posts}{rows}"))
    note = value(filled, "ranking.note")
    assert "分けて下に" in note
    assert not note.endswith("右の表は反応×質の順")
