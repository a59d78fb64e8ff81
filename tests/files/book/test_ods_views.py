"""An .ods opens as the workbook that it was made of: frozen headers, the cursor, the sheet."""

from __future__ import annotations

import datetime as dt

from lxml import etree

from kachilog.files.book.ods_views import View, views, with_views
from kachilog.files.book.template.new_book import build
from kachilog.jobs.samples.story import sample_log

SETTINGS = (
    b'<office:document-settings xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:settings>'
    b'<config:config-item-set config:name="ooo:view-settings"/>'
    b'<config:config-item-set config:name="ooo:configuration-settings"/>'
    b"</office:settings></office:document-settings>"
)
CONFIG = "{urn:oasis:names:tc:opendocument:xmlns:config:1.0}"


def test_a_workbook_opens_at_the_first_empty_row_of_its_log_below_frozen_headers(tmp_path):
    for name, rows in (("new", []), ("sampled", sample_log(dt.date(2026, 3, 29)))):
        build(tmp_path / f"{name}.xlsx", rows=rows)
        seen, active = views(tmp_path / f"{name}.xlsx")
        assert active == "活動ログ"
        assert [one for one in seen if one.sheet == active] == [
            View(active, 9, 0, (9 + len(rows), 1), grid=False)
        ]
        assert {one.sheet: one.rows for one in seen}["お客様の声"] == 6


def test_the_settings_of_an_ods_say_it():
    root = etree.fromstring(with_views(SETTINGS, [View("活動ログ", 9, 0, (12, 1), grid=False)], "活動ログ"))
    said = {item.get(f"{CONFIG}name"): item.text for item in root.iter(f"{CONFIG}config-item")}
    assert said["ActiveTable"] == "活動ログ"
    assert (said["VerticalSplitMode"], said["VerticalSplitPosition"], said["PositionBottom"]) == (
        "2",
        "9",
        "9",
    )
    assert (said["CursorPositionY"], said["CursorPositionX"], said["ShowGrid"]) == ("12", "1", "false")
    assert said["HorizontalSplitMode"] == "0"
