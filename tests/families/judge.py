"""The judge reads plans and transcripts alone, with its own constants, and says what is broken.

Nothing of the planner is imported here: the numbers are written down a second time, from the
sleep dossier and the design, and rituals are read as plain TOML. A rule is a name; a verdict says
which rules were broken on which nights, and what the floors came to.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.families.living import Evening
from tests.families.words import REASONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.families.made import Family, Kid

RULES = (
    "lights-out", "thirty-minutes", "age", "tier", "worry", "care", "silence", "one-story",
    "reason", "lead", "guest", "trouble",
)  # fmt: skip
"""Each must be broken on no night at all."""
SLEEP = ((1.0, 10.5), (3.0, 10.5), (6.0, 11.5), (9.0, 10.5), (99.0, 10.0))
"""Age below which it holds, and the hours of night aimed at: the dossier's middle less the nap."""
RITUALS, RITUAL_MINUTES, RITUAL_MINUTES_BATH = 3, 30, 45
ENOUGH = 7.0
"""Minutes from which an evening must hold a ritual and a story; babies need no story."""
FLOOR_HELD, FLOOR_USED, FLOOR_KINDS, FLOOR_LIKED = 0.95, 0.85, 30, 1.5


@dataclass
class Verdict:
    """What was found out about one family's year."""

    broken: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Rule: on which days, with what was seen."""
    nights: int = 0
    held: float = 0.0
    """Part of the nights with minutes enough that held a ritual and a story."""
    used: float = 0.0
    """Part of the offered minutes that evenings took."""
    kinds: int = 0
    """Different rituals of the year."""
    open_to: int = 0
    """Rituals that this family may meet at all."""
    liked: float = 0.0
    """How often what was liked came, as a multiple of chance; -1 where nothing was liked."""


@cache
def almanac() -> dict[str, dict[str, Any]]:
    """Return every shipped ritual as its file says it, drafts too."""
    packs = Path(str(resources.files("rituals"))) / "packs"
    read = (tomllib.loads(path.read_text(encoding="utf-8")) for path in packs.glob("*/*.toml"))
    return {one["id"]: one for one in read if "steps" in one}


def judged(family: Family, evenings: Sequence[Evening]) -> Verdict:
    """Return the verdict on a family's evenings."""
    found = Verdict(nights=len(evenings))
    leads: dict[tuple[int, ...], Counter[str]] = defaultdict(Counter)
    guests: dict[int, set[str]] = {}
    rests: dict[str, int] = {}
    kept = possible = used = offered = 0.0
    met: Counter[str] = Counter()
    favourite = [0, 0.0]
    liked = ""
    for number, one in enumerate(evenings):
        day = str(one.night.day)
        here = [family.kids[index] for index in one.night.here]
        if one.trouble or not one.plan:
            found.broken["trouble"].append(f"{day} {one.trouble}")
            continue
        resting = {worry for worry, until in rests.items() if number <= until}
        for rule, seen in _night_rules(family, one, here, resting):
            found.broken[rule].append(f"{day} {seen}")
        slots = one.plan["rituals"]
        tonight = {slot["id"] for slot in slots if slot["role"] == "guest"}
        before = set().union(*(guests.get(index, set()) for index in one.night.here))
        if tonight & before and not one.night.swap:
            found.broken["guest"].append(f"{day} {sorted(tonight & before)}")
        for index in one.night.here:
            guests[index] = tonight
        group = leads[one.night.here]
        group[one.plan["lead"]] += 1
        least = min(group.values()) if len(group) == len(here) else 0
        if max(group.values()) - least > 1:
            found.broken["lead"].append(f"{day} {dict(group)}")
        babies = all(kid.age(one.night.day) < 2 for kid in here)
        minutes = _offered(family, one, here)
        if minutes >= ENOUGH:
            possible += 1
            kept += bool(slots) and (babies or one.plan["story"] is not None)
        offered += minutes
        used += one.seconds / 60
        for slot in slots:
            met[slot["id"]] += 1
        _favour(one, here, liked, favourite)
        liked = liked or one.liked
        if one.night.bad_dream and one.night.morning and one.plan["story"]:
            for worry in one.plan["story"].get("worries", ()):
                rests[worry] = number + 14
    found.held = kept / max(1.0, possible)
    found.used = used / max(1.0, offered)
    found.kinds, found.open_to = len(met), len(_open_to(family, evenings))
    found.liked = favourite[0] / favourite[1] if favourite[1] > 1 else -1.0
    return found


