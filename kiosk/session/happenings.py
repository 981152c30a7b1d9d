"""Happenings go into the session, effects come out of it; both are plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.session.programme import Programme
    from kiosk.session.state import KeptStory, ShelvedPack, Sleeper
    from kiosk.session.touch import Touch


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
class PoolsAre:
    """What of the stories runs low, a sentence each."""

    low: tuple[str, ...]


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
    | PoolsAre
)
"""Anything that can happen to a session."""


@dataclass(frozen=True)
class Prepare:
    """Make the plan for these children."""

    children: tuple[str, ...]
    leader: str
    short: bool
    wishes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Perform:
    """Say the act's lines from this one on; ``only`` one line if asked."""

    act: int
    line: int
    only: bool = False


@dataclass(frozen=True)
class Quiet:
    """Stop speaking, within ``fade`` seconds."""

    fade: float = 0.4


@dataclass(frozen=True)
class Hold:
    """Pause the voice."""


@dataclass(frozen=True)
class GoOn:
    """Let the voice go on."""


@dataclass(frozen=True)
class Bed:
    """Bring in tonight's sound under the voice."""

    name: str
    fade: float
    gain_db: float


@dataclass(frozen=True)
class BedFade:
    """Bring the sound down to nothing in ``seconds``."""

    seconds: float


@dataclass(frozen=True)
class Bell:
    """One soft bell."""


@dataclass(frozen=True)
class Light:
    """Bring the screen's light to ``level`` (0 black ... 1 wind-down) within ``seconds``."""

    level: float
    seconds: float = 1.0


@dataclass(frozen=True)
class Keep:
    """Keep where we are, so that a power cut loses nothing."""


@dataclass(frozen=True)
class KeepHeard:
    """The story was heard to its end: keep what it told."""


@dataclass(frozen=True)
class KeepNight:
    """The evening is over (``early`` if it was stopped)."""

    early: bool


@dataclass(frozen=True)
class KeepMorning:
    """How the night was."""

    face: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class CheckName:
    """Can this name be drawn, and is it free?"""

    name: str


@dataclass(frozen=True)
class KeepChild:
    """A child was entered."""

    name: str
    age: str
    pronouns: str
    likes: tuple[str, ...]
    worries: tuple[str, ...]


@dataclass(frozen=True)
class EraseChild:
    """A child is to be erased."""

    id: str


@dataclass(frozen=True)
class CheckPin:
    """Is this the PIN? Or, with ``choose``, make it the PIN."""

    pin: str
    choose: bool = False


@dataclass(frozen=True)
class SetRule:
    """A rule of the house was changed."""

    name: str
    value: str


@dataclass(frozen=True)
class ShowText:
    """Fetch a long text: ``ledger``, ``diary`` or ``about``."""

    what: str


@dataclass(frozen=True)
class ShowShelf:
    """Fetch the packs and the stories kept."""


@dataclass(frozen=True)
class ChangePack:
    """Do something with a pack: ``hold``, ``release``, ``welcome`` or ``remove``."""

    what: str
    id: str


@dataclass(frozen=True)
class CountStories:
    """Find out what of the stories runs low; the answer may come later."""


@dataclass(frozen=True)
class MendClock:
    """The clock is right (0), or so many minutes off."""

    minutes: int


@dataclass(frozen=True)
class Label:
    """Say a control's own words, for those who can't read yet."""

    text: str


Effect = (
    Prepare
    | Perform
    | Quiet
    | Hold
    | GoOn
    | Bed
    | BedFade
    | Bell
    | Light
    | Keep
    | KeepHeard
    | KeepNight
    | KeepMorning
    | CheckName
    | KeepChild
    | EraseChild
    | CheckPin
    | SetRule
    | ShowText
    | ShowShelf
    | ChangePack
    | CountStories
    | MendClock
    | Label
)
"""Anything a session can ask of the house."""
