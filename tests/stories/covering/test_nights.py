"""Nights show every passage in each light it can stand in, and in no other."""

from __future__ import annotations

from stories.covering.families import LEADING
from stories.covering.nights import Night, Nights
from tests.stories.small import OWL, front, pack_of

BODY = """
## One {energy=2}

### Snow {if="season == 'winter' and moon == 'full'"}

{{ owl }} saw the snow.

### Other

{{ owl }} saw {% if season == 'summer' %}a swallow{% else %}nobody{% endif %}.

### Seven {if="age == 7"}

{{ owl }} was told of seven.

### Several {if=hero.many}

{{ owl }} met {{ other }}.

### Elder {elder}

{{ owl }} knew more.

### Odd {if="'a' in facts and 'b' not in facts"}

{{ owl }} knew a.

### Never {if="season == 'winter' and season == 'summer'"}

{{ owl }} saw both.

## Two {energy=1 leaves="a"}

### Left {leaves="b"}

{{ owl }} slept.
"""


def nights_of(slug: str) -> tuple[Nights, list[Night]]:
    """Return the nights of one passage of a small tale."""
    pack = pack_of(front(more=OWL.partition("[draw]")[0]) + BODY)
    nights = Nights(pack.tales[0], pack)
    passages = {one.slug: one for beat in pack.tales[0].beats for one in beat.passages}
    passage = passages[slug]
    return nights, list(nights.of(passage, passage.prose.uses))


def test_a_plain_passage_is_told_in_every_light() -> None:
    """Every family, season, moon, age, state of memory, and with somebody older there."""
    nights, own = nights_of("left")
    assert {one[0] for one in own} == set(range(len(LEADING)))
    assert {one[1] for one in own} == {one[2] for one in own} == {0, 1, 2, 3}
    assert {nights.ages[one[3]] for one in own} == {2, 8}
    assert {one[4] for one in own} == {0, 1, 2, 3}
    assert {one[5] for one in own} == {0, 1}
    assert len(own) < 20


def test_words_that_ask_for_the_season_are_told_in_each_to_everyone() -> None:
    """Family and season are a pair then."""
    _, own = nights_of("other")
    assert len({(one[0], one[1]) for one in own}) == 4 * len(LEADING)


def test_a_condition_is_kept() -> None:
    """In its own season, at its own age, for several, for an elder; else not at all."""
    assert {one[1:3] for one in nights_of("snow")[1]} == {(0, 2)}
    nights, own = nights_of("seven")
    assert {nights.ages[one[3]] for one in own} == {7}
    nights, own = nights_of("several")
    told = [nights.stage(one) for one in own]
    assert all(here is not None and len(here.children) > 1 for here in told)
    assert {one[1] for one in own} == {one[2] for one in own} == {0, 1, 2, 3}
    assert {one[5] for one in nights_of("elder")[1]} == {1}
    assert nights_of("never")[1] == []


def test_an_odd_state_of_memory_is_found() -> None:
    """One fact without the other."""
    nights, own = nights_of("odd")
    assert own
    assert all(nights.memories[one[4]][1] == {"a"} for one in own)


def test_the_same_nights_come_every_time() -> None:
    """No chance, no order of sets."""
    assert nights_of("other")[1] == nights_of("other")[1]


def test_every_passage_may_really_stand_where_it_is_told() -> None:
    """The teller would let it."""
    for slug in ("snow", "other", "seven", "several", "elder", "odd", "left"):
        nights, own = nights_of(slug)
        passages = {one.slug: one for beat in nights.tale.beats for one in beat.passages}
        for one in own:
            here = nights.stage(one)
            assert here is not None
            assert here.eligible(passages[slug])
