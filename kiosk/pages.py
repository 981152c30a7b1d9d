"""A page is what one screen shows, as frozen data: no toolkit, no clock, no store."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.session.touch import ACTS, Touch

__all__ = [
    "ACTS",
    "ChildEntryPage",
    "Choice",
    "ClockPage",
    "DarkPage",
    "GrownUpsPage",
    "Mark",
    "MorningPage",
    "OneMorePage",
    "Page",
    "PausedPage",
    "PlanCard",
    "PlanPage",
    "RitualPage",
    "Row",
    "SettlePage",
    "StoppedPage",
    "StoryChoicePage",
    "StoryPage",
    "Touch",
    "WhoPage",
    "Word",
]


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
    """``letters``, ``accents`` (more letters) or empty for no keyboard."""
    promise: str = ""


@dataclass(frozen=True)
class WhoPage:
    """Who goes to bed tonight; the leader is marked."""

    children: tuple[Choice, ...]
    leader: str = ""
    can_begin: bool = False
    note: str = ""


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
    alternatives: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class PlanPage:
    """Tonight's plan: cards with minutes and reasons, and the lights-out window."""

    cards: tuple[PlanCard, ...]
    window: str
    """For instance 'Lights out between 19:40 and 20:10'."""
    total: str
    short: bool = False
    why_open: str = ""
    """Slot whose reasons are shown, or empty."""
    note: str = ""


@dataclass(frozen=True)
class RitualPage:
    """One step of a ritual."""

    title: str
    origin: str
    """People, place and era in one short line."""
    history: str
    do: str
    step: int
    steps: int
    part: float
    """0 ... 1 of this step's time."""
    seconds_left: int
    breath: tuple[float, float] | None = None
    """Seconds in and out for the pacer, or None."""
    breath_phase: float = 0.0
    """0 ... 1 swell of the pacer now."""
    picture: str = ""
    paused: bool = False
    care: str = ""


@dataclass(frozen=True)
class StoryChoicePage:
    """Three covers, and the last story to be told again."""

    covers: tuple[Choice, ...]
    spoken: str = ""
    note: str = ""
    """Why the last story can't be told again tonight, if so."""


@dataclass(frozen=True)
class Word:
    """One word of the page."""

    text: str
    sentence: int
    """Index of its sentence in the story."""
    italic: bool = False
    paragraph_end: bool = False


@dataclass(frozen=True)
class StoryPage:
    """A page of large type; the word being read is lit."""

    title: str
    words: tuple[Word, ...]
    page: int
    pages: int
    mode: str
    """``self`` (read it yourself), ``voice`` or ``line`` (one line by voice)."""
    active_word: int = -1
    """Index in ``words``, or -1."""
    active_sentence: int = -1
    """Index in the story of the sentence now read, or -1."""
    dim: float = 0.0
    """0 at the start ... 1 at the end: how far the page has darkened."""
    paused: bool = False
    picture: str = ""
    dark: bool = False
    """Black while the voice reads on; a touch wakes it."""
    muted: bool = False
    slower: bool = False


@dataclass(frozen=True)
class OneMorePage:
    """After the story: one small choice, which goes away by itself."""

    title: str
    """Of the piece that could be told."""
    part: float = 0.0
    """0 ... 1 of the time it stays."""


@dataclass(frozen=True)
class SettlePage:
    """A sound settles; the screen sinks to black."""

    sound: str
    part: float
    """0 ... 1 of the settling done."""


@dataclass(frozen=True)
class DarkPage:
    """Black; or night help after one touch."""

    help: str = ""
    """Empty (black), ``glow``, ``breath`` or ``choice``."""
    glow: float = 0.0
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class MorningPage:
    """How was the night? Three faces; no score."""

    greeting: str
    last_night: str
    faces: tuple[Choice, ...]
    notes: tuple[Choice, ...] = ()
    """A grown-up may add: woke, bad dream."""
    thanked: bool = False


@dataclass(frozen=True)
class Row:
    """One line of the grown-ups' list."""

    id: str
    label: str
    value: str = ""
    choices: tuple[Choice, ...] = ()
    """Steps the value can take, or nothing."""


@dataclass(frozen=True)
class Mark:
    """One spot on a backdrop, touched like a row; x and y run 0 ... 1 from the top left."""

    id: str
    label: str
    x: float
    y: float


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
    backdrop: str = ""
    """``map`` or ``years`` under the marks, or empty."""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class PausedPage:
    """Everything waits; one touch goes on, one stops."""

    what: str


@dataclass(frozen=True)
class StoppedPage:
    """Nothing can be told tonight; says why in one line and what to do."""

    message: str
    mend: str


Page = (
    ClockPage
    | ChildEntryPage
    | WhoPage
    | PlanPage
    | RitualPage
    | StoryChoicePage
    | StoryPage
    | OneMorePage
    | SettlePage
    | DarkPage
    | MorningPage
    | GrownUpsPage
    | PausedPage
    | StoppedPage
)
"""Anything a screen can be given."""
