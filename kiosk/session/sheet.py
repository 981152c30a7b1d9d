"""A sheet is one page of the grown-ups' room that the desk writes, as the session keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.session.strokes import Stroke


@dataclass(frozen=True)
class Sample:
    """Something to listen to before it is chosen: words in a voice, or a recording."""

    text: str
    speech: str = ""
    """How the words are said, if not as they are written."""
    voice: str = ""
    """Id of the voice; empty: tonight's."""
    recording: str = ""
    """Id of the recording that is heard instead."""
    wpm: float = 120.0


@dataclass(frozen=True)
class Take:
    """The microphone is to take something down."""

    slot: str
    """What it will be, for instance ``goodnight``."""
    most_seconds: float = 30.0


@dataclass(frozen=True)
class Ahead:
    """Tonight's evening is to be made ready now, in a voice that is too slow to read live."""


@dataclass(frozen=True)
class EndTake:
    """The microphone is to stop."""

    keep: bool = True


@dataclass(frozen=True)
class Look:
    """The sticks are to be looked at."""


@dataclass(frozen=True)
class Fetch:
    """A file that was found on a stick is to be read."""

    number: int
    """Which one, as they were found: no name of a file leaves the page."""
    most_seconds: float = 30.0


@dataclass(frozen=True)
class SheetRow:
    """One line of a sheet."""

    id: str
    label: str
    value: str = ""
    steps: tuple[str, ...] = ()
    """Values it can be set to by one touch, or nothing."""
    typed: bool = False
    """Whether touching it opens the keyboard for its value."""
    strokes: tuple[Stroke, ...] = ()
    """A drawing that is seen small on the row."""
    chosen: bool = False
    """Whether it is what holds now, among others."""
    main: bool = False
    """Whether it is what most people come to the sheet for."""


@dataclass(frozen=True)
class SheetMark:
    """One spot on a sheet's backdrop that can be touched: a place on the map, a year on a line."""

    id: str
    label: str
    x: float
    """0 left ... 1 right."""
    y: float
    """0 top ... 1 bottom."""
    count: int = 1
    """How many things lie behind it; its id is empty where it is only read."""
    note: str = ""
    """A word or two beside it, or nothing."""


@dataclass(frozen=True)
class Sheet:
    """One page of the grown-ups' room that the desk writes: words, rows, a picture, marks."""

    id: str
    """For instance ``care`` or ``almanac/foot-bath``; the first part says who writes it."""
    title: str
    message: str = ""
    text: str = ""
    rows: tuple[SheetRow, ...] = ()
    picture: str = ""
    backdrop: str = ""
    """``map``, ``europe`` or ``years`` under the marks, or empty."""
    marks: tuple[SheetMark, ...] = ()
    above: str = ""
    """Id of the sheet this one lies under, or empty: the list."""
    leaf: bool = False
    """Whether it is shown as a leaf of the notebook: a picture beside its words."""
    strokes: tuple[Stroke, ...] = ()
    """A drawing in the picture's place."""
    part: float = -1.0
    """How much of long work is done, 0 ... 1, shown as a bar; below 0 there is none."""
    large: bool = False
    """Whether its text is to be read aloud, from an arm's length."""
    sound: Sample | Take | EndTake | Look | Fetch | Ahead | None = None
    """What is heard, taken down or made ready once the sheet is shown."""
