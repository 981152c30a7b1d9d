"""Records are how frozen dataclasses become rows of the store and come back."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Mapping
from typing import Any, TypeVar

from kiosk.store.lines import Row
from kiosk.store.notes import Refused

T = TypeVar("T")

GUESSED, TOLD, SURE = "guessed", "told", "sure"
"""How far a wall clock is trusted: not at all, a grown-up said it this start, or it is kept."""


@dataclasses.dataclass(frozen=True)
class Clock:
    """What the clocks said when a record was made: a label, never a key."""

    wall: str = ""
    """Date and time as the device had it, for instance ``2026-03-14T19:05``."""
    trust: str = GUESSED
    """``guessed``, ``told`` (by a grown-up since the start) or ``sure``."""
    boot: str = ""
    """Which start of the device this was."""
    running: float = 0.0
    """Seconds it had been running."""


def to_row(record: Any) -> Row:
    """Return a record as a row; tuples become lists once they are JSON."""
    return dataclasses.asdict(record)


def from_row(kind: type[T], row: Mapping[str, Any], **parts: Any) -> T:
    """Return the record that lies in a row; fields it does not know are left out."""
    known = {field.name for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    plain = {name: _frozen(value) for name, value in row.items() if name in known}
    return kind(**{**plain, **parts})


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value


def clean(what: str, text: str, longest: int = 80, *, empty: bool = True) -> str:
    """Return a family's text ready to keep: one line, one spelling, no invisible marks."""
    text = unicodedata.normalize("NFC", text).strip()
    if not text and not empty:
        raise Refused(what, "it is empty", "give at least one letter")
    if len(text) > longest:
        raise Refused(what, f"it is longer than {longest} letters", "shorten it")
    if any(unicodedata.category(mark) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"} for mark in text):
        raise Refused(what, "it holds a mark that can't be shown", "type it anew")
    if any(mark in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" for mark in text):
        raise Refused(what, "it holds a mark that turns the writing around", "type it anew")
    return text
