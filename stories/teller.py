"""The teller turns a library, tonight's children, minutes and a seed into one story."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from stories.ages import band
from stories.cast import MOST_CHILDREN
from stories.casting import stage
from stories.choosing import Candidate, candidates, refusal
from stories.fitting import fit
from stories.lengths import parts_of
from stories.library import Library, load_library
from stories.memory import Memory
from stories.pacing import planned_seconds
from stories.problems import CannotTell, did_you_mean
from stories.script import Script
from stories.telling import Choice, perform

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stories.cast import Child
    from stories.casting import Stage
    from stories.pacing import Pace
    from stories.pack import Pack
    from stories.tale import Passage, Tale

__all__ = ["Library", "Story", "load_library", "tell"]

WITHIN = 0.08
"""How near a story lands to its minutes."""
_TRIES = 3
_TALES = 4
"""How many tales are tried before the nearest one is taken."""
_GOOD = 0.04


@dataclass(frozen=True)
class Story:
    """One telling of a tale, for tonight's children."""

    id: str
    """Lasting id of these very words: tale, night and seed."""
    title: str
    tale: str
    """Key of the tale, for instance ``night-town/last-bus``."""
    pack: str
    shape: str
    ages: tuple[int, int]
    minutes_wish: float
    minutes_target: float
    seconds_planned: float
    words: int
    script: Script
    passages: tuple[str, ...]
    friends: Mapping[str, str] = field(default_factory=dict)
    """Names of the friends met, by their lasting key."""
    facts: tuple[str, ...] = ()
    """Sentences left for later nights, if this is heard to its end."""
    lead: str = ""
    reasons: tuple[str, ...] = ()

    def row(
        self, night: int, children: Sequence[str] = (), *, finished: bool = True
    ) -> dict[str, Any]:
        """Return what to keep of this story: the row that ``Memory.fold`` reads."""
        return {
            "night": night,
            "tale": self.tale,
            "shape": self.shape,
            "passages": list(self.passages),
            "friends": dict(self.friends),
            "facts": list(self.facts),
            "finished": finished,
            "children": list(children),
        }


def tell(
    library: Library,
    children: Sequence[Child],
    *,
    minutes: float,
    seed: int | str,
    pace: Pace,
    memory: Memory | None = None,
    tale: str | None = None,
    season: str = "summer",
    moon: str = "full",
    night: int = 1,
    lead: int = 0,
) -> Story:
    """Return tonight's story, landing within 8 % of its minutes where the tale can.

    ``tale`` is a grown-up's pick (key or id): it may be told again, but never to a child too
    young or with a worry it touches. Raises ``CannotTell`` with one line for a person.
    """
    if not children:
        raise CannotTell("no story: nobody is here to hear it: name a child")
    if len(children) > MOST_CHILDREN:
        raise CannotTell(f"no story for {len(children)} children: name {MOST_CHILDREN} at most")
    if not 0 < minutes <= 180:
        raise CannotTell(f"no story of {minutes:g} minutes: too short or long: wish 1 to 60")
    memory = memory if memory is not None else Memory()
    target, clipped = _target(children, minutes)
    ranked = _ranked(library, children, memory, tale, night, seed, season, target)
    best: Story | None = None
    for candidate in ranked[:_TALES]:
        pack = library.packs[candidate.tale.pack]
        here = stage(
            candidate.tale, children, pack.places, memory,
            seed=seed, season=season, moon=moon, lead=lead,
        )  # fmt: skip
        told = here and _told(here, pack, memory, pace, target * 60.0, night)
        if not here or not told:
            continue
        script, choices, seconds = told
        reasons = [*candidate.reasons, *clipped]
        away = abs(seconds - target * 60.0) / (target * 60.0)
        if away > WITHIN:
            reasons.append(_honest(seconds, target))
        story = _story(here, script, choices, seconds, minutes, target, night, reasons)
        if away <= WITHIN:
            return story
        if best is None or away < abs(best.seconds_planned / 60.0 - target) / target:
            best = story
    if best is None:
        raise CannotTell("no story: nothing that fits can be told tonight: add another pack")
    return best


