"""Everything a user reads is there in both languages, and nothing is there that no one says."""

import ast
import re
import string
from pathlib import Path

import pytest

import kachilog
from kachilog.base.languages import LANGS
from kachilog.wording import AREAS, Words, phrases

SOURCE = Path(kachilog.__file__).parent
JAPANESE = re.compile(r"[぀-ヿ一-鿿！-｠]")
ALL = [(area, name) for area in AREAS for name in phrases(area)]

# English that must quote Japanese: words that a reader types or sees in a Japanese file.
QUOTES_JAPANESE = re.compile(r"problem\.|log\.|template\.(choice_|format_|lang_ja)")


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def strings_of(path):
    """Return every string that stands in a module, f-strings as patterns of what they can become."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield re.escape(node.value)
        elif isinstance(node, ast.JoinedStr):
            parts = [re.escape(v.value) if isinstance(v, ast.Constant) else ".+" for v in node.values]
            yield "".join(parts)


def offenders(is_wrong):
    return [f"{area}.{name}" for area, name in ALL if is_wrong(area, name, *phrases(area)[name])]


def test_every_phrase_has_both_languages():
    lacking = offenders(lambda *phrase: len(phrase) != 2 + len(LANGS) or not all(phrase))
    # Not every row of the sample has a note, nor the last column of a trend a heading.
    assert [key for key in lacking if not re.match(r"sample\.note_|trend\.state$", key)] == []


def test_a_phrase_asks_for_the_same_values_in_both_languages():
    def differs(area, name, japanese, english):
        difference = fields(japanese) ^ fields(english)
        # A language may name months and columns by words of its own.
        own = {"month", "month_name"} if area == "page" else {"ja", "en"}
        return bool(difference - own) if area in ("page", "problem") else bool(difference)

    assert offenders(differs) == []


def test_english_is_written_without_japanese_letters():
    wrong = offenders(lambda *phrase: JAPANESE.search(phrase[-1]))
    assert [key for key in wrong if not QUOTES_JAPANESE.match(key)] == []


def test_no_phrase_shouts_or_cheers():
    ours = offenders(
        lambda *phrase: re.search(r"[!！](?![A-Z$'])|(?<!休みを先に決め)ましょう", phrase[2] + phrase[3])
    )
    # Customers may shout, so may a sign that something is missing; and the worn out are told to rest.
    assert [key for key in ours if not key.startswith("sample.voice") and key != "cli.doctor_bad"] == []


def test_every_phrase_that_is_said_exists():
    missing = []
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                continue
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            key = node.args[0].value
            if called in ("FileError", "UsageError") and key not in phrases("error"):
                missing.append(f"error.{key}")
            if called in ("words", "_words") and "." in str(key):
                area, _, name = key.partition(".")
                if name not in phrases(area):
                    missing.append(key)
    assert missing == []


# What speaks of an area without naming it: the object that adds the name.
SPEAKERS = {
    "template": re.compile(r"\b(board|vocabulary)\("),
    "error": re.compile(r"\w*Error\("),
    "problem": re.compile(r"[pP]roblem|\b(?:Bad|Finding)\("),
}


def said_in(path):
    """Return patterns of the keys that a module may say: of the areas that it speaks of, and of no other."""
    text, strings = path.read_text(encoding="utf-8"), set(strings_of(path))
    areas = {area for area in AREAS if any(one.startswith(rf"{area}\.") for one in strings)}
    areas |= {area for area, speaker in SPEAKERS.items() if speaker.search(text)}
    # A pattern of placeholders alone would say everything.
    patterns = {one for one in strings if len(one) < 80 and re.search(r"[a-z]", one)}
    return {one if one.startswith(rf"{area}\.") else rf"{area}\.{one}" for area in areas for one in patterns}


def test_every_phrase_is_said_somewhere():
    modules = [path for path in SOURCE.rglob("*.py") if path.parent.name != "wording"]
    said = re.compile("|".join(f"(?:{one})" for path in modules for one in said_in(path)))

    assert [key for key in (f"{area}.{name}" for area, name in ALL) if not said.fullmatch(key)] == []


def test_an_unknown_phrase_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        Words("ja")("page.no_such_phrase")
    with pytest.raises(KeyError):
        Words("ja")("nowhere.title")


def test_a_command_that_is_shown_works_for_a_name_with_a_space():
    bare = re.compile(r'kachilog [a-z]+ (?:"[^"]*" )*\{(?!number)')
    assert offenders(lambda *phrase: any(bare.search(text) for text in phrase[2:])) == []
