"""Floors are what a family's year must come to, so that an empty evening can't pass.

95 % of the nights hold a ritual and a story; 85 % of the minutes offered are used; thirty rituals a
year; what is liked comes one and a half times as often as by chance. What a family's own children
may meet at all sets a floor lower, and the table says so:

- *Minutes*: babies alone hear no tale once all of them were heard, and their evening is three
  rituals and the sound. Offered is then what the longest rituals of their age could fill.
- *Rituals*: what needs half an hour before the dark can't stand in an evening of that length, and
  only what is open to those who go to bed on a quarter of the nights counts. Thirty of them, or
  four fifths where there are fewer than 38.
- *Liked*: chance is a guest's: the anchor's place is never free, so it counts neither for nor
  against, and neither does an evening that the longest rituals could not fill: nothing but length
  chose there. A guest never comes twice running; so it comes on every other evening at most, and
  where chance alone is nearly that, the floor is nine tenths of it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.families import hours
from tests.families.everynight import OWN, almanac, card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.families.living import Evening
    from tests.families.made import Family, Kid

HELD, USED, KINDS, LIKED = 0.95, 0.85, 30, 1.5
SHARE, OFTEN, RUNNING = 0.8, 4, 0.9
"""Of a small pool; one in so many nights makes a ritual open; of what the guest's rule allows."""
YEAR, ENOUGH, FILLED = 365, 2.0, 0.95
"""Nights; what chance must have brought before likes are judged; how full a full evening is."""
RITUALS, SETTLE, FRAME, TALE = 3, 180, 30, 120
"""Rituals an evening, and seconds: the longest settling, the fixed words, the least of a tale."""


@dataclass
class Sums:
    """What a family's nights came to, in numbers that can be added up over families."""

    nights: int = 0
    possible: int = 0
    """Evenings with minutes enough for a ritual and a story."""
    held: int = 0
    offered: float = 0.0
    used: float = 0.0
    met: Counter[str] = field(default_factory=Counter)
    open: Counter[str] = field(default_factory=Counter)
    """On how many evenings each ritual was open to who went to bed."""
    came: int = 0
    chance: float = 0.0
    most: float = 0.0
    """How often what was liked came; by chance would have come; could have come at most."""
    wanted: float = 0.0
    """How often it had to come, family by family."""

    def add(self, other: Sums) -> None:
        """Add another family's."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    @property
    def pool(self) -> int:
        """Return how many rituals were open often enough."""
        return sum(often * OFTEN >= self.nights for often in self.open.values())

    @property
    def kinds(self) -> int:
        """Return how many different ones came."""
        return len(self.met)

    @property
    def kinds_floor(self) -> int:
        """Return how many must come; in less than a year half of it, or one in four nights."""
        year = min(KINDS, int(SHARE * self.pool))
        return year if self.nights >= YEAR // 2 else min(year // 2, self.nights // 4)

    @property
    def held_part(self) -> float:
        """Return the part of the nights that held a ritual and a story."""
        return self.held / max(1, self.possible)

    @property
    def used_part(self) -> float:
        """Return the part of the offered minutes that was used."""
        return self.used / max(1.0, self.offered)

    @property
    def liked(self) -> float:
        """Return how often what was liked came, as a multiple of chance; -1: too seldom to say."""
        return self.came / self.chance if self.chance >= ENOUGH else -1.0

    @property
    def liked_floor(self) -> float:
        """Return how often it must."""
        return self.wanted / max(0.01, self.chance)

    def missed(self) -> list[str]:
        """Return the floors that were not met."""
        found = {
            "held": self.held_part >= HELD,
            "used": self.used_part >= USED,
            "rituals": self.kinds >= self.kinds_floor,
            "liked": self.liked == -1 or self.liked >= self.liked_floor,
        }
        return [name for name, met in found.items() if not met]


def sums(family: Family, evenings: Sequence[Evening]) -> Sums:
    """Return what a family's evenings came to; nights without the kiosk are no evenings."""
    found = Sums()
    liked, last, aside = set[str](), set[str](), set[str]()
    for one in evenings:
        if not one.plan:
            continue
        here = family.here(one.night)
        aside |= {one.put_aside}
        may = open_to(family, one, here) - aside
        slots = one.plan["rituals"]
        found.nights += 1
        found.open.update(may)
        found.met.update(slot["id"] for slot in slots)
        babies = all(kid.age(one.night.day) < 2 for kid in here)
        minutes = hours.offered(family, one, here)
        if minutes >= hours.SHORT:
            found.possible += 1
            found.held += bool(slots) and (babies or one.plan["story"] is not None)
        if babies and one.plan["story"] is None:
            minutes = min(minutes, _fillable(here, may - last, one))
        found.offered += minutes
        found.used += min(minutes, (one.seconds - one.paused - one.off) / 60)
        _favour(found, one, may, liked)
        liked |= set(one.liked)
        last = {slot["id"] for slot in slots if slot["role"] == "guest"}
    found.wanted = min(LIKED * found.chance, RUNNING * found.most)
    return found


def open_to(family: Family, one: Evening, here: list[Kid]) -> set[str]:
    """Return what these children may meet by age, worry and tier, and in so many minutes."""
    youngest = min(kid.age(one.night.day) for kid in here)
    years = youngest if youngest < 2 else int(youngest)
    worries = {worry for kid in here for worry in kid.worries}
    room = 60 * family.minutes
    return {
        id
        for id, known in almanac().items()
        if known["tier"] == "A"
        and known["ages"][0] <= years < known["ages"][1] + 1
        and not set(known.get("worries", ())) & worries
        and _seconds(id, "seconds", years) + max(known.get("before_black", 0), TALE) <= room
    }


def _fillable(here: list[Kid], may: set[str], one: Evening) -> float:
    """Return the minutes that three rituals can fill at most, with the sound and the dark."""
    years = min(kid.age(one.night.day) for kid in here)
    ids = may | {one.plan["anchor"]} - {""}
    lengths = sorted(_seconds(id, "most", years) for id in ids)
    return (sum(lengths[-RITUALS:]) + SETTLE + FRAME) / 60


def _seconds(id: str, key: str, years: float) -> float:
    """Return how long a ritual lasts at an age: usually, or at most."""
    steps = [
        step
        for step in card(id)["steps"]
        if step.get("ages", [0, 99])[0] <= int(years) <= step.get("ages", [0, 99])[1]
    ]
    if card(id) is OWN:
        return 180.0 if key == "seconds" else 360.0
    return float(sum(max(step["seconds"], step.get(key, 0)) for step in steps))


def _favour(found: Sums, one: Evening, may: set[str], liked: set[str]) -> None:
    """Count how often what is liked came as a guest, and how often chance would have brought it."""
    if one.plan["total_seconds"] < FILLED * 60 * one.plan["minutes_target"]:
        return
    anchor = one.plan["anchor"]
    guests = [slot["id"] for slot in one.plan["rituals"] if slot["role"] == "guest"]
    for id in (liked & may) - {anchor} if guests else ():
        found.came += id in guests
        found.chance += min(1.0, len(guests) / max(1, len(may - {anchor})))
        found.most += 0.5
