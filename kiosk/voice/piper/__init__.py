"""Piper: natural voices, the packaged one and those that a family drops in."""

from __future__ import annotations

from pathlib import Path

from kiosk.voice.offer import DROPPED, NATURAL, Offer, part_of
from kiosk.voice.piper import shelf
from kiosk.voice.piper.model import Model
from kiosk.voice.piper.storyteller import NATURAL_DB, NaturalVoice, measured
from kiosk.voice.voice import Voice

__all__ = ["dropped", "natural", "offers", "open_voice"]


def offers(voices: Path | None = None) -> tuple[Offer, ...]:
    """Return the packaged voice and those in the folder; broken ones say why."""
    return shelf.listed(voices)


def open_voice(id: str = NATURAL, voices: Path | None = None) -> Voice:
    """Return a Piper voice in this very process, or raise ``VoiceProblem``."""
    if id == NATURAL:
        return natural()
    files = shelf.files_of(part_of(id), voices)
    return dropped(str(files.model), str(files.config), id)


def natural() -> Voice:
    """Return the packaged voice, or raise ``VoiceProblem``."""
    files = shelf.packaged()
    return NaturalVoice(Model(files.model, files.config, shelf.JOE), gain_db=NATURAL_DB)


def dropped(model: str, config: str = "", id: str = "") -> Voice:
    """Return the voice in a file, brought to the level and the tempo of the packaged one."""
    path = Path(model)
    described = Path(config or f"{model}.json")
    language = shelf.language_of(described)
    return measured(Model(path, described), id or f"{DROPPED}:{path.stem}", language)
