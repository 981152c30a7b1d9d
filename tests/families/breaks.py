"""Ways to break an evening's rules, planted so that the judge is seen to turn red."""

from __future__ import annotations

import copy
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tests.families.everynight import almanac
from tests.families.otherbreaks import OTHERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.families.living import Evening
    from tests.families.made import Family


def _first(evenings: Sequence[Evening]) -> Evening:
    """Return the first evening that has everything in it that can be broken."""
    whole = (one for one in evenings if one.plan and one.plan["rituals"] and one.plan["story"])
    return next(one for one in whole if one.night.trusted)


def late(_family: Family, evenings: list[Evening]) -> None:
    """Black comes four hours after everything."""
    _first(evenings).seconds += 4 * 3600


def long(_family: Family, evenings: list[Evening]) -> None:
    """A ritual takes fifty minutes."""
    _first(evenings).plan["rituals"][0]["seconds"] += 3000


def too_old(family: Family, evenings: list[Evening]) -> None:
    """A ritual for others stands in the plan."""
    one = _first(evenings)
    youngest = min(family.kids[index].age(one.night.day) for index in one.night.here)
    _put(
        one,
        lambda card: card["tier"] == "A" and not card["ages"][0] <= youngest < card["ages"][1] + 1,
    )


def draft(_family: Family, evenings: list[Evening]) -> None:
    """A ritual that no shelf may show stands in the plan."""
    _put(_first(evenings), lambda card: card["tier"] != "A")


def worry(family: Family, evenings: list[Evening]) -> None:
    """The tale touches what a child worries about."""
    one = _first(evenings)
    worries = {worry for index in one.night.here for worry in family.kids[index].worries}
    one.plan["story"]["worries"] = sorted(worries or {"dark"})
    if not worries:
        cards = [card for card in almanac().values() if card.get("worries")]
        object.__setattr__(family.kids[one.night.here[0]], "worries", tuple(cards[0]["worries"]))
        one.plan["story"]["worries"] = list(cards[0]["worries"])


def milk(_family: Family, evenings: list[Evening]) -> None:
    """A drink ends at black."""
    one = _first(evenings)
    one.plan["rituals"][-1]["id"] = next(
        id for id, card in almanac().items() if card.get("before_black", 0) > 600
    )
    one.plan["rituals"][-1]["seconds"] = one.seconds - 5


def loud(_family: Family, evenings: list[Evening]) -> None:
    """Something is said after black."""
    one = _first(evenings)
    one.transcript.append(
        {"t": one.seconds + 60, "who": "Marcus", "text": "One more", "source": "x/y:1"}
    )


def twice(_family: Family, evenings: list[Evening]) -> None:
    """A second tale is told."""
    one = _first(evenings)
    told = {"t": 100.0, "who": "storyteller", "text": "And then", "source": "pack/tales/other.md:3"}
    one.transcript.insert(5, told)


def mute(_family: Family, evenings: list[Evening]) -> None:
    """A choice has no reason."""
    _first(evenings).plan["rituals"][0]["why_child"] = ""


def lying(_family: Family, evenings: list[Evening]) -> None:
    """A reason names what did not decide."""
    slot = _first(evenings).plan["rituals"][0]
    slot["why_grown_up"] = "It was near the door."
    slot["scores"] = [{"code": "liked", "points": 9.0}]


def unfair(_family: Family, evenings: list[Evening]) -> None:
    """One child leads every night."""
    groups = [one for one in evenings if len(one.night.here) > 1 and one.plan]
    for one in groups:
        one.plan["lead"] = "always-me"
    if not groups:
        for number, one in enumerate(evenings[:4]):
            object.__setattr__(one.night, "here", (0, 0))
            one.plan["lead"] = "always-me" if number else "other"


def again(_family: Family, evenings: list[Evening]) -> None:
    """A guest comes two nights running."""
    for one, after in pairwise(evenings):
        alike = one.night.here == after.night.here and one.plan and after.plan
        if alike and one.plan["rituals"] and not after.night.swap:
            guest = copy.deepcopy(one.plan["rituals"][0]) | {"role": "guest"}
            one.plan["rituals"][0]["role"] = "guest"
            after.plan["rituals"] = [guest]
            return


def _put(one: Evening, wanted: Callable[[dict[str, Any]], bool]) -> None:
    """Put another ritual into the first slot."""
    one.plan["rituals"][0]["id"] = next(id for id, card in almanac().items() if wanted(card))


BREAKS: dict[Callable[[Family, list[Evening]], None], str] = {
    late: "lights-out", long: "thirty-minutes", too_old: "age", draft: "tier", worry: "worry",
    milk: "care", loud: "silence", twice: "one-story", mute: "reason", lying: "reason",
    unfair: "lead", again: "guest", **OTHERS,
}  # fmt: skip
"""What is planted, and the rule that must turn red for it."""
