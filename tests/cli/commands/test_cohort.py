"""`kachilog cohort`, as a user types it."""

import csv
import datetime as dt
import json

import pytest
from support.cohort import folder_of, table, three_members, types
from support.typed import HEADER, METHOD, TODAY, kachilog, written

from kachilog.base.errors import FileError
from kachilog.jobs.cohort import staging
from kachilog.jobs.cohort.parquet import COLUMNS

BAD_ROW = f"{METHOD}2026-11-21,投稿,30,2,9,0\n"


def cohort(capsys, folder, out, *more):
    return kachilog(capsys, "cohort", folder, "--out", out, *TODAY, *more)


def test_the_logs_of_a_folder_become_one_row_per_member_and_week(capsys, tmp_path):
    out = tmp_path / "weekly.parquet"
    code, said, err = cohort(capsys, three_members(tmp_path / "logs"), out, "--names")
    assert (code, err) == (0, "")
    assert said.splitlines() == [
        "3人分を読みました(7行)",
        f"週ごとの数字を書きました: {out}(3人、5行)",
    ]
    assert [(row["member"], row["week"], row["minutes"]) for row in table(out)] == [
        ("佐藤", "2026-W47", 30),
        ("佐藤", "2026-W48", 60),
        ("田中", "2026-W47", 90),
        ("鈴木", "2026-W47", 20),
        ("鈴木", "2026-W48", 25),
    ]


def test_it_is_said_in_english_too(capsys, tmp_path):
    folder = folder_of(tmp_path / "logs", tanaka=BAD_ROW)
    out = tmp_path / "weekly.parquet"
    code, said, err = cohort(capsys, folder, out, "--names", "--lang", "en")
    assert code == 1
    assert said.splitlines() == [
        "Logs read: 1 (3 rows)",
        "Could not be read, and are in no figure: 1 rows",
        f"Wrote the weekly figures: {out} (1 members, 1 rows)",
    ]
    assert err.startswith("error: tanaka row 5, “質的評価(1-5)”: ")


