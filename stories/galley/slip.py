"""A slip is what an editor leaves on a galley: a mark, and the paragraph it was laid on."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MENDED = re.compile(r"\[mended(?:: *[^\]]*)?\][.\s]*$", re.IGNORECASE)
_KEPT = re.compile(r"\[kept: *[^\]\s][^\]]*\][.\s]*$", re.IGNORECASE)
_BAR = re.compile(r"^\s*>\s?")
TURN = "turn/"
"""How the place of a refrain's line begins."""


@dataclass(frozen=True)
class Place:
    """Where on a galley a mark lies."""

    telling: int = 0
    """1 to 12; 0 is the head, and means the whole tale."""
    paragraph: int = 0
    """0 is the heading, and means the whole telling."""
    passages: tuple[str, ...] = ()
    """Where the paragraph was written: ``beat/passage``, or ``turn/name``."""
    words: str = ""
    """The paragraph as it read when the mark was made."""

    @property
    def own(self) -> frozenset[str]:
        """Return the passages of the paragraph; its refrains only where there is nothing else."""
        own = {one for one in self.passages if not one.startswith(TURN)}
        return frozenset(own or self.passages)

    @property
    def label(self) -> str:
        """Return the place in a few words."""
        if self.passages:
            return self.passages[0]
        return f"telling {self.telling}" if self.telling else "the whole tale"


@dataclass(frozen=True)
class Mark:
    """What an editor wrote about a place, word for word."""

    place: Place
    lines: tuple[str, ...]
    """Each begins with ``>``."""
    line: int
    """Where in the file it begins, from 1."""

    @property
    def text(self) -> str:
        """Return the mark in one line, without its bars."""
        return " ".join(" ".join(_BAR.sub("", one) for one in self.lines).split())

    @property
    def open(self) -> bool:
        """Return whether nobody has answered it: it ends neither [mended] nor [kept: why]."""
        return not self.mended and not _KEPT.search(self.text)

    @property
    def mended(self) -> bool:
        """Return whether it says that the tale was mended."""
        return _MENDED.search(self.text) is not None
