"""No more cores are counted than this process may use, and never fewer than one."""

import os

import pytest

from kachilog.base.cores import cores


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="Only Linux keeps cores from a process.")
def test_a_core_that_is_kept_from_us_is_not_counted():
    mine = os.sched_getaffinity(0)
    try:
        os.sched_setaffinity(0, {min(mine)})
        assert cores() == 1
    finally:
        os.sched_setaffinity(0, mine)
    assert cores() == len(mine)


@pytest.mark.parametrize(("counted", "told"), [(6, 6), (None, 1)])
def test_elsewhere_all_of_the_machine_are_counted(monkeypatch, counted, told):
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: counted)
    assert cores() == told
