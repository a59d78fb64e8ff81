"""Classes that stand on the sheet are ours only as long as nothing that decides on them has changed."""

import ast
import datetime as dt
import sys
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import version
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.tiers import examples

from kachilog.base.languages import LANGS
from kachilog.files.book.tables import voice_mark, voices
from kachilog.files.book.tables.voices import VoiceRow, VoiceSheet, class_words
from kachilog.voices import CLASSES
from kachilog.wording import Words

LANGUAGE = st.sampled_from(LANGS)
ALL = [classes for size in range(len(CLASSES) + 1) for classes in combinations(CLASSES, size)]


@pytest.fixture
def asked(monkeypatch):
    """Return the texts that were classified, and let no dictionary be loaded: each has the class solved."""
    texts = []

    def classify(of):
        texts.extend(of)
        return [("solved",) if text else () for text in of]

    monkeypatch.setattr(voices, "classify", classify)
    return texts


def sheet_of(lang, mark="", *, classes=ALL):
    words = Words(lang)
    said = [
        VoiceRow(7 + at, None, f"声{at}", class_words(one, words), None) for at, one in enumerate(classes)
    ]
    blank = VoiceRow(40, dt.date(2026, 11, 16), "", "", ("felt",))
    return VoiceSheet("お客様の声", 7, 5, (*said, blank), mark)


def marked(lang):
    """Return a sheet whose classes are known to be ours."""
    rows = sheet_of(lang).rows
    return sheet_of(lang, voice_mark.mark_of((row.text, row.written) for row in rows if row.text))


@pytest.mark.parametrize("lang", LANGS)
def test_classes_that_the_mark_knows_are_read_as_they_were_found(asked, lang):
    sheet = marked(lang)
    assert sheet.automatic == [*ALL, ()]
    assert sheet.changes(Words(lang)) == {}
    assert sheet.mark(Words(lang)) == sheet.kept_mark
    assert asked == []


def told(text):
    """Return some classes of a text, which it has for ever."""
    return ALL[sha256(text.encode()).digest()[0] % len(ALL)]


@pytest.fixture(scope="module")
def classified():
    """Return the texts that were classified, by a stand-in that gives each text the classes `told`."""
    texts = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(voices, "classify", lambda of: texts.extend(of) or [told(text) for text in of])
        yield texts


@pytest.fixture
def classifier(classified):
    classified.clear()
    return classified


def reviewed(sheet, lang="ja", formulas=()):
    """Return a sheet as it is once a review has written into it."""
    words = Words(lang)
    changes, mark = sheet.changes(words, formulas), sheet.mark(words, formulas)
    rows = [replace(row, written=changes.get((row.row, 5), row.written)) for row in sheet.rows]
    return replace(sheet, rows=tuple(rows), kept_mark=mark)


def with_voices(sheet, texts, written=""):
    """Return a sheet with more voices at its end."""
    first = sheet.rows[-1].row + 1 if sheet.rows else 7
    more = [VoiceRow(first + at, None, text, written, None) for at, text in enumerate(texts)]
    return replace(sheet, rows=(*sheet.rows, *more))


def many(count=500):
    return with_voices(VoiceSheet("お客様の声", 7, 5, ()), [f"声{at}" for at in range(count)])


def with_row(sheet, at=0, **changes):
    rows = [*sheet.rows]
    rows[at] = replace(rows[at], **changes)
    return replace(sheet, rows=tuple(rows))


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        (lambda sheet: sheet, []),
        (lambda sheet: with_voices(sheet, ["新しい声"]), ["新しい声"]),
        (lambda sheet: with_voices(sheet, ["新しい声", "新しい声", "声3"]), ["新しい声"]),
        (lambda sheet: with_voices(sheet, [f"新{at}" for at in range(9)]), [f"新{at}" for at in range(9)]),
        (lambda sheet: with_row(sheet, written=""), "group"),
        (lambda sheet: with_row(sheet, written="わたしの分類"), "group"),
        (lambda sheet: replace(sheet, rows=sheet.rows[::-1]), []),
        (lambda sheet: replace(sheet, rows=(*sheet.rows, replace(sheet.rows[3], row=900))), []),
        (lambda sheet: with_row(sheet, manual=("felt",)), []),
        (lambda sheet: with_row(sheet, day=dt.date(2026, 11, 16)), []),
    ],
)
def test_of_500_voices_only_what_is_new_is_classified_wherever_the_others_stand(classifier, change, asked):
    sheet = reviewed(many())
    classifier.clear()
    changed = change(sheet)
    assert changed.automatic == [told(row.text) for row in changed.rows]
    assert classifier == asked if asked != "group" else 1 <= len(classifier) <= 40


@pytest.mark.parametrize(
    ("change", "groups"),
    [
        (lambda sheet: with_row(sheet, text="別の声"), 2),
        (lambda sheet: with_row(sheet, written=class_words(("solved", "felt"), Words("ja"))), 1),
        (lambda sheet: replace(sheet, rows=sheet.rows[1:]), 1),
        (lambda sheet: with_voices(sheet, ["新しい声"], written=sheet.rows[0].written), 1),
    ],
)
def test_what_was_changed_is_classified_again_with_few_of_the_others(classifier, change, groups):
    sheet = reviewed(many())
    classifier.clear()
    changed = change(sheet)
    assert changed.automatic == [told(row.text) for row in changed.rows]
    assert 1 <= len(classifier) <= 40 * groups
    classifier.clear()
    assert reviewed(changed).automatic == [told(row.text) for row in changed.rows]