def _target(children: Sequence[Child], minutes: float) -> tuple[float, list[str]]:
    """Return the minutes to aim at, and why they are fewer than wished."""
    youngest = min(children, key=lambda child: child.age)
    cap = band(youngest.age).story_cap
    if minutes <= cap:
        return float(minutes), []
    age = f"{youngest.age:g}" if youngest.age >= 2 else f"{youngest.age * 12:.0f} months"
    return float(cap), [
        f"{minutes:g} minutes were wished; at the age of {age} a story ends after {cap}."
    ]


def _honest(seconds: float, target: float) -> str:
    """Say that the wish could not be met."""
    words = "shorter" if seconds < target * 60 else "longer"
    return f"It can be told in {seconds / 60:.1f} minutes, {words} than the {target:g} aimed at."


def _ranked(
    library: Library,
    children: Sequence[Child],
    memory: Memory,
    wanted: str | None,
    night: int,
    seed: int | str,
    season: str,
    minutes: float,
) -> list[Candidate]:
    """Return the tales to try, best first."""
    tales = list(library.tales)
    if not tales:
        raise CannotTell("no story: there is no tale in this house: add a story pack")
    if wanted is None:
        return candidates(
            tales, children, memory, night=night, seed=seed, season=season, minutes=minutes
        )
    picked = library.find(wanted)
    if picked is None:
        near = did_you_mean(wanted, [one.id for one in tales])
        raise CannotTell(f"tale '{wanted}': not in this house:{near or ' see: story list'}")
    why = refusal(picked, children, picked=True)
    if why:
        raise CannotTell(f"tale '{wanted}': {why}: pick another one")
    return [Candidate(picked, 0.0, ("A grown-up picked it.",))]


def _told(
    here: Stage, pack: Pack, memory: Memory, pace: Pace, wish: float, night: int
) -> tuple[Script, tuple[Choice, ...], float] | None:
    """Fit, perform, listen to the real length, and fit again a little shorter or longer."""
    parts = parts_of(here, memory, pace, night)
    if parts is None:
        return None
    best: tuple[Script, tuple[Choice, ...], float] | None = None
    most = sum(part.longest for part in parts)
    aim = min(wish, most + 1.0)
    for _ in range(_TRIES if wish < most * 1.15 else 1):
        choices = fit(here, parts, aim)
        if choices is None:
            return best
        script = perform(here, choices, pack.sources)
        seconds = float(planned_seconds(script, pace))
        if best is None or abs(seconds - wish) < abs(best[2] - wish):
            best = (script, choices, seconds)
        if abs(best[2] - wish) <= _GOOD * wish or seconds <= 0:
            break
        aim *= wish / seconds
    return best


def _story(
    here: Stage,
    script: Script,
    choices: Sequence[Choice],
    seconds: float,
    wish: float,
    target: float,
    night: int,
    reasons: Sequence[str],
) -> Story:
    """Put the story together."""
    tale: Tale = here.tale
    told = [passage for choice in choices for passage in choice.passages]
    return Story(
        id=f"{tale.key}@{night}-{here.seed}",
        title=script.title,
        tale=tale.key,
        pack=tale.pack,
        shape=tale.shape,
        ages=tale.ages,
        minutes_wish=float(wish),
        minutes_target=target,
        seconds_planned=round(seconds, 3),
        words=sum(len(line.text.split()) for line in script.lines),
        script=script,
        passages=tuple(passage.id for passage in told),
        friends=_met(here, told),
        facts=tuple(dict.fromkeys(fact for passage in told for fact in passage.leaves)),
        lead=here.children[here.first_lead].name,
        reasons=tuple(reasons),
    )


def _met(here: Stage, told: Sequence[Passage]) -> dict[str, str]:
    """Return the friends whom a told passage names: being in a cast is not being met."""
    turns = here.tale.turns
    prose = [one for passage in told for one in (passage.prose, *passage.echoes.values())]
    for id in sorted(name for name in turns if any(f"turn__{name}" in one.uses for one in prose)):
        prose += [*turns[id].say, *([end] if (end := turns[id].end) else [])]
    used = {name.split("__")[0] for one in prose for name in one.uses}
    keys = {here.tale.friend_key(role): role.id for role in here.tale.roles if role.friend}
    return {key: name for key, name in here.friends.items() if keys[key] in used}
