"""What is signed: a signature of the package breaks by any edit, and that is said; one of macros stands."""

from __future__ import annotations

import shutil
from zipfile import ZipFile

import pytest
from support import corpus
from support.byte_identity import raw_parts
from support.typed import TODAY, kachilog, written

from kachilog.files.xlsx.package import Package

SIGNED, PLAIN = corpus.OWN / "signed-package.xlsx", corpus.OWN / "log-with-table.xlsx"
MACROS = corpus.OWN / "activex-signed-macros.xlsm"


@pytest.mark.parametrize(
    ("lang", "words"),
    [("ja", "デジタル署名が付いていますが"), ("en", "carries a digital signature, which no longer holds")],
)
@pytest.mark.parametrize("command", ["review", "import"])
def test_a_signature_that_an_edit_breaks_is_said_and_the_edit_is_made(capsys, tmp_path, lang, words, command):
    book = shutil.copy(SIGNED, tmp_path / "book.xlsx")
    log = written(tmp_path / "log.csv")
    line = ["review", log, "--into", book, *TODAY] if command == "review" else ["import", book, log, "--add"]
    code, _, err = kachilog(capsys, "--lang", lang, *line)
    assert code == 0
    assert words in err
    assert book.read_bytes() != SIGNED.read_bytes()
    # The signature itself is the user's, and stays for whoever wants to know who signed.
    for name in ("_xmlsignatures/origin.sigs", "_xmlsignatures/sig1.xml"):
        assert raw_parts(book)[name] == raw_parts(SIGNED)[name]


def test_it_is_said_beside_json_too(capsys, tmp_path):
    book = shutil.copy(SIGNED, tmp_path / "book.xlsx")
    code, out, err = kachilog(
        capsys, "review", written(tmp_path / "log.csv"), "--into", book, "--json", *TODAY
    )
    assert (code, "署名" in err, "署名" in out) == (0, True, False)


@pytest.mark.parametrize("source", [PLAIN, MACROS])
def test_nothing_is_said_of_a_workbook_whose_package_is_not_signed(capsys, tmp_path, source):
    book = shutil.copy(source, tmp_path / f"book{source.suffix}")
    code, _, err = kachilog(capsys, "review", written(tmp_path / "log.csv"), "--into", book, *TODAY)
    assert (code, err) == (0, "")


def test_nothing_is_said_where_nothing_was_written(capsys, tmp_path):
    book = shutil.copy(SIGNED, tmp_path / "book.xlsx")
    log = written(tmp_path / "log.csv")
    assert "署名" not in kachilog(capsys, "import", book, log, "--dry-run")[2]
    kachilog(capsys, "import", book, log, "--add")
    assert "署名" not in kachilog(capsys, "import", book, log, "--add")[2]


def test_a_signature_of_macros_stands_since_no_byte_of_the_macros_changes(tmp_path):
    walk = corpus.walk(MACROS, tmp_path / "copies")
    assert not Package.open(walk.last).is_signed
    with ZipFile(MACROS) as before, ZipFile(walk.last) as after:
        for name in ("xl/vbaProject.bin", "xl/vbaProjectSignature.bin", "xl/_rels/vbaProject.bin.rels"):
            assert after.read(name) == before.read(name)
