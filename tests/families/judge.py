"""The judge reads plans and transcripts alone, with its own constants, and says what is broken.

Nothing of the planner is imported here or in the rules: the numbers are written down a second
time, from the sleep dossier and the design, and rituals are read as plain TOML. A rule is a name;
a verdict says which rules were broken on which nights, and what the floors came to.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.families import everynight, floors, others
from tests.families.acting import APART

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.families.living import Evening
    from tests.families.made import Family

RULES = (
    "lights-out", "thirty-minutes", "age", "tier", "worry", "care", "silence", "one-story",
    "reason", "lead", "guest", "trouble",
    "window", "journey", "sick", "taper", "apart", "once", "sitter", "own", "aside", "hold",
    "anchor",
)  # fmt: skip
"""Each must be broken on no night at all; from ``window`` on they are of other evenings."""
REST = 14
"""Nights for which the worries of a tale rest after a bad dream."""


@dataclass
class Verdict:
    """What was found out about one family's year."""

    broken: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Rule: on which days, with what was seen."""
    nights: int = 0
    """All that were lived, those without the kiosk too."""
    sums: floors.Sums = field(default_factory=floors.Sums)


def judged(family: Family, evenings: Sequence[Evening]) -> Verdict:
    """Return the verdict on a family's evenings."""
    found = Verdict(nights=len(evenings))
    for rule, seen in (*_by_night(family, evenings), *others.broken(family, evenings)):
        found.broken[rule].append(seen)
    found.sums = floors.sums(family, evenings)
    return found


def _by_night(family: Family, evenings: Sequence[Evening]) -> Iterator[tuple[str, str]]:
    """Yield what evenings break, each by itself or after those before it."""
    leads: dict[tuple[int, ...], Counter[str]] = defaultdict(Counter)
    guests: dict[int, set[str]] = {}
    rests: dict[str, int] = {}
    for number, one in enumerate(evenings):
        day, here = str(one.night.day), family.here(one.night)
        if set(APART) & one.night.other.kinds:
            continue
        if one.trouble or not one.plan:
            yield "trouble", f"{day} {one.trouble}"
            continue
        resting = {worry for worry, until in rests.items() if number <= until}
        for rule, seen in everynight.broken(family, one, here, resting):
            yield rule, f"{day} {seen}"
        tonight = {slot["id"] for slot in one.plan["rituals"] if slot["role"] == "guest"}
        before = set().union(*(guests.get(index, set()) for index in one.night.here))
        if tonight & before and not one.night.swap:
            yield "guest", f"{day} {sorted(tonight & before)}"
        guests.update(dict.fromkeys(one.night.here, tonight))
        group = leads[one.night.here]
        group[one.plan["lead"]] += 1
        least = min(group.values()) if len(group) == len(here) else 0
        if max(group.values()) - least > 1:
            yield "lead", f"{day} {dict(group)}"
        if one.night.bad_dream and one.night.morning and one.plan["story"]:
            for worry in one.plan["story"].get("worries", ()):
                rests[worry] = number + REST
