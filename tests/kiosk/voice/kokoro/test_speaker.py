"""The studio's speaker: espeak-ng's phonemes with the marks between them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kiosk.voice.kokoro import model
from kiosk.voice.kokoro.speaker import Speaker
from kiosk.voice.piper.model import Manner

studio = pytest.mark.skipif(bool(model.why_not()), reason="the extra `studio` is not installed")


@pytest.mark.torture
@studio
def test_a_speaker_answers_as_a_piper_model_does(tmp_path: Path) -> None:
    """Marks stand where they stood, and each phoneme has its end."""
    file = tmp_path / "bf_made.bin"
    file.write_bytes(np.zeros((510, 256), dtype="<f4").tobytes())
    speaker = Speaker(file, "en")
    said = speaker.phonemes("The cat, the gate; and rest.")
    assert "".join(one for one in said if one in ",;.") == ",;."
    assert all(map(speaker.knows, said))
    spoken = speaker.say(said, [1.0] * len(said), Manner(0.0, 0.0, 1))
    assert len(spoken.ends) == len(said)
    assert list(spoken.ends) == sorted(spoken.ends)
    slow = speaker.say(said, [1.5] * len(said), Manner(0.0, 0.0, 1))
    assert len(slow.samples) > 1.2 * len(spoken.samples)
