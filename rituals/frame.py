"""The frame is the fixed opening and closing of every evening: a family hears the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stories.cast import joined
from stories.marks import sounds
from stories.script import Line, Script, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stories.cast import Child

OPENING = ("Good evening, {names}.", "The day is done, and this is how we put it away.")
LEAVING = ("Goodnight, {names}.", "You go first tonight, and the others come after.")
CLOSING = ("Goodnight, {names}.", "Nothing more is asked of anybody.", "The lamp goes down now.")
APART = 3.0
"""Years between children from which the younger leave first."""


def opening(children: Sequence[Child]) -> Script:
    """Return the words that begin an evening."""
    return _script("opening", OPENING, children)


def leaving(children: Sequence[Child]) -> Script:
    """Return the goodnight after the story to those who sleep first."""
    return _script("leaving", LEAVING, children)


def closing(children: Sequence[Child]) -> Script:
    """Return the words that end it, nearly whispered."""
    return _script("closing", CLOSING, children)


def sleep_first(children: Sequence[Child]) -> tuple[Child, ...]:
    """Return who goes before the others: everybody who is much younger than the eldest."""
    eldest = max(child.age for child in children)
    return tuple(child for child in children if eldest - child.age >= APART)


def _script(part: str, texts: Sequence[str], children: Sequence[Child]) -> Script:
    shown = joined([child.name for child in children])
    spoken = joined([sounds(child.name, child.said) for child in children])
    lines = tuple(
        Line(
            text=text.format(names=shown),
            speech=text.format(names=spoken),
            source=Source("frame", "frame.py", 1, f"frame/{part}/{number}"),
            beat=part,
            role="kiosk",
            energy=2 if part == "opening" else 1,
            whisper=part == "closing" and number == len(texts) - 1,
        )
        for number, text in enumerate(texts)
    )
    return Script(f"frame/{part}", part.capitalize(), lines)
