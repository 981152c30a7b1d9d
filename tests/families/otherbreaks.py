"""Ways to break the rules of other evenings, each planted where a family really had such a one."""

from __future__ import annotations

import copy
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.families.acting import APART
from tests.families.everynight import almanac
from tests.families.otherwise import HELD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.families.living import Evening
    from tests.families.made import Family

FOUR_HOURS = 4 * 3600


def slept_out(_family: Family, evenings: list[Evening]) -> None:
    """On a late evening it gets later than the least sleep allows."""
    _one(evenings, "late").seconds += FOUR_HOURS


def no_nap(_family: Family, evenings: list[Evening]) -> None:
    """A nap moves the window further than it was long."""
    _moved(_one(evenings, "nap"), 45)


def unasked(_family: Family, evenings: list[Evening]) -> None:
    """The window moves on a night that nothing is near."""
    usual = (one for one in evenings if one.plan and one.plan["window"])
    _moved(next(one for one in usual if not one.night.other.kinds), -15)


def hurried(_family: Family, evenings: list[Evening]) -> None:
    """The last night before a journey moves by everything at once."""
    for one, after in pairwise(evenings):
        if one.night.here == after.night.here and one.plan and after.plan and after.plan["window"]:
            _moved(after, -60)
            return


def fretful(_family: Family, evenings: list[Evening]) -> None:
    """A sick day has two rituals."""
    plan = _one(evenings, "sick").plan
    plan["rituals"] = [*plan["rituals"], *copy.deepcopy(plan["rituals"])]


def chatty(_family: Family, evenings: list[Evening]) -> None:
    """On a sick day the voice leads."""
    _one(evenings, "sick").plan["rituals"][0]["by_people"] = 0


def stuck(_family: Family, evenings: list[Evening]) -> None:
    """A week later the voice still leads as many steps."""
    start = next(n for n, one in enumerate(evenings) if "taper" in one.night.other)
    later = next(one for one in evenings[start + 7 :] if one.plan and one.plan["rituals"])
    for slot in later.plan["rituals"]:
        slot["by_people"] = 0
    later.plan["rituals"][0]["by_people"] = 1


def spoken_over(_family: Family, evenings: list[Evening]) -> None:
    """The voice leads steps that people have taken over."""
    start = next(n for n, one in enumerate(evenings) if "taper" in one.night.other)
    later = next(one for one in evenings[start:] if one.plan and one.plan["rituals"])
    said = {"t": 1.0, "who": "Marcus", "text": "And now", "source": "marcus/x:1"}
    later.transcript += [said | {"act": 90 + number} for number in range(9)]


def uncounted(_family: Family, evenings: list[Evening]) -> None:
    """A night without the kiosk is not counted."""
    apart = [one for one in evenings if "without" in one.night.other]
    apart[-1].sheet = "You did it without me on 9 nights."


def lost(_family: Family, evenings: list[Evening]) -> None:
    """After a night without the kiosk, numbers begin anew."""
    at = next(n for n, one in enumerate(evenings) if set(APART) & one.night.other.kinds)
    next(one for one in evenings[at:] if one.plan).plan["night"] = 1


def repeated(_family: Family, evenings: list[Evening]) -> None:
    """After the power came back, a sentence that was heard out is said again."""
    one = _one(evenings, "cut")
    one.transcript.insert(4, next(row for row in one.transcript if row.get("done")))


def resumed(_family: Family, evenings: list[Evening]) -> None:
    """After a pause the story begins anew."""
    one = _one(evenings, "pause")
    told = [row for row in one.transcript if row.get("done") and row["who"] == "storyteller"]
    one.transcript[-3:-3] = told[:2]


def woken(_family: Family, evenings: list[Evening]) -> None:
    """A jump of the clock gives a second evening."""
    _one(evenings, "jump").second = True


def let_in(_family: Family, evenings: list[Evening]) -> None:
    """The sitter gets into the room."""
    _one(evenings, "sitter").got_in = True


