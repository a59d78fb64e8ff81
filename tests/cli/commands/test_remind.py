"""`remind` writes a weekly entry that a calendar reads."""

from __future__ import annotations

import datetime as dt

import pytest
from icalendar import Calendar
from support.typed import kachilog, new_book, written

from kachilog.base.settings import Settings
from kachilog.jobs.remind import calendar
from kachilog.wording import Words

NOW = dt.datetime(2026, 11, 24, 9, 0)  # noqa: DTZ001 (the user's own clock)


def event(path):
    read = Calendar.from_ical(path.read_bytes())
    (found,) = read.walk("VEVENT")
    return found


def test_the_entry_is_weekly_at_a_time_of_wherever_the_user_is(capsys, tmp_path):
    book, out = new_book(capsys, tmp_path / "価値ログ.xlsx"), tmp_path / "review.ics"
    code, said, _ = kachilog(capsys, "remind", book, "--out", out)
    assert code == 0
    assert "毎週" in said
    found = event(out)
    start = found.decoded("DTSTART")
    assert (start.weekday(), start.hour, start.minute, start.tzinfo) == (6, 20, 0, None)
    assert found["RRULE"]["FREQ"] == ["WEEKLY"]
    assert found["RRULE"]["BYDAY"] == ["SU"]
    assert found.decoded("DTSTAMP").tzinfo is not None
    assert found["SUMMARY"] == "価値ログ: 週次レビュー"
    assert 'kachilog review "価値ログ.xlsx" --week this' in found["DESCRIPTION"]
    assert len(found.walk("VALARM")) == 1


@pytest.mark.parametrize(
    ("day", "weekday"), [("土", 5), ("月曜", 0), ("日曜日", 6), ("Wed", 2), ("friday", 4)]
)
def test_a_day_may_be_said_in_either_language(capsys, tmp_path, day, weekday):
    book, out = new_book(capsys, tmp_path / "book.xlsx"), tmp_path / "review.ics"
    assert kachilog(capsys, "remind", book, "--out", out, "--day", day, "--time", "7:30")[0] == 0
    assert event(out).decoded("DTSTART").weekday() == weekday


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("9時", "09:00"),
        ("21時半", "21:30"),
        ("２０：１５", "20:15"),
        ("午後8時15分", "20:15"),
        ("午前0時", "00:00"),
        ("8pm", "20:00"),
        ("12:30 am", "00:30"),
    ],
)
def test_a_time_may_be_said_in_either_language(capsys, tmp_path, typed, time):
    book, out = new_book(capsys, tmp_path / "book.xlsx"), tmp_path / "review.ics"
    assert kachilog(capsys, "remind", book, "--out", out, "--time", typed)[0] == 0
    assert f"{event(out).decoded('DTSTART'):%H:%M}" == time


@pytest.mark.parametrize("typed", ["9", "24:00", "25時", "午後15時", "15:00pm", "9時60分", "ばん"])
def test_a_time_that_is_none_is_refused_with_an_example(capsys, tmp_path, typed):
    book = new_book(capsys, tmp_path / "book.xlsx")
    code, _, err = kachilog(capsys, "remind", book, "--out", tmp_path / "review.ics", "--time", typed)
    assert code == 2
    assert "20:00" in err
    assert not (tmp_path / "review.ics").exists()


@pytest.mark.parametrize(
    ("name", "day", "ways"),
    [
        ("a.xlsx", 29, ["タブ「価値ログ」(LibreOffice ではメニュー)の［週次レビュー］", "--week this"]),
        ("a.xlsx", 30, ["の［先週］", 'kachilog review "a.xlsx"']),
        ("a.xlsm", 29, ["の［週次レビュー］", "今週の行を選んでから［週次レビュー］", "--week this"]),
        ("a.xlsm", 30, ["の［先週］", "先週の行を選んでから［週次レビュー］", 'kachilog review "a.xlsm"']),
        ("a.ods", 29, ["の［週次レビュー］", "今週の行を選んでから［週次レビュー］"]),
    ],
)
def test_the_entry_tells_each_way_to_the_page_of_the_week_that_is_over(tmp_path, name, day, ways):
    said = str(
        Calendar.from_ical(
            calendar(tmp_path / name, dt.datetime(2026, 11, day, 20), Words("ja"), Settings(), NOW)  # noqa: DTZ001
        ).walk("VEVENT")[0]["DESCRIPTION"]
    )
    places = [said.index(way) for way in ways]
    assert places == sorted(places)
    assert said.count("。") + said.count("実行") == len(ways)
    assert ("--week this" in said) == ("--week this" in ways)


def test_an_entry_made_again_takes_the_place_of_the_first(capsys, tmp_path):
    book, out = new_book(capsys, tmp_path / "book.xlsx"), tmp_path / "review.ics"
    kachilog(capsys, "remind", book, "--out", out)
    first = event(out)["UID"]
    assert kachilog(capsys, "remind", book, "--out", out, "--day", "sat", "--lang", "en")[0] == 0
    assert event(out)["UID"] == first
    assert event(out)["SUMMARY"] == "kachilog: weekly review"


def test_lines_end_and_fold_as_rfc_5545_has_it(tmp_path):
    book = tmp_path / ("長い名前、「とても」;長い,名前\\" * 8 + ".xlsx")
    text = calendar(book, NOW, Words("ja"), Settings(), NOW)
    lines = text.encode().split(b"\r\n")
    assert lines.pop() == b""
    assert all(0 < len(line) <= 75 and b"\n" not in line for line in lines)
    (found,) = Calendar.from_ical(text).walk("VEVENT")
    assert book.name in found["DESCRIPTION"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--day", "いつか"), 2),
        (("--time", "25:00"), 2),
        (("--time", "夜"), 2),
        ((), 2),
    ],
)
def test_what_cannot_be_read_writes_nothing(capsys, tmp_path, options, code):
    book = new_book(capsys, tmp_path / "book.xlsx")
    out = tmp_path / ("review.ics" if options else "review.txt")
    assert kachilog(capsys, "remind", book, "--out", out, *options)[0] == code
    assert not out.exists()


def test_no_other_file_is_written_over_and_none_is_read_for_a_book(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "book.xlsx")
    other = written(tmp_path / "other.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    assert kachilog(capsys, "remind", book, "--out", other)[0] == 3
    assert other.read_bytes() == b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    assert kachilog(capsys, "remind", tmp_path / "no.xlsx", "--out", tmp_path / "a.ics")[0] == 3
    assert kachilog(capsys, "remind", written(tmp_path / "a.pdf"), "--out", tmp_path / "a.ics")[0] == 3


def test_a_time_may_be_typed_full_width(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "book.xlsx")
    out = tmp_path / "a.ics"
    assert "09:00" in kachilog(capsys, "remind", book, "--out", out, "--time", "９：００")[1]
