"""A brought file is sound that somebody recorded elsewhere and carries in on a stick."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from kiosk.sound.clip import RATE, Samples
from kiosk.sound.flac import BLOCK
from kiosk.sound.takes import BadTake, Take, shaped

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = (".wav", ".flac", ".ogg", ".oga", ".opus", ".mp3")
"""File names that can be a recording."""
LISTED = "WAV, FLAC, OGG or MP3"
UNREAD = (".m4a", ".aac", ".mp4", ".amr", ".3gp", ".wma", ".caf", ".webm", ".mka")
"""File names under which telephones and others send speech that can't be read here."""
LOST = "went away while it was read: leave the stick in"
_SLOWEST, _FASTEST = 4_000, 384_000
_LOUDEST = 8.0
"""What lies above is no sound: a file may hold any number."""


def _untold(_part: float) -> None:
    """Tell nobody."""


def bring(path: Path, most_seconds: float) -> Take:
    """Return the take in a file; ``BadTake`` says in one sentence why it can't be one."""
    if path.suffix.lower() not in KINDS:
        raise BadTake(f"{path.name} is no {LISTED} file.")
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise BadTake(f"{path.name} is no file.")
    try:
        raw = path.open("rb")
    except OSError as error:
        raise BadTake(f"{path.name} {_why(path, error)}.") from error
    with raw:
        return shaped(read(raw, path.name, most_seconds))


def read(
    raw: BinaryIO, called: str, most_seconds: float, told: Callable[[float], None] = _untold
) -> Samples:
    """Return an open file's sound as one channel at our rate, read in small blocks.

    ``told`` is told how much of it is read, 0 ... 1. ``BadTake`` calls the file ``called``.
    """
    # Loaded with the first file: on most starts there is none.
    import soundfile

    held = _Held(raw)
    try:
        samples = _read(held, called, most_seconds, told)
    except (soundfile.LibsndfileError, OSError, RuntimeError, ValueError) as error:
        if held.lost:
            raise BadTake(f"{called} {LOST}.") from error
        if isinstance(error, BadTake):
            raise
        raise BadTake(f"{called} is damaged or is no sound.") from error
    if held.lost:
        raise BadTake(f"{called} {LOST}.")
    return samples


class _Held:
    """A file that says nothing inside the reader when its stick is pulled, and tells it after."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self.lost = False

    def read(self, size: int = -1) -> bytes:
        """Return what comes next; nothing from a file that is gone."""
        try:
            return b"" if self.lost else self._raw.read(size)
        except OSError:
            self.lost = True
            return b""

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go somewhere in the file."""
        try:
            return self._raw.seek(offset, whence)
        except (OSError, ValueError):
            return self._raw.tell()

    def tell(self) -> int:
        """Return where it is in the file."""
        return self._raw.tell()


def _read(raw: _Held, called: str, most_seconds: float, told: Callable[[float], None]) -> Samples:
    """Return an open file's sound."""
    import soundfile
    import soxr

    with soundfile.SoundFile(raw) as file:
        if not _SLOWEST <= file.samplerate <= _FASTEST:
            raise BadTake(f"{called} is damaged or is no sound.")
        if file.frames > most_seconds * file.samplerate:
            raise BadTake(f"{called} is too long: {_length(most_seconds)} are the most.")
        to_ours = soxr.ResampleStream(file.samplerate, RATE, 1, dtype="float32", quality="HQ")
        parts, frames = [], 0
        while True:
            block = file.read(BLOCK, dtype="float32", always_2d=True)
            frames += len(block)
            if frames > (most_seconds + 1.0) * file.samplerate:
                raise BadTake(f"{called} is too long: {_length(most_seconds)} are the most.")
            block = np.clip(np.nan_to_num(block), -_LOUDEST, _LOUDEST)
            mono = block.mean(axis=1, dtype=np.float32)
            parts.append(to_ours.resample_chunk(mono, last=not len(block)))
            if not len(block):
                break
            told(min(1.0, frames / max(1, file.frames)))
    if frames < file.frames // 2:
        raise BadTake(f"{called} is damaged: it ends too soon.")
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
