"""Rules of other evenings: what may not happen on a sick day, in a taper, after a power cut."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from tests.families import hours
from tests.families.acting import APART, OWN_NAME
from tests.families.everynight import card
from tests.families.otherwise import HELD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.families.living import Evening
    from tests.families.made import Family

SICK_MINUTES, WEEK, JUDGED, SOON = 7.5, 7, 14, 14
"""A sick day's minutes; nights of a taper's week; nights of an anchor; nights until one's own."""
PROVENANCE = ("Oma Lene", "Bremen", "Mum")
"""Who did the family's own ritual, where, and who told it, as they typed it."""


def broken(family: Family, evenings: Sequence[Evening]) -> Iterator[tuple[str, str]]:
    """Yield each rule that is broken, with the day and what was seen."""
    rules = (_apart, _sick, _taper, _once, _sitter, _own, _aside, _hold, _journey, _anchor)
    for rule in rules:
        name = rule.__name__.removeprefix("_")
        for one, seen in rule(family, evenings):
            yield name, f"{one.night.day} {seen}"


def _apart(_family: Family, evenings: Sequence[Evening]) -> Iterator[tuple[Evening, str]]:
    """A night without the kiosk is kept and counted, says nothing, and has its number."""
    number = without = 0
    for one in evenings:
        number += 1
        if not set(APART) & one.night.other.kinds:
            if one.plan and one.plan["night"] != number:
                yield one, f"is night {one.plan['night']}, not {number}"
                number = one.plan["night"]
            continue
        without += "without" in one.night.other
        if one.plan or one.transcript:
            yield one, "was not left alone"
        nights = f"{without} night{'' if without == 1 else 's'}"
        if "without" in one.night.other and f"without me on {nights}." not in one.sheet:
            yield one, f"is not counted: {one.sheet!r}"


def _sick(_family: Family, evenings: Sequence[Evening]) -> Iterator[tuple[Evening, str]]:
    """A sick day is short, has one ritual at most, and people lead it."""
    for one in _held(evenings):
        slots = one.plan["rituals"]
        if "sick" not in one.night.other:
            continue
        if (one.seconds - one.paused - one.off) / 60 > SICK_MINUTES or len(slots) > 1:
            yield one, f"{len(slots)} rituals, {one.seconds / 60:.1f} minutes"
        if any(slot["by_people"] < len(slot["step_seconds"]) for slot in slots):
            yield one, "is led by the voice"


def _taper(_family: Family, evenings: Sequence[Evening]) -> Iterator[tuple[Evening, str]]:
    """While it is handed back, people lead as many steps as weeks have begun; the voice is silent.

    Else the voice leads them all, but for a sick day and the nights after many bad dreams.
    """
    began = -1
    for number, one in enumerate(evenings):
        began = number if "taper" in one.night.other else began
        began = -1 if "stop-taper" in one.night.other else began
        if not one.plan or any("plainer evening" in note for note in one.plan["notes"]):
            continue
        slots = one.plan["rituals"]
        steps = sum(len(slot["step_seconds"]) for slot in slots)
        week = 1 + (number - began) // WEEK if began >= 0 else 0
        led = sum(slot["by_people"] for slot in slots)
        if led != min(week, steps):
            yield one, f"week {week}: people lead {led} of {steps} steps"
        if _voiced(one) > steps - led:
            yield one, f"the voice leads {_voiced(one)} of {steps} steps, people {led}"


def _voiced(one: Evening) -> int:
    """Return how many steps of rituals the voice led, as the transcript has it."""
    told = {row["act"] for row in one.transcript if row["who"] == "Marcus" and "act" in row}
    return len(told)


def _once(_family: Family, evenings: Sequence[Evening]) -> Iterator[tuple[Evening, str]]:
    """After a pause or a power cut nothing is said twice; a jump of the clock gives no second."""
    for one in _held(evenings):
        heard = Counter((row["act"], row["line"]) for row in one.transcript if row.get("done"))
        again = [place for place, count in heard.items() if count > 1]
        if again:
            yield one, f"said twice: {again[:3]}"
        if one.second:
            yield one, "a second evening in the dark"


def _sitter(_family: Family, evenings: Sequence[Evening]) -> Iterator[tuple[Evening, str]]:
    """A sitter reads who, when and whom to call, and gets no further."""
    for one in _held(evenings):
        if "sitter" not in one.night.other:
            continue
        if "Tonight: " not in one.sitter or "Whom to call: " not in one.sitter:
            yield one, f"reads {one.sitter!r}"
        if one.got_in:
            yield one, "got into the room"


