"""Clips: PCM and WAV there and back, other rates brought to ours."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kiosk.sound.clip import RATE, Clip, to_pcm16
from tests.kiosk.sound.hearing import tone


def test_a_wav_comes_back_as_it_went(tmp_path: Path) -> None:
    """Within one step of sixteen bits."""
    made = tone(0.3)
    made.write_wav(tmp_path / "a.wav")
    again = Clip.read_wav(tmp_path / "a.wav")
    assert np.abs(again.samples - made.samples).max() < 2e-4


def test_nothing_above_our_band_folds_down_into_it() -> None:
    """A tone of 18 kHz in a file of 48 kHz is simply gone at ours, not heard as another tone."""
    at = np.arange(48_000) / 48_000
    tone = (0.5 * np.sin(2 * np.pi * 18_000 * at) * 32767).astype("<i2").tobytes()
    brought = Clip.from_pcm16(tone, 48_000).samples[2_000:-2_000]
    assert np.abs(brought).max() < 0.001


def test_another_rate_keeps_its_length() -> None:
    """Sixteen kilohertz become ours in the same time."""
    pcm = to_pcm16(np.zeros(16_000, dtype=np.float32))
    assert abs(Clip.from_pcm16(pcm, 16_000).seconds - 1.0) < 1 / RATE


def test_an_odd_byte_at_the_end_is_left_out() -> None:
    """A torn sample is no sample."""
    assert len(Clip.from_pcm16(b"\x00\x00\x01").samples) == 1


def test_a_file_of_another_width_is_refused_in_words(tmp_path: Path) -> None:
    """Eight bits are not ours."""
    import wave

    with wave.open(str(tmp_path / "b.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(RATE)
        file.writeframes(b"\x80" * 10)
    with pytest.raises(ValueError, match="16-bit"):
        Clip.read_wav(tmp_path / "b.wav")
