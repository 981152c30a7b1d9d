"""Rituals, a tale and settling laid into the seconds of one evening."""

from __future__ import annotations

import dataclasses
from typing import Any

from rituals import fit
from rituals.plan import StoryOption
from rituals.ritual import Step, StepCue

FRAME = fit.Frame(900, 20, 600, (StoryOption("a", "A", 180, 600), StoryOption("b", "B", 180, 300)))

TALE = (Step("sit", "", "Sit.", 120, StepCue.TOUCH), Step("t", "", "Tell.", 0, StepCue.STORY))


def _reachable(pool: Any, count: int, frame: Any) -> bool:
    room = fit.room(frame)
    return room is not None and fit.reachable(pool, count, room)


def test_the_tale_takes_what_the_rituals_leave(ritual: Any) -> None:
    """Fifteen minutes: the ritual has its own, settling two, the tale the rest."""
    found = fit.fit((ritual(seconds=180),), FRAME)
    assert found is not None
    assert (found.story_seconds, found.settle_seconds, found.total) == (580, 120, 900)


def test_rituals_are_never_shortened(ritual: Any) -> None:
    """Eight minutes of ritual and a three-minute tale can't be ten minutes."""
    frame = dataclasses.replace(FRAME, target=600)
    assert fit.fit((ritual(seconds=480),), frame) is None


def test_a_ritual_grows_only_when_the_tale_is_at_its_longest(ritual: Any) -> None:
    """With half an hour, the step that may last longer does."""
    long = ritual(steps=(Step("draw", "Draw.", "Draw.", 200, StepCue.TOUCH, most=700),))
    found = fit.fit((long,), dataclasses.replace(FRAME, target=1400))
    assert found is not None
    assert (found.rituals, found.story_seconds) == (((600,),), 600)


def test_a_wished_tale_is_the_one_that_is_fitted(ritual: Any) -> None:
    """The second tale is told at its own longest, and settling takes up a little."""
    frame = dataclasses.replace(FRAME, target=660)
    found = fit.fit((ritual(seconds=200),), frame, "b")
    assert found is not None
    assert found.story is FRAME.stories[1]


def test_two_rituals_that_hold_the_tale_never_meet(ritual: Any) -> None:
    """There is one story an evening."""
    holder, other = ritual("a", steps=TALE), ritual("b", steps=TALE)
    assert fit.fit((holder,), FRAME) is not None
    assert fit.fit((holder, other), FRAME) is None
    assert fit.fit((holder,), dataclasses.replace(FRAME, stories=())) is None


def test_milk_ends_half_an_hour_before_black(ritual: Any) -> None:
    """The same cup fits a long evening and not a short one."""
    milk = ritual(seconds=300, before_black=1800, where="house")
    other = ritual("other", seconds=1300)
    assert fit.fit((milk,), dataclasses.replace(FRAME, target=1000)) is None
    assert fit.fit((milk, other), dataclasses.replace(FRAME, target=2300)) is not None


def test_an_evening_moves_towards_the_bed_and_keeps_the_anchors_place(ritual: Any) -> None:
    """House, room, bed; an anchor of the bed is last, any other first."""
    house, room, bed = (ritual(where, where=where) for where in ("house", "room", "bed"))
    assert [one.id for one in fit.in_order((bed, room, house), "")] == ["house", "room", "bed"]
    assert fit.keeps_anchor_place((bed, house), "bed")
    assert not fit.keeps_anchor_place((room, house), "room")


def test_what_holds_the_tale_may_follow_an_anchor_of_the_bed(ritual: Any) -> None:
    """The anchor is last before the tale then; nothing else comes between."""
    bed, other = ritual("bed", where="bed"), ritual("zzz", where="bed")
    told = ritual("told", where="bed", steps=TALE)
    assert fit.keeps_anchor_place((told, bed), "bed")
    assert fit.keeps_anchor_place((bed, other), "bed")
    assert [one.id for one in fit.in_order((told, bed, other), "bed")] == ["zzz", "bed", "told"]
    assert fit.keeps_anchor_place((told, ritual("room", where="room")), "room")


def test_what_can_not_be_reached_is_said_without_trying(ritual: Any) -> None:
    """One small ritual and a short cap never make forty minutes."""
    frame = dataclasses.replace(FRAME, target=2400)
    assert not _reachable((ritual(),), 1, frame)
    assert _reachable((ritual(),), 1, FRAME)
    assert not _reachable((), 1, FRAME)


def test_the_quick_no_never_says_no_to_what_fits(ritual: Any) -> None:
    """Whatever fits holds to the room; most that does not is told apart at once."""
    for seconds in range(120, 600, 30):
        for target in range(400, 1500, 100):
            frame = dataclasses.replace(FRAME, target=target)
            one = ritual(seconds=seconds)
            room = fit.room(frame)
            if fit.fits((one,), frame):
                assert room is not None
                assert room.holds(one.seconds, one.seconds_most)
