"""The ritual that stays until it was judged."""

from __future__ import annotations

import dataclasses
from typing import Any

from rituals.anchor import anchor_tonight, gives_way
from rituals.plan import DiaryRow
from rituals.planner import plan

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


def test_a_night_with_one_child_alone_ends_nothing_that_all_keep(
    tonight: Any, sleepers: Any
) -> None:
    """What exactly these children keep goes before what one of them did alone."""
    both = sleepers(6, 4)
    ids = tuple(one.id for one in both)
    rows = (
        *(DiaryRow(n, ids, anchor=BELL, rituals=(BELL,), morning=3) for n in range(1, 15)),
        DiaryRow(15, ids[:1], anchor="night-light", rituals=("night-light",), morning=3),
    )
    asked = tonight(diary=rows, night=16, children=both)
    assert (anchor_tonight(asked).id, anchor_tonight(asked).nights) == (BELL, 14)


def test_with_a_place_to_itself_it_leaves_it_every_other_night_once_it_was_judged(
    tonight: Any,
) -> None:
    """Not before fourteen nights, not twice running, and not on a short evening."""
    assert not gives_way(BELL, tonight())
    assert not gives_way(BELL, tonight(diary=_nights(13), night=14))
    assert gives_way(BELL, tonight(diary=_nights(14), night=15))
    assert not gives_way(BELL, tonight(diary=_nights(14), night=15, short=True))
    guest = DiaryRow(15, ("child-0",), anchor=BELL, rituals=("lamp-at-dusk",), morning=3)
    assert not gives_way(BELL, tonight(diary=(*_nights(14), guest), night=16))


def test_ten_minutes_meet_something_new_every_other_night_once_the_anchor_was_judged(
    tonight: Any,
) -> None:
    """Fourteen nights it has the place alone; then a guest has it in turn, and the plan says so."""
    diary: tuple[DiaryRow, ...] = ()
    roles, guests, anchors = [], [], set()
    for night in range(1, 41):
        made = plan(tonight(diary=diary, night=night, seed=night, minutes=10))
        (slot,) = made.rituals
        roles.append(slot.role)
        anchors.add(made.anchor)
        guests += [slot.id] if slot.role == "guest" else []
        rests = {one.what: one.code for one in made.dropped}
        assert rests.get(made.anchor, "") == ("turn" if slot.role == "guest" else "")
        done = (slot.id,)
        row = DiaryRow(night, made.children, made.anchor, done, tuple(guests[-1:]), morning=3)
        diary = (*diary, row if slot.role == "guest" else dataclasses.replace(row, guests=()))
    assert roles == ["anchor"] * 14 + ["guest", "anchor"] * 13
    assert len(anchors) == 1
    assert len(set(guests)) > 10
