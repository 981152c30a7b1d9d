"""A why is one night's choices laid open: every tale and passage, kept or dropped, and by what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stories.ages import band
from stories.casting import judge, stage
from stories.choosing import judged
from stories.problems import CannotTell
from stories.telling import title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stories.cast import Child
    from stories.casting import Judged
    from stories.choosing import JudgedTale
    from stories.library import Library
    from stories.memory import Memory
    from stories.tale import Beat, Passage


@dataclass(frozen=True)
class Tonight:
    """Everything that one night's choices depended on, beside the library and what was heard."""

    children: tuple[Child, ...]
    minutes: float
    seed: int | str
    season: str
    moon: str
    night: int
    lead: int = 0


@dataclass(frozen=True)
class Told:
    """What was told that night: a tale, its passages in order, and the reasons given then."""

    tale: str
    """Key of the tale, for instance ``night-town/night-post``."""
    passages: tuple[str, ...]
    """Lasting ids."""
    seed: int | str
    """The seed of the very telling, which may be one of several that were tried."""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """One beat: every version as the night saw it, and what was told."""

    beat: Beat
    judged: tuple[Judged, ...]
    """The best first, then the dropped ones."""
    told: tuple[str, ...]
    """Ids of what was told of it, in order."""


@dataclass(frozen=True)
class Why:
    """One night's choices."""

    tonight: Tonight
    told: Told
    title: str
    tales: tuple[JudgedTale, ...]
    """Every tale of the house, the best first, then the dropped ones."""
    steps: tuple[Step, ...]
    changed: tuple[str, ...] = ()
    """Where this no longer is what the night saw: the pack was changed since."""


def explain(library: Library, tonight: Tonight, memory: Memory, told: Told) -> Why:
    """Return why this was told; ``memory`` is what was known before that night.

    Raises ``CannotTell`` when the tale of that night is not in the library.
    """
    tale = library.find(told.tale)
    if tale is None:
        raise CannotTell(
            f"night {tonight.night}: '{told.tale}' is no longer in this house: add its pack again"
        )
    cap = band(min(child.age for child in tonight.children)).story_cap
    tales = judged(
        list(library.tales), tonight.children, memory,
        night=tonight.night, seed=tonight.seed, season=tonight.season,
        minutes=min(tonight.minutes, float(cap)),
    )  # fmt: skip
    here = stage(
        tale, tonight.children, library.packs[tale.pack].places, memory,
        seed=told.seed, season=tonight.season, moon=tonight.moon, lead=tonight.lead,
    )  # fmt: skip
    if here is None:
        raise CannotTell(
            f"night {tonight.night}: every name of a figure is one of the children's by now:"
            " nothing can be said of it any more"
        )
    steps = []
    for number, beat in enumerate(tale.beats):
        last = number + 1 == len(tale.beats)
        seen = judge(here, beat, memory, tonight.night, (), last=last)
        own = {one.passage.id for one in seen}
        steps.append(Step(beat, tuple(seen), _of(beat, told.passages, own)))
    return Why(
        tonight, told, title_of(here), tuple(tales), tuple(steps), _changed(tonight, told, steps)
    )


def _of(beat: Beat, passages: Sequence[str], own: set[str]) -> tuple[str, ...]:
    """Return which of the told passages are a beat's, gone ones of its own heading included."""
    return tuple(one for one in passages if one in own or f"#{beat.slug}/" in one)


def _changed(tonight: Tonight, told: Told, steps: Sequence[Step]) -> tuple[str, ...]:
    """Return what shows that the tale was changed since that night."""
    said = []
    seen: dict[str, Judged] = {one.passage.id: one for step in steps for one in step.judged}
    for one in told.passages:
        slug = one.partition("#")[2]
        if one not in seen:
            said.append(f"{slug} was told on night {tonight.night}, and is no longer in the tale.")
        elif seen[one].dropped:
            said.append(f"{slug} was told, and would not be now ({seen[one].dropped}).")
    return tuple(said)


def slug_of(passage: Passage) -> str:
    """Return a passage's lasting id within its tale."""
    return passage.id.partition("#")[2]


def as_data(why: Why) -> dict[str, Any]:
    """Return a why as plain data for tools."""
    return {
        "night": why.tonight.night,
        "tale": why.told.tale,
        "title": why.title,
        "minutes": why.tonight.minutes,
        "season": why.tonight.season,
        "moon": why.tonight.moon,
        "reasons": list(why.told.reasons),
        "changed": list(why.changed),
        "tales": [
            {
                "tale": one.tale.key,
                "told": one.tale.key == why.told.tale,
                "dropped": one.dropped,
                "worn": list(one.worn),
                "points": one.points,
                "reasons": list(one.reasons),
            }
            for one in why.tales
        ],
        "beats": [_step_data(step) for step in why.steps],
    }


def _step_data(step: Step) -> dict[str, Any]:
    """Return one beat as plain data."""
    return {
        "beat": step.beat.slug,
        "title": step.beat.title,
        "energy": step.beat.energy,
        "take": list(step.beat.take or (1, 1)),
        "optional": step.beat.optional,
        "told": [one.partition("#")[2] for one in step.told],
        "candidates": [
            {
                "passage": slug_of(one.passage),
                "source": f"{one.passage.file}:{one.passage.line}",
                "told": one.passage.id in step.told,
                "dropped": one.dropped,
                "nights_missing": one.missing,
                "worn": list(one.worn),
                "specific": one.specific,
                "pairs": one.pairs,
                "key": str(one.key),
            }
            for one in step.judged
        ],
    }