@pytest.mark.parametrize("mark", ["", "0" * 64, "x", "日本" * 120, "0" * 240])
def test_under_another_mark_or_none_all_are_classified_once_and_have_a_mark_then(classifier, mark):
    sheet = replace(reviewed(many(50)), kept_mark=mark)
    classifier.clear()
    again = reviewed(sheet)
    assert classifier == [row.text for row in sheet.rows]
    assert again.automatic == sheet.automatic
    assert len(classifier) == len(sheet.rows)
    assert len(again.kept_mark) == 240


def test_what_the_user_has_typed_over_or_filled_by_a_formula_costs_the_others_nothing(classifier):
    sheet = reviewed(with_row(many(), written="わたしの分類"), formulas=[(8, 5, 8, 5)])
    assert [row.written for row in sheet.rows[:2]] == ["わたしの分類", ""]
    classifier.clear()
    assert sheet.automatic == [told(row.text) for row in sheet.rows]
    assert classifier == ["声0", "声1"]


EDITS = st.sampled_from(["delete", "retype", "class", "own", "clear", "copy", "swap", "add"])


@examples(40)
@given(edits=st.lists(st.tuples(EDITS, st.integers(0, 99), st.integers(0, 99)), max_size=12), lang=LANGUAGE)
def test_whatever_is_done_to_the_sheet_no_class_is_shown_but_theclassifiers_own(classified, edits, lang):
    sheet = reviewed(many(30))
    for kind, one, other in edits:
        sheet = edited(sheet, kind, one, other)
        classified.clear()
        assert sheet.automatic == [told(row.text) for row in sheet.rows]
        assert {*classified} <= {row.text for row in sheet.rows}
        if other % 3 == 0:
            sheet = reviewed(sheet, lang)


def edited(sheet, kind, one, other):
    """Return a sheet after its user, or another program, has done something to it."""
    rows = [*sheet.rows]
    if not rows or kind == "add":
        return with_voices(sheet, [f"新しい声{one}"], written=class_words(ALL[other % 16], Words("ja")))
    at, to = one % len(rows), other % len(rows)
    if kind == "delete":
        del rows[at]
    elif kind == "swap":
        rows[at], rows[to] = rows[to], rows[at]
    elif kind == "copy":
        rows[at] = replace(rows[at], written=rows[to].written)
    else:
        done = {"retype": {"text": f"声{other}"}, "own": {"written": "?"}, "clear": {"written": ""}}
        done["class"] = {"written": class_words(ALL[other % 16], Words("en"))}
        rows[at] = replace(rows[at], **done[kind])
    return replace(sheet, rows=tuple(rows))


def test_another_version_of_the_rules_or_the_dictionary_has_another_mark(monkeypatch, tmp_path):
    said = [("声", "解決")]
    here = voice_mark.mark_of(said)
    voice_mark.classifier.cache_clear()
    assert voice_mark.mark_of(said) == here

    marks = {here}
    for patched in ("releases", "unicodedata", "voices"):
        with monkeypatch.context() as patch:
            if patched == "releases":
                patch.setattr(voice_mark, "releases", lambda library: [f"{library}-0.dist-info"])
            elif patched == "unicodedata":
                patch.setattr(voice_mark.unicodedata, "unidata_version", "0")
            else:
                (tmp_path / "voices").mkdir()
                (tmp_path / "voices" / "model.txt").write_text("0")
                patch.setattr(voice_mark.voices, "__file__", str(tmp_path / "voices" / "__init__.py"))
            voice_mark.classifier.cache_clear()
            marks.add(voice_mark.mark_of(said))
    voice_mark.classifier.cache_clear()
    assert len(marks) == 4
    assert voice_mark.mark_of([("声解", "決")]) != here


@pytest.mark.parametrize("library", voice_mark._LIBRARIES)
def test_the_version_of_a_library_that_classifies_is_in_the_name_of_a_folder(library):
    (release,) = voice_mark.releases(library)
    assert f"-{version(library)}." in release


def test_a_text_is_no_more_than_it_says():
    assert voice_mark.mark_of([("\ud800", "")]) != voice_mark.mark_of([("", "\ud800")])


def test_nothing_decides_on_a_class_that_the_mark_does_not_know():
    house = Path(voice_mark.voices.__file__).parents[1]
    found = set()
    for path in (path for room in voice_mark._ROOMS for path in (house / room).rglob("*.py")):
        if path.name != "comments.py":  # it reads files, and classifies nothing
            found |= imported(ast.parse(path.read_text("utf-8")))
    rooms = {name.split(".")[1] for name in found if name.startswith("kachilog.")}
    others = {name.split(".")[0] for name in found} - {"kachilog", *sys.stdlib_module_names}
    assert rooms == {*voice_mark._ROOMS}
    assert others == {"numpy", "sudachipy"}, "the version of each is to be in the mark"


def imported(tree):
    """Return the modules that a module imports, wherever in it."""
    plain = {one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names}
    return plain | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