def _night_rules(
    family: Family, one: Evening, here: list[Kid], resting: set[str]
) -> Iterator[tuple[str, str]]:
    """Yield what one evening breaks by itself."""
    yield from _lights_out(family, one, here)
    yield from _rituals(one, here, resting)
    yield from _story(one, here)
    yield from _silence(one)
    for slot in (*one.plan["rituals"], one.plan["story"], one.plan["settle"]):
        if slot is not None and not _reasoned(slot, one):
            yield "reason", f"{slot['slot']}: {slot['why_grown_up']!r}"


def _lights_out(family: Family, one: Evening, here: list[Kid]) -> Iterator[tuple[str, str]]:
    """Black comes inside the window, or in four quiet minutes where bedtime itself was late."""
    end = window_end(family, one, here)
    if end is None or not one.night.trusted:
        return
    start = one.night.start.hour * 60 + one.night.start.minute
    black = start + one.seconds / 60
    if black > max(end, start + 7) + 0.5:
        yield "lights-out", f"black at {black:.0f}, window to {end}"


def window_end(family: Family, one: Evening, here: list[Kid]) -> int | None:
    """Return the end of the strictest child's window, in minutes since midnight."""
    hours, minutes = map(int, family.wake.split(":"))
    wake = hours * 60 + minutes
    ends = []
    for kid in here:
        age = kid.age(one.night.day)
        if age < 4 / 12:
            continue
        aim = next(night for below, night in SLEEP if (age if age < 2 else int(age)) < below)
        ends.append(wake + 1440 - round(aim * 60) - 20 + 30)
    return min(ends) if ends else None


def _offered(family: Family, one: Evening, here: list[Kid]) -> float:
    """Return the minutes there were: the wish, or what the window left of it."""
    wish = 7.0 if one.night.short else float(family.minutes)
    end = window_end(family, one, here)
    if end is None or not one.night.trusted:
        return wish
    left = end - one.night.start.hour * 60 - one.night.start.minute
    return max(4.0, min(wish, left - 5 if left >= 12 else min(left, 7)))


def _rituals(one: Evening, here: list[Kid], resting: set[str]) -> Iterator[tuple[str, str]]:
    """Three rituals and thirty minutes at most; ages, tiers, worries and care as written."""
    slots = one.plan["rituals"]
    minutes = sum(slot["seconds"] for slot in slots) / 60
    bath = any("WATER" in almanac()[slot["id"]].get("care", ()) for slot in slots)
    if len(slots) > RITUALS or minutes > (RITUAL_MINUTES_BATH if bath else RITUAL_MINUTES):
        yield "thirty-minutes", f"{len(slots)} rituals, {minutes:.1f} minutes"
    youngest = min(kid.age(one.night.day) for kid in here)
    years = youngest if youngest < 2 else int(youngest)
    worries = {worry for kid in here for worry in kid.worries} | resting
    left = one.seconds
    for slot in slots:
        card = almanac()[slot["id"]]
        low, high = card["ages"]
        if not low <= years < high + 1:
            yield "age", f"{slot['id']} {low}-{high} at {youngest:.1f}"
        if card["tier"] != "A":
            yield "tier", f"{slot['id']} is {card['tier']}"
        if set(card.get("worries", ())) & worries:
            yield "worry", f"{slot['id']} {set(card['worries']) & worries}"
        yield from _care(card, slot, years, left)
        left -= slot["seconds"]


