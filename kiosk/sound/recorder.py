"""A recorder writes the mix to a WAV file that is whole again after any kill."""

from __future__ import annotations

import struct
from pathlib import Path

from kiosk.sound.clip import RATE, Samples, to_pcm16

_HEADER = 44
_TIDY_EVERY = 10 * RATE


class Recorder:
    """Write 16-bit mono frames as they come, straight to the file, no buffer of our own."""

    def __init__(self, path: Path, *, append: bool = False, keep: float | None = None) -> None:
        """Open ``path``; ``append`` goes on behind what is there, cut to ``keep`` seconds."""
        held = 0
        if append and path.exists() and path.stat().st_size >= _HEADER:
            held = (path.stat().st_size - _HEADER) // 2
            if keep is not None:
                held = min(held, round(keep * RATE))
            self._file = path.open("r+b", buffering=0)
            self._file.truncate(_HEADER + 2 * held)
        else:
            self._file = path.open("w+b", buffering=0)
        self.frames = held
        self._tidied = held
        self._tidy()

    @property
    def seconds(self) -> float:
        """Return how much is recorded."""
        return self.frames / RATE

    def write(self, samples: Samples) -> None:
        """Add ``samples``; every ten seconds the header is brought up to date."""
        self._file.write(to_pcm16(samples))
        self.frames += len(samples)
        if self.frames - self._tidied >= _TIDY_EVERY:
            self._tidy()

    def close(self) -> None:
        """Write the final header."""
        if not self._file.closed:
            self._tidy()
            self._file.close()

    def _tidy(self) -> None:
        size = 2 * self.frames
        header = b"RIFF" + struct.pack("<I", 36 + size) + b"WAVEfmt "
        header += struct.pack("<IHHIIHH", 16, 1, 1, RATE, 2 * RATE, 2, 16)
        self._file.seek(0)
        self._file.write(header + b"data" + struct.pack("<I", size))
        self._file.seek(_HEADER + size)
        self._tidied = self.frames
