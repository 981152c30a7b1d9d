"""Scores say why a ritual is offered tonight: few numbers, each with words a person can read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from rituals import limits
from rituals.plan import Score
from rituals.ritual import Confidence
from rituals.tonight import Known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rituals.plan import PlanInput, SoundOption
    from rituals.ritual import Ritual

POINTS = {
    "own": 2.0,
    "liked": 2.8,
    "disliked": -3.0,
    "new": 1.4,
    "rested": 0.4,
    "lately": -4.0,
    "season": 1.5,
    "off-season": -1.5,
    "moon": 0.5,
    "like": 1.5,
    "morning": 0.5,
    "sense": -0.4,
    "family": 0.4,
    "plain": 0.5,
    "brief": 0.5,
    "elder": -0.5,
    "comfort": 0.5,
    "chance": 0.5,
}
"""All the numbers there are: ``lately`` and ``chance`` at their most, ``rested`` for one rest.

What is ``new`` counts twice as much once the house has waited six weeks to try it.

What was done ``lately`` weighs less every night, so that even a liked ritual waits for about ten
nights while others are new: an evening stays the same in its anchor, and varies in its guest.
"""

RESTED_NIGHTS = 14
"""Nights after which a ritual counts as rested."""
LONG_RESTS = 3.0
"""How many such rests in a row count: what was forgotten for weeks comes round again."""


def chance(tonight: PlanInput, kind: str, id: str) -> float:
    """Return 0 ... 1, the same for the same seed, night, slot kind and id."""
    key = f"{tonight.seed}/{tonight.night}/{kind}/{id}".encode()
    return int.from_bytes(hashlib.blake2b(key, digest_size=4).digest()) / 2**32


def refusal(ritual: Ritual, tonight: PlanInput) -> str:
    """Return why this ritual can't be done tonight at all (a code), or an empty string."""
    youngest = min(child.age for child in tonight.children)
    if ritual.tier.value != "A":
        return "tier"
    if ritual.id in tonight.unwanted:
        return "unwanted"
    if youngest < ritual.ages[0] or youngest >= ritual.ages[1] + 1:
        return "age"
    if youngest < limits.BABY_AGE and not ritual.led_by_grown_up:
        return "age"
    if set(ritual.worries) & {worry for child in tonight.children for worry in child.worries}:
        return "worry"
    if set(ritual.worries) & set(tonight.worries_resting):
        return "resting-worry"
    if tonight.at_hand is not None and not set(ritual.needs) <= tonight.at_hand:
        return "needs"
    return ""


def last_guests(tonight: PlanInput) -> frozenset[str]:
    """Return what stood in the guest slot the last time any of tonight's children went to bed."""
    found: set[str] = set()
    for child in tonight.children:
        for row in tonight.past:
            if child.id in row.children:
                found.update(row.guests)
                break
    return frozenset(found)


def nights_ago(id: str, tonight: PlanInput) -> int | None:
    """Return how many nights ago it was last done, or None: never."""
    known = tonight.known.get(id)
    return tonight.night - known.night if known and known.night else None


def meets(likes: Sequence[str], words: Sequence[str]) -> bool:
    """Return whether a like meets a word, number and case apart."""
    plain = {_singular(word) for word in words}
    return any(_singular(like) in plain for like in likes)


def score(
    ritual: Ritual, tonight: PlanInput, beside: Sequence[Ritual], role: str
) -> tuple[Score, ...]:
    """Return every reason for and against this ritual tonight, the heaviest first."""
    codes = [*_of_tonight(ritual, tonight), *_of_slot(ritual, beside, role)]
    found = learned(ritual, tonight) | {code: POINTS[code] for code in codes}
    found["chance"] = round(POINTS["chance"] * chance(tonight, "ritual", ritual.id), 2)
    return heaviest_first(found)


def learned(ritual: Ritual, tonight: PlanInput) -> dict[str, float]:
    """Return what the diary says for and against a ritual, as codes and points."""
    known = tonight.known.get(ritual.id, Known())
    found = _said(known)
    ago = nights_ago(ritual.id, tonight)
    if ago is None:
        waited = min(1.0, tonight.night / (LONG_RESTS * RESTED_NIGHTS))
        found["new"] = round(POINTS["new"] * (1.0 + waited), 2)
    elif ago >= RESTED_NIGHTS:
        found["rested"] = round(POINTS["rested"] * min(LONG_RESTS, ago / RESTED_NIGHTS), 2)
    else:
        found["lately"] = round(POINTS["lately"] * (1 - ago / RESTED_NIGHTS), 2)
    if known.mornings >= limits.JUDGE_FIRST:
        found["morning"] = round(POINTS["morning"] * (known.faces / known.mornings - 2), 2)
    return found


def _said(known: Known) -> dict[str, float]:
    """Return what somebody's latest word about it weighs."""
    if not known.opinion:
        return {}
    code = "liked" if known.opinion > 0 else "disliked"
    return {code: POINTS[code]}


def _of_tonight(ritual: Ritual, tonight: PlanInput) -> Iterator[str]:
    """Yield whether it is theirs, and what the season, the moon and tonight's children say."""
    if ritual.confidence is Confidence.FAMILY:
        yield "own"
    if ritual.seasons and tonight.season:
        yield "season" if tonight.season in ritual.seasons else "off-season"
    if "moon" in ritual.likes and tonight.moon in ("waxing", "full"):
        yield "moon"
    if any(meets(child.likes, ritual.likes) for child in tonight.children):
        yield "like"
    if max(child.age for child in tonight.children) >= ritual.ages[1] + 1:
        yield "elder"
    if tonight.worries_resting and "contact" in ritual.families:
        yield "comfort"


def _of_slot(ritual: Ritual, beside: Sequence[Ritual], role: str) -> Iterator[str]:
    """Yield what its place says: beside what it stands, and whether it is to stay."""
    if any(ritual.senses[:1] == one.senses[:1] for one in beside):
        yield "sense"
    if beside and set(ritual.families) - {name for one in beside for name in one.families}:
        yield "family"
    if role == "anchor" and not ritual.needs:
        yield "plain"
    if role == "anchor" and not ritual.holds_story:
        yield "brief"


def score_sound(sound: SoundOption, tonight: PlanInput) -> tuple[Score, ...]:
    """Return every reason for and against a settling sound."""
    found = _said(tonight.known.get(sound.id, Known()))
    if tonight.season and tonight.season in sound.seasons:
        found["season"] = POINTS["season"]
    if any(meets(child.likes, sound.likes) for child in tonight.children):
        found["like"] = POINTS["like"]
    found["chance"] = round(POINTS["chance"] * chance(tonight, "sound", sound.id), 2)
    return heaviest_first(found)


def total(scores: Sequence[Score]) -> float:
    """Return the sum of the points."""
    return round(sum(one.points for one in scores), 2)


def heaviest_first(found: dict[str, float]) -> tuple[Score, ...]:
    """Return the scores, what speaks most for it first."""
    kept = [Score(code, points) for code, points in found.items() if points]
    return tuple(sorted(kept, key=lambda one: (-one.points, one.code)))


def _singular(word: str) -> str:
    word = word.strip().lower()
    return word[:-1] if word.endswith("s") and len(word) > 3 else word
