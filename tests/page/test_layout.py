"""Every text of a page fits its place, in both languages, with the fullest data; nothing is shrunk to fit."""

import io
import re
import zipfile

import pytest
from page.test_one_page import fullest, nothing
from support.pages import METHOD, fill, review_of

from kachilog.page import weekly
from kachilog.page.layout import Filling, Layout, fitted
from kachilog.page.sections.columns import FLAG
from kachilog.reviews.entries import Entries
from kachilog.wording import Words
from kachilog.wording.width import lines_needed, text_width

SHORT = (
    METHOD
    + """    2026-11-10  投稿      60  2  5  1
    2026-11-17  個別相談  30  0  4  1
    2026-11-17  学習      15  0  3  0
"""
)
NUMBER = re.compile(r"^[\d.,]+$")
BARE = (
    "title",
    "part.",
    "course.",
    "time.",
    "ranking.",
    "tags.",
    "fatigue.",
    "efficiency.",
    "index.",
    "per_inquiry.",
)
"""Places of numbers whose unit stands beside them or in their heading."""


def texts(filled):
    slots = {slot.place: (name, slot) for name, slot in weekly.layout().slots.items()}
    for place, value in filled.cells.items():
        if isinstance(value, str) and slots[place][1].first < FLAG:
            yield *slots[place], value


def pages(lang):
    for make in (fullest, nothing):
        review, extras = make()
        yield fill(review, lang, extras)
    yield fill(review_of(SHORT), lang, weekly.Extras(decided=Entries({}, {"stop": "x"})))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_text_has_room_in_its_place(lang):
    for filled in pages(lang):
        for name, slot, text in texts(filled):
            assert lines_needed(text, slot.characters) <= slot.lines or text_width(text) <= slot.characters, (
                name,
                text,
            )


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_word_of_ours_is_cut(lang):
    (*_, ours) = pages(lang)
    assert [(name, text) for name, _, text in texts(ours) if text.endswith("…")] == []


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_number_has_its_unit(lang):
    for filled in pages(lang):
        for name, _, text in texts(filled):
            assert not NUMBER.match(text), (name, text)
    slots = {slot.place: name for name, slot in weekly.layout().slots.items()}
    for place, value in fill(review_of(SHORT), lang).cells.items():
        if isinstance(value, (int, float)):
            assert slots[place].startswith(BARE), slots[place]


def test_a_text_too_long_ends_with_an_ellipsis_in_as_many_lines_as_there_are():
    page = Layout([8.0] * 4, unseen=3)
    row = page.down(30)
    line, block = page.slot("line", row, 1, 2), page.slot("block", row, 1, 2, text_wrap=True)
    assert (line.lines, block.lines) == (1, 2)
    assert text_width(fitted("あ" * 40, line)) <= line.characters
    assert fitted("あ" * 40, block).endswith("…")
    assert len(fitted("あ" * 40, line)) < len(fitted("あ" * 40, block))


def test_the_second_row_of_a_paragraph_is_hidden_where_one_is_enough():
    page = Layout([20.0] * 3, unseen=2)
    page.paragraph("said", (17, 14), (0, 1))
    for text, hidden in (("短い", {0, 1}), ("長い文です。" * 8, {0}), ("", {0, 1})):
        form = Filling(page)
        form.say("said", text)
        assert form.done("x").hidden == frozenset({0, *hidden} if text else {0, 1})


def test_nothing_is_shrunk_and_number_formats_know_no_language():
    review, extras = fullest()
    content = weekly.paint(weekly.fill(review, Words("ja"), extras), "2026-W47", Words("ja"))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        styles = package.read("xl/styles.xml").decode()
    assert "shrinkToFit" not in styles
    codes = re.findall(r'formatCode="([^"]*)"', styles)
    assert not [code for code in codes if re.search(r"[^#0,.;%@General]", code)], codes


def test_what_a_user_chooses_from_are_cells_of_the_form_so_that_they_follow_its_language():
    content = weekly.paint(fill(review_of()), "2026-W47", Words("ja"))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    lists = re.findall(r"<dataValidation ([^>]*)><formula1>([^<]*)</formula1>", sheet)
    assert len(lists) == 7  # three judgements, three decisions, how tired
    assert all(re.fullmatch(r"\$A[A-Z]\$\d+:\$A[A-Z]\$\d+", formula) for _, formula in lists)
    assert not [rule for rule, _ in lists if 'showErrorMessage="1"' in rule]


def test_of_the_rows_under_a_chart_all_are_hidden_or_none():
    for chart in weekly.layout().charts:
        rows = set(range(chart.row, chart.last_row + 1))
        groups = [set(members) for members in weekly.layout().groups.values() if rows & set(members)]
        assert all(rows <= members for members in groups)
