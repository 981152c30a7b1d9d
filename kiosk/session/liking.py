"""Liking is what a morning may say of last night: which part was good, by touching its picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.session.happenings import Effect, Label
from kiosk.session.programme import STEP

if TYPE_CHECKING:
    from kiosk.session.state import State

Outcome = tuple["State", tuple[Effect, ...]]

LIKED = "liked:"
"""Begins the note that something was good; after it stands whose id."""
MOST = 4
"""Pictures that a morning shows."""
SECONDS = 40.0
"""How long they stay after the last touch, if nobody says that it is done."""


@dataclass(frozen=True)
class Part:
    """One part of last night, with its picture."""

    id: str
    """Of a ritual, or of the tale (pack/tale)."""
    title: str
    picture: str


def parts(state: State) -> tuple[Part, ...]:
    """Return what was done last night in its order, the tale last: at most four.

    A tale that was not heard to its end is not asked about.
    """
    programme = state.programme
    if programme is None:
        return ()
    done: dict[str, Part] = {}
    for act in programme.acts:
        if act.kind == STEP:
            done.setdefault(act.ritual, Part(act.ritual, act.title, act.picture))
    told = programme.told
    tale: tuple[Part, ...] = ()
    if state.heard_out and told.tale:
        tale = (Part(f"{told.pack}/{told.tale}", told.title, programme.story.picture),)
    return (*tuple(done.values())[: MOST - len(tale)], *tale)


def touched(state: State, note: str) -> Outcome:
    """Return a part said to be good, or no longer; its name is said, for not everybody reads."""
    for part in parts(state):
        if note == LIKED + part.id and state.face:
            liked = replace(state, notes=turned(state.notes, note), since=state.at)
            return liked, (Label(part.title),) if note in liked.notes else ()
    return state, ()


def turned(notes: tuple[str, ...], note: str) -> tuple[str, ...]:
    """Return the notes with this one left if it was not there, else without it."""
    left = tuple(one for one in notes if one != note)
    return left if note in notes else (*notes, note)


def liked(notes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of what was good, in the order in which they were touched."""
    return tuple(one.removeprefix(LIKED) for one in notes if one.startswith(LIKED))
