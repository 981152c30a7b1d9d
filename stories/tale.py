"""A tale is one authored story file: figures, drawn things, turns, and beats of passages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stories.cast import Pronouns
from stories.script import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stories.sandbox import Condition, Prose

SHAPES = (
    "errand", "journey", "making", "search", "watching", "visitor", "waiting-puzzle", "letters",
    "chain", "day-of-a-thing", "two-voices", "rocking-list",
)  # fmt: skip
"""The plans a listener would notice."""
TALE, COMFORT = "tale", "comfort"
PIECES = (TALE, COMFORT)
"""What a file can hold: a tale of an evening, or a plotless piece of a minute for the dark."""


@dataclass(frozen=True)
class Resident:
    """Somebody who lives in a pack and may turn up in several tales."""

    id: str
    name: str
    second: str
    """The name used when one of tonight's children bears the first."""
    kind: str
    pronouns: Pronouns
    said: str = ""
    traits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Thing:
    """A drawn thing or a place, with its ``a`` and ``the`` forms where it has them."""

    plain: str
    the: str = ""


@dataclass(frozen=True)
class Place:
    """A place of the pack."""

    id: str
    thing: Thing
    senses: str = ""
    seasons: tuple[str, ...] = ()
    picture: str = ""


@dataclass(frozen=True)
class Role:
    """A figure of one tale: its own, or a resident of the pack."""

    id: str
    kind: str
    names: tuple[str, ...]
    pronouns: Pronouns
    friend: bool = False
    resident: str = ""
    said: tuple[str, ...] = ()
    """How each name is spoken, where it matters; as many as names, or none."""


@dataclass(frozen=True)
class Turn:
    """A refrain that changes each time it is said."""

    say: tuple[Prose, ...]
    end: Prose | None


@dataclass(frozen=True, eq=False)
class Passage:
    """One written version of a beat."""

    id: str
    """Lasting id over all packs, for instance ``night-town/last-bus#stops/the-goose``."""
    slug: str
    file: str
    line: int
    prose: Prose
    echoes: Mapping[str, Prose] = field(default_factory=dict)
    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    adds: str = ""
    brings: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    opens: frozenset[str] = frozenset()
    closes: frozenset[str] = frozenset()
    leaves: tuple[str, ...] = ()
    at: str = ""
    """``first``, ``last`` or nothing."""
    energy: int = 3
    picture: str = ""
    whisper: bool = False
    slow: bool = False
    elder: bool = False

    @property
    def specific(self) -> int:
        """Return how many facts must be true for it: the more, the better it fits."""
        atoms = sum(condition.atoms for condition in self.conditions)
        return atoms + len(self.new) + len(self.known) + self.elder


@dataclass(frozen=True, eq=False)
class Beat:
    """One part of a tale, with every version of it."""

    slug: str
    title: str
    line: int
    energy: int
    passages: tuple[Passage, ...]
    take: tuple[int, int] | None = None
    order: str = ""
    """``as-written``, ``by-energy`` or nothing (seeded)."""
    optional: bool = False
    conditional: bool = False
    """Whether the beat itself has an ``if``: then it may be missing."""


@dataclass(frozen=True, eq=False)
class Tale:
    """A whole tale, checked and ready to be told."""

    id: str
    pack: str
    file: str
    title: Prose
    ages: tuple[int, int]
    shape: str
    minutes: tuple[int, int]
    worries: tuple[str, ...]
    meets: tuple[str, ...]
    once: bool
    words: tuple[str, ...]
    likes: tuple[str, ...]
    seasons: tuple[str, ...]
    roles: tuple[Role, ...]
    draws: Mapping[str, tuple[Thing, ...]]
    turns: Mapping[str, Turn]
    beats: tuple[Beat, ...]
    piece: str = TALE
    """``tale``, or ``comfort``: never an evening's tale, said after it or in the night."""
    picture: str = ""
    """The setting of its cover, if it names one; see ``stories.scenery.setting_of``."""
    shows: tuple[str, ...] = ()
    """Things of its own that are seen wherever they are told, the foremost first."""
    place_pictures: Mapping[str, str] = field(default_factory=dict)
    """Pictures of the pack's places by their name in prose."""

    @property
    def key(self) -> str:
        """Return the tale's id over all packs."""
        return f"{self.pack}/{self.id}"

    @property
    def comfort(self) -> bool:
        """Return whether it is a comfort piece, which is never tonight's tale."""
        return self.piece == COMFORT

    def friend_key(self, role: Role) -> str:
        """Return the id a friend is remembered by over nights."""
        return f"{self.pack}#{role.resident}" if role.resident else f"{self.key}#{role.id}"


class SourceBook:
    """The places a pack's sentences were authored in, by the number their marks carry."""

    def __init__(self, pack: str) -> None:
        """Start empty."""
        self.pack = pack
        self.sources: list[Source] = []

    def note(self, file: str, line: int, passage: str) -> int:
        """Return the number of a new source."""
        self.sources.append(Source(self.pack, file, line, passage))
        return len(self.sources) - 1
