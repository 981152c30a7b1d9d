"""Paths checks follow every way through a tale: what is brought, opened and closed on each.

A version that lacks what its beat must bring leads nowhere: whatever could stand after it can't,
so it is never told. A version whose ``needs`` is met on some ways only is fine while its beat has
another to tell. Nothing is said against a plain version beside a more specific one: a passage
rests after it was told, and then the plain one has its night.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from stories.plot import broken_threads
from stories.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stories.lint.cases import Case
    from stories.tale import Beat, Passage, Tale

_State = tuple[frozenset[str], frozenset[str]]
"""What was brought (as far as anybody needs it), and what is open."""
_Effect = tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]
"""What a passage needs, brings, opens and closes."""
_MOST_WAYS = 4000
_MOST_STEPS = 50_000
"""A plot with more steps than this, over all its cases, is not judged."""


@dataclass
class Ways:
    """What came out of following a tale in every case."""

    eligible: set[str] = field(default_factory=set)
    """Ids of the passages that stand in a case that holds at all."""
    alive: set[str] = field(default_factory=set)
    """Ids of the passages that lie on a way to the end."""
    skipped: set[str] = field(default_factory=set)
    """Slugs of the beats that may be left out on a way to the end."""
    broken: list[Case] = field(default_factory=list)
    """Cases in which no way leads to the end."""
    holds: bool = False
    steps: int = 0
    """How many steps were taken to find this out."""

    @property
    def tangled(self) -> bool:
        """Return whether there were too many ways to follow."""
        return self.steps > _MOST_STEPS


def effect(passage: Passage) -> _Effect:
    """Return what a passage does to the plot."""
    return passage.needs, passage.brings, passage.opens, passage.closes


def ways(tale: Tale, every: Sequence[Case]) -> Ways:
    """Follow a tale in every case."""
    needed = frozenset(thing for beat in tale.beats for one in beat.passages for thing in one.needs)
    found = Ways()
    for case in {case.passages: case for case in every}.values():
        if not _follow(tale, case, needed, found):
            found.broken.append(case)
        if found.tangled:
            break
    return found


def _follow(tale: Tale, case: Case, needed: frozenset[str], found: Ways) -> bool:
    """Follow a tale in one case; return whether a way leads to its end."""
    layers: list[set[_State]] = [{(frozenset(), frozenset())}]
    steps: list[list[tuple[_State, tuple[_Effect, ...], _State]]] = []
    for beat in tale.beats:
        standing = [one for one in beat.passages if one.id in case.passages]
        walked: list[tuple[_State, tuple[_Effect, ...], _State]] = []
        for told in _choices(beat, standing):
            for state in layers[-1]:
                after = _step(state, told, needed)
                if after is not None:
                    walked.append((state, told, after))
                found.steps += 1
            if found.tangled:
                return True
        steps.append(walked)
        layers.append({after for _, _, after in walked})
    good = {state for state in layers[-1] if not state[1]}
    if not good:
        return False
    found.holds = True
    for beat, walked in zip(reversed(tale.beats), reversed(steps), strict=True):
        kept = [step for step in walked if step[2] in good]
        good = {step[0] for step in kept}
        done = {one for _, effects, _ in kept for one in effects}
        standing = [one for one in beat.passages if one.id in case.passages]
        found.eligible |= {one.id for one in standing}
        found.alive |= {one.id for one in standing if effect(one) in done}
        if any(not effects for _, effects, _ in kept):
            found.skipped.add(beat.slug)
    return True


def _choices(beat: Beat, standing: Sequence[Passage]) -> list[tuple[_Effect, ...]]:
    """Return what a beat may tell, passages with one effect taken as one."""
    if not standing:
        return [()] if beat.optional or beat.conditional else []
    counted = Counter(effect(one) for one in standing)
    nothing: list[tuple[_Effect, ...]] = [()] if beat.optional else []
    if beat.take is None:
        return [*nothing, *((one,) for one in counted)]
    low, high = beat.take
    low = min(low, len(standing))
    kinds = sorted(counted, key=lambda one: [sorted(part) for part in one])
    ranges = [range(min(counted[kind], high) + 1) for kind in kinds]
    total = 1
    for amounts in ranges:
        total *= len(amounts)
    if total > _MOST_WAYS:
        ranges = [range(2) for _ in kinds[:12]]
        low = 1
    chosen = [
        tuple(kind for kind, amount in zip(kinds, way, strict=False) for _ in range(amount))
        for way in product(*ranges)
        if low <= sum(way) <= high
    ]
    return nothing + chosen


def _step(state: _State, told: Sequence[_Effect], needed: frozenset[str]) -> _State | None:
    """Return the state after a beat, as the teller orders it; None when something is missing."""
    brought, opened = state
    waiting = list(told)
    while waiting:
        one = next((e for e in waiting if e[0] <= brought and e[3] <= opened | e[2]), None)
        if one is None:
            return None
        waiting.remove(one)
        brought |= one[1] & needed
        opened = (opened | one[2]) - one[3]
    return brought, opened


def path_problems(tale: Tale, every: Sequence[Case]) -> Iterator[Problem]:
    """Yield versions that lead nowhere, beats only seemingly optional, and plots that fail."""
    gap = next(((case, beat) for case in every if (beat := _first_gap(tale, case))), None)
    if gap is not None:
        yield _untold(tale, *gap)
    if broken_threads(tale):
        return
    found = ways(tale, every)
    if found.tangled:
        return
    if found.broken and gap is None:
        yield _untold(tale, found.broken[0], None)
    if not found.holds:
        return
    for number, beat in enumerate(tale.beats):
        for passage in beat.passages:
            if passage.id in found.eligible - found.alive:
                yield _dead(tale, number, passage, found)
        if beat.optional and beat.slug not in found.skipped:
            things = sorted({t for one in beat.passages for t in (*one.brings, *one.opens)})
            named = " and ".join(f"'{thing}'" for thing in things) or "what it does"
            yield Problem(
                tale.file, beat.line, "L024",
                f"'{beat.title}' is optional, but {named} can't be done without later.",
                "bring it in a beat that is always told, or leave 'optional' out.",
            )  # fmt: skip


def _untold(tale: Tale, case: Case, beat: Beat | None) -> Problem:
    """Say that somebody can't be told the tale at all."""
    what = f"no version of '{beat.title}' can be told" if beat else "no way leads to the end"
    return Problem(
        tale.file, beat.line if beat else 1, "L005", f"{what}: {case.text(tale)}.",
        "write a version for it, or look at needs, brings, opens and closes.",
    )  # fmt: skip


