"""A file in any form that people and programs write is the same log as the canonical one."""

from __future__ import annotations

import datetime as dt

from hypothesis import example, given
from hypothesis import strategies as st
from support.log_cells import ACTIONS, COUNTS, DAYS, TEXTS, delimited, written
from support.tiers import examples

from kachilog.files.csv_files import read_csv, write_csv

HEADER = (
    "日付",
    "アクション内容",
    "投入時間(分)",
    "直接反応数",
    "質的評価(1-5)",
    "問い合わせ数",
    "メモ",
    "自由",
)
OTHER_HEADERS = [
    ("年月日", "行動", "所要時間（分）", "反応数", "質の評価", "お問い合わせ件数 (件)", "備考", "自由"),
    (" 日 付 ", "アクション", "投入分数", "直接反応", "質的評価（１－５）", "問合せ", "メモ(任意)", " 自由 "),
    (
        "記録日",
        "活動内容",
        "作業時間【分】",
        "直接反応数（件）",
        "質的評価[1〜5]",
        "問い合わせ",
        "ﾒﾓ",
        "自由",
    ),
]
SERIALS = dt.date(1927, 5, 18), dt.date(2099, 12, 31)
ERAS = [
    (dt.date(2019, 5, 1), dt.date(9999, 12, 31), 2018, "R", "令和"),
    (dt.date(1989, 1, 8), dt.date(2019, 4, 30), 1988, "H", "平成"),
    (dt.date(1926, 12, 25), dt.date(1989, 1, 7), 1925, "S", "昭和"),
    (dt.date(1912, 7, 30), dt.date(1926, 12, 24), 1911, "T", "大正"),
    (dt.date(1900, 1, 1), dt.date(1912, 7, 29), 1867, "M", "明治"),
]
CP932 = "".join(
    sign
    for sign in map(chr, [*range(0x20, 0xD800), *range(0xFF00, 0xFFF0)])
    if sign.encode("cp932", "ignore").decode("cp932") == sign
)
"""The characters that cp932 gives back as they were."""

NEWLINES = st.sampled_from(["\r\n", "\n"])


def wide(text):
    """Return a text with full-width digits and signs."""
    return text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


def any_date(day):
    """Return the forms in which people and programs write a day."""
    y, m, d = day.year, day.month, day.day
    forms = [day.isoformat(), f"{y}/{m}/{d}", f"{y}.{m}.{d}", f"{y}年{m}月{d}日", wide(f"{y}/{m:02}/{d:02}")]
    forms += [f"{y}{m:02}{d:02}", f" {day} ", f"{day} 10:30", f"{y}年 {m}月 {d}日"]
    forms += [f"{day}({'月火水木金土日'[day.weekday()]})", f"{y}/{m}/{d} 0:00:00"]
    if SERIALS[0] <= day <= SERIALS[1]:
        forms += [str((day - dt.date(1899, 12, 30)).days), f"{(day - dt.date(1899, 12, 30)).days}.75"]
    for first, last, before, letter, name in ERAS:
        if first <= day <= last and y - before < 100:
            forms += [f"{letter}{y - before}.{m}.{d}", f"{name}{y - before}年{m}月{d}日"]
            forms += [f"{letter.lower()}{y - before}/{m:02}/{d:02}", wide(f"{letter}{y - before}.{m}.{d}")]
            forms += [f"{name}元年{m}月{d}日"] if y - before == 1 else []
    return st.sampled_from(forms)


def any_count(value, unit):
    """Return the forms in which people write a whole number."""
    if value is None:
        return st.sampled_from(["", " ", "\u3000"])
    forms = [str(value), wide(str(value)), f" {value} ", f"{value}.0", f"0{value}", f"+{value}", f"{value:,}"]
    return st.sampled_from([*forms, f"{value}{unit}", wide(f"{value:,}"), f"{value} {unit}"])


def any_rating(value):
    forms = any_count(value, "点")
    return forms if value is None else st.one_of(forms, st.just("★" * value + "☆" * (5 - value)))


@st.composite
def foreign(draw):
    """Return (rows of a canonical log, the same log as cells of a foreign file, encoding, delimiter)."""
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "cp932", "utf-16"]))
    texts = st.one_of(TEXTS, st.text(CP932, max_size=12))
    actions = ACTIONS
    if encoding == "cp932":
        texts = st.text(CP932, max_size=12) | texts.filter(lambda text: set(text) <= set(CP932))
        actions = texts.filter(lambda text: not text.startswith("#"))
    ratings = st.one_of(st.none(), st.integers(1, 5))
    rows = draw(
        st.lists(
            st.tuples(DAYS, actions, COUNTS, COUNTS, ratings, COUNTS, texts, texts), min_size=1, max_size=6
        )
    )
    header = draw(st.sampled_from([HEADER, *OTHER_HEADERS]))
    lines = [list(header)]
    for day, action, minutes, reactions, quality, inquiries, note, own in rows:
        lines.append(
            [
                draw(any_date(day)),
                action,
                draw(any_count(minutes, "分")),
                draw(any_count(reactions, "件")),
                draw(any_rating(quality)),
                draw(any_count(inquiries, "回")),
                note,
                own,
            ]
        )
    order = draw(st.permutations(range(len(HEADER))))
    lines = [[line[at] for at in order] for line in lines]
    if draw(st.booleans()):  # as programs fill a CSV up
        lines = [[*line, "", ""] for line in lines]
    if draw(st.booleans()):
        lines.insert(draw(st.integers(1, len(lines))), [""] * len(lines[0]))
    if draw(st.booleans()):
        lines.insert(0, ["わたしの記録"])
    delimiter = draw(st.sampled_from([",", ";", "\t"]))
    text = delimited(lines, delimiter, draw(NEWLINES), always=draw(st.booleans()))
    return rows, text, encoding, delimiter


def exported(source, target):
    stream = read_csv(source).stream()
    assert stream.header is not None, stream.problems
    write_csv(target, stream.header, stream.chunks())
    assert [problem for problem in stream.problems if problem.severity == "error"] == []
    return target.read_bytes()


@examples(60)
@given(foreign())
def test_a_foreign_file_is_written_as_the_canonical_one(fresh, file):
    rows, text, encoding, delimiter = file
    folder = fresh()
    source = folder / "foreign.csv"
    source.write_bytes(text.encode(encoding))
    assert read_csv(source).delimiter == delimiter
    canonical = written(folder / "log.csv", HEADER, rows)
    once = exported(source, folder / "once.csv")
    assert once == canonical.read_bytes()
    assert exported(folder / "once.csv", folder / "twice.csv") == once


@examples(60)
@given(DAYS, st.data())
@example(dt.date(2019, 5, 1), None)
@example(dt.date(1989, 1, 7), None)
def test_every_day_is_read_in_every_form(fresh, day, data):
    form = (
        data.draw(any_date(day))
        if data
        else f"{'令和元' if day.year == 2019 else '昭和64'}年{day.month}月{day.day}日"
    )
    folder = fresh()
    source = written(folder / "log.csv", HEADER[:5], [(form, "投稿", 30, 2, 5)])
    assert exported(source, folder / "out.csv").decode("utf-8-sig").splitlines()[1] == f"{day},投稿,30,2,5"
