"""Telling is the desk's port to the teller: asked for a story, it answers when it has one."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from rituals.plan import StoryOption
from stories.casting import stage
from stories.choosing import Candidate, candidates
from stories.library import load_library
from stories.memory import Memory
from stories.teller import tell
from stories.telling import title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stories.cast import Child
    from stories.library import Library
    from stories.pacing import Pace
    from stories.teller import Story

SHIPPED = Path(__file__).resolve().parents[2] / "stories" / "packs"
"""Where the packs that come with the house stand."""
OFFERED = 6
"""How many tales a plan may choose from."""
LEAST_MINUTES = 3.0
"""Every tale has a form of about three minutes."""


class TellingProblem(Exception):
    """No story could be told; the text is one line: what, why, what to do."""


@dataclass(frozen=True)
class Ask:
    """Everything a telling depends on; plain data, so that it can cross to another process."""

    children: tuple[Child, ...]
    seed: int
    night: int
    leader: int
    season: str
    moon: str
    heard: tuple[dict[str, Any], ...]
    listeners: tuple[str, ...]
    """Ids of tonight's children: what any of them heard counts."""
    minutes: float

    @property
    def memory(self) -> Memory:
        """Return what tonight's children heard before."""
        return Memory.fold(self.heard, self.listeners)


@dataclass(frozen=True)
class Answer:
    """What the teller answered: offers, or a story."""

    offers: tuple[StoryOption, ...] = ()
    story: Story | None = None


class Telling(Protocol):
    """A teller that never makes its caller wait."""

    def ask_offers(self, ask: Ask) -> None:
        """Ask which tales could be told."""
        ...

    def ask_story(self, ask: Ask, tale: str, minutes: float, pace: Pace) -> None:
        """Ask for one telling of one tale."""
        ...

    def poll(self) -> Answer | None:
        """Return the answer once there is one; raise what went wrong."""
        ...

    def close(self) -> None:
        """Let go of whatever does the telling."""
        ...


class TellingHere:
    """The teller in this very process: quick to start, and the specification of the port."""

    def __init__(self, folders: Sequence[Path] = (SHIPPED,)) -> None:
        """Tell from the packs in these folders."""
        self._folders = tuple(folders)
        self._answer: Answer | None = None
        self._problem: Exception | None = None

    def ask_offers(self, ask: Ask) -> None:
        """Look at once; the answer waits to be fetched."""
        try:
            self._answer = Answer(offers=offers(load_library(self._folders), ask))
        except Exception as problem:  # noqa: BLE001 - it is raised where it is fetched
            self._problem = problem

    def ask_story(self, ask: Ask, tale: str, minutes: float, pace: Pace) -> None:
        """Tell at once; the answer waits to be fetched."""
        try:
            self._answer = Answer(story=told(load_library(self._folders), ask, tale, minutes, pace))
        except Exception as problem:  # noqa: BLE001 - it is raised where it is fetched
            self._problem = problem

    def poll(self) -> Answer | None:
        """Return the answer, once."""
        problem, self._problem = self._problem, None
        if problem is not None:
            raise problem
        answer, self._answer = self._answer, None
        return answer

    def close(self) -> None:
        """There is nothing to let go of."""


def offers(library: Library, ask: Ask) -> tuple[StoryOption, ...]:
    """Return the tales that could be told tonight, best first, with their titles for tonight."""
    memory = ask.memory
    ranked = candidates(
        tuple(library.tales),
        ask.children,
        memory,
        night=ask.night,
        seed=ask.seed,
        season=ask.season,
        minutes=ask.minutes / 2,
    )
    found = (_offer(library, ask, memory, one) for one in ranked[: OFFERED * 2])
    return tuple(one for one in found if one is not None)[:OFFERED]


def _offer(library: Library, ask: Ask, memory: Memory, one: Candidate) -> StoryOption | None:
    """Return one tale as the planner chooses among them; None when it can't be set tonight."""
    tale = one.tale
    pack = library.packs[tale.pack]
    here = stage(
        tale, ask.children, pack.places, memory,
        seed=ask.seed, season=ask.season, moon=ask.moon, lead=ask.leader,
    )  # fmt: skip
    if here is None:
        return None
    liked = [reason for reason in one.reasons if "likes" in reason]
    return StoryOption(
        tale=tale.key,
        title=title_of(here),
        seconds_least=60.0 * min(LEAST_MINUTES, tale.minutes[0]),
        seconds_most=60.0 * tale.minutes[1],
        picture=next((p.picture for b in tale.beats for p in b.passages if p.picture), ""),
        reasons=("tale-liked",) if liked else ("tale-rested",),
        why_child=liked[0] if liked else "",
        why_grown_up=" ".join(one.reasons),
    )


def told(library: Library, ask: Ask, tale: str, minutes: float, pace: Pace) -> Story:
    """Return one telling of one offered tale, with why it was offered."""
    memory = ask.memory
    story = tell(
        library,
        ask.children,
        minutes=minutes,
        seed=ask.seed,
        pace=pace,
        memory=memory,
        tale=tale,
        season=ask.season,
        moon=ask.moon,
        night=ask.night,
        lead=ask.leader,
    )
    return dataclasses.replace(story, reasons=story.reasons[1:])
