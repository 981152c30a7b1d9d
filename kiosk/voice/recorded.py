"""A recorded voice is a grown-up's own: it plays what he or she said, in place of the kiosk's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.sound.clip import RATE, Clip
from kiosk.sound.flac import BadSound, from_flac
from kiosk.voice.voice import VoiceProblem, spread

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.voice.voice import Utterance

FRESH = ".take/take"
"""Id of what was recorded just now and is not kept yet."""
_ID = re.compile(
    r"(?:\.take|[a-z0-9]+)/[a-z0-9]+(?:-[a-z0-9]+)*"
    r"(?:@(?P<start>\d+\.?\d*)-(?P<end>\d+\.?\d*))?"
)


def part_of(id: str, start: float, end: float) -> str:
    """Return how an utterance asks for a recording's part, in seconds."""
    return f"{id}@{start:.4f}-{end:.4f}"


def whole_of(id: str) -> str:
    """Return the id of the recording that an utterance asks for a part of."""
    return id.partition("@")[0]


class Recorded:
    """A voice that says what was recorded, and nothing else."""

    def __init__(self, folder: Path | None) -> None:
        """Play the recordings in ``folder`` (``Home.recordings``); None: there are none."""
        self._folder = folder

    @property
    def name(self) -> str:
        """Return ``recorded``."""
        return "recorded"

    def render(self, utterance: Utterance) -> Clip:
        """Return the recording that the utterance names, its words spread by their letters."""
        id = utterance.recording
        found = _ID.fullmatch(id)
        if found is None or self._folder is None:
            raise VoiceProblem(f"recording {id or 'without an id'}: there is none: record it again")
        start = float(found["start"] or 0.0)
        end = float(found["end"]) if found["end"] else None
        try:
            samples = from_flac(self._folder / f"{whole_of(id)}.flac", start, end)
        except BadSound as why:
            raise VoiceProblem(f"recording {whole_of(id)}: {why}: record it again") from why
        if not len(samples):
            raise VoiceProblem(f"recording {whole_of(id)}: it is empty there: record it again")
        return Clip(samples, spread(utterance.text, len(samples) / RATE))
