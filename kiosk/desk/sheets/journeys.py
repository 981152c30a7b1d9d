"""The journeys page keeps which clock changes a family follows, and a journey that is near."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from kiosk.session.sheet import Sheet, SheetRow
from rituals.shift import REGIONS

if TYPE_CHECKING:
    from kiosk.desk.sheets.writer import Here
    from kiosk.store.family import Rules

NONE = "none"
WAYS = (NONE, "east", "west")
HOURS = ("1", "2", "3", "4", "5", "6", "8", "10")
NIGHTS = ("1", "2", "3", "4", "5", "6", "7")
REGION_WORDS = {
    "none": "nowhere",
    "europe": "Europe",
    "north-america": "North America",
    "australia": "Australia",
    "new-zealand": "New Zealand",
}
"""Regions as a grown-up reads them; a touch goes on to the next."""
ABOUT = "The evening moves by small steps before, and by nothing after."


def opened(here: Here, id: str) -> Sheet:
    """Return what evenings move for."""
    rules, night = here.store.family.rules, here.store.next_night
    left = _left(rules, night)
    rows = [
        SheetRow("clocks", "Clocks change as in", REGION_WORDS.get(rules.clock_rule, "nowhere"))
    ]
    way = NONE if not left else "east" if rules.journey_hours > 0 else "west"
    rows.append(SheetRow("way", "A journey leads", way, WAYS))
    if left:
        rows.append(SheetRow("hours", "Hours apart", str(abs(rules.journey_hours)), HOURS))
        rows.append(SheetRow("nights", "Nights at home left", str(left), NIGHTS))
    return Sheet(id, "Clocks and journeys", text=ABOUT, rows=tuple(rows), above="ways")


def touched(here: Here, id: str, row: str, value: str) -> Sheet:
    """Keep a rule, or the journey."""
    shown = {one.id: one for one in opened(here, id).rows}
    if row in shown:
        rules = here.store.family.rules
        steps = shown[row].steps or tuple(REGIONS)
        if not value:
            now = shown[row].value if shown[row].steps else rules.clock_rule
            at = steps.index(now) if now in steps else -1
            value = steps[(at + 1) % len(steps)]
        here.store.family.rules = _with(rules, row, value, here.store.next_night)
    return opened(here, id)


def _left(rules: Rules, night: int) -> int:
    """Return how many nights at home are left, tonight among them; 0 where no journey is near."""
    return max(0, rules.journey_last - night + 1) if rules.journey_hours else 0


def _with(rules: Rules, row: str, value: str, night: int) -> Rules:
    """Return the rules with one of the page's values changed."""
    if row == "clocks":
        return dataclasses.replace(rules, clock_rule=value)
    if row == "nights":
        return dataclasses.replace(rules, journey_last=night + int(value) - 1)
    if row == "hours":
        east = -1 if rules.journey_hours < 0 else 1
        return dataclasses.replace(rules, journey_hours=east * int(value))
    if value == NONE:
        return dataclasses.replace(rules, journey_hours=0, journey_last=0)
    near = _left(rules, night)
    hours = abs(rules.journey_hours) if near else 1
    return dataclasses.replace(
        rules,
        journey_hours=hours if value == "east" else -hours,
        journey_last=rules.journey_last if near else night + 2,
    )