def unsaid(_family: Family, evenings: list[Evening]) -> None:
    """The sitter does not read whom to call."""
    _one(evenings, "sitter").sitter = "Tonight: Mia."


def nameless(_family: Family, evenings: list[Evening]) -> None:
    """The card of a family's own ritual leaves out who did it."""
    one = next(one for one in evenings if one.own)
    one.own = {id: said.replace("Oma Lene", "") for id, said in one.own.items()}


def forgotten(_family: Family, evenings: list[Evening]) -> None:
    """A family's own ritual never comes."""
    for one in evenings:
        slots = one.plan["rituals"] if one.plan else ()
        for slot in slots:
            slot["id"] = "night-light" if slot["id"].startswith("own-") else slot["id"]


def back_again(_family: Family, evenings: list[Evening]) -> None:
    """What was put aside comes once more."""
    at = next(n for n, one in enumerate(evenings) if one.put_aside)
    later = next(one for one in evenings[at + 5 :] if one.plan and one.plan["rituals"])
    later.plan["rituals"][-1]["id"] = evenings[at].put_aside


def feared(family: Family, evenings: list[Evening]) -> None:
    """On the evening a fear is told of, a ritual touches it."""
    one = _one(evenings, "fear")
    who, fear = one.night.other.fear
    object.__setattr__(one.night, "here", tuple({*one.night.here, who}))
    cards = (card for card in almanac().values() if fear in card.get("worries", ()))
    one.plan["rituals"][0]["id"] = next((card["id"] for card in cards), "curfew-bell")
    if not set(almanac()[one.plan["rituals"][0]["id"]].get("worries", ())) & {fear}:
        one.plan["story"]["worries"] = [fear]
    assert family.here(one.night)


def let_out(_family: Family, evenings: list[Evening]) -> None:
    """A held pack tells a tale."""
    _one(evenings, "hold").plan["story"]["id"] = f"{HELD}/somewhere"


def fickle(_family: Family, evenings: list[Evening]) -> None:
    """What stays gives way on its second night."""
    held = [one for one in evenings if one.plan and one.plan["rituals"]]
    same = next(b for a, b in pairwise(held) if a.night.here == b.night.here)
    same.plan["anchor"] = "night-light" if same.plan["anchor"] != "night-light" else "siesta"


def _one(evenings: Sequence[Evening], kind: str) -> Evening:
    """Return the first evening of a kind that has everything in it that can be broken."""
    held = (one for one in evenings if kind in one.night.other and one.plan)
    return next(one for one in held if one.plan["rituals"] and one.night.trusted)


def _moved(one: Evening, minutes: int) -> None:
    """Move a planned window."""
    one.plan["window"] = copy.deepcopy(one.plan["window"])
    one.plan["window"]["end"] += minutes


OTHERS: dict[Callable[[Family, list[Evening]], None], str] = {
    slept_out: "lights-out", no_nap: "window", unasked: "window", hurried: "journey",
    fretful: "sick", chatty: "sick", stuck: "taper", spoken_over: "taper", uncounted: "apart",
    lost: "apart", repeated: "once", resumed: "once", woken: "once", let_in: "sitter",
    unsaid: "sitter", nameless: "own", forgotten: "own", back_again: "aside", feared: "worry",
    let_out: "hold", fickle: "anchor",
}  # fmt: skip
"""What is planted, and the rule that must turn red for it."""
KIND = {
    slept_out: "late", no_nap: "nap", fretful: "sick", chatty: "sick", stuck: "taper",
    spoken_over: "taper", uncounted: "without", lost: "without", repeated: "cut",
    resumed: "pause", woken: "jump", let_in: "sitter", unsaid: "sitter", nameless: "own",
    forgotten: "own", back_again: "aside", feared: "fear", let_out: "hold",
}  # fmt: skip
"""What must have been lived by a family for a break to be planted in it."""