def _own(_family: Family, evenings: Sequence[Evening]) -> Iterator[tuple[Evening, str]]:
    """A family's own ritual says whose it is, comes soon, and is named as they named it."""
    waits, id = 0, ""
    for one in evenings:
        for new, said in one.own.items():
            id, waits = new, SOON
            missing = [name for name in PROVENANCE if name not in said]
            if missing:
                yield one, f"its card leaves out {missing}"
        slots = one.plan["rituals"] if one.plan else ()
        for slot in slots:
            if slot["id"].startswith("own-"):
                waits = 0
                if slot["id"] != id or slot["title"].lower() != OWN_NAME:
                    yield one, f"{slot['id']} is called {slot['title']!r}"
        if id and waits and any(slot["role"] == "guest" for slot in slots):
            waits -= 1
            if not waits:
                yield one, f"{SOON} guests, and never their own"
        waits = 0 if one.put_aside == id else waits


def _aside(_family: Family, evenings: Sequence[Evening]) -> Iterator[tuple[Evening, str]]:
    """What was put aside comes no more, from the same evening on, not even to be chosen."""
    aside: set[str] = set()
    for one in _held(evenings):
        aside |= {one.put_aside} - {""}
        slots = [*one.plan["rituals"], one.plan["story"] or {}]
        there = {slot.get("id") for slot in slots}
        there |= {other["id"] for slot in slots for other in slot.get("alternatives", ())}
        if there & aside:
            yield one, f"{sorted(there & aside)} was put aside"


def _hold(_family: Family, evenings: Sequence[Evening]) -> Iterator[tuple[Evening, str]]:
    """A held pack tells nothing, from the same evening on, until it is released."""
    held = False
    for one in evenings:
        held = "hold" in one.night.other or (held and "release" not in one.night.other)
        story = one.plan["story"] if one.plan else None
        if held and story and story["id"].startswith(f"{HELD}/"):
            yield one, f"{story['id']} is told from a held pack"


def _journey(family: Family, evenings: Sequence[Evening]) -> Iterator[tuple[Evening, str]]:
    """Before a journey, or a change of the clocks, a window moves by half an hour a night at most.

    It is measured against the window of the same children on a night that nothing moves.
    """
    last, day = 0, None
    for one in _held(evenings):
        here = family.here(one.night)
        usual = hours.window_end(family, one, here)
        if usual is None or not one.plan["window"]:
            last, day = 0, None
            continue
        shift = one.plan["window"]["end"] - usual + hours.moved(family, one.night)
        further = abs(shift) > abs(last) and day is not None and (one.night.day - day).days == 1
        if further and abs(shift - last) > hours.STEP:
            yield one, f"moved by {shift} after {last} minutes"
        last, day = shift, one.night.day


def _anchor(family: Family, evenings: Sequence[Evening]) -> Iterator[tuple[Evening, str]]:
    """What stays, stays for fourteen nights, unless it is put aside, outgrown or feared."""
    kept: dict[tuple[int, ...], tuple[str, int]] = {}
    aside: set[str] = set()
    for one in _held(evenings):
        aside |= {one.put_aside}
        anchor, (before, nights) = one.plan["anchor"], kept.get(one.night.here, ("", 0))
        if before and anchor != before and nights < JUDGED and before not in aside:
            here = family.here(one.night)
            if _still_right(card(before), here, one):
                yield one, f"{before} gave way to {anchor} after {nights} nights"
        done = any(slot["id"] == anchor for slot in one.plan["rituals"])
        kept[one.night.here] = anchor, (nights if anchor == before else 0) + done


def _still_right(known: dict[str, Any], here: Sequence[Any], one: Evening) -> bool:
    """Return whether a ritual is still for these children."""
    youngest = min(kid.age(one.night.day) for kid in here)
    years = youngest if youngest < 2 else int(youngest)
    worries = {worry for kid in here for worry in kid.worries}
    low, high = known["ages"]
    return low <= years < high + 1 and not worries & set(known.get("worries", ()))


def _held(evenings: Sequence[Evening]) -> list[Evening]:
    """Return the evenings that were held with the kiosk."""
    return [one for one in evenings if one.plan]
