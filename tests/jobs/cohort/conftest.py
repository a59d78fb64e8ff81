"""Spark is half a gigabyte and a Java: its tests run where it is installed, and where they are asked for."""

import os

import pytest

WANTED = "KACHILOG_SPARK"
"""Set in the environment, no test of Spark is skipped: what is missing makes it fail."""


def pytest_collection_modifyitems(items):
    if os.environ.get(WANTED):
        return
    missing = pytest.mark.skip(reason=f"set {WANTED}=1 to run it; needs .[spark] and Java")
    for item in items:
        if item.get_closest_marker("spark"):
            item.add_marker(missing)
