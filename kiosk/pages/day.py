"""The pages outside an evening: the clock, the dark, the morning, entering, the grown-ups."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.pages.pieces import AS_LOUD_AS_MAY_BE, Choice, Loudness, Mark, Row
from kiosk.session.strokes import Stroke


@dataclass(frozen=True)
class ClockPage:
    """The dim face between evenings."""

    time: str
    day: str
    moon: float
    """0 new ... 0.5 full ... 1 new again."""
    moon_name: str
    trusted: bool = True
    question: str = ""
    """Asked when the clock is not trusted, for instance 'Is it Tuesday, about 19:40?'."""
    waking: bool = False
    """The first touch on a dark screen only wakes it: then this page is shown dim."""
    note: str = ""


@dataclass(frozen=True)
class ChildEntryPage:
    """First start and later: who sleeps here, entered with the on-screen keyboard."""

    step: str
    """``hello``, ``name``, ``age``, ``pronouns``, ``likes``, ``worries`` or ``promise``."""
    question: str
    name: str = ""
    choices: tuple[Choice, ...] = ()
    can_go_on: bool = False
    problem: str = ""
    keyboard: str = "letters"
    """``letters``, ``figures`` (a row of them above), ``accents`` (more letters) or empty."""
    promise: str = ""


@dataclass(frozen=True)
class DarkPage:
    """Black; or night help after one touch."""

    help: str = ""
    """Empty (black), ``glow``, ``breath`` or ``choice``."""
    glow: float = 0.0
    choices: tuple[Choice, ...] = ()
    loudness: Loudness = AS_LOUD_AS_MAY_BE


@dataclass(frozen=True)
class MorningPage:
    """How was the night? Three faces; no score."""

    greeting: str
    last_night: str
    faces: tuple[Choice, ...]
    notes: tuple[Choice, ...] = ()
    """A grown-up may add: woke, bad dream."""
    thanked: bool = False
    draw: bool = False
    """Whether what came in the night may be drawn."""
    parts: tuple[Choice, ...] = ()
    """Last night's parts, once a face was touched: which was good may be said, or not."""


@dataclass(frozen=True)
class NotebookPage:
    """One leaf of the notebook: a picture or a drawing, and words beside it."""

    title: str
    words: str
    caption: str = ""
    """What stands under the picture."""
    picture: str = ""
    strokes: tuple[Stroke, ...] = ()
    """A drawing in the picture's place."""
    small: str = ""
    message: str = ""
    rows: tuple[Row, ...] = ()
    """What a grown-up may do with it."""
    spoken: bool = True
    """Whether its picture can be touched to hear the words; a grown-up leaves it instead."""


@dataclass(frozen=True)
class DrawingPage:
    """A sheet for a finger."""

    title: str
    hint: str
    strokes: tuple[Stroke, ...] = ()
    who: tuple[Choice, ...] = ()
    """Whose it may be, where there are several."""
    can_undo: bool = False
    full: bool = False


@dataclass(frozen=True)
class GrownUpsPage:
    """The PIN pad, then a plain list."""

    locked: bool
    pin_length: int = 0
    message: str = ""
    setting_pin: bool = False
    title: str = "Grown-ups"
    rows: tuple[Row, ...] = field(default=())
    text: str = ""
    """Long text (ledger, about, doctor card), scrolled by pages."""
    picture: str = ""
    """Stands beside the text."""
    backdrop: str = ""
    """``map``, ``europe`` or ``years`` under the marks, or empty."""
    marks: tuple[Mark, ...] = ()
    part: float = -1.0
    """How far a bar under the message reaches, 0 ... 1; below 0 there is none."""
    large: bool = False
    """Whether the text is to be read aloud from an arm's length."""
