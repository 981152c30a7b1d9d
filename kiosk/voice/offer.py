"""An offer is a voice as it stands on the shelf, before anybody has opened it."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

BUILT_IN, NATURAL, DROPPED, STUDIO, SILENT = "built-in", "natural", "dropped", "studio", "silent"
"""Kinds of voices; the id of a voice is its kind, or its kind, a colon, and which one it is."""
KINDS = (BUILT_IN, NATURAL, DROPPED, STUDIO, SILENT)


@dataclass(frozen=True)
class Offer:
    """A voice that can be chosen by its id."""

    id: str
    title: str
    about: str
    languages: tuple[str, ...]
    licence: str
    kind: str
    why_not: str = ""
    """Why it can't speak here, in one line, or nothing."""


@dataclass(frozen=True)
class Places:
    """Folders of a home that voices look into; None: there is none."""

    cache: Path | None = None
    voices: Path | None = None
    recordings: Path | None = None


def kind_of(id: str) -> str:
    """Return the kind of the voice with that id, or nothing."""
    kind = id.partition(":")[0]
    return kind if kind in KINDS else ""


def part_of(id: str) -> str:
    """Return which voice of its kind that is, or nothing."""
    return id.partition(":")[2]


def quick(id: str) -> str:
    """Return the voice that says a word in no time where this one takes its time, or nothing."""
    return "" if kind_of(id) in {BUILT_IN, SILENT, ""} else BUILT_IN


def missing(packages: Iterable[str], mend: str) -> str:
    """Return that a package which an engine needs is not here and what to do, or nothing."""
    gone = next((one for one in packages if importlib.util.find_spec(one) is None), "")
    return f"{gone} is not installed: {mend}" if gone else ""
