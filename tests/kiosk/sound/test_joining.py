"""Several clips made one."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.sound.clip import RATE
from kiosk.sound.joining import joined
from tests.kiosk.sound.hearing import largest_step, silences, tone


def test_joined_clips_keep_every_word_in_its_place() -> None:
    """Times go on where the last clip ended; a rest belongs to the word before it."""
    first, second = tone(1.0, level=0.1), tone(0.5, level=0.1)
    whole = joined([(first, 0.25), (second, 9.0)])
    assert whole.seconds == pytest.approx(1.75, abs=1e-4)
    assert [one.word for one in whole.words] == list(range(8))
    assert whole.words[3].t1 == whole.words[4].t0 == pytest.approx(1.25, abs=1e-4)
    assert whole.words[-1].t1 == pytest.approx(whole.seconds)
    assert [length for _, length in silences(whole.samples)] == pytest.approx(
        [round(0.25 * RATE)], abs=2
    )


def test_a_join_has_no_step() -> None:
    """Even where both clips are in mid-swing."""
    loud = tone(0.3003, hertz=150.0, level=0.5)
    whole = joined([(loud, 0.0), (loud, 0.1), (loud, 0.0)])
    assert largest_step(whole.samples) <= 1.05 * largest_step(loud.samples)
    assert whole.samples.dtype == np.float32


def test_one_clip_alone_is_left_as_it_is() -> None:
    """To the sample; nothing at all is silence without words."""
    alone = tone(0.4)
    assert np.array_equal(joined([(alone, 0.5)]).samples, alone.samples)
    assert joined([]).seconds == 0.0
    assert joined([]).words == ()
