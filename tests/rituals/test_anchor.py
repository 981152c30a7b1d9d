"""The ritual that stays until it was judged."""

from __future__ import annotations

from typing import Any

from rituals.anchor import anchor_tonight
from rituals.plan import DiaryRow

BELL = "curfew-bell"


def _nights(count: int, **changes: Any) -> tuple[DiaryRow, ...]:
    values: dict[str, Any] = {"anchor": BELL, "rituals": (BELL,), "morning": 3} | changes
    return tuple(DiaryRow(night, ("child-0",), **values) for night in range(1, count + 1))


def test_it_stays_for_fourteen_nights_even_unloved(tonight: Any) -> None:
    """Thirteen bad nights change nothing yet."""
    rows = _nights(13, morning=1, disliked=(BELL,))
    found = anchor_tonight(tonight(diary=rows, night=14))
    assert (found.id, found.nights) == (BELL, 13)


def test_it_goes_after_fourteen_bad_nights_and_stays_after_good_ones(tonight: Any) -> None:
    """The judgement looks at likes and mornings."""
    assert anchor_tonight(tonight(diary=_nights(14, morning=1), night=15)).id == ""
    assert anchor_tonight(tonight(diary=_nights(14), night=15)).id == BELL


def test_nights_it_rested_do_not_count(tonight: Any) -> None:
    """Only nights on which it was done are judged."""
    rows = (*_nights(5), DiaryRow(6, ("child-0",), anchor=BELL, rituals=("night-light",)))
    assert anchor_tonight(tonight(diary=rows, night=7)).nights == 5


def test_what_is_put_aside_or_feared_ends_it_at_once(tonight: Any) -> None:
    """Missing things only let it rest."""
    rows = _nights(3)
    put_aside = tonight(diary=rows, night=4, unwanted=frozenset({BELL}))
    assert anchor_tonight(put_aside).id == ""
    resting = tonight(diary=rows, night=4, worries_resting=("fire",))
    assert anchor_tonight(resting).id == BELL


def test_another_familys_nights_are_not_ours(tonight: Any) -> None:
    """Only rows with one of tonight's children count, and only past ones."""
    rows = (DiaryRow(1, ("somebody",), anchor=BELL), DiaryRow(9, ("child-0",), anchor=BELL))
    assert anchor_tonight(tonight(diary=rows, night=4)).id == ""