def test_without_a_place_the_parquet_is_made_where_the_user_is(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert kachilog(capsys, "cohort", three_members(tmp_path / "logs"), *TODAY)[0] == 0
    assert len(table("weekly.parquet")) == 5


def test_every_figure_is_the_one_of_the_weekly_review(capsys, tmp_path):
    kachilog(capsys, "demo", tmp_path / "demo", "--today", "2026-11-22")
    (sample,) = (tmp_path / "demo").glob("*.csv")
    folder = three_members(tmp_path / "logs")
    (folder / "見本.csv").write_bytes(sample.read_bytes())
    out = tmp_path / "weekly.parquet"
    assert cohort(capsys, folder, out, "--names", "--budget", "150")[0] == 0
    rows = table(out)
    for log in folder.glob("*.csv"):
        answer = kachilog(capsys, "review", log, "--week", "all", "--json", "--budget", "150", *TODAY)
        weeks = json.loads(answer[1])
        ours = [row for row in rows if row["member"] == log.stem]
        assert [row["week"] for row in ours] == [week["week"] for week in weeks]
        for row, week in zip(ours, weeks, strict=True):
            shown = {name: value for name, value in row.items() if name in flat(week)}
            assert shown == {name: value for name, value in flat(week).items() if name in row}
            assert len(shown) >= 18


def flat(value, name=""):
    """Return a week of `review --json` with the names joined; dates as dates."""
    if name in ("start", "end"):
        return {name: dt.date.fromisoformat(value)}
    if not isinstance(value, dict):
        return {name: value}
    return {
        key: one
        for inner, part in value.items()
        for key, one in flat(part, f"{name}_{inner}" if name else inner).items()
    }


def test_what_is_not_defined_is_null(capsys, tmp_path):
    out = tmp_path / "weekly.parquet"
    cohort(capsys, three_members(tmp_path / "logs"), out, "--names")
    five_columns = [row for row in table(out) if row["member"] == "鈴木"]
    first, second = five_columns
    assert first["efficiency_minutes_per_inquiry_basis"] == "reactions"
    assert {first[name] for name in ("inquiries", "timed_inquiries", "repeats", "referrals")} == {None}
    assert {first[name] for name in COLUMNS if name.startswith("rates_")} == {None}
    assert first["efficiency_quality_adjusted_per_hour"] is None
    assert first["sustainability_parts_ramp"] is None
    assert (first["provisional"], second["provisional"]) == (False, True)
    assert second["sustainability_parts_rest"] is None


def test_the_types_are_the_documented_ones(capsys, tmp_path):
    out = tmp_path / "weekly.parquet"
    cohort(capsys, three_members(tmp_path / "logs"), out)
    assert types(out) == dict(COLUMNS)


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_the_file_is_the_same_whatever_sums_it_up(capsys, tmp_path, engine):
    folder = three_members(tmp_path / "logs")
    out, other = tmp_path / "weekly.parquet", tmp_path / f"{engine}.parquet"
    cohort(capsys, folder, out)
    assert cohort(capsys, folder, other, "--engine", engine)[0] == 0
    assert other.read_bytes() == out.read_bytes()


def test_no_word_of_a_log_reaches_the_parquet_or_a_message(capsys, tmp_path):
    word = "山田さんの相談"
    good, bad = f"2026-11-16,{word},30,2,5,1,{word},{word}", f"2026-11-17,投稿,x,2,5,1,{word},"
    text = f"{HEADER},メモ,タグ\n{good}\n{bad}\n"
    folder = folder_of(tmp_path / "logs", 田中=text)
    out = tmp_path / "weekly.parquet"
    code, said, err = cohort(capsys, folder, out)
    assert code == 1
    assert word not in said + err + repr(table(out))
    assert word.encode() not in out.read_bytes()


def test_one_bad_file_stops_none_of_the_others(capsys, tmp_path):
    folder = three_members(tmp_path / "logs")
    (folder / "二進.csv").write_bytes(b"\xff\xfe\x00\xd8\x00")
    (folder / "空.csv").write_bytes(b"")
    (folder / "行.csv").write_text(BAD_ROW, encoding="utf-8")
    out = tmp_path / "weekly.parquet"
    code, said, err = cohort(capsys, folder, out, "--names")
    assert code == 1
    assert said.splitlines() == [
        "5人分を読みました(10行)",
        "読めなかった1行は、数字に入っていません。",
        "読めなかった1人分は、入っていません。",
        f"週ごとの数字を書きました: {out}(4人、6行)",
    ]
    assert [line for line in err.splitlines() if "二進" in line]
    assert [line for line in err.splitlines() if line.startswith("× 空: ")]
    assert [line for line in err.splitlines() if line.startswith("× 行 5行目「質的評価(1-5)」: ")]
    assert {row["member"] for row in table(out)} == {"田中", "佐藤", "鈴木", "行"}


def test_a_file_that_breaks_off_in_the_middle_counts_with_no_row(capsys, tmp_path, monkeypatch):
    folder = three_members(tmp_path / "logs")
    digest = staging._digest

    def failing(path):
        if path.stem == "田中":  # all of its rows are put by, by now
            raise FileError("file_unreadable", file=path.name, reason="gone")
        return digest(path)

    monkeypatch.setattr(staging, "_digest", failing)
    out = tmp_path / "weekly.parquet"
    assert cohort(capsys, folder, out, "--names")[0] == 1
    assert {row["member"]: row["minutes"] for row in table(out)} == {"佐藤": 60, "鈴木": 25}


def test_messages_use_the_names_only_if_the_parquet_does(capsys, tmp_path):
    folder = folder_of(tmp_path / "logs", 田中=BAD_ROW)
    (folder / "佐藤.csv").write_bytes(b"\xff\xfe\x00\xd8\x00")
    (folder / "鈴木.xlsx").write_bytes(b"")
    code, said, err = cohort(capsys, folder, tmp_path / "weekly.parquet")
    assert code == 1
    for name in ("田中", "佐藤", "鈴木"):
        assert name not in said + err
    assert "--names を付けると" in err
    code, said, err = cohort(capsys, folder, tmp_path / "weekly.parquet", "--names")
    for name in ("田中", "佐藤", "鈴木"):
        assert name in err
    assert "--names" not in err


def test_what_is_no_csv_is_said(capsys, tmp_path):
    folder = three_members(tmp_path / "logs")
    (folder / "高橋.xlsx").write_bytes(b"")
    (folder / "読んでね.txt").write_text("メモ", encoding="utf-8")
    folder_of(folder / "去年", 田中=METHOD)
    (folder / ".DS_Store").write_bytes(b"")
    out = tmp_path / "weekly.parquet"
    code, said, err = cohort(capsys, folder, out, "--names")
    assert code == 1
    assert "CSV ではないもの(フォルダーも)が2個ありました。" in said
    assert err.splitlines() == [
        "× 高橋: CSV ではないので(.xlsx)、入れていません。ブックの記録は kachilog export で CSV にできます。"
    ]
    assert len({row["member"] for row in table(out)}) == 3


def test_a_copy_of_a_log_and_a_second_file_of_a_name_are_told(capsys, tmp_path):
    folder = folder_of(tmp_path / "logs", **{"田中": METHOD, "田中 (1)": METHOD})
    (folder / "田中.tsv").write_text(METHOD.replace(",", "\t"), encoding="utf-8")
    out = tmp_path / "weekly.parquet"
    code, _, err = cohort(capsys, folder, out, "--names")
    assert code == 1
    first, second = err.splitlines()
    assert first.startswith("× 田中: 同じ名前のファイルが2つ")
    assert second.startswith("△ 田中 (1): 「田中」と中身がまったく同じです。")
    assert [row["member"] for row in table(out)] == ["田中", "田中 (1)"]


@pytest.mark.parametrize("logs", [{}, {"田中": HEADER}, {"田中": "何もない"}])
def test_where_no_row_can_be_read_nothing_is_written(capsys, tmp_path, logs):
    folder = folder_of(tmp_path / "logs", **logs)
    out = tmp_path / "weekly.parquet"
    code, _, err = cohort(capsys, folder, out, "--names")
    assert code == 1
    assert f"読める記録が {folder} にありません。" in err
    assert not out.exists()


def test_more_problems_than_fit_are_counted(capsys, tmp_path):
    bad = HEADER + "\n" + "2026-11-16,投稿,30,2,9,1\n" * 30
    folder = folder_of(tmp_path / "logs", 田中=bad, 佐藤=METHOD)
    code, said, err = cohort(capsys, folder, tmp_path / "weekly.parquet", "--names")
    assert code == 1
    assert "読めなかった30行は、数字に入っていません。" in said
    assert len(err.splitlines()) == 11
    assert err.splitlines()[-1].startswith("ほかに20件あります。")


@pytest.mark.parametrize(
    ("places", "code", "says"),
    [
        ("nowhere weekly.parquet", 3, "nowhere"),
        ("log.csv weekly.parquet", 3, "フォルダーではありません"),
        ("logs weekly.csv", 2, ".parquet"),
        ("logs none/weekly.parquet", 3, "none"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(capsys, tmp_path, places, code, says):
    folder, out = places.split()
    three_members(tmp_path / "logs")
    written(tmp_path / "log.csv")
    before = sorted(tmp_path.iterdir())
    answer = cohort(capsys, tmp_path / folder, tmp_path / out, "--names")
    assert answer[0] == code
    assert says in answer[2]
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("engine", "absent", "extra"),
    [
        ("duckdb", "duckdb", "cohort"),
        ("polars", "polars", "polars"),
        ("polars", "duckdb", "polars"),
        ("spark", "pyspark", "spark"),
    ],
)
def test_an_engine_that_is_not_installed_is_told(capsys, tmp_path, engine, absent, extra):
    folder = three_members(tmp_path / "logs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kachilog.jobs.cohort.engines.find_spec", lambda name: None if name == absent else name)
        code, _, err = cohort(capsys, folder, tmp_path / "weekly.parquet", "--engine", engine)
    assert code == 2
    assert err == f'{absent} がありません。pip install "kachilog[{extra}]" を実行してください。\n'
    assert not (folder / "kachilog-members.key").exists()


def test_spark_without_java_is_told_with_its_remedy(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr("kachilog.jobs.cohort.engines.find_spec", lambda name: name)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    out = tmp_path / "weekly.parquet"
    code, _, err = cohort(capsys, three_members(tmp_path / "logs"), out, "--engine", "spark")
    assert code == 2
    assert "Java(17以上)" in err
    assert not out.exists()


def test_an_older_parquet_is_backed_up_before_it_is_replaced(capsys, tmp_path):
    folder = three_members(tmp_path / "logs")
    out = tmp_path / "weekly.parquet"
    assert cohort(capsys, folder, out, "--names")[0] == 0
    old = out.read_bytes()
    assert cohort(capsys, folder, out)[0] == 0
    (backup,) = (tmp_path / "kachilog-backup").glob("*.parquet")
    assert backup.read_bytes() == old
    assert len(table(out)) == 5


def test_many_files_are_read_by_several_processes_alike(capsys, tmp_path, monkeypatch):
    folder = folder_of(tmp_path / "logs", **{f"会員{number}": METHOD for number in range(60)})
    for number in range(60):  # no two alike
        with (folder / f"会員{number}.csv").open("a", encoding="utf-8", newline="") as log:
            csv.writer(log).writerow(["2026-11-22", "投稿", number, 0, 3, 0])
    (folder / "悪い.csv").write_text(BAD_ROW, encoding="utf-8")
    (folder / "二進.csv").write_bytes(b"\xff\xfe\x00\xd8\x00")
    out, alone = tmp_path / "weekly.parquet", tmp_path / "alone.parquet"
    code, said, err = cohort(capsys, folder, out)
    assert (code, len(err.splitlines())) == (1, 3)
    assert "61人分を読みました(243行)" in said
    monkeypatch.setattr("kachilog.jobs.cohort.staging._ALONE", 100)
    cohort(capsys, folder, alone)
    assert alone.read_bytes() == out.read_bytes()
