"""A file that we wrote is read in the encoding it was written in; what an encoding cannot hold is named."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.log_cells import CHARACTERS, TEXTS, logs, written
from support.tiers import examples
from support.typed import kachilog

from kachilog.base.errors import FileError
from kachilog.files.csv_files import read_csv, write_csv
from kachilog.jobs.moving.convert import convert
from kachilog.log.columns import HEADERS

NOW = dt.datetime(2026, 11, 22, 18, 30)  # noqa: DTZ001 (the user's clock has no zone)
HEADER = ("日付", "アクション内容", "投入時間(分)", "直接反応数", "質的評価(1-5)", "メモ", "自由")
SIX = "¢£¬‖−〜"
"""What cp932 takes, and gives back as the full-width or another twin: ￠￡￢∥－～."""


def holds(text, encoding="cp932"):
    try:
        return text.encode(encoding).decode(encoding) == text
    except UnicodeEncodeError:
        return False


EVERYTHING = [
    sign
    for sign in map(chr, [*range(0x20, 0xD800), *range(0xE000, 0xFFFE), *range(0x1F300, 0x1F700)])
    if not sign.isspace() or sign in "\u3000 \u00a0"
]
HELD = "".join(filter(holds, EVERYTHING))
IN_CP932 = st.one_of(st.text(HELD, max_size=12), TEXTS.filter(holds))
ROW = ("2026-11-16", "投稿", 30, 2, 5)


def converted(source, target, encoding="utf-8-sig"):
    return convert(source, target, encoding=encoding, now=NOW)


def rewritten(source, target, encoding="utf-8-sig"):
    stream = read_csv(source).stream()
    write_csv(target, stream.header, stream.chunks(), encoding=encoding)
    return target.read_bytes()


def test_cp932_holds_its_nine_thousand_characters_and_gives_each_back(tmp_path):
    assert len(HELD) > 9000
    assert set("～①髙﨑∥－㈱ｶﾅ") <= set(HELD)
    lines = [HELD[start : start + 50] for start in range(0, len(HELD), 50)]
    source = written(tmp_path / "log.csv", HEADER, [(*ROW, line, "") for line in lines])
    book, back, again = (tmp_path / name for name in ("book.xlsx", "cp932.csv", "again.csv"))
    converted(source, book)
    converted(book, back, "cp932")
    assert read_csv(back).encoding == "cp932"
    assert rewritten(back, again) == source.read_bytes()


@examples(25)
@given(logs(texts=IN_CP932, lang="ja"))
def test_what_fits_into_cp932_comes_back_as_it_was(fresh, log):
    folder = fresh()
    header, rows = [name for name in log[0] if holds(name)], log[1]
    rows = [[cell for name, cell in zip(log[0], row, strict=True) if holds(name)] for row in rows]
    source = written(folder / "log.csv", header, rows)
    rewritten(source, folder / "cp932.csv", "cp932")
    assert read_csv(folder / "cp932.csv").encoding == "cp932"
    assert rewritten(folder / "cp932.csv", folder / "again.csv") == source.read_bytes()


UNFIT = st.one_of(
    st.sampled_from([*SIX, "😀", "𠮷", "é", "\u00a0", "\u200b", "한"]),
    CHARACTERS.filter(lambda sign: not holds(sign)),
)


@examples(15)
@given(
    st.lists(st.tuples(IN_CP932, IN_CP932), min_size=1, max_size=6),
    UNFIT,
    st.data(),
    st.sampled_from(["cp932", "CP932", "ms932", "shift_jis", "sjis"]),
)
def test_a_character_that_does_not_fit_is_named_with_its_cell_and_nothing_is_written(
    fresh, texts, character, data, encoding
):
    folder = fresh()
    row, column = data.draw(st.integers(0, len(texts) - 1)), data.draw(st.integers(0, 1))
    cells = [list(pair) for pair in texts]
    at = data.draw(st.integers(0, len(cells[row][column])))
    cells[row][column] = "x" + cells[row][column][:at] + character + cells[row][column][at:]
    source = written(folder / "log.csv", HEADER, [(*ROW, *pair) for pair in cells])
    book, target = folder / "book.xlsx", folder / "back.csv"
    converted(source, book)
    before = written(target, HEADER, [(*ROW, "前の", "ファイル")]).read_bytes()
    with pytest.raises(FileError) as raised:
        converted(book, target, encoding)
    assert raised.value.code == "csv_character"
    expected = {"row": 10 + row, "column": HEADER[5 + column], "character": character, "encoding": "cp932"}
    assert expected.items() <= raised.value.values.items()
    assert target.read_bytes() == before
    assert not [path for path in folder.iterdir() if path.name.startswith("~")]


@pytest.mark.parametrize("character", SIX)
def test_a_character_that_cp932_would_replace_by_its_twin_is_named_too(capsys, tmp_path, character):
    book = tmp_path / "book.xlsx"
    converted(written(tmp_path / "log.csv", HEADER, [(*ROW, f"10{character}12時", "")]), book)
    code, _, err = kachilog(capsys, "export", book, tmp_path / "back.csv", "--encoding", "cp932")
    assert code == 3
    assert f"10行目の「メモ」にある「{character}」" in err
    assert not (tmp_path / "back.csv").exists()


def test_a_header_that_does_not_fit_is_named(capsys, tmp_path):
    book = tmp_path / "book.xlsx"
    converted(written(tmp_path / "log.csv", (*HEADER[:5], "気分😀"), [(*ROW, "7")]), book)
    code, _, err = kachilog(capsys, "export", book, tmp_path / "back.csv", "--encoding", "cp932")
    assert code == 3
    assert "「気分😀」にある「😀」" in err
    assert not (tmp_path / "back.csv").exists()


@pytest.mark.parametrize(
    "name", ["euc-jp", "latin-1", "utf-7", "utf-32", "idna", "rot13", "hex", "undefined", "x\0", "", "é"]
)
def test_only_encodings_that_are_read_back_are_written(capsys, tmp_path, name):
    book, target = tmp_path / "book.xlsx", tmp_path / "back.csv"
    converted(written(tmp_path / "log.csv", HEADER, [(*ROW, "", "")]), book)
    code, _, err = kachilog(capsys, "export", book, target, "--encoding", name)
    assert code == 2
    assert "utf-8" in err
    assert not target.exists()


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("ｶﾅ", "cp932"),  # CA C5: valid as UTF-8, too, but not the Japanese header
        ("é", "utf-8"),
    ],
)
def test_a_japanese_header_tells_cp932_from_utf_8_whatever_the_cells_hold(tmp_path, content, encoding):
    path = written(tmp_path / "log.csv", HEADER, [(*ROW, content, "")], encoding)
    assert read_csv(path).encoding == encoding


def test_what_could_be_both_is_utf_8(tmp_path):
    header = (*(HEADERS["en"][key] for key in ("date", "action", "minutes", "reactions", "quality")), "Note")
    source = written(tmp_path / "log.csv", header, [(*ROW[:1], "Post", *ROW[2:], "ﾊｲ")], "cp932")
    assert source.read_bytes().decode("utf-8")  # the very bytes of cp932 are UTF-8 of something else
    assert read_csv(source).encoding == "utf-8"


@examples(25)
@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=6), st.sampled_from([",", ";", "\t"]))
def test_the_delimiter_is_never_taken_from_a_cell(fresh, texts, delimiter):
    names = [";", "\t", ","]
    tempting = [sign.join((*HEADER, "問い合わせ数", "タグ")) for sign in names]
    rows = [(*ROW, *pair) for pair in (*texts, tempting[:2], tempting[1:])]
    path = written(fresh() / "log.csv", (*HEADER[:6], tempting[0][:200]), rows)
    text = path.read_text("utf-8-sig")
    if delimiter != ",":
        quoted = [[f'"{cell}"' for cell in map(str, (*HEADER[:5], tempting[0], tempting[1]))]]
        quoted += [[f'"{cell}"' for cell in map(str, (*ROW, *tempting[:2]))]] * 3
        text = "\r\n".join(map(delimiter.join, quoted)) + "\r\n"
        path.write_bytes(text.encode())
    assert read_csv(path).delimiter == delimiter
