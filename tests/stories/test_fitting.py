"""Fitting lands on the minutes by counts, optional beats and swaps."""

from __future__ import annotations

import pytest

from stories.cast import Child
from stories.casting import Stage, stage
from stories.fitting import _Slot, _State, _thinned, farthest, fit
from stories.library import SHIPPED, load_library
from stories.memory import Memory
from stories.portion import Part
from stories.teller import tell
from tests.stories.made_up import MadeBeat, MadePassage, MadeTale
from tests.stories.made_up import library_of as made_library
from tests.stories.small import PACE, children, front, pack_of

TALE = front() + (
    "\n## Start {energy=4}\n\n### S0\n\nA.\n\n### S1\n\nB.\n\n## Many {energy=3 take=1..4}\n"
    + "".join(f"\n### M{n} {'{at=first}' if n == 3 else ''}\n\nM{n}.\n" for n in range(5))
    + "\n## Extra {energy=2 optional}\n\nE.\n\n## End {energy=1}\n\nZ.\n"
)  # fmt: skip
SECONDS = {"s0": 20.0, "s1": 50.0, "m0": 20.0, "m1": 22.0, "m2": 18.0, "m3": 20.0, "m4": 41.0,
           "first": 15.0}  # fmt: skip


def parts() -> tuple[Stage, list[Part]]:
    """Return the small tale's parts with made-up lengths."""
    tale = pack_of(TALE).tales[0]
    here = stage(tale, children(), {}, Memory(), seed=1, season="winter", moon="full")
    assert here is not None
    return here, [
        Part(
            beat, beat.passages, frozenset(p.id for p in beat.passages),
            {p.id: SECONDS[p.slug] for p in beat.passages},
        )
        for beat in tale.beats
    ]  # fmt: skip


def length(wish: float) -> float:
    """Return how long the plan for a wish is."""
    here, all_parts = parts()
    choices = fit(here, all_parts, wish)
    assert choices is not None
    return sum(SECONDS[p.slug] for choice in choices for p in choice.passages)


def test_it_grows_and_shrinks() -> None:
    """Every wish well between the shortest and the longest form is met within 8 %."""
    for wish in range(80, 180, 5):
        assert abs(length(wish) - wish) <= 0.08 * wish, wish


def test_beyond_its_reach_it_goes_as_far_as_it_can() -> None:
    """The shortest is 53 seconds, the longest all there is."""
    assert length(10) <= 55
    assert length(500) >= 180


def test_order_is_seeded_with_first_first() -> None:
    """at=first stands first whenever it is told."""
    here, all_parts = parts()
    choices = fit(here, all_parts, 175)
    assert choices is not None
    slugs = [p.slug for p in choices[1].passages]
    assert "m3" not in slugs[1:]


def test_resting_passages_are_the_last_resort() -> None:
    """A version that rests is told only when the minutes can't be met otherwise."""
    here, all_parts = parts()
    tired = [
        Part(part.beat, part.ranked, part.rested - {"small/lamp#start/s0"}, part.seconds)
        for part in all_parts
    ]
    choices = fit(here, tired, 105)
    assert choices is not None
    assert choices[0].passages[0].slug in ("s0", "s1")


def test_far_too_many_ways_are_thinned() -> None:
    """Of each length the cheapest states stay; a usual number of them is left whole."""
    states: dict[_Slot, _State] = {
        (length, frozenset({str(key)}), frozenset[str](), 3): (float(key), float(length), ())
        for length in range(10)
        for key in range(50)
    }
    assert _thinned(states, 500) is states
    thin = _thinned(states, 40)
    assert len(thin) == 40
    assert {slot[0] for slot in thin} == set(range(10))
    assert max(cost for cost, _, _ in thin.values()) == 3.0


@pytest.mark.parametrize("minutes", [0.2, 0.5, 1.0, 2.0])
@pytest.mark.parametrize("seed", range(5))
def test_the_elder_version_is_told_to_two_ages(seed: int, minutes: float) -> None:
    """Whatever the minutes swap, the richer version stays wherever both can meet them."""
    rich = MadeBeat((MadePassage(4), MadePassage(4, attributes="elder"), MadePassage(5)), 3)
    many = MadeBeat(tuple(MadePassage(n) for n in (1, 2, 3, 4, 5)), 2, take=(1, 5))
    library = made_library(MadeTale((rich, many, MadeBeat((MadePassage(1),), 1))))
    two = (Child("Mia", 4, "she"), Child("Theo", 7, "he"))
    story = tell(library, two, minutes=minutes, seed=seed, pace=PACE)
    assert "small/made#b0/b01" in story.passages
    one = tell(library, two[:1], minutes=minutes, seed=seed, pace=PACE)
    assert "small/made#b0/b01" not in one.passages


def test_the_shipped_elder_versions_are_told() -> None:
    """Every tale with one tells it to siblings on their first evening with it."""
    library, two = load_library([SHIPPED]), children("Una:5:she", "James:9:he")
    found = 0
    for tale in library.tales:
        beats = [b for b in tale.beats if any(p.elder for p in b.passages) and not b.optional]
        if beats and tale.ages[0] <= 5:
            for seed in range(4):
                story = tell(library, two, minutes=5, seed=seed, pace=PACE, tale=tale.key)
                told_ids = set(story.passages)
                found += all(any(p.elder and p.id in told_ids for p in b.passages) for b in beats)
    assert found >= 8


def test_the_farthest_plans_bound_every_other() -> None:
    """The shortest has one of many and no extra, the longest all there is."""
    here, all_parts = parts()
    ends = [farthest(here, all_parts, longest=longest) for longest in (False, True)]
    shortest, longest = (
        sum(SECONDS[p.slug] for choice in found or () for p in choice.passages) for found in ends
    )
    assert (shortest, longest) == (53.0, 183.0)
    for wish in (1.0, 60.0, 120.0, 500.0):
        assert shortest <= length(wish) <= longest
