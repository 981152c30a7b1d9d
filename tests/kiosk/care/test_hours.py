"""Quiet hours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.care import is_quiet

MINUTE = st.integers(0, 1439)


@pytest.mark.parametrize(
    ("now", "quiet"), [(20 * 60, False), (21 * 60, True), (23 * 60, True), (0, True), (360, False)]
)
def test_hours_run_over_midnight(now: int, *, quiet: bool) -> None:
    """From nine at night to six."""
    assert is_quiet(now, 21 * 60, 6 * 60) is quiet


def test_they_bind_by_a_trusted_clock_alone() -> None:
    """And only where a family keeps any."""
    assert not is_quiet(None, 21 * 60, 6 * 60)
    assert not is_quiet(22 * 60, None, 6 * 60)
    assert not is_quiet(22 * 60, 21 * 60, None)


@given(MINUTE, MINUTE, MINUTE)
def test_a_minute_is_quiet_or_lies_in_the_other_part_of_the_day(
    now: int, start: int, end: int
) -> None:
    """The hours and their opposite never both hold."""
    if start != end:
        assert is_quiet(now, start, end) != is_quiet(now, end, start)
    else:
        assert not is_quiet(now, start, end)
