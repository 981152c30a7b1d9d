"""A stream is the reading side of every soundscape: hops in, any number of frames out."""

from __future__ import annotations

import threading
from collections import deque
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from kiosk.sound.clip import Samples
from kiosk.sound.noise import HOP

Hop = npt.NDArray[np.floating[Any]]
"""``HOP`` frames of one soundscape."""
AHEAD = 2
"""Hops that are kept ready at most (three seconds): what bounds a soundscape's memory."""


class Soundscape(Protocol):
    """An endless sound, read from its start."""

    def read(self, n: int) -> Samples:
        """Return the next ``n`` frames, however they are cut."""
        ...

    def ahead(self) -> None:
        """Make what will be read soon, so that reading need not."""
        ...


class Stream:
    """A soundscape that is made hop by hop; each kind says what a hop holds."""

    def __init__(self, chance: np.random.Generator) -> None:
        """Begin at the first frame, all of it drawn from ``chance``."""
        self.chance = chance
        self.start = 0
        self.gain = np.float32(1.0)
        """The one stored gain that brings this sound to the level all of them share."""
        self._left = np.zeros(0, dtype=np.float32)
        self._ready: deque[Samples] = deque()
        # The sound card's thread reads while another makes ahead; hops must stay in order.
        self._making = threading.Lock()

    def read(self, n: int) -> Samples:
        """Return the next ``n`` frames, however they are cut."""
        parts = [self._left]
        have = len(self._left)
        while have < n:
            parts.append(self._taken())
            have += HOP
        whole = np.concatenate(parts) if len(parts) > 1 else parts[0]
        self._left = whole[n:]
        return whole[:n].copy()

    def ahead(self) -> None:
        """Make one hop, unless enough are ready."""
        with self._making:
            if len(self._ready) < AHEAD:
                self._ready.append(self._make())

    def _taken(self) -> Samples:
        with self._making:
            return self._ready.popleft() if self._ready else self._make()

    def _make(self) -> Samples:
        made = np.asarray(self.hop(), dtype=np.float32) * self.gain
        self.start += HOP
        return made

    def hop(self) -> Hop:
        """Return the next ``HOP`` frames from ``self.start``; each kind makes its own."""
        raise NotImplementedError
