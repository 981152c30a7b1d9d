"""A brought file is sound that somebody recorded elsewhere and carries in on a stick."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from kiosk.sound.clip import RATE, Samples
from kiosk.sound.flac import BLOCK
from kiosk.sound.takes import BadTake, Take, shaped

KINDS = (".wav", ".flac", ".ogg", ".mp3")
"""File names that can be a recording."""
LISTED = "WAV, FLAC, OGG or MP3"
_SLOWEST, _FASTEST = 4_000, 384_000


def bring(path: Path, most_seconds: float) -> Take:
    """Return the take in a file; ``BadTake`` says in one sentence why it can't be one."""
    if path.suffix.lower() not in KINDS:
        raise BadTake(f"{path.name} is no {LISTED} file.")
    # Loaded with the first file: on most starts there is none.
    import soundfile

    try:
        samples = _read(path, most_seconds)
    except (soundfile.LibsndfileError, OSError, RuntimeError, ValueError) as error:
        if isinstance(error, BadTake):
            raise
        raise BadTake(f"{path.name} {_why(path, error)}.") from error
    return shaped(samples)


def _read(path: Path, most_seconds: float) -> Samples:
    """Return a file's sound as one channel at our rate, read in small blocks."""
    import soundfile
    import soxr

    with path.open("rb") as raw, soundfile.SoundFile(raw) as file:
        if not _SLOWEST <= file.samplerate <= _FASTEST:
            raise BadTake(f"{path.name} is damaged or is no sound.")
        if file.frames > most_seconds * file.samplerate:
            raise BadTake(f"{path.name} is too long: {_length(most_seconds)} are the most.")
        to_ours = soxr.ResampleStream(file.samplerate, RATE, 1, dtype="float32", quality="HQ")
        parts, frames = [], 0
        while True:
            block = file.read(BLOCK, dtype="float32", always_2d=True)
            frames += len(block)
            if frames > (most_seconds + 1.0) * file.samplerate:
                raise BadTake(f"{path.name} is too long: {_length(most_seconds)} are the most.")
            mono = np.nan_to_num(block.mean(axis=1, dtype=np.float32))
            parts.append(to_ours.resample_chunk(mono, last=not len(block)))
            if not len(block):
                break
    if frames < file.frames // 2:
        raise BadTake(f"{path.name} is damaged: it ends too soon.")
    return np.concatenate(parts)


def _why(path: Path, error: Exception) -> str:
    """Return why a file can't be read."""
    if isinstance(error, FileNotFoundError):
        return "is not there"
    if path.is_dir():
        return "is a folder"
    if isinstance(error, PermissionError):
        return "may not be read"
    return "is damaged or is no sound"


def _length(seconds: float) -> str:
    """Return a length as a person says it."""
    if seconds < 120:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes"
