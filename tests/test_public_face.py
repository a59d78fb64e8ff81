"""What Python users call: typed frames and figures, the same as the command line has."""

import datetime as dt
import inspect
import json
import subprocess
import sys

import pandas as pd
import pytest

import kachilog
from kachilog.cli import main

LOG = """日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5),問い合わせ数
2026-11-09,投稿,60,2,5,0
2026-11-16,投稿,30,2,5,1
2026-11-18,投稿,x,2,4,1
2026-11-20,DM対応,30,1,3,0
"""
TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "log.csv"
    path.write_text(LOG, "utf-8")
    return path


def test_a_log_is_a_frame_and_its_problems(path):
    log = kachilog.read_log(path, today=TODAY)

    assert log.frame["minutes"].tolist() == [60, 30, 30]
    assert log.frame["row"].tolist() == [2, 3, 5]
    assert [(problem.row, problem.code, problem.severity) for problem in log.problems] == [
        (4, "count_unreadable", "error")
    ]


def test_a_week_has_a_row_with_typed_figures(path):
    weeks = kachilog.weekly(kachilog.read_log(path), today=TODAY)

    assert weeks["week"].tolist() == ["2026-W46", "2026-W47"]
    assert weeks["start"].tolist() == [pd.Timestamp(2026, 11, 9), pd.Timestamp(2026, 11, 16)]
    assert weeks["minutes"].tolist() == [60, 60]
    assert weeks["efficiency_quality_adjusted_per_hour"].tolist() == [2.0, pytest.approx(2.6)]
    assert weeks["efficiency_minutes_per_inquiry"].isna().tolist() == [True, False]
    assert weeks.dtypes[["minutes", "sustainability_index"]].tolist() == [pd.Int64Dtype()] * 2
    assert not weeks["provisional"].any()


def test_settings_of_ones_own_take_the_place_of_the_logs(path):
    tight = kachilog.Settings(budgets=(kachilog.Budget(dt.date(2026, 1, 1), 40),))

    log = kachilog.read_log(path)

    assert kachilog.weekly(log, today=TODAY)["sustainability_parts_budget"].tolist() == [1, 1]
    assert kachilog.weekly(log, settings=tight, today=TODAY)["sustainability_parts_budget"].tolist() == [0, 0]


def test_a_log_without_rows_has_no_weeks_and_all_columns(tmp_path):
    path = tmp_path / "log.csv"
    path.write_text(LOG.splitlines()[0], "utf-8")

    weeks = kachilog.weekly(kachilog.read_log(path))

    assert len(weeks) == 0
    assert {"week", "sustainability_index", "rates_referral_high"} <= {*weeks.columns}


def test_a_review_is_what_the_command_prints(path, capsys):
    review = kachilog.review(path, "2026-W47", today=TODAY)

    main(["review", str(path), "--week", "2026-W47", "--json", "--today", TODAY.isoformat()])
    printed = json.loads(capsys.readouterr().out)
    assert printed["week"] == review.week.label
    assert printed["sustainability"]["index"] == review.figures.sustainability.index
    assert printed["efficiency"]["quality_adjusted_per_hour"] == (
        review.figures.efficiency.quality_adjusted_per_hour
    )
    assert kachilog.review(path, today=TODAY).week.label == "2026-W47"


def test_what_cannot_be_read_raises_an_exception_of_ours(path, tmp_path):
    with pytest.raises(kachilog.FileError):
        kachilog.read_log(tmp_path / "gone.csv")
    for week in ("2026-W99", "all"):
        with pytest.raises(kachilog.UsageError):
            kachilog.review(path, week)


def test_every_name_is_there_and_documented():
    for name in kachilog.__all__:
        assert name == "__version__" or inspect.getdoc(getattr(kachilog, name))


def test_importing_the_package_loads_nothing_heavy():
    code = "import sys, kachilog; print({'pandas', 'lxml', 'xlwings', 'click'} & {*sys.modules})"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "set()\n"
