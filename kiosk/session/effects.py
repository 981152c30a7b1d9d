"""Effects come out of the session: what the house is asked to do, as plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.session.sheet import EndTake, Fetch, Look, Sample, Take
    from kiosk.session.state import Drawing


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
class KeepHelp:
    """Keep that somebody woke and touched the dark, and nothing else of it."""


@dataclass(frozen=True)
class KeepMore:
    """One more was asked for: keep that it was."""


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
class KeepDrawing:
    """A sheet was drawn on: keep it."""

    drawing: Drawing


@dataclass(frozen=True)
class LaySheet:
    """Keep what is drawn so far, should the power go."""

    drawing: Drawing
    seconds: float
    """How long it may still take."""


@dataclass(frozen=True)
class FindSheet:
    """Is there a drawing of this kind, by one of these, that was not done?"""

    kind: str
    who: tuple[str, ...]


@dataclass(frozen=True)
class AskDream:
    """May this child draw a new dream now?"""

    child: str


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
class ShowSheet:
    """Fetch a sheet of the grown-ups' room, for instance ``care`` or ``almanac/foot-bath``."""

    id: str


@dataclass(frozen=True)
class TouchSheet:
    """A row or a mark of a sheet was touched, set to a value, or typed into."""

    id: str
    row: str
    value: str = ""


@dataclass(frozen=True)
class CountStories:
    """Find out what of the stories runs low; the answer may come later."""


@dataclass(frozen=True)
class FindBrave:
    """Find out which tales meet a worry; the answer may come later."""


@dataclass(frozen=True)
class PutAside:
    """A grown-up says that this ``ritual`` or ``tale`` is not for this family."""

    kind: str
    id: str


@dataclass(frozen=True)
class AskHours:
    """Is it a quiet hour, in which no evening begins?"""


@dataclass(frozen=True)
class MendClock:
    """The clock is right (0), or so many minutes off."""

    minutes: int


@dataclass(frozen=True)
class Label:
    """Say a control's own words, for those who can't read yet."""

    text: str
    recording: str = ""
    """Id of the recording that is heard instead."""


@dataclass(frozen=True)
class Listen:
    """Let a grown-up hear something of a sheet."""

    sample: Sample


@dataclass(frozen=True)
class Record:
    """Begin or end what the microphone takes down for a sheet, or a stick has for it."""

    what: Take | EndTake | Look | Fetch


@dataclass(frozen=True)
class MakeReady:
    """Make tonight's evening now, for a voice that is too slow to read live."""

    children: tuple[str, ...]
    leader: str
    wishes: tuple[tuple[str, str], ...] = ()


Effect = (
    Prepare | Perform | Quiet | Hold | GoOn | Bed | BedFade | Bell | Light | Keep
    | KeepHeard | KeepNight | KeepMore | KeepHelp | KeepMorning | KeepDrawing | LaySheet
    | FindSheet
    | AskDream | CheckName | KeepChild | EraseChild | CheckPin | SetRule | ShowText
    | ShowShelf | ChangePack | ShowSheet | TouchSheet | CountStories | FindBrave | PutAside
    | AskHours | MendClock | Label | Listen | Record
    | MakeReady
)  # fmt: skip
"""Anything a session can ask of the house."""
