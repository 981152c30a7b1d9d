"""What the nights told of a tale is counted, and what they did not tell has a reason."""

from __future__ import annotations

from stories.proof.evenings import Order, Sky, covering, in_a_row
from stories.proof.reach import Reach, reach
from tests.stories.small import OWL_TALE, children, front, pack_of

TALE = """
## One {energy=2}

### Snowed {if="season == 'winter'"}

It snowed.

### Older {elder}

It is told to you, too.

### Plain

It was so.

## End {energy=1}

{{ hero }} slept.
"""


def over(nights: int, *tales: str) -> list[Reach]:
    """What so many summer nights make of each tale."""
    pack = pack_of(*tales)
    order = Order(children(), 1.0, 1, (Sky("", "summer", "full"),) * nights)
    evenings = list(in_a_row(pack, order))
    return [reach(tale, pack, evenings, covering(tale, pack)) for tale in pack.tales]


def test_counts_and_reasons() -> None:
    """Told three times, and why the others were not."""
    (found,) = over(3, front() + TALE)
    assert found.nights == (1, 2, 3)
    assert found.times["small/lamp#one/plain"] == 3
    why = {one.passage.slug: one.why for one in found.unreached}
    assert why == {
        "snowed": "if: season == 'winter' every time",
        "older": "elder: nobody older listens every time",
    }
    assert all(one.covered for one in found.unreached), "winter and an elder are in the dozen"


def test_a_known_friend_is_new_once() -> None:
    """On one night the owl is new, so the version for a known one has its reason."""
    (found,) = over(1, OWL_TALE)
    why = {one.passage.slug: one.why for one in found.unreached}
    assert why.pop("met-again").startswith("known: ")
    assert all("other versions came first" in words for words in why.values())


def test_a_tale_that_was_not_told() -> None:
    """Then that is the reason for all its passages."""
    told, untold = sorted(
        over(1, front("lamp") + TALE, front("moth", "search") + TALE),
        key=lambda one: not one.nights,
    )
    assert told.nights == (1,)
    assert {one.why for one in untold.unreached} == {"the tale was not told: others came first"}
    assert len(untold.unreached) == 4


def test_a_tale_too_old_says_so() -> None:
    """The rule that kept a tale away is named."""
    grown = front("lamp").replace("ages = [2, 8]", "ages = [9, 11]")
    (lamp, _) = over(1, grown + TALE, front("moth", "search") + TALE)
    assert {one.why for one in lamp.unreached} == {
        "the tale was not told: it is for ages 9 and up, and Mia is younger"
    }
