"""Landing weighs a few tellings, renders one, and lets it breathe where that brings it home."""

from __future__ import annotations

from dataclasses import replace

import pytest

import stories.landing
from stories.cast import Child
from stories.casting import Stage, stage
from stories.fitting import fit
from stories.landing import VARIANTS, WITHIN, land, reach
from stories.lengths import pace_of, parts_of
from stories.library import SHIPPED, load_library
from stories.memory import Memory
from stories.pacing import planned_seconds
from stories.portion import Part
from stories.script import Pause, Script
from stories.teller import tell
from stories.telling import perform
from tests.stories.made_up import MadeBeat, MadePassage, MadeTale
from tests.stories.made_up import pack_of as made_pack
from tests.stories.small import OWL_TALE, PACE, children, pack_of

PACK = pack_of(OWL_TALE)


def ready(seed: int = 1) -> tuple[Stage, list[Part]]:
    """Return the small tale's cast and parts."""
    here = stage(PACK.tales[0], children(), {}, Memory(), seed=seed, season="winter", moon="full")
    assert here is not None
    parts = parts_of(here, Memory(), PACE, 1)
    assert parts is not None
    return here, parts


def test_losers_are_never_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four tellings are weighed; as many scripts are made as the minutes need, not as variants."""
    made: list[int] = []

    def counted(here: Stage, *rest: object) -> Script:
        made.append(here.variant)
        return perform(here, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(stories.landing, "perform", counted)
    here, parts = ready()
    assert VARIANTS == 4
    landed = land(here, parts, PACK, Memory(), PACE, 45.0, 1)
    assert landed is not None
    assert len(made) <= 3
    assert set(made) == {landed.stage.variant}


def test_a_fresher_variant_is_told_with_the_same_cast() -> None:
    """Over many seeds another variant wins now and then; who and what is in it stays."""
    library = load_library([SHIPPED])
    tale = library.find("night-post")
    assert tale is not None
    pack, pace, won = library.packs[tale.pack], pace_of(6), set()
    for seed in range(30):
        here = stage(
            tale, [Child("Mia", 6, "she")], pack.places, Memory(),
            seed=seed, season="winter", moon="full",
        )  # fmt: skip
        assert here is not None
        parts = parts_of(here, Memory(), pace, 1)
        assert parts is not None
        landed = land(here, parts, pack, Memory(), pace, 300.0, 1)
        assert landed is not None
        assert landed.stage.base == here.base
        won.add(landed.stage.variant)
    assert 0 in won
    assert len(won) > 1


def test_a_tale_a_little_short_breathes() -> None:
    """Longer rests after paragraphs, never more than half of their own; and it says so."""
    library = load_library([SHIPPED])
    told = tell(
        library, [Child("Mia", 9, "she")], minutes=5.8, seed=1, pace=pace_of(9),
        tale="last-bus-on-button-street",
    )  # fmt: skip
    assert abs(told.seconds_planned / 60 - 5.8) <= 5.8 * WITHIN
    assert "rests" in told.reasons[-1]
    rests = [item.seconds for item in told.script.items if isinstance(item, Pause)]
    assert max(rests) <= pace_of(9).paragraph_pause / 2 + 0.01
    bare = replace(
        told.script,
        items=tuple(one for one in told.script.items if not isinstance(one, Pause)),
    )
    assert planned_seconds(bare, pace_of(9)) < 5.8 * 60 * (1 - WITHIN / 2)
    far = tell(
        library, [Child("Mia", 9, "she")], minutes=9, seed=1, pace=pace_of(9),
        tale="last-bus-on-button-street",
    )  # fmt: skip
    assert "It can be told in" in far.reasons[-1]
    assert not any("rests" in reason for reason in far.reasons)


def test_reach_holds_what_is_told() -> None:
    """No telling is much shorter or longer than the reach says."""
    here, parts = ready()
    short, long = reach(parts)
    for wish in (5.0, 40.0, 400.0):
        landed = land(here, parts, PACK, Memory(), PACE, wish, 1)
        assert landed is not None
        assert 0.93 * short <= landed.seconds <= 1.07 * long


def test_weighed_variants_leave_other_picks_alone() -> None:
    """Each variant is a fit of its own: the first is what a single telling would be."""
    pack = made_pack(MadeTale((
        MadeBeat(tuple(MadePassage(2) for _ in range(5)), 3, take=(2, 3)),
        MadeBeat((MadePassage(1), MadePassage(1)), 1),
    )))  # fmt: skip
    here = stage(pack.tales[0], children(), {}, Memory(), seed=3, season="summer", moon="full")
    assert here is not None
    plans = []
    for variant in range(VARIANTS):
        other = replace(here, variant=variant)
        parts = parts_of(other, Memory(), PACE, 1)
        assert parts is not None
        plan = fit(other, parts, 30.0)
        assert plan is not None
        plans.append([p.id for choice in plan for p in choice.passages])
    assert len({tuple(plan) for plan in plans}) > 1
