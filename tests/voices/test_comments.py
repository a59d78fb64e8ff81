"""A file of comments is read as its owner means it: one a line, or the column 本文."""

import pytest

from kachilog.base.errors import FileError
from kachilog.files.csv_files import read_csv
from kachilog.voices.comments import read_comments


def comments_of(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "comments.csv"
    path.write_bytes(text.encode(encoding))
    read = read_comments(read_csv(path))
    return list(read.texts), [problem.code for problem in read.problems]


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("一\n二\n", ["一", "二"]),
        ("一\r\n\r\n 二 \r\n", ["一", "二"]),
        ("はい, そうです, 解決\n二", ["はい, そうです, 解決", "二"]),
        ('"はい, 解決"\n二, 三', ["はい, 解決", "二, 三"]),
        ('"一行目\n二行目"\n三', ["一行目\n二行目", "三"]),
        ('彼は"解決"と言った, 本当\n二', ['彼は"解決"と言った, 本当', "二"]),
        ('"閉じない引用\n二', ['"閉じない引用', "二"]),
        ("本文\n一\n二", ["一", "二"]),
        ("本文\nはい, 解決\n二", ["はい, 解決", "二"]),
        ("'=1+1\n二", ["=1+1", "二"]),
        ("Hi, thanks, it worked\n" * 3, ["Hi, thanks, it worked"] * 3),
        (
            "11月16日, 届きました\nはい, 解決, です\n2026-11-17",
            ["11月16日, 届きました", "はい, 解決, です", "2026-11-17"],
        ),
        ("", []),
        ("\n\n", []),
        ("本文\n", []),
    ],
)
def test_without_other_columns_each_line_is_a_comment(tmp_path, text, texts):
    assert comments_of(tmp_path, text) == (texts, [])


@pytest.mark.parametrize("header", ["本文", " 本文 ", "TEXT", "Comment", "コメント"])
def test_a_column_of_that_name_holds_the_comments(tmp_path, header):
    text = f'日付,{header},媒体\n2026-11-16,一,DM\n2026-11-17,"二, 三",DM\n2026-11-18,,DM\n'
    assert comments_of(tmp_path, text) == (["一", "二, 三"], [])


def test_a_comment_in_the_last_column_keeps_its_unquoted_commas(tmp_path):
    assert comments_of(tmp_path, "日付,本文\n2026-11-16,はい,解決\n") == (["はい,解決"], [])


def test_a_row_that_is_too_short_has_no_comment(tmp_path):
    assert comments_of(tmp_path, "日付,媒体,本文\n2026-11-16\n2026-11-17,DM,一\n") == (["一"], [])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp932", "utf-16"])
def test_any_usual_encoding_is_read(tmp_path, encoding):
    assert comments_of(tmp_path, "本文\n悩みが解決しました\n", encoding) == (["悩みが解決しました"], [])


def test_other_delimiters_are_understood(tmp_path):
    assert comments_of(tmp_path, "日付\t本文\n2026-11-16\t一, 二\n") == (["一, 二"], [])
    assert comments_of(tmp_path, "日付;本文\n2026-11-16;一, 二\n") == (["一, 二"], [])


def test_a_quote_that_is_never_closed_in_a_column_is_told(tmp_path):
    texts, problems = comments_of(tmp_path, '日付,本文\n2026-11-16,一\n2026-11-17,"二\n2026-11-18,三\n')
    assert (texts, problems) == (["一"], ["quote_open"])


def test_a_file_that_is_none_of_text_is_refused(tmp_path):
    with pytest.raises(FileError, match="file_missing"):
        read_csv(tmp_path / "none.csv")
    (tmp_path / "book.csv").write_bytes(b"PK\x03\x04")
    with pytest.raises(FileError, match="csv_is_workbook"):
        read_csv(tmp_path / "book.csv")


@pytest.mark.parametrize(
    "table",
    [
        "日付,行動,投入時間(分)\n2026-11-16,投稿,30\n",
        "Date,Action\n2026-11-16,post\n",
        "受信日,媒体,ひとこと\n2026-11-16,DM,助かりました\n2026-11-17,DM,解決しました\n",
    ],
)
def test_a_table_without_a_column_of_comments_is_refused_instead_of_read_line_by_line(tmp_path, table):
    with pytest.raises(FileError, match="comments_no_column"):
        comments_of(tmp_path, table)
