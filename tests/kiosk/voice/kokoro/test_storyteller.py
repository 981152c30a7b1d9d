"""The studio's storyteller: found by its files, loaded only to make more."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kiosk.voice.kokoro import model
from kiosk.voice.kokoro.storyteller import StudioVoice
from kiosk.voice.voice import Utterance

studio = pytest.mark.skipif(bool(model.why_not()), reason="the extra `studio` is not installed")


def a_voice(folder: Path, seed: int = 7) -> Path:
    """Make up a voice: it hums rather than speaks, as long as a real one would."""
    numbers = np.random.default_rng(seed).normal(0.0, 0.1, (1, 256)).astype("<f4")
    file = folder / f"bf_made{seed}.bin"
    file.write_bytes(np.repeat(numbers, 510, axis=0).tobytes())
    return file


def test_what_was_made_is_found_without_the_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its name in the cache follows from its file alone; another file is another voice."""
    monkeypatch.setattr(model, "PARTS", ("no_such_model",))
    emma, other = (StudioVoice("studio:x", a_voice(tmp_path, seed), "en") for seed in (1, 2))
    assert emma.kept_as != other.kept_as
    assert emma.kept_as == StudioVoice("studio:x", tmp_path / "bf_made1.bin", "en").kept_as
    assert emma.ahead_only


@pytest.mark.torture
@studio
def test_a_sentence_is_said_with_a_time_for_every_word(tmp_path: Path) -> None:
    """In order, touching, to the clip's end; a name's sounds are one word."""
    text = "“Hm,” said /ʃɪvˈɔːn/, and counted 21 stars at 7:30."
    shown = "“Hm,” said Siobhán, and counted 21 stars at 7:30."
    clip = StudioVoice("studio:x", a_voice(tmp_path), "en").render(Utterance(shown, text, 130.0))
    assert [one.word for one in clip.words] == list(range(len(shown.split())))
    ends = [0.0, *(one.t1 for one in clip.words)]
    assert all(one.t0 == pytest.approx(end) for one, end in zip(clip.words, ends, strict=False))
    assert clip.words[-1].t1 == pytest.approx(clip.seconds)