def _care(
    card: dict[str, Any], slot: dict[str, Any], years: float, left: float
) -> Iterator[tuple[str, str]]:
    """Milk and baths end early; babies are led; nobody small counts breaths; codes are printed.

    A step may be for some ages alone: those for others are not done, and have no minutes.
    """
    whole = card["steps"]
    here = [one for one in whole if one.get("ages", [0, 99])[0] <= int(years)]
    here = [one for one in here if int(years) <= one.get("ages", [0, 99])[1]]
    if len(slot["step_seconds"]) != len(here):
        yield "care", f"{slot['id']} has steps of another age"
    if card.get("before_black", 0) > left - slot["seconds"] + 1:
        yield "care", f"{slot['id']} ends {left - slot['seconds']:.0f} s before black"
    for step in here:
        if years < 1 and step.get("by") != "grown-up":
            yield "care", f"{slot['id']}/{step['id']} asks something of a baby"
        if step.get("breaths", 0) > 3 and years < 4:
            yield "care", f"{slot['id']}/{step['id']} counts breaths under four"
    printed = {code for step in whole for code in step.get("care", ())}
    if set(card.get("care", ())) - printed:
        yield "care", f"{slot['id']} prints no {set(card['care']) - printed}"


def _story(one: Evening, here: list[Kid]) -> Iterator[tuple[str, str]]:
    """One tale an evening, for everybody's age, without anybody's worries."""
    story = one.plan["story"]
    told = [row for row in one.transcript if row["who"] == "storyteller"]
    tales = {row["source"].rpartition(":")[0] for row in told}
    if len(tales) > 1:
        yield "one-story", f"{sorted(tales)}"
    if story is None:
        return
    years = min(int(kid.age(one.night.day)) for kid in here)
    if story.get("ages") and years < story["ages"][0] and years >= 2:
        yield "age", f"{story['id']} from {story['ages'][0]} at {years}"
    worries = {worry for kid in here for worry in kid.worries}
    if set(story.get("worries", ())) & worries and not story.get("meets"):
        yield "worry", f"{story['id']} {set(story['worries']) & worries}"


def _silence(one: Evening) -> Iterator[tuple[str, str]]:
    """Words end, the sound sinks, then black; and nothing at all after that."""
    black = [row["t"] for row in one.transcript if row["source"] == "dark"]
    if len(black) != 1:
        yield "silence", f"{len(black)} times black"
        return
    rows = sorted(one.transcript, key=lambda row: row["t"])
    sounds = [row for row in rows if row["who"] == "sound" and row["source"] != "bell"]
    late = [row for row in rows if row.get("ends", row["t"]) > black[0] + 0.5]
    if late:
        yield "silence", f"after black: {late[0]['text']}"
    if sounds and sounds[-1]["source"] != "silence":
        yield "silence", f"the last sound is {sounds[-1]['source']}"


def _reasoned(slot: dict[str, Any], one: Evening) -> bool:
    """Return whether a choice has both its sentences, and the grown-up's names its top score."""
    if not slot["why_child"].strip() or not slot["why_grown_up"].strip():
        return False
    scores = slot.get("scores")
    if not scores:
        return True
    by_hand = "by hand" in slot["why_grown_up"]
    stays = slot["role"] == "anchor" and "the one that stays: night" in slot["why_grown_up"]
    good = [one for one in scores if one["points"] > 0 and one["code"] != "chance"]
    if by_hand or stays or not good:
        return True
    top = max(one["points"] for one in good)
    first = [one["code"] for one in good if math.isclose(one["points"], top)]
    return any(REASONS[code] in slot["why_grown_up"].lower() for code in first)


def _open_to(family: Family, evenings: Sequence[Evening]) -> set[str]:
    """Return what the usual company of this family may meet, by age, worry and tier."""
    usual = Counter(one.night.here for one in evenings).most_common(1)[0][0]
    middle = evenings[len(evenings) // 2]
    return _may(middle, [family.kids[index] for index in usual])


def _may(one: Evening, here: list[Kid]) -> set[str]:
    youngest = min(kid.age(one.night.day) for kid in here)
    years = youngest if youngest < 2 else int(youngest)
    worries = {worry for kid in here for worry in kid.worries}
    return {
        id
        for id, card in almanac().items()
        if card["tier"] == "A"
        and card["ages"][0] <= years < card["ages"][1] + 1
        and not set(card.get("worries", ())) & worries
    }


def _favour(one: Evening, here: list[Kid], liked: str, favourite: list[Any]) -> None:
    """Count how often what was liked came since, and how often chance would have brought it."""
    may = _may(one, here)
    if liked in may:
        slots = one.plan["rituals"]
        favourite[0] += any(slot["id"] == liked for slot in slots)
        favourite[1] += len(slots) / len(may)
