"""Choosing finds tonight's tale: what must hold, then what is wished, then chance by seed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from stories.cast import joined
from stories.casting import roots
from stories.chance import keyed
from stories.memory import HEAVY, TALE_REST, TALE_REST_LEAST, importance
from stories.problems import CannotTell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stories.cast import Child
    from stories.memory import Memory
    from stories.tale import Passage, Tale


@dataclass(frozen=True)
class Candidate:
    """A tale that may be told tonight, with why."""

    tale: Tale
    points: float
    reasons: tuple[str, ...]
    worn: tuple[str, ...] = ()
    """Which of the rests in ``memory.GIVES_WAY`` it would break."""


@dataclass(frozen=True)
class JudgedTale:
    """One tale as tonight sees it: why it is dropped, or how well it stands."""

    tale: Tale
    dropped: str = ""
    """Why it can't be told tonight."""
    worn: tuple[str, ...] = ()
    """Which of the rests in ``memory.GIVES_WAY`` it would break."""
    points: float = 0.0
    reasons: tuple[str, ...] = ()


def refusal(tale: Tale, children: Sequence[Child], *, picked: bool = False) -> str:
    """Return why a tale must not be told to these children (never relaxed), or nothing.

    A grown-up who picks a brave-night tale makes an exception for the worries it ``meets``.
    """
    youngest = min(children, key=lambda child: child.age)
    if youngest.age < tale.ages[0]:
        return f"it is for ages {tale.ages[0]} and up, and {youngest.name} is younger"
    if tale.comfort and not picked:
        return "it is a comfort piece, and never an evening's tale"
    if tale.meets and not picked:
        return "it meets a worry, and only a grown-up picks such a tale"
    for child in children:
        for worry in child.worries:
            if worry in tale.worries and not (picked and worry in tale.meets):
                return f"it touches '{worry}', which {child.name} should not meet now"
    return ""


def candidates(
    tales: Sequence[Tale],
    children: Sequence[Child],
    memory: Memory,
    *,
    night: int,
    seed: int | str,
    season: str,
    minutes: float,
) -> list[Candidate]:
    """Return the tales that may be told tonight, the best first; never empty."""
    tales = [one for one in tales if not one.comfort]
    if not tales:
        raise CannotTell("no story: there is no tale in this house: add a story pack")
    everything = judged(
        tales, children, memory, night=night, seed=seed, season=season, minutes=minutes
    )
    found = [
        Candidate(one.tale, one.points, one.reasons, one.worn)
        for one in everything
        if not one.dropped
    ]
    if found:
        return found
    youngest = min(child.age for child in children)
    if not any(tale.ages[0] <= youngest for tale in tales):
        raise CannotTell(
            f"no story: every tale here is for ages {min(t.ages[0] for t in tales)} and up:"
            " leave the youngest out tonight, or add a pack"
        )
    if all(refusal(tale, children) for tale in tales):
        raise CannotTell(
            f"no story: none of the {len(tales)} tales fits these ages and worries:"
            " add a pack, or look at the worries again"
        )
    raise CannotTell(
        "no story: every tale that fits is told only once, and its end was heard:"
        " pick one yourself, or add a pack"
    )


def judged(
    tales: Sequence[Tale],
    children: Sequence[Child],
    memory: Memory,
    *,
    night: int,
    seed: int | str,
    season: str,
    minutes: float,
) -> list[JudgedTale]:
    """Return every tale: those that may be told tonight, the best first, then the others.

    Comfort pieces are not among them.

    Age, worries and ``once`` hold always; then rests count, in their written order; then likes,
    season and freshness; then how many tales wait with its shape; then the seed. A tale for
    younger children that nobody asked for comes after the others, but before a shape, a passage
    or a tale would have to come round early.
    """
    dropped: list[JudgedTale] = []
    pool: list[Tale] = []
    for tale in tales:
        if tale.comfort:
            continue
        why = refusal(tale, children)
        if not why and tale.once and tale.key in memory.finished:
            why = "once: its end was heard, and it is not discovered anew"
        if why:
            dropped.append(JudgedTale(tale, why))
        else:
            pool.append(tale)
    kept = _rested(pool, memory, night)
    dropped += [
        JudgedTale(tale, f"rest: it was told {_ago(memory, tale, night)}, another rested longer")
        for tale in pool if tale not in kept
    ]  # fmt: skip
    found = []
    for tale in kept:
        points, reasons = _points(tale, children, memory, season, minutes)
        worn = _worn(tale, memory, night)
        found.append(
            JudgedTale(tale, "", worn, points, (*reasons, *_said(tale, worn, night, memory)))
        )

    waiting = Counter(one.tale.shape for one in found if "tale" not in one.worn)

    def order(one: JudgedTale) -> tuple[object, ...]:
        weight = importance(one.worn)
        young = _outgrown(one.tale, children)
        chance = keyed(seed, "tale", str(night), one.tale.key)
        # A shape that many tales wait with goes first, or the last few left are all built alike.
        crowd = waiting[one.tale.shape]
        return weight[:HEAVY], young, weight[HEAVY:], -one.points, -crowd, chance

    found.sort(key=order)
    return [*found, *dropped]


def _outgrown(tale: Tale, children: Sequence[Child]) -> bool:
    """Return whether a tale is for younger children than these, and about nothing they like."""
    return min(child.age for child in children) >= tale.ages[1] + 1 and not any(
        likes(tale, like) for child in children for like in child.likes
    )


