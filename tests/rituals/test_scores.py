"""Why a ritual is offered, in few numbers."""

from __future__ import annotations

from typing import Any

import pytest

from rituals import scores
from rituals.plan import DiaryRow, Sleeper
from rituals.ritual import Confidence


def _codes(found: Any) -> set[str]:
    return {one.code for one in found}


def test_what_was_liked_last_counts_and_an_older_word_does_not(tonight: Any, ritual: Any) -> None:
    """The latest opinion is the one that holds."""
    rows = (
        DiaryRow(1, ("child-0",), rituals=("small",), liked=("small",)),
        DiaryRow(2, ("child-0",), rituals=("small",), disliked=("small",)),
    )
    found = _codes(scores.score(ritual(), tonight(diary=rows, night=3), (), "guest"))
    assert "disliked" in found
    assert "liked" not in found


def test_what_was_done_lately_waits(tonight: Any, ritual: Any) -> None:
    """Less every night for fourteen nights; then it is rested, and after six weeks fully."""
    row = (DiaryRow(1, ("child-0",), rituals=("small",)),)

    def points(night: int) -> dict[str, float]:
        found = scores.score(ritual(), tonight(diary=row, night=night), (), "guest")
        return {one.code: one.points for one in found if one.code in {"lately", "rested"}}

    assert points(8) == {"lately": -2.0}
    assert points(2)["lately"] < points(3)["lately"] < points(14)["lately"] < 0
    assert points(15) == {"rested": 0.4}
    assert points(90) == points(300) == {"rested": 1.2}


def test_season_moon_and_likes_speak_for_a_ritual(tonight: Any, ritual: Any) -> None:
    """A like meets a word whatever its number and case."""
    child = Sleeper("child-0", "Mia", 6, likes=("Moons",))
    asked = tonight(children=(child,), season="winter", moon="full")
    found = _codes(scores.score(ritual(likes=("moon",), seasons=("winter",)), asked, (), "guest"))
    assert {"season", "moon", "like", "new"} <= found


def test_the_same_sense_twice_speaks_against_it(tonight: Any, ritual: Any) -> None:
    """Two rituals of touch beside one another, and of one family."""
    found = scores.score(ritual("b"), tonight(), (ritual("a"),), "guest")
    assert "sense" in _codes(found)
    assert "family" not in _codes(found)


def test_mornings_count_only_after_three_nights(tonight: Any, ritual: Any) -> None:
    """Two glad mornings prove nothing, three say a little."""
    rows = tuple(DiaryRow(n, ("child-0",), rituals=("small",), morning=3) for n in (1, 2, 3))
    two = scores.score(ritual(), tonight(diary=rows[:2], night=4), (), "guest")
    three = scores.score(ritual(), tonight(diary=rows, night=4), (), "guest")
    assert "morning" not in _codes(two)
    assert "morning" in _codes(three)


@pytest.mark.parametrize(
    ("changes", "asked", "code"),
    [
        ({"ages": (7, 12)}, {}, "age"),
        ({"ages": (1, 5)}, {}, "age"),
        ({"needs": ("basin",)}, {"at_hand": frozenset({"cup"})}, "needs"),
        ({"needs": ("basin",)}, {"at_hand": None}, ""),
        ({"worries": ("fire",)}, {"worries_resting": ("fire",)}, "resting-worry"),
        ({}, {"unwanted": frozenset({"small"})}, "unwanted"),
        ({}, {}, ""),
    ],
)
def test_a_refusal_has_its_reason(
    tonight: Any, ritual: Any, changes: dict[str, Any], asked: dict[str, Any], code: str
) -> None:
    """Hard rules come before any score."""
    assert scores.refusal(ritual(**changes), tonight(**asked)) == code


def test_a_worry_of_any_child_refuses(tonight: Any, ritual: Any) -> None:
    """Strictest rule over several children."""
    two = (Sleeper("a", "A", 6), Sleeper("b", "B", 6, worries=("fire",)))
    assert scores.refusal(ritual(worries=("fire",)), tonight(children=two)) == "worry"


def test_every_score_has_words_for_a_grown_up() -> None:
    """No reason is shown as a bare code; chance alone is said as a turn."""
    from rituals import reasons

    assert set(scores.POINTS) == {*reasons._GROWN_UP, "chance"}


def test_what_is_a_familys_own_comes_before_what_is_new(tonight: Any, ritual: Any) -> None:
    """Whoever wrote it down wants to do it; it waits its turn like all that was done lately."""
    own = ritual(confidence=Confidence.FAMILY)
    found = scores.score(own, tonight(), (), "guest")
    assert found[0].code == "own"
    assert scores.POINTS["own"] > scores.POINTS["new"]
    assert "own" not in _codes(scores.score(ritual(), tonight(), (), "guest"))
