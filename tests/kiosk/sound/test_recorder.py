"""The recorder: a WAV that is whole after any kill and goes on where it was cut."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

from kiosk.sound.clip import RATE
from kiosk.sound.recorder import Recorder


def frames_of(path: Path) -> int:
    """How many frames the header promises."""
    with wave.open(str(path)) as sound:
        return int(sound.getnframes())


def test_a_recording_is_a_wav_of_its_length(tmp_path: Path) -> None:
    """Mono, sixteen bits, our rate."""
    recorder = Recorder(tmp_path / "a.wav")
    recorder.write(np.zeros(RATE, dtype=np.float32))
    recorder.close()
    assert frames_of(tmp_path / "a.wav") == RATE


def test_a_recording_cut_off_goes_on(tmp_path: Path) -> None:
    """Without its last header, and cut back to a given second."""
    path = tmp_path / "b.wav"
    first = Recorder(path)
    first.write(np.ones(3 * RATE, dtype=np.float32) * 0.1)
    again = Recorder(path, append=True, keep=2.0)
    assert again.frames == 2 * RATE
    again.write(np.zeros(RATE, dtype=np.float32))
    again.close()
    first._file.close()
    assert frames_of(path) == 3 * RATE


def test_a_torn_sample_is_dropped(tmp_path: Path) -> None:
    """An odd byte at the end never shifts what follows."""
    path = tmp_path / "c.wav"
    recorder = Recorder(path)
    recorder.write(np.zeros(100, dtype=np.float32))
    recorder.close()
    with path.open("ab") as file:
        file.write(b"\x01")
    again = Recorder(path, append=True)
    again.close()
    assert again.frames == 100
