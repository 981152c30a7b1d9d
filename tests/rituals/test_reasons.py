"""Every choice says why, to a child and to a grown-up."""

from __future__ import annotations

from typing import Any

from rituals.plan import DiaryRow, Sleeper
from rituals.planner import plan


def test_a_like_is_named_with_the_child_who_has_it(tonight: Any) -> None:
    """Theo likes bells, so the bell comes, and says so."""
    theo = Sleeper("theo", "Theo", 6, likes=("bells",))
    made = plan(tonight(children=(theo,)))
    assert any("because Theo likes bells" in slot.why_child for slot in made.rituals)


def test_the_anchor_says_how_long_it_has_stayed(tonight: Any) -> None:
    """A grown-up reads the night and when it is judged."""
    rows = (DiaryRow(1, ("child-0",), anchor="curfew-bell", rituals=("curfew-bell",)),)
    made = plan(tonight(diary=rows, night=2, now=1140))
    slot = next(one for one in made.rituals if one.role == "anchor")
    assert slot.id == "curfew-bell"
    assert "night 2, judged after 14" in slot.why_grown_up
    assert "black at 19:20" in slot.why_grown_up


def test_the_reason_shown_is_the_heaviest_score(tonight: Any) -> None:
    """What speaks most for a ritual comes first, and its alternatives weigh less."""
    for seed in range(30):
        for slot in plan(tonight(seed=seed)).rituals:
            points = [one.points for one in slot.scores]
            assert points == sorted(points, reverse=True)
            assert slot.why_child.endswith(".")
            assert slot.why_grown_up.endswith(".")


def test_what_a_short_evening_goes_without_is_told_in_order(tonight: Any) -> None:
    """First the guest, then the longer story."""
    made = plan(tonight(short=True))
    assert [one.what for one in made.dropped] == ["guest", "story-longer"]
    assert made.minutes_target == 7


def test_an_anchor_that_does_not_fit_rests_and_is_not_forgotten(tonight: Any) -> None:
    """Six and a half minutes of feet don't fit in seven."""
    rows = (DiaryRow(1, ("child-0",), anchor="foot-bath", rituals=("foot-bath",)),)
    made = plan(tonight(diary=rows, night=2, short=True))
    assert made.anchor == "foot-bath"
    assert [one.code for one in made.dropped if one.what == "foot-bath"] == ["no-time"]


def test_no_sound_is_played_beside_a_baby_or_against_a_worry(tonight: Any, sleepers: Any) -> None:
    """Silence is a choice like another."""
    assert plan(tonight(children=sleepers(0.5), minutes=10)).settle.id == ""
    afraid = Sleeper("a", "A", 6, worries=("storms", "water", "fire"))
    assert plan(tonight(children=(afraid,))).settle.id == "hush"


def test_what_the_minutes_can_not_hold_is_said(tonight: Any, sleepers: Any) -> None:
    """An hour with a two-year-old is clipped, with a sentence."""
    made = plan(tonight(children=sleepers(2), minutes=60))
    assert made.total_seconds < 45 * 60
    assert any("60 minutes can't be filled" in one for one in made.notes)
