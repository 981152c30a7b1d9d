"""Files from a stick: every usual kind is a take, and everything else is one clear line."""

from __future__ import annotations

import errno
import io
import os
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from kiosk.sound.brought import LOST, bring, read
from kiosk.sound.clip import RATE
from kiosk.sound.loudness import SPEECH_LUFS, loudness
from kiosk.sound.takes import BadTake
from tests.kiosk.sound.test_takes import silence, speech

if TYPE_CHECKING:
    from pathlib import Path

SAID = np.concatenate([silence(0.5, -70.0), speech(1.5), silence(0.5, -70.0)])
KINDS = [
    ("a.wav", "WAV", "PCM_16"),
    ("a.wav", "WAV", "FLOAT"),
    ("a.flac", "FLAC", "PCM_24"),
    ("a.ogg", "OGG", "VORBIS"),
    ("a.ogg", "OGG", "OPUS"),
    ("A.MP3", "MP3", "MPEG_LAYER_III"),
]


@pytest.mark.parametrize(("name", "kind", "subtype"), KINDS)
@pytest.mark.parametrize(("rate", "channels"), [(48_000, 2), (24_000, 1)])
def test_every_usual_kind_becomes_a_take(
    tmp_path: Path, name: str, kind: str, subtype: str, rate: int, channels: int
) -> None:
    """Whatever its rate and channels, it is as long as what is said, at the house's level."""
    at = np.arange(round(len(SAID) * rate / 22_050)) * (22_050 / rate)
    sound = np.interp(at, np.arange(len(SAID)), SAID)
    frames = np.repeat(sound[:, np.newaxis], channels, axis=1)
    soundfile.write(tmp_path / name, frames, rate, subtype, format=kind)
    take = bring(tmp_path / name, 30.0)
    assert take.seconds == pytest.approx(1.8, abs=0.15)
    assert loudness(take.samples) == pytest.approx(SPEECH_LUFS, abs=0.3)


def refused(path: Path, most: float = 30.0) -> str:
    """Return why a file is no recording: one line that names it."""
    with pytest.raises(BadTake) as why:
        bring(path, most)
    line = str(why.value)
    assert "\n" not in line
    assert line.endswith(".")
    return line


def outcome(path: Path) -> str:
    """Return how long the take is, or the line that says why there is none."""
    try:
        return f"{bring(path, 30.0).seconds:.1f} s"
    except BadTake as why:
        return str(why)


def test_what_is_no_recording_is_one_line(tmp_path: Path) -> None:
    """Missing, a folder, of another kind, a text with a sound's name, empty, not allowed."""
    assert "not there" in refused(tmp_path / "no.wav")
    (tmp_path / "folder.wav").mkdir()
    assert "folder" in refused(tmp_path / "folder.wav")
    assert "WAV, FLAC, OGG or MP3" in refused(tmp_path / "letter.txt")
    (tmp_path / "letter.mp3").write_text("Dear Mia, good night.")
    assert "no sound" in refused(tmp_path / "letter.mp3")
    (tmp_path / "empty.ogg").write_bytes(b"")
    assert "no sound" in refused(tmp_path / "empty.ogg")


def test_a_sound_with_another_kinds_name_is_taken(tmp_path: Path) -> None:
    """What it is counts, not what somebody called it."""
    soundfile.write(tmp_path / "a.mp3", SAID, 22_050, format="WAV")
    assert bring(tmp_path / "a.mp3", 30.0).seconds == pytest.approx(1.8, abs=0.1)


def test_too_long_is_said_before_it_is_read(tmp_path: Path) -> None:
    """A whole audiobook is refused at once, and says what the most is."""
    soundfile.write(tmp_path / "a.flac", np.zeros(22_050 * 40), 22_050)
    assert "30 seconds are the most" in refused(tmp_path / "a.flac")
    assert "too long" in refused(tmp_path / "a.flac", 5.0)
    soundfile.write(tmp_path / "b.flac", np.zeros(8000 * 200), 8000)
    assert "2 minutes" in refused(tmp_path / "b.flac", 120.0)


@pytest.mark.parametrize(("name", "kind", "subtype"), KINDS)
def test_any_damage_is_a_line_or_a_shorter_take(
    tmp_path: Path, name: str, kind: str, subtype: str
) -> None:
    """Cut off, its head wiped, its middle wiped: never anything but a take or a sentence."""
    file = tmp_path / name
    soundfile.write(file, np.tile(SAID, 4), 24_000, subtype, format=kind)
    whole = file.read_bytes()
    size = len(whole)
    damaged = [
        whole[: size // 3],
        whole[:60],
        bytes(64) + whole[64:],
        whole[: size // 2] + bytes(size // 4) + whole[3 * size // 4 :],
        whole[:30] + b"\xff" * 8 + whole[38:],
    ]
    for data in damaged:
        file.write_bytes(data)
        assert outcome(file).endswith((".", "?", " s"))


def test_silence_in_a_file_is_refused_as_from_a_microphone(tmp_path: Path) -> None:
    """Nothing said is nothing said."""
    soundfile.write(tmp_path / "a.wav", np.zeros(22_050), 22_050)
    with pytest.raises(BadTake, match="Nothing was heard"):
        bring(tmp_path / "a.wav", 30.0)


class Pulled(io.BytesIO):
    """A file on a stick that is pulled after so many bytes."""

    left = 20_000

    def read(self, size: int | None = -1) -> bytes:
        """Return bytes while the stick is in."""
        self.left -= size or 0
        if self.left < 0:
            raise OSError(errno.EIO, "Input/output error", "/media/oma/secret.wav")
        return super().read(size)


@pytest.mark.parametrize("left", [0, 60, 20_000, 60_000])
def test_a_stick_that_is_pulled_meanwhile_is_said(
    left: int, capfd: pytest.CaptureFixture[str]
) -> None:
    """However far it was, it is no take, and nothing of it is written anywhere."""
    made = io.BytesIO()
    soundfile.write(made, np.tile(SAID, 2), 22_050, "PCM_16", format="WAV")
    raw = Pulled(made.getvalue())
    raw.left = left
    parts: list[float] = []
    with pytest.raises(BadTake) as why:
        read(raw, "That file", 30.0, parts.append)
    assert str(why.value) == f"That file {LOST}."
    assert all(0.0 < part < 1.0 for part in parts)
    assert capfd.readouterr().err == ""


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("odd", [1e38, float("inf"), float("nan")])
def test_numbers_that_are_no_sound_are_held_down(tmp_path: Path, odd: float) -> None:
    """One of them in a file spoils nothing else of it, and prints nothing on anybody's screen."""
    file = tmp_path / "odd.wav"
    samples = speech(2.0).copy()
    samples[5000:5003] = odd
    soundfile.write(file, samples, RATE, subtype="FLOAT")
    take = bring(file, 30.0)
    assert take.seconds == pytest.approx(2.0, abs=0.4)
    assert np.abs(take.samples).max() <= 1.0


def test_a_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    """It is no file, and says so."""
    os.mkfifo(tmp_path / "pipe.wav")
    with pytest.raises(BadTake, match="is no file"):
        bring(tmp_path / "pipe.wav", 30.0)
