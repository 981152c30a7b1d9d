"""Every night's rules: what one evening may not do, judged by its plan and transcript alone."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.families import hours
from tests.families.words import REASONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.families.living import Evening
    from tests.families.made import Family, Kid

RITUALS, RITUAL_MINUTES, RITUAL_MINUTES_BATH = 3, 30, 45
OWN: dict[str, Any] = {
    "tier": "A",
    "ages": [0, 12],
    "steps": [{"id": "step-1", "by": "grown-up"}, {"id": "step-2", "by": "grown-up"}],
}
"""What every family of ours writes down as its own: two steps of a minute and a half, for all."""


@cache
def almanac() -> dict[str, dict[str, Any]]:
    """Return every shipped ritual as its file says it, drafts too."""
    packs = Path(str(resources.files("rituals"))) / "packs"
    read = (tomllib.loads(path.read_text(encoding="utf-8")) for path in packs.glob("*/*.toml"))
    return {one["id"]: one for one in read if "steps" in one}


def card(id: str) -> dict[str, Any]:
    """Return what a ritual's file says; a family's own was written down by the family."""
    return OWN if id.startswith("own-") else almanac()[id]


def broken(
    family: Family, one: Evening, here: list[Kid], resting: set[str]
) -> Iterator[tuple[str, str]]:
    """Yield what one evening breaks by itself."""
    yield from hours.broken(family, one, here)
    yield from _rituals(one, here, resting)
    yield from _story(one, here)
    yield from _silence(one)
    for slot in (*one.plan["rituals"], one.plan["story"], one.plan["settle"]):
        if slot is not None and not _reasoned(slot, one):
            yield "reason", f"{slot['slot']}: {slot['why_grown_up']!r}"


def _rituals(one: Evening, here: list[Kid], resting: set[str]) -> Iterator[tuple[str, str]]:
    """Three rituals and thirty minutes at most; ages, tiers, worries and care as written."""
    slots = one.plan["rituals"]
    minutes = sum(slot["seconds"] for slot in slots) / 60
    bath = any("WATER" in card(slot["id"]).get("care", ()) for slot in slots)
    if len(slots) > RITUALS or minutes > (RITUAL_MINUTES_BATH if bath else RITUAL_MINUTES):
        yield "thirty-minutes", f"{len(slots)} rituals, {minutes:.1f} minutes"
    youngest = min(kid.age(one.night.day) for kid in here)
    years = youngest if youngest < 2 else int(youngest)
    worries = {worry for kid in here for worry in kid.worries} | resting
    left = one.seconds
    if one.paused or one.off:
        # A pause that was too long ends an evening early: what was planned is judged then.
        left = max(left, float(one.plan["total_seconds"]))
    for slot in slots:
        known = card(slot["id"])
        low, high = known["ages"]
        if not low <= years < high + 1:
            yield "age", f"{slot['id']} {low}-{high} at {youngest:.1f}"
        if known["tier"] != "A":
            yield "tier", f"{slot['id']} is {known['tier']}"
        if set(known.get("worries", ())) & worries:
            yield "worry", f"{slot['id']} {set(known['worries']) & worries}"
        yield from _care(known, slot, years, left)
        left -= slot["seconds"]


def _care(
    known: dict[str, Any], slot: dict[str, Any], years: float, left: float
) -> Iterator[tuple[str, str]]:
    """Milk and baths end early; babies are led; nobody small counts breaths; codes are printed.

    A step may be for some ages alone: those for others are not done, and have no minutes.
    """
    whole = known["steps"]
    here = [one for one in whole if one.get("ages", [0, 99])[0] <= int(years)]
    here = [one for one in here if int(years) <= one.get("ages", [0, 99])[1]]
    if len(slot["step_seconds"]) != len(here):
        yield "care", f"{slot['id']} has steps of another age"
    if known.get("before_black", 0) > left - slot["seconds"] + 1:
        yield "care", f"{slot['id']} ends {left - slot['seconds']:.0f} s before black"
    for step in here:
        if years < 1 and step.get("by") != "grown-up":
            yield "care", f"{slot['id']}/{step['id']} asks something of a baby"
        if step.get("breaths", 0) > 3 and years < 4:
            yield "care", f"{slot['id']}/{step['id']} counts breaths under four"
    printed = {code for step in whole for code in step.get("care", ())}
    if set(known.get("care", ())) - printed:
        yield "care", f"{slot['id']} prints no {set(known['care']) - printed}"


def _story(one: Evening, here: list[Kid]) -> Iterator[tuple[str, str]]:
    """One tale an evening, for everybody's age, without anybody's worries."""
    story = one.plan["story"]
    told = [row for row in one.transcript if row["who"] == "storyteller"]
    files = {row["source"].rpartition(":")[0] for row in told}
    # A tale may draw on what its pack shares; that is no second tale.
    tales = {one for one in files if "/shared/" not in one}
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
