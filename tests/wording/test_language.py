"""The language to speak is that of the user's locale, and on Windows that of its menus."""

import ctypes
import sys
from types import SimpleNamespace

import pytest

from kachilog.wording.language import of_locale


@pytest.mark.parametrize(("identifier", "lang"), [(0x411, "ja"), (0x409, "en"), (0x40C, None), (-1, None)])
def test_on_windows_the_language_is_that_of_the_menus(monkeypatch, identifier, lang):
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: identifier)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert of_locale({}) == lang
    assert of_locale({"LANG": "ja_JP.UTF-8"}) == "ja"
