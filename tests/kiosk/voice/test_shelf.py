"""Opening a voice by its name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.sound.clip import Clip
from kiosk.voice.shelf import VOICES, open_reader, open_voice
from kiosk.voice.voice import Utterance, VoiceProblem


@pytest.mark.parametrize("name", VOICES)
def test_every_voice_on_the_shelf_reads(name: str) -> None:
    """In this process, by its own name."""
    assert open_voice(name).name == name
    reader = open_reader(name, inline=True)
    reader.request(1, Utterance("Good night.", "Good night.", 120.0))
    ((tag, clip),) = reader.poll()
    assert tag == 1
    assert isinstance(clip, Clip)
    assert clip.seconds > 0.3


def test_an_unknown_voice_is_named_with_those_there_are() -> None:
    """In one line."""
    with pytest.raises(VoiceProblem, match=r"^voice 'alto': .*: take built-in or silent$"):
        open_reader("alto")


@pytest.mark.parametrize(
    ("module", "text", "why"),
    [
        ("espeakng_loader", "raise ImportError('gone', name='espeakng_loader')", "not installed"),
        ("pyttsx3", "raise ImportError('gone', name='pyttsx3')", "not installed"),
        (
            "espeakng_loader",
            "get_library_path = lambda: '/nowhere/libespeak.so'",
            "can't be loaded",
        ),
    ],
)
def test_a_missing_library_is_one_line(tmp_path: Path, module: str, text: str, why: str) -> None:
    """Said at opening, by any reader, with what to do."""
    (tmp_path / f"{module}.py").write_text(text)
    code = (
        "from kiosk.voice.shelf import open_reader\n"
        "from kiosk.voice.voice import VoiceProblem\n"
        "try:\n    open_reader()\nexcept VoiceProblem as problem:\n    print(problem)\n"
    )
    root = str(Path(__file__).resolve().parents[3])
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), root])},
    )  # fmt: skip
    assert done.stdout.startswith("voice: ")
    assert why in done.stdout
    assert done.stdout.endswith(": run ./run setup again\n")
    assert done.stdout.count("\n") == 1
