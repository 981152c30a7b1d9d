"""Happenings go into the session as plain frozen data; the effects that come out stand here too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.session.effects import (
    AskDream,
    AskHours,
    Bed,
    BedFade,
    Bell,
    ChangePack,
    CheckName,
    CheckPin,
    CountStories,
    Effect,
    EraseChild,
    FindBrave,
    FindSheet,
    GoOn,
    Hold,
    Keep,
    KeepChild,
    KeepDrawing,
    KeepHeard,
    KeepHelp,
    KeepMore,
    KeepMorning,
    KeepNight,
    Label,
    LaySheet,
    Light,
    Listen,
    MakeReady,
    MendClock,
    Perform,
    Prepare,
    PutAside,
    Quiet,
    Record,
    SetRule,
    ShowSheet,
    ShowShelf,
    ShowText,
    TouchSheet,
)

if TYPE_CHECKING:
    from kiosk.session.programme import Programme
    from kiosk.session.sheet import Sheet
    from kiosk.session.state import BraveTale, KeptStory, Lesson, ShelvedPack, Sleeper
    from kiosk.session.strokes import Stroke
    from kiosk.session.touch import Touch

__all__ = [
    "AskDream", "AskHours", "Bed", "BedFade", "Bell", "ChangePack", "CheckName", "CheckPin",
    "CountStories", "DreamMay", "Effect", "EraseChild", "FamilyIs", "FindBrave", "FindSheet",
    "GoOn", "Happening", "Hold", "Keep", "KeepChild", "KeepDrawing", "KeepHeard", "KeepHelp",
    "KeepMore", "KeepMorning", "KeepNight", "Label", "LaySheet", "LessonIs", "Light",
    "LineFinished", "LineStarted", "Listen", "MakeReady", "MendClock", "Muted", "NameChecked",
    "NotReady", "Perform", "PinChecked", "PoolsAre", "Prepare", "PutAside", "Quiet", "QuietNow",
    "Ready", "Record", "SetRule", "SheetIs", "SheetMoves", "SheetWas", "ShelfIs", "ShowSheet",
    "ShowShelf", "ShowText", "TextIs", "Tick", "TouchSheet", "Touched",
]  # fmt: skip


@dataclass(frozen=True)
class Touched:
    """Somebody touched something."""

    touch: Touch


@dataclass(frozen=True)
class Tick:
    """Time went by."""

    morning: bool = False
    """Whether a trusted clock shows morning."""


@dataclass(frozen=True)
class LineStarted:
    """The first sample of a sentence was heard."""

    act: int
    line: int


@dataclass(frozen=True)
class LineFinished:
    """The last sample of a sentence was heard."""

    act: int
    line: int


@dataclass(frozen=True)
class Muted:
    """The voice or the sound card is gone, or is back."""

    muted: bool


@dataclass(frozen=True)
class FamilyIs:
    """Who lives here and by which rules, as kept."""

    children: tuple[Sleeper, ...]
    rules: tuple[tuple[str, str], ...]
    has_pin: bool
    night: int
    turns: tuple[tuple[str, ...], ...] = ()
    """For each company of children that went to bed together: in which order they lead."""


@dataclass(frozen=True)
class Ready:
    """The plan is made."""

    programme: Programme


@dataclass(frozen=True)
class NotReady:
    """No plan could be made; says why and what to do."""

    message: str
    mend: str


@dataclass(frozen=True)
class NameChecked:
    """The typed name can be drawn (empty problem) or not."""

    problem: str


@dataclass(frozen=True)
class PinChecked:
    """The PIN was right, or was not."""

    right: bool
    message: str = ""


@dataclass(frozen=True)
class TextIs:
    """A long text asked for by the grown-ups' list."""

    title: str
    text: str


@dataclass(frozen=True)
class ShelfIs:
    """The packs of this house and the stories kept, as the grown-ups' list shows them."""

    packs: tuple[ShelvedPack, ...]
    kept: tuple[KeptStory, ...] = ()
    message: str = ""


@dataclass(frozen=True)
class QuietNow:
    """A clock that is believed shows a quiet hour of this house."""

    until: str


@dataclass(frozen=True)
class SheetIs:
    """A sheet as it is now."""

    sheet: Sheet


@dataclass(frozen=True)
class SheetMoves:
    """A sheet that is open goes on by itself: work gets done, somebody is heard."""

    sheet: Sheet
    awake: bool = False
    """Whether somebody is there although nothing is touched: the room stays open."""


@dataclass(frozen=True)
class LessonIs:
    """The card that this morning may show."""

    lesson: Lesson


@dataclass(frozen=True)
class DreamMay:
    """This child may draw a new dream now, for so many seconds."""

    child: str
    seconds: float


@dataclass(frozen=True)
class SheetWas:
    """This was drawn before the power went."""

    child: str
    strokes: tuple[Stroke, ...]
    seconds: float
    """How long it may still take."""


@dataclass(frozen=True)
class PoolsAre:
    """What of the stories runs low, a sentence each."""

    low: tuple[str, ...]


@dataclass(frozen=True)
class BraveAre:
    """The tales that meet a worry, for a grown-up to pick from."""

    tales: tuple[BraveTale, ...]


Happening = (
    Touched
    | Tick
    | LineStarted
    | LineFinished
    | Muted
    | FamilyIs
    | Ready
    | NotReady
    | NameChecked
    | PinChecked
    | TextIs
    | ShelfIs
    | QuietNow
    | SheetIs
    | SheetMoves
    | LessonIs
    | DreamMay
    | SheetWas
    | PoolsAre
    | BraveAre
)
"""Anything that can happen to a session."""
