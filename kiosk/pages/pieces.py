"""Pieces are what pages are made of: choices, words, cards, rows and marks."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.session.strokes import Stroke


@dataclass(frozen=True)
class Choice:
    """One thing that can be touched, with the words a voice would say for it."""

    id: str
    label: str
    detail: str = ""
    picture: str = ""
    """Name of a paper-cut picture, or empty."""
    chosen: bool = False
    spoken: str = ""
    """What is said aloud when it is touched by somebody who can't read; label if empty."""


@dataclass(frozen=True)
class Loudness:
    """How loud the house is, and which way it can still go."""

    words: str = "Loudness 5 of 5"
    softer: bool = True
    louder: bool = False


AS_LOUD_AS_MAY_BE = Loudness()


@dataclass(frozen=True)
class Word:
    """One word of the page."""

    text: str
    sentence: int
    """Index of its sentence in the story."""
    italic: bool = False
    paragraph_end: bool = False


@dataclass(frozen=True)
class PlanCard:
    """One card of tonight's plan."""

    slot: str
    """``ritual-1``, ``ritual-2``, ``story`` or ``sound``."""
    title: str
    minutes: str
    picture: str
    why_child: str
    why_grown_up: str
    open: bool = False
    can_swap: bool = True
    can_go: bool = False
    """Whether a grown-up can say that it is not for this family."""
    spoken: str = ""
    """What is said of it to somebody who can't read; its title if empty."""
    alternatives: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Row:
    """One line of the grown-ups' list."""

    id: str
    label: str
    value: str = ""
    choices: tuple[Choice, ...] = ()
    """Steps the value can take, or nothing."""
    strokes: tuple[Stroke, ...] = ()
    """A drawing that is seen small on it."""
    chosen: bool = False
    """Whether it is what holds now, among others."""
    main: bool = False
    """Whether it is what most people come to its page for."""


@dataclass(frozen=True)
class Mark:
    """One spot on a backdrop, touched like a row; x and y run 0 ... 1 from the top left."""

    id: str
    """Empty where it is only read, like a year on a line."""
    label: str
    x: float
    y: float
    count: int = 1
    """How many things lie behind it."""
    note: str = ""
    """A word or two beside it, or nothing."""
