"""A sound card that nobody hears: it takes frames in time and writes them down.

Imported in place of sounddevice by a real playing process whose path begins with this folder.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from types import SimpleNamespace, TracebackType
from typing import Any, Self

import numpy as np

BLOCK = 441


class PortAudioError(Exception):
    """This card never has trouble."""


class OutputStream:
    """A stream that asks for a block whenever the clock says so."""

    def __init__(self, *, samplerate: int, callback: Callable[..., None], **_: Any) -> None:
        """Write what is heard to a file whose name begins with the time."""
        self._rate = samplerate
        self._callback = callback
        self._over = threading.Event()
        name = f"{time.monotonic():020.6f}-{os.getpid()}"
        self._heard = os.open(
            os.path.join(os.environ["HEARD"], name),  # noqa: PTH118 - no path module in a card
            os.O_WRONLY | os.O_CREAT,
        )
        self._thread = threading.Thread(target=self._play, daemon=True)

    def _play(self) -> None:
        begun, frames = time.monotonic(), 0
        when = SimpleNamespace(outputBufferDacTime=0.0, currentTime=0.0)
        while not self._over.is_set():
            out = np.zeros((BLOCK, 1), dtype=np.float32)
            self._callback(out, BLOCK, when, None)
            os.write(self._heard, out.tobytes())
            frames += BLOCK
            time.sleep(max(0.0, begun + frames / self._rate - time.monotonic()))

    def __enter__(self) -> Self:
        """Begin to play."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop playing."""
        self._over.set()
        self._thread.join()
        os.close(self._heard)
