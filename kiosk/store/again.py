"""Again is the very words of the last stories, so that one can be told once more as it was.

They have a file of their own, written once for each story that was heard to its end: what is kept
sentence by sentence stays small, and a pack may change or go without changing what was told.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kiosk.store.lines import Row
from kiosk.store.records import from_row
from kiosk.store.storage import Volume

KEPT = 14
"""Stories kept: about two weeks; an older one goes when a new one comes."""


@dataclass(frozen=True)
class Words:
    """One story that was heard to its end, word for word."""

    night: int
    pack: str
    tale: str
    title: str
    children: tuple[str, ...]
    """Ids of those who listened."""
    names: tuple[str, ...]
    """What they were called in it."""
    seconds: float
    lines: tuple[tuple[Any, ...], ...]
    """Each sentence: what is read, its paragraph, and whatever else telling it needs."""
    more: Mapping[str, Any] = field(default_factory=dict)
    """Whatever else the desk needs to tell it again (JSON values)."""

    @property
    def text(self) -> str:
        """Return the words as paragraphs parted by a blank line."""
        paragraphs: dict[int, list[str]] = {}
        for text, paragraph, *_ in self.lines:
            paragraphs.setdefault(paragraph, []).append(text)
        return "\n\n".join(" ".join(part) for part in paragraphs.values())


class Again:
    """The stories kept word for word, by the night they were last told on."""

    def __init__(self, volume: Volume) -> None:
        """Stand before their file."""
        self._volume = volume
        self._words = volume.table("words")

    def put(self, words: Words, *, instead_of: int = 0) -> None:
        """Keep a story, and let go of the oldest; one told again moves to its new night."""
        row = {name: getattr(words, name) for name in words.__dataclass_fields__}
        row["more"] = dict(words.more)
        with self._volume.transaction():
            self._words.put(words.night, row)
            if instead_of and instead_of != words.night:
                self._words.drop(instead_of)
            for night in self._words.keys()[:-KEPT]:
                self._words.drop(night)

    def get(self, night: int) -> Words | None:
        """Return the words of one night, or None."""
        row = self._words.get(night) if night > 0 else None
        return None if row is None else _words(row)

    def nights(self) -> tuple[int, ...]:
        """Return the nights whose words are kept, newest first; none is read for it."""
        return tuple(reversed(self._words.keys()))

    def all(self) -> tuple[Words, ...]:
        """Return every story kept, oldest first."""
        return tuple(_words(row) for _, row in self._words.all())

    def forget(self, child_id: str, names: set[str]) -> None:
        """Let go of every story that this child listened to or is named in."""
        wanted = {name.casefold() for name in names}
        with self._volume.transaction():
            for night, row in self._words.all():
                text = json.dumps(row, ensure_ascii=False).casefold()
                if child_id in row["children"] or any(name in text for name in wanted):
                    self._words.drop(night)


def _words(row: Row) -> Words:
    return from_row(Words, row, more=row.get("more") or {})