def _ago(memory: Memory, tale: Tale, night: int) -> str:
    """Return when a tale was told last, in words."""
    nights = night - memory.tales.get(tale.key, night)
    return "last night" if nights == 1 else f"{nights} nights ago"


def _rested(pool: Sequence[Tale], memory: Memory, night: int) -> list[Tale]:
    """Return the tales not told within a week; if there is none, those that rested longest."""
    kept = [tale for tale in pool if memory.tale_rested(tale.key, night, TALE_REST_LEAST)]
    if kept or not pool:
        return kept
    oldest = min(memory.tales.get(tale.key, -1) for tale in pool)
    return [tale for tale in pool if memory.tales.get(tale.key, -1) == oldest]


def _worn(tale: Tale, memory: Memory, night: int) -> tuple[str, ...]:
    """Return which rests a tale would break tonight, however its versions are chosen."""
    kept = _bones(tale)
    versions = [[one for one in beat if _may_stand(tale, one, memory)] or beat for beat, _ in kept]
    worn = {
        "tale": not memory.tale_rested(tale.key, night),
        "passage": any(
            sum(not memory.tiredness(one.id, night) for one in beat) < least
            for beat, (_, least) in zip(versions, kept, strict=True)
        ),
        "shape": not memory.shape_rested(tale.shape, night),
        "helper": any(
            not memory.helper_rested(tale.friend_key(role), night)
            for role in tale.roles
            if (role.friend or role.resident) and _in_all(tale, versions, role.id)
        ),
        "place": any(
            _in_all(tale, versions, place.replace("-", "_"))
            for place in memory.places
            if not memory.place_rested(place, night)
        ),
        "ending image": bool(versions) and all(
            not memory.image_rested(one.picture, night) for one in versions[-1]
        ),
    }  # fmt: skip
    return tuple(what for what, broken in worn.items() if broken)


@lru_cache(maxsize=1024)
def _bones(tale: Tale) -> tuple[tuple[tuple[Passage, ...], int], ...]:
    """Return the versions of every beat that must be told, and how many of them at least."""
    return tuple(
        (beat.passages, beat.take[0] if beat.take else 1)
        for beat in tale.beats
        if not (beat.optional or beat.conditional)
    )


def _may_stand(tale: Tale, passage: Passage, memory: Memory) -> bool:
    """Return whether a passage fits the friends known now; other conditions are left open."""
    keys = {role.id: tale.friend_key(role) for role in tale.roles if role.friend}
    return not any(keys.get(role) in memory.friends for role in passage.new) and all(
        keys.get(role) in memory.friends for role in passage.known
    )


def _in_all(tale: Tale, versions: Iterable[Sequence[Passage]], name: str) -> bool:
    """Return whether some beat tells of a name in every version: then it can't be left out."""
    return any(all(name in roots(tale, one) for one in beat) for beat in versions)


def _said(tale: Tale, worn: Sequence[str], night: int, memory: Memory) -> tuple[str, ...]:
    """Return which rest a tale had, and which rests gave way for want of better ones."""
    if not memory.tale_rested(tale.key, night, TALE_REST_LEAST):
        return ("Every tale that fits was told within a week; this one has rested longest.",)
    nights = TALE_REST_LEAST if "tale" in worn else TALE_REST
    built = "" if "shape" in worn else ", and none built like it in three"
    said = [f"Not told in the last {nights} nights{built}."]
    gave = [what for what in worn if what != "tale"]
    if gave:
        said.append(f"Heard not long ago: its {joined(gave)}.")
    return tuple(said)


def _points(
    tale: Tale, children: Sequence[Child], memory: Memory, season: str, minutes: float
) -> tuple[float, tuple[str, ...]]:
    """Return how well a tale suits tonight, with the reasons that count."""
    points, reasons = 0.0, []
    for child in children:
        liked = next((like for like in child.likes if likes(tale, like)), "")
        if liked:
            points += 3.0
            reasons.append(f"{child.name} likes {liked}.")
    if season in tale.seasons:
        points += 2.0
        reasons.append(f"It belongs to {season}.")
    elif tale.seasons:
        points -= 4.0
    if tale.key not in memory.tales:
        points += 1.0
        reasons.append("It has never been told here.")
    over = max(child.age for child in children) - (tale.ages[1] + 1)
    if over >= 0:
        points -= 2.0 + over
    if not tale.minutes[0] - 0.5 <= minutes <= tale.minutes[1] + 0.5:
        points -= 2.0
    return points, tuple(reasons)


def likes(tale: Tale, like: str) -> bool:
    """Return whether a tale has to do with something a child likes."""
    wanted = _stem(like)
    title = tale.title.text + " " + tale.id.replace("-", " ")
    kinds = " ".join(role.kind for role in tale.roles)
    met = " ".join(one.adds for beat in tale.beats for one in beat.passages)
    words = re.findall(r"[\w']+", f"{title} {kinds} {met} {' '.join(tale.likes)}")
    return bool(wanted) and wanted in {_stem(word) for word in words}


def _stem(word: str) -> str:
    """Return a word small and without the ending of many (owls -> owl, buses -> bus)."""
    word = word.strip().casefold()
    for ending, least in (("sses", 6), ("ses", 5), ("xes", 5), ("ches", 6), ("shes", 6)):
        if word.endswith(ending) and len(word) >= least:
            return word[:-2]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) else word
