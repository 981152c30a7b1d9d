"""Word times from events."""

from __future__ import annotations

import random
from array import array
from itertools import pairwise

from kiosk.voice.espeak.library import Sound
from kiosk.voice.espeak.wordtimes import trimmed, word_times
from kiosk.voice.wording import wording

RATE = 1000


def test_a_merged_pair_is_shared_by_letters() -> None:
    """One event for "of a": "of" has three parts of five, "a" two."""
    times = word_times(wording("bowl of a"), [(0, 4, 0), (5, 2, 500)], 0, RATE, 1.0)
    assert [(t.word, round(t.t0, 3), round(t.t1, 3)) for t in times] == [
        (0, 0.0, 0.5), (1, 0.5, 0.8), (2, 0.8, 1.0),
    ]  # fmt: skip


def test_two_events_of_one_word_are_one_word() -> None:
    """A clock time is said in two words and shown as one."""
    times = word_times(wording("at 7:30 sharp"), [(0, 2, 0), (3, 1, 200), (5, 2, 400), (8, 5, 700)],
                       0, RATE, 1.0)  # fmt: skip
    assert [round(t.t0, 1) for t in times] == [0.0, 0.2, 0.7]


def test_any_events_give_times_without_a_hole() -> None:
    """Lost, doubled, early and misplaced events: in order, touching, from 0 to the end."""
    dice = random.Random(7)
    for _ in range(500):
        words = ["ab" * dice.randint(0, 3) or "—" for _ in range(dice.randint(1, 9))]
        read = wording(" ".join(words))
        events = [
            (dice.randint(-3, 60), 1, dice.randint(-50, 1200)) for _ in range(dice.randint(0, 12))
        ]
        times = word_times(read, events, dice.randint(0, 100), RATE, 1.0)
        assert [t.word for t in times] == list(range(len(words)))
        assert times[0].t0 == 0.0
        assert times[-1].t1 == 1.0
        assert all(a.t1 == b.t0 for a, b in pairwise(times))
        assert all(t.t0 <= t.t1 for t in times)


def test_trimming_cuts_silence_alone() -> None:
    """What is heard stays to the sample, and the cut before it is told."""
    pcm = array("h", [0, 9, -20, 500, 0, 0, -700, 30, 0]).tobytes()
    assert trimmed(Sound(pcm, RATE, ())) == (array("h", [500, 0, 0, -700]).tobytes(), 3)
    assert trimmed(Sound(bytes(10), RATE, ())) == (b"", 5)
