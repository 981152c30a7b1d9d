"""Opening a voice by its name."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.sound.clip import Clip
from kiosk.voice.offer import Places, kind_of
from kiosk.voice.shelf import VOICES, offers, open_reader, open_voice
from kiosk.voice.voice import Utterance, VoiceProblem

if TYPE_CHECKING:
    from kiosk.voice.reader import Made


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
    with pytest.raises(VoiceProblem, match=r"^voice 'alto': .*: take built-in or .*silent$"):
        open_reader("alto")


def test_what_is_offered_can_be_opened_or_says_why_not(tmp_path: Path) -> None:
    """Every id once; the voices of the house are always there."""
    found = offers(Places(voices=tmp_path))
    ids = [one.id for one in found]
    assert len(ids) == len(set(ids))
    assert ids[0] == "built-in"
    assert ids[-1] == "silent"
    assert all(kind_of(one.id) == one.kind for one in found)
    assert all(one.title and one.languages for one in found)
    for one in found:
        if one.why_not:
            with pytest.raises(VoiceProblem):
                open_reader(one.id, Places(voices=tmp_path))


def test_a_familys_choice_that_can_not_speak_here_is_read_by_the_house(tmp_path: Path) -> None:
    """Said in one line; who insists is refused at once."""
    places = Places(tmp_path / "cache", tmp_path)
    with pytest.raises(VoiceProblem, match="there is no such voice"):
        open_reader("dropped:gone", places)
    reader = open_reader("dropped:gone", places, insist=False)
    try:
        assert "dropped:gone" in reader.fallen
        assert "'built-in' reads" in reader.fallen
        reader.request(1, Utterance("Good night.", "Good night.", 120.0))
        made: list[Made] = []
        end = time.monotonic() + 10.0
        while not made and time.monotonic() < end:
            made = reader.poll()
        assert isinstance(made[0][1], Clip)
        assert not reader.failed
    finally:
        reader.close()


def test_a_missing_extra_is_an_offer_that_says_so() -> None:
    """Without its engine the natural voice stands on the shelf, with what to do."""
    code = (
        "import sys\n"
        "sys.modules['onnxruntime'] = sys.modules['piper'] = None\n"
        "from kiosk.voice.shelf import offers, open_reader\n"
        "from kiosk.voice.voice import VoiceProblem\n"
        "natural = next(one for one in offers() if one.id == 'natural')\n"
        "print(natural.why_not)\n"
        "try:\n    open_reader('natural')\nexcept VoiceProblem as problem:\n    print(problem)\n"
    )
    root = str(Path(__file__).resolve().parents[3])
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": root},
    )  # fmt: skip
    why, said = done.stdout.splitlines()
    assert "./run setup --natural" in why
    assert said == f"voice 'natural': {why}"


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
