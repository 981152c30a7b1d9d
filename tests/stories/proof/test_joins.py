"""Every two passages that a plan may put side by side are shown, and no others."""

from __future__ import annotations

from stories.proof.joins import alone, joins, stages
from tests.stories.small import OWL_TALE, front, pack_of


def met(text: str) -> set[tuple[str, str]]:
    """The slugs of every join of a tale."""
    pack = pack_of(text)
    return {
        (join.passage.slug, other.slug)
        for join in joins(pack.tales[0], pack)
        for other, _ in join.nexts
    }


def test_pairs_of_a_tale() -> None:
    """Either opening meets each of the four, they meet each other, and each meets the end."""
    found = met(OWL_TALE)
    four = {"cat", "kettle", "coat", "stair"}
    assert {b for a, b in found if a == "newly-met"} == four
    assert {b for a, b in found if a == "cat"} == four - {"cat"} | {"first"}
    assert len(found) == 2 * 4 + 4 * 3 + 4
    assert ("newly-met", "met-again") not in found


def test_the_join_reads_as_it_is_told() -> None:
    """The last sentence before and the first one after, with what was met earlier in place."""
    pack = pack_of(OWL_TALE)
    found = {join.passage.slug: join for join in joins(pack.tales[0], pack)}
    knock = found["newly-met"]
    assert knock.end.text == '"Good evening," said the owl.'
    assert {line.text for one, line in knock.nexts if one.slug == "cat"} == {
        "Mia asked the cat, and she was told."
    }
    home = next(line for one, line in found["stair"].nexts if one.slug == "first")
    assert home.text == "They had met the stair."


SMALL = """
## One {energy=3}

### Warm {if="season == 'summer'"}

Warm.

### Cold {if="season == 'winter'"}

Cold.

## Between {energy=2 optional}

Between.

## Two {energy=2 take=1..3 order=as-written}

### Sun {if="season == 'summer'" at=first}

Sun.

### Snow {if="season == 'winter'"}

Snow.

### Any

Any.

### Last {at=last}

Last.

## End {energy=1}

{{ hero }} slept.
"""


def test_conditions_places_and_optional_beats() -> None:
    """Summer never meets winter; `at` and the written order hold; an optional beat is skipped."""
    found = met(front() + SMALL)
    assert ("warm", "sun") in found
    assert ("warm", "snow") not in found
    assert ("cold", "snow") in found
    assert ("warm", "first") in found
    assert ("sun", "any") in found
    assert ("any", "sun") not in found
    assert ("last", "any") not in found
    assert ("snow", "any") in found
    assert ("any", "snow") not in found
    assert ("sun", "first") in found, "with take=1 a passage held to the front ends its beat, too"


def test_there_is_a_stage_for_every_passage() -> None:
    """Friends, facts, elders and seasons: whatever is asked for is there on some stage."""
    pack = pack_of(OWL_TALE)
    tale = pack.tales[0]
    places = stages(tale, pack)
    assert all(
        any(place.eligible(one) for place in places) for beat in tale.beats for one in beat.passages
    )


def test_a_passage_told_alone() -> None:
    """It is told whole, without what was told before it; what nobody can hear has no lines."""
    pack = pack_of(OWL_TALE)
    told = dict(alone(pack.tales[0], pack, ["small/owl#home/first", "small/owl#knock/met-again"]))
    by_slug = {one.slug: lines for one, lines in told.items()}
    assert by_slug["first"][0].text == "They had met the cat and the kettle."
    assert by_slug["met-again"][0].text.startswith("Mia was glad")
    never = (
        front()
        + """
## One {energy=2}

### Never {if="season == 'winter' and season == 'summer'"}

Never.

### Always

Always.

## End {energy=1}

{{ hero }} slept.
"""
    )
    pack = pack_of(never)
    assert [lines for _, lines in alone(pack.tales[0], pack, ["small/lamp#one/never"])] == [()]
