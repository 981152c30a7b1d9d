"""The pages of an evening, from who goes to bed to the last of the sound."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.pages.pieces import AS_LOUD_AS_MAY_BE, Choice, Loudness, PlanCard, Word


@dataclass(frozen=True)
class WhoPage:
    """Who goes to bed tonight; the leader is marked."""

    children: tuple[Choice, ...]
    leader: str = ""
    can_begin: bool = False
    note: str = ""


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
    turn: str = ""
    """Whose choice it is, where each child has one; empty where nobody counts."""


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
    loudness: Loudness = AS_LOUD_AS_MAY_BE


@dataclass(frozen=True)
class OneMorePage:
    """After the story: one small choice, which goes away by itself."""

    title: str
    """Of the piece that could be told."""
    part: float = 0.0
    """0 ... 1 of the time it stays."""
    whose: str = ""
    """Whose it is, where the younger have left; else it is everybody's."""


@dataclass(frozen=True)
class SettlePage:
    """A sound settles; the screen sinks to black."""

    sound: str
    part: float
    """0 ... 1 of the settling done."""


@dataclass(frozen=True)
class PausedPage:
    """Everything waits; one touch goes on, one stops."""

    what: str
    waits: str = ""
    """How long it waits, in words."""
    loudness: Loudness = AS_LOUD_AS_MAY_BE


@dataclass(frozen=True)
class StoppedPage:
    """Nothing can be told tonight; says why in one line and what to do."""

    message: str
    mend: str