def _first_gap(tale: Tale, case: Case) -> Beat | None:
    """Return the first beat that must be told and has no version in this case."""
    for beat in tale.beats:
        loose = beat.optional or beat.conditional
        if not loose and not any(one.id in case.passages for one in beat.passages):
            return beat
    return None


def _dead(tale: Tale, number: int, passage: Passage, found: Ways) -> Problem:
    """Say why a version is never told, by what the told versions of its beat do."""
    beat = tale.beats[number]
    others = [one for one in beat.passages if one.id in found.alive]
    later = [one for after in tale.beats[number + 1 :] for one in after.passages]
    for key, wanted in (("brings", "needs"), ("opens", "closes"), ("closes", "")):
        done = getattr(passage, key)
        lacking = sorted({thing for one in others for thing in getattr(one, key)} - done)
        for thing in lacking:
            user = next((one for one in later if wanted and thing in getattr(one, wanted)), None)
            if user is None and wanted:
                continue
            after = f", and '{user.slug}' {wanted} it" if user else ""
            return Problem(
                passage.file, passage.line, "L023",
                f"'{passage.slug}' does not {key[:-1] if key != 'closes' else 'close'} '{thing}'"
                f" as other versions of '{beat.title}' do{after}, so it is never told.",
                f"write what it takes, and {key}={thing} on it.",
            )  # fmt: skip
    extra = sorted(passage.opens - {t for one in later for t in one.closes} - passage.closes)
    why = "no way through the tale holds with it"
    if passage.needs:
        things = " and ".join(f"'{thing}'" for thing in sorted(passage.needs))
        why = f"it needs {things}, which no version that can stand before it brings"
    elif extra:
        why = f"nobody closes '{extra[0]}' after it"
    elif passage.opens:
        things = " and ".join(f"'{thing}'" for thing in sorted(passage.opens))
        why = f"it opens {things}, which no version that can stand after it closes"
    return Problem(
        passage.file, passage.line, "L023", f"'{passage.slug}' is never told: {why}.",
        "look at needs, brings, opens and closes.",
    )  # fmt: skip
