"""A stream: hops are made in order, ahead or when wanted, and few are kept."""

from __future__ import annotations

import threading

import numpy as np

from kiosk.sound.noise import HOP
from kiosk.sound.soundscapes.stream import AHEAD, Hop, Stream


class Counting(Stream):
    """Every frame is the number of its hop."""

    made = 0

    def hop(self) -> Hop:
        """Return one hop of its own number."""
        self.made += 1
        return np.full(HOP, float(self.made))


def test_no_more_is_kept_than_is_soon_read() -> None:
    """However often it is asked, memory is bounded."""
    stream = Counting(np.random.default_rng(1))
    for _ in range(50):
        stream.ahead()
    assert stream.made == AHEAD
    assert stream.read(3 * HOP)[::HOP].tolist() == [1.0, 2.0, 3.0]


def test_reading_needs_no_making_once_it_was_made_ahead() -> None:
    """The sound card's thread only copies."""
    stream = Counting(np.random.default_rng(1))
    stream.ahead()
    stream.read(HOP // 2)
    assert stream.made == 1


def test_two_threads_keep_the_order() -> None:
    """One reads, one makes ahead: every hop comes once, in its turn."""
    stream = Counting(np.random.default_rng(1))
    done = threading.Event()

    def make() -> None:
        while not done.is_set():
            stream.ahead()

    maker = threading.Thread(target=make)
    maker.start()
    try:
        heard = np.concatenate([stream.read(HOP // 4) for _ in range(400)])
    finally:
        done.set()
        maker.join()
    assert np.array_equal(heard, np.repeat(np.arange(1.0, 101.0), HOP))


def test_the_gain_is_in_every_frame() -> None:
    """One stored number, no more."""
    stream = Counting(np.random.default_rng(1))
    stream.gain = np.float32(0.5)
    assert set(stream.read(HOP).tolist()) == {0.5}
