"""Sharing a time between words."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kiosk.voice.sharing import shared


def test_a_word_without_a_beginning_shares_by_letters() -> None:
    """Two letters and one: three parts of five, and two."""
    times = shared({1: 0.5}, [4, 2, 1], 1.0)
    assert [(t.word, round(t.t0, 3), round(t.t1, 3)) for t in times] == [
        (0, 0.0, 0.5), (1, 0.5, 0.8), (2, 0.8, 1.0),
    ]  # fmt: skip


@given(
    st.dictionaries(st.integers(0, 12), st.floats(-1.0, 3.0)),
    st.lists(st.integers(0, 9), min_size=13, max_size=15),
)
def test_any_beginnings_give_times_without_a_hole(
    starts: dict[int, float], letters: list[int]
) -> None:
    """Early, late, in disorder: touching, from 0 to the end."""
    times = shared(starts, letters, 1.0)
    assert [t.word for t in times] == list(range(len(letters)))
    assert times[0].t0 == 0.0
    assert times[-1].t1 == 1.0
    assert all(a.t1 == b.t0 for a, b in pairwise(times))
    assert all(t.t0 <= t.t1 for t in times)


def test_no_word_has_no_time() -> None:
    """There is nothing to share."""
    assert shared({}, [], 1.0) == ()
