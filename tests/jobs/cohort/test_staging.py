"""What of the members' logs is put by: numbers of actions, and no word or income of anybody's."""

import datetime as dt

from support.cohort import folder_of

from kachilog.jobs.cohort.members import find_members
from kachilog.jobs.cohort.staging import STAGED, stage

HEADER = "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5),問い合わせ数,紹介数,収益(円)"
LOG = f"""{HEADER}
2026-11-16,投稿,30,2,5,,0,3000
2026-11-17,休み,,,,,,
2026-11-18,お休みの日,60,1,4,,,
2026-11-19, 休み ,60,,,,,
2026-11-20,,,,,,,
"""


def staged(tmp_path, text=LOG):
    """Return what became of one member's log, and the lines that are put by."""
    members = find_members(folder_of(tmp_path / "logs", 田中=text), None).members
    (read,) = stage(members, tmp_path, today=dt.date(2026, 12, 1))
    (part,) = tmp_path.glob("*.csv")
    return read, part.read_text(encoding="ascii").splitlines()


def test_dates_alone_and_days_off_are_not_put_by(tmp_path):
    read, lines = staged(tmp_path)
    assert read.rows == 2
    assert [line.split(",")[:3] for line in lines[1:]] == [
        ["0", "2026-11-16", "30"],
        ["0", "2026-11-18", "60"],
    ]


def test_a_column_in_which_nothing_was_entered_counts_as_absent(tmp_path):
    read, _ = staged(tmp_path)
    assert {"inquiries", "referrals"} & read.keys == {"referrals"}
    read, _ = staged(tmp_path, HEADER)
    assert {"inquiries", "referrals"} <= read.keys


def test_no_income_is_put_by(tmp_path):
    _, lines = staged(tmp_path)
    assert "income" not in STAGED
    assert "3000" not in "".join(lines)
