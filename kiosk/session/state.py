"""The state of an evening: everything the session knows, frozen, so that it can be kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.session.programme import Act, Programme
    from kiosk.session.sheet import Sheet
    from kiosk.session.strokes import Stroke


class Phase(StrEnum):
    """Where in the evening we are."""

    FIRST_START = "first-start"
    ASLEEP = "asleep"
    WHO = "who"
    PLAN = "plan"
    COVERS = "covers"
    RITUAL = "ritual"
    STORY = "story"
    ONE_MORE = "one-more"
    SETTLE = "settle"
    DARK = "dark"
    HELP = "help"
    MORNING = "morning"
    LESSON = "lesson"
    DRAWING = "drawing"
    GROWN_UPS = "grown-ups"
    DOCTOR = "doctor"
    STOPPED = "stopped"


EVENING = frozenset({Phase.RITUAL, Phase.STORY, Phase.ONE_MORE, Phase.SETTLE})
"""The phases in which a programme is performed."""


@dataclass(frozen=True)
class Sleeper:
    """A child as the session sees one."""

    id: str
    name: str
    age: float
    picture: str = ""


@dataclass(frozen=True)
class ShelvedPack:
    """A pack as the grown-ups' room lists it."""

    id: str
    title: str
    authors: str
    tales: int
    kind: str = "stories"
    ours: bool = False
    """Whether it came with the house: then it can be held, never removed."""
    state: str = "told"
    """``told``, ``held``, ``new`` (waits for a grown-up), ``aside`` or ``gone``."""
    why: str = ""
    """Why it is set aside or gone, for a person."""


@dataclass(frozen=True)
class KeptStory:
    """A story whose very words are kept."""

    night: int
    title: str
    seconds: float
    refusal: str = ""
    """Why it can't be told again, if so."""


@dataclass(frozen=True)
class BraveTale:
    """A tale that meets a worry: told only when a grown-up picks it."""

    id: str
    title: str
    meets: tuple[str, ...]


@dataclass(frozen=True)
class Lesson:
    """One card of the notebook: something to know about sleep."""

    id: str
    title: str
    words: str
    """What is read, and said aloud when it is touched."""
    caption: str = ""
    """What stands under the picture."""
    picture: str = ""
    small: str = ""
    """Small print, where numbers of health are named."""


@dataclass(frozen=True)
class Drawing:
    """A sheet that a finger draws on."""

    kind: str
    """``night`` for what came in the night, ``dream`` for a new dream drawn by day."""
    who: tuple[str, ...]
    """Ids of those who may have drawn it."""
    child: str
    """Whose it is."""
    seconds: float = 600.0
    """How long it may take."""
    strokes: tuple[Stroke, ...] = ()
    before: tuple[Stroke, ...] = ()
    """What was there before it was begun anew: one touch brings it back."""
    full: bool = False
    laid: tuple[Stroke, ...] = ()
    """Its lines as they were last kept, should the power go."""
    laid_at: float = 0.0
    """When that was."""


@dataclass(frozen=True)
class Entry:
    """A child being entered with the on-screen keyboard."""

    step: str = "hello"
    name: str = ""
    age: str = ""
    pronouns: str = ""
    likes: tuple[str, ...] = ()
    worries: tuple[str, ...] = ()
    problem: str = ""
    accents: bool = False
    first: bool = True
    """Whether this is the very first child of the house."""


@dataclass(frozen=True)
class GrownUps:
    """The grown-ups' room: the PIN pad, then a list."""

    locked: bool = True
    digits: str = ""
    message: str = ""
    setting: bool = False
    """Whether a PIN is being chosen (there is none yet)."""
    again: str = ""
    """The PIN typed the first time, while it is asked for twice."""
    view: str = "list"
    """``list``, or a page it leads to; with an id behind a colon where there are several."""
    group: str = ""
    back: Phase = Phase.ASLEEP
    """Where leaving leads to; from the dark it leads to the dark again."""
    title: str = ""
    text: str = ""
    packs: tuple[ShelvedPack, ...] = ()
    kept: tuple[KeptStory, ...] = ()
    brave: tuple[BraveTale, ...] | None = None
    """The tales that meet a worry; None until they are found."""
    low: tuple[str, ...] = ()
    """What runs low before it runs dry, a sentence each."""
    sheet: Sheet | None = None
    """The sheet that is open, or was when typing began."""
    typed: str = ""
    accents: bool = False


@dataclass(frozen=True)
class State:
    """Where we are, since when, and with whom; times are seconds of running time."""

    phase: Phase = Phase.ASLEEP
    at: float = 0.0
    since: float = 0.0
    """When the phase, or the act within it, began."""
    touched: float = 0.0
    night_since: float = 0.0
    """When tonight's screen went black."""
    lit: bool = True
    """Whether the clock's face is lit; a touch on a dark screen only wakes it."""
    trusted: bool = True
    """Whether the wall clock is believed."""
    night: int = 1
    children: tuple[Sleeper, ...] = ()
    chosen: tuple[str, ...] = ()
    leader: str = ""
    turns: tuple[tuple[str, ...], ...] = ()
    """For each company of children that went to bed together: who leads next, and after that."""
    rules: tuple[tuple[str, str], ...] = ()
    has_pin: bool = False
    waiting: bool = False
    """Whether a plan is being made."""
    programme: Programme | None = None
    short: bool = False
    picks: tuple[tuple[str, str, str], ...] = ()
    """Which child chose what on the plan: child, slot, id."""
    sitter: Sheet | None = None
    """What somebody else reads who is here tonight, while it is open."""
    wishes: tuple[tuple[str, str], ...] = ()
    """A grown-up's or child's own choice, by slot."""
    coming: str = ""
    """A story that a grown-up put down for the next evening."""
    why: str = ""
    swap: str = ""
    pick: str = ""
    """A cover touched once: its title was said, a second touch takes it."""
    act: int = 0
    line: int = 0
    """The sentence being said, or next to be said, within the act."""
    word: int = -1
    mode: str = "voice"
    """``self``, ``voice`` or ``line``."""
    speaking: bool = False
    leaf: int = 0
    budget: int = 260
    paused: bool = False
    paused_at: float = 0.0
    by: float = 0.0
    """When it is to be black, since a pause took time; 0 before."""
    slower: bool = False
    night_step: int = -1
    """How loud it was made in the dark, gone in the morning; -1: as the rule has it."""
    black: bool = False
    muted: bool = False
    stopped_early: bool = False
    heard_out: bool = False
    """Whether tonight's story was heard to its end."""
    one_more: str = ""
    """Empty until it was offered; then ``no``, ``yes`` while it is told, and ``told``.

    ``night`` once the piece was said in the dark.
    """
    help: str = ""
    face: str = ""
    notes: tuple[str, ...] = ()
    entry: Entry | None = None
    grown_ups: GrownUps | None = None
    lesson: Lesson | None = None
    drawing: Drawing | None = None
    came_from: Phase = Phase.ASLEEP
    message: str = ""
    mend: str = ""

    @property
    def now_act(self) -> Act | None:
        """Return the act being performed, if any."""
        if self.programme is None or self.act >= len(self.programme.acts):
            return None
        return self.programme.acts[self.act]

    def rule(self, name: str, otherwise: str = "") -> str:
        """Return a rule of the house by name."""
        return dict(self.rules).get(name, otherwise)
