"""Classes that stand on the sheet are ours only as long as nothing that decides on them has changed."""

import datetime as dt
from dataclasses import replace
from itertools import combinations

import pytest

from kachilog.base.languages import LANGS
from kachilog.files.book.tables import voice_mark, voices
from kachilog.files.book.tables.voices import VoiceRow, VoiceSheet, class_words
from kachilog.voices import CLASSES
from kachilog.wording import Words

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


def with_row(sheet, **changes):
    first, *others = sheet.rows
    return replace(sheet, rows=(replace(first, **changes), *others))


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: with_row(sheet, text="別の声"),
        lambda sheet: with_row(sheet, written="解決"),
        lambda sheet: with_row(sheet, written=""),
        lambda sheet: replace(sheet, rows=sheet.rows[1:]),
        lambda sheet: replace(sheet, rows=sheet.rows[::-1]),
        lambda sheet: replace(sheet, kept_mark=""),
        lambda sheet: replace(sheet, kept_mark="0" * 64),
    ],
)
def test_whatever_changes_all_are_classified_again(asked, change):
    sheet = change(marked("ja"))
    assert sheet.automatic == [("solved",) if row.text else () for row in sheet.rows]
    assert asked == [row.text for row in sheet.rows]


def test_another_version_of_the_rules_or_the_dictionary_has_another_mark(monkeypatch, tmp_path):
    said = [("声", "解決")]
    here = voice_mark.mark_of(said)
    voice_mark._classifier.cache_clear()
    assert voice_mark.mark_of(said) == here

    marks = {here}
    for patched in ("version", "unicodedata", "voices"):
        with monkeypatch.context() as patch:
            if patched == "version":
                patch.setattr(voice_mark, "version", lambda library: f"{library} 0")
            elif patched == "unicodedata":
                patch.setattr(voice_mark.unicodedata, "unidata_version", "0")
            else:
                (tmp_path / "voices").mkdir()
                (tmp_path / "voices" / "model.txt").write_text("0")
                patch.setattr(voice_mark.voices, "__file__", str(tmp_path / "voices" / "__init__.py"))
            voice_mark._classifier.cache_clear()
            marks.add(voice_mark.mark_of(said))
    voice_mark._classifier.cache_clear()
    assert len(marks) == 4
    assert voice_mark.mark_of([("声解", "決")]) != here


def test_a_text_is_no_more_than_it_says():
    assert voice_mark.mark_of([("\ud800", "")]) != voice_mark.mark_of([("", "\ud800")])
