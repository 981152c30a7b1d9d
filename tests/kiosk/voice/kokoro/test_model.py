"""The studio's model and its voice files."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from kiosk.voice.kokoro import model
from kiosk.voice.kokoro.vocabulary import tokens
from kiosk.voice.voice import VoiceProblem

studio = pytest.mark.skipif(bool(model.why_not()), reason="the extra `studio` is not installed")


def test_a_voice_file_is_read_as_rows(tmp_path: Path) -> None:
    """510 rows of 256 little-endian numbers."""
    file = tmp_path / "bf_emma.bin"
    file.write_bytes(struct.pack("<f", 0.5) * (510 * 256))
    read = model.style(file)
    assert read.shape == (510, 256)
    assert np.all(read == 0.5)


@pytest.mark.parametrize("content", [b"", b"\0" * 1000, b"\xff" * model.STYLE_BYTES])
def test_another_file_is_no_voice(tmp_path: Path, content: bytes) -> None:
    """Empty, cut short, and numbers that are none."""
    file = tmp_path / "bf_emma.bin"
    file.write_bytes(content)
    with pytest.raises(VoiceProblem, match="copy it again"):
        model.style(file)
    file.unlink()
    with pytest.raises(VoiceProblem, match="can't be read"):
        model.style(file)


@pytest.mark.torture
@studio
def test_a_changed_model_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its hash is looked at before it is run."""
    monkeypatch.setattr(model, "SHA256", "0" * 64)
    with pytest.raises(VoiceProblem, match="was changed"):
        model.Model()


@pytest.mark.torture
@studio
def test_the_model_tells_how_long_each_sound_takes() -> None:
    """The bytes put behind it open its lengths: one edge more than sounds, in order."""
    style = np.zeros((510, 256), dtype=np.float32)
    said = tokens("ðə kˈæt.")
    sound, edges = model.Model(1).speak(said, style, 1.0)
    assert len(edges) == len(said) + 1
    assert np.all(np.diff(edges) > 0)
    assert 0 < edges[0] < edges[-1] <= len(sound)
