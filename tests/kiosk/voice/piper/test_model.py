"""The packaged model, run."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kiosk.voice.piper import shelf
from kiosk.voice.piper.model import Manner, Model
from kiosk.voice.voice import VoiceProblem

PHONEMES = list("ðə mˈuːn.")
EVEN = [1.5] * len(PHONEMES)


def test_the_same_seed_says_the_same(model: Model) -> None:
    """To the bit, whatever was said between; another seed says it otherwise."""
    manner = Manner(0.5, 0.5, 7)
    first = model.say(PHONEMES, EVEN, manner)
    model.say(PHONEMES[3:], EVEN[3:], manner)
    again = model.say(PHONEMES, EVEN, manner)
    other = model.say(PHONEMES, EVEN, Manner(0.5, 0.5, 8))
    assert np.array_equal(first.samples, again.samples)
    assert first.ends == again.ends
    assert not np.array_equal(first.samples[:4000], other.samples[:4000])


def test_each_phoneme_has_its_end(model: Model) -> None:
    """In order, inside the sound; what is stretched alone is longer alone."""
    even = model.say(PHONEMES, EVEN, Manner(0.0, 0.0, 1))
    assert len(even.ends) == len(PHONEMES)
    assert list(even.ends) == sorted(even.ends)
    assert even.ends[-1] <= len(even.samples)
    held = model.say(PHONEMES, [*EVEN[:5], 6.0, *EVEN[6:]], Manner(0.0, 0.0, 1))
    grown = [b - a for a, b in zip(even.ends, held.ends, strict=True)]
    assert grown[4] == 0
    assert grown[5] > 0
    assert len(set(grown[5:])) == 1


def test_long_sounds_are_given_all_the_chance_they_need(model: Model) -> None:
    """A phoneme held for seconds takes more numbers than were made ready."""
    held = model.say(["ə", "."], [60.0, 1.0], Manner(0.5, 0.5, 3))
    assert len(held.samples) / model.rate > 1.0


def test_a_changed_file_is_refused(model: Model, tmp_path: Path) -> None:
    """By its hash; and what is no model, by name, in one line."""
    files = shelf.packaged()
    changed = tmp_path / "joe.onnx"
    changed.write_bytes(b"\x08\x08" + bytes(2000))
    for wanted in (shelf.JOE, ""):
        with pytest.raises(VoiceProblem, match="voice joe: ") as refused:
            Model(changed, files.config, wanted)
        assert "\n" not in str(refused.value)
    with pytest.raises(VoiceProblem, match="can't be read"):
        Model(tmp_path / "none.onnx", files.config)
