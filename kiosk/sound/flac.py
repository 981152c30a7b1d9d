"""FLAC is how speech is kept on the disk: half the room of a WAV, and not one sample lost."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np

from kiosk.sound.clip import RATE, Samples

BLOCK = 32_768
"""Frames written or read at once: some forms of a long sound written in one go end the process."""


class BadSound(ValueError):
    """A sound file can't be read; the text says why in a few words."""


def to_flac(samples: Samples) -> bytes:
    """Return mono ``samples`` at ``RATE`` as a FLAC file of 16 bits; too loud is clipped."""
    import soundfile

    made = io.BytesIO()
    with soundfile.SoundFile(made, "w", RATE, 1, "PCM_16", format="FLAC") as file:
        for at in range(0, len(samples), BLOCK):
            file.write(np.clip(samples[at : at + BLOCK], -1.0, 1.0))
    return made.getvalue()


def from_flac(source: Path | bytes, start: float = 0.0, end: float | None = None) -> Samples:
    """Return what a FLAC file of ours holds from ``start`` to ``end`` seconds."""
    import soundfile

    try:
        raw = io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")
        with raw, soundfile.SoundFile(raw) as it:
            if it.samplerate != RATE or it.channels != 1:
                raise BadSound("it is no sound of ours")
            first = min(it.frames, max(0, round(start * RATE)))
            last = it.frames if end is None else min(it.frames, max(first, round(end * RATE)))
            it.seek(first)
            parts = []
            for at in range(first, last, BLOCK):
                part = it.read(min(BLOCK, last - at), dtype="float32")
                if not len(part):
                    raise BadSound("it ends too soon")
                parts.append(part)
    except FileNotFoundError as error:
        raise BadSound("it is gone") from error
    except (soundfile.LibsndfileError, OSError, RuntimeError) as error:
        raise BadSound("it is damaged") from error
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)
