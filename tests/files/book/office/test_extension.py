"""The extension of LibreOffice as a file: its parts, its texts in both languages, and the committed copy."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree
from support.documents import ROOT

from kachilog.base.languages import LANGS
from kachilog.files.book.office import extension, modules
from kachilog.wording import Words

NAME = "{http://openoffice.org/2001/registry}name"


@pytest.fixture(scope="module")
def package():
    with zipfile.ZipFile(io.BytesIO(extension.build_extension())) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def nodes(xml, name):
    (found,) = (node for node in etree.fromstring(xml).iter("node") if node.get(NAME) == name)
    return found


def values(node, name):
    """Return the values of a property by language, None for one of every language."""
    (prop,) = (one for one in node.findall("prop") if one.get(NAME) == name)
    return {one.get("{http://www.w3.org/XML/1998/namespace}lang"): one.text for one in prop}


def test_the_committed_copy_is_current():
    assert (ROOT / "workbook" / extension.EXTENSION_NAME).read_bytes() == extension.build_extension()


def test_every_part_that_the_manifest_names_is_there_and_every_part_is_well_formed(package):
    manifest = etree.fromstring(package["META-INF/manifest.xml"])
    for entry in manifest:
        path = next(value for name, value in entry.attrib.items() if name.endswith("full-path"))
        assert any(name.startswith(path) for name in package)
    for name, part in package.items():
        if name.endswith(".png"):
            assert part.startswith(b"\x89PNG")
        else:
            etree.fromstring(part)


@pytest.mark.parametrize("place", ["Submenu", f"{extension.IDENTIFIER}.toolbar"])
def test_menu_and_toolbar_have_every_command_in_both_languages_for_spreadsheets_only(package, place):
    found = list(nodes(package["Addons.xcu"], place))
    assert [one.tag for one in found] == ["node"] * len(extension.MENU)
    for one, (job, macro) in zip(found, extension.MENU, strict=True):
        assert values(one, "Context") == {None: "com.sun.star.sheet.SpreadsheetDocument"}
        url = values(one, "URL")[None]
        if not job:
            assert url == "private:separator"
            continue
        assert values(one, "Title") == {lang: Words(lang)(f"addin.label_{job}") for lang in LANGS}
        library, module, name = re.match(r"vnd\.sun\.star\.script:(\w+)\.(\w+)\.(\w+)\?", url).groups()
        assert name == macro
        text = "".join(etree.fromstring(package[f"{library}/{module}.xba"]).itertext())
        assert f"\nSub {name}\n" in text


def test_every_command_has_its_icons(package):
    shown = list(nodes(package["Addons.xcu"], "Images"))
    assert len(shown) == len([job for job, _ in extension.MENU if job])
    for one in shown:
        (own,) = one.findall("node")
        for size in ("ImageSmallURL", "ImageBigURL"):
            assert values(own, size)[None].removeprefix("%origin%/") in package


def test_the_library_names_its_modules_and_the_toolbar_has_a_row_of_its_own(package):
    (names,) = (part for name, part in package.items() if name.endswith("script.xlb"))
    listed = [next(iter(one.attrib.values())) for one in etree.fromstring(names)]
    assert sorted(listed) == sorted(modules.modules(LANGS))
    bar = nodes(package["CalcWindowState.xcu"], extension.TOOLBAR)
    assert values(bar, "Docked") == {None: "true"}


def test_it_says_its_version(package):
    version = etree.fromstring(package["description.xml"]).find("{*}version").get("value")
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)


def test_basic_is_ascii_and_says_every_phrase_in_both_languages():
    texts = modules.modules(LANGS)
    edition = texts.pop("Edition")
    assert all(text.isascii() for text in texts.values())
    asked = {key for text in texts.values() for key in re.findall(r'Phrase\("(\w+)"\)', text)}
    asked |= {f"line_{key}" for key in (*modules.LINE, "add", "cancel")}
    said = re.findall(r'Case "(\w+) (\w+)"', edition)
    assert {key for key, _ in said} == asked
    assert len(said) == len(asked) * len(LANGS)


def test_an_edition_of_one_language_names_its_python(tmp_path):
    edition = modules.modules(["en"], python=tmp_path / "Python 3" / 'a"b')["Edition"]
    assert 'EditionsLanguage = "en"' in edition
    assert "Python%203/a%22b" in edition
    assert 'Case "no_answer ja"' not in edition
