"""A script is what is said, waited and shown, in order, with where every sentence came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

Seconds = NewType("Seconds", float)
"""A length of time in seconds."""


@dataclass(frozen=True)
class Source:
    """The place in a pack that a sentence was authored in."""

    pack: str
    """Pack id, for instance ``night-town``; ``frame`` for the kiosk's own fixed lines."""
    file: str
    """Path of the file inside the pack, for instance ``tales/last-bus.md``."""
    line: int
    """Line in that file, from 1."""
    passage: str
    """Lasting id, for instance ``night-town/last-bus#stops/the-goose``."""

    def __str__(self) -> str:
        """Return the source as ``pack/file:line``, the way a storyteller would look it up."""
        return f"{self.pack}/{self.file}:{self.line}"


@dataclass(frozen=True)
class Line:
    """One sentence: as it is shown, as it is spoken, and how."""

    text: str
    """What the eye reads: plain text, no markup."""
    speech: str
    """What the voice reads: names said right, no emphasis marks."""
    source: Source
    beat: str
    """Slug of the beat (or ritual step) the sentence belongs to."""
    role: str = "storyteller"
    """Who says it: ``storyteller``, ``marcus`` or ``kiosk``."""
    energy: int = 3
    """5 lively ... 1 asleep."""
    paragraph: int = 0
    """Number of its paragraph in the script, from 0."""
    emphasis: tuple[tuple[int, int], ...] = ()
    """Half-open character spans of ``text`` shown in italics."""
    whisper: bool = False
    slow: bool = False


@dataclass(frozen=True)
class Pause:
    """A planned silence beyond the pace's own pauses."""

    seconds: Seconds


@dataclass(frozen=True)
class Cue:
    """Something other than words that happens here."""

    kind: str
    """``picture``, ``figures``, ``sound``, ``light`` or ``bell``."""
    value: str
    """What it is; of ``figures`` the kinds that stand in the picture before it, parted by blanks.

    In a story ``picture`` and ``figures`` always come as a pair, at the first line of each beat
    and where a passage names another picture.
    """


Item = Line | Pause | Cue
"""One entry of a script."""


@dataclass(frozen=True)
class Script:
    """What is performed, in order."""

    id: str
    title: str
    items: tuple[Item, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return the sentences alone, in order."""
        return tuple(item for item in self.items if isinstance(item, Line))

    @property
    def text(self) -> str:
        """Return the words as paragraphs parted by a blank line."""
        paragraphs: dict[int, list[str]] = {}
        for line in self.lines:
            paragraphs.setdefault(line.paragraph, []).append(line.text)
        return "\n\n".join(" ".join(part) for part in paragraphs.values())
