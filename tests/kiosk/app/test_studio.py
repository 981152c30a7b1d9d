"""An evening in a voice of the studio: made in the afternoon by touches, heard at bedtime."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.desk import ahead
from kiosk.desk.sheets import voices
from kiosk.session.state import Phase
from kiosk.voice import shelf
from kiosk.voice.kokoro import shelf as studio
from kiosk.voice.kokoro.model import STYLE_BYTES
from kiosk.voice.process import VoiceProcess
from kiosk.voice.switchboard import Switchboard
from tests.kiosk.app import homes

if TYPE_CHECKING:
    from kiosk.app.building import House
    from kiosk.session.sheet import Sheet
    from kiosk.voice.offer import Places
    from kiosk.voice.reader import Reader

EMMA = "studio:bf_emma"
AFTERNOON, BEDTIME = "2026-03-14T15:05", "2026-03-14T18:30"
SCRIPTED = "tests.kiosk.voice.troubled:Studio"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with Emma in its folder of voices; a scripted voice in its process speaks for her."""
    monkeypatch.setattr(studio, "why_not", lambda: "")
    (tmp_path / "voices").mkdir()
    (tmp_path / "voices" / "bf_emma.bin").write_bytes(bytes(STYLE_BYTES))
    (tmp_path / "notes").touch()
    (tmp_path / "seconds").write_text("0.005")
    real = shelf._process

    def process(id: str, places: Places) -> Reader:
        if id != EMMA:
            return real(id, places)
        how = {"notes": str(tmp_path / "notes"), "seconds": (tmp_path / "seconds").read_text()}
        return VoiceProcess(SCRIPTED, how, home=places.cache)

    monkeypatch.setattr(shelf, "_process", process)
    return tmp_path


def made(home: Path) -> list[str]:
    """Every sentence of an evening that Emma made, in order; not what her own page lets hear."""
    lines = (home / "notes").read_text("utf-8").splitlines()
    return [line for line in lines if voices.PASSAGE not in line]


def page(opened: House) -> Sheet:
    """The page of the grown-ups' room."""
    room = opened.stage.session.state.grown_ups
    assert room is not None
    assert room.sheet is not None
    return room.sheet


def afternoon(home: Path, *specs: str) -> House:
    """A house in whose room a grown-up took Emma, and had an evening made, by touches alone."""
    opened = homes.house(home, *specs, as_if=AFTERNOON, voice="", seed=None, minutes=4)
    homes.touch(opened, "grown-ups")
    for digit in "402917" * (2 if specs else 1):
        homes.touch(opened, "digit", digit)
    for row in ("group:house", "sheet:voices", EMMA, "take", "ahead"):
        homes.touch(opened, "row", row)
    return opened


def told(opened: House, *, until: float = 1.0) -> list[str]:
    """What the page says while it is made, each once, until that part of it is done."""
    said = [page(opened).message]
    end = time.monotonic() + 30.0
    while page(opened).part < until and time.monotonic() < end:
        opened.stage.tick()
        time.sleep(0.002)
        if page(opened).message != said[-1]:
            said.append(page(opened).message)
    assert page(opened).part >= until, said[-1]
    return said


def evening(home: Path, monkeypatch: pytest.MonkeyPatch, *, slower: bool = False) -> list[str]:
    """Hold the evening, and return which voice said each of its lines."""
    heard: list[str] = []
    answer = Switchboard._answer

    def noted(self: Switchboard, one: object, clip: object) -> None:
        if not one.utterance.voice:  # type: ignore[attr-defined]
            heard.append(one.voices[0])  # type: ignore[attr-defined]
        answer(self, one, clip)  # type: ignore[arg-type]

    monkeypatch.setattr(Switchboard, "_answer", noted)
    opened = homes.house(home, as_if=BEDTIME, voice="", seed=None, minutes=4)
    homes.touch(opened, "bedtime")
    homes.touch(opened, "begin")
    homes.planned(opened)
    homes.touch(opened, "begin")
    homes.touch(opened, "mode", "voice")
    homes.until(opened, Phase.STORY)
    if slower:
        homes.touch(opened, "slower")
    homes.until(opened, Phase.SETTLE)
    homes.until(opened, Phase.DARK)
    opened.close()
    return heard


def test_an_evening_made_in_the_afternoon_is_heard_whole_at_bedtime(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut in the middle costs nothing that was made; the page tells how far it is.

    Bedtime plans the same evening for the same children, the same one leading: every line of it
    is Emma's, and none is made anew.
    """
    opened = afternoon(home, "Mia:6:she", "Tom:4:he", "Ada:5:she")
    assert told(opened, until=0.3)[0] == ahead.MAKING
    homes.cut(opened)
    before = made(home)
    assert before
    opened = afternoon(home)
    said = told(opened)
    assert said[0] == ahead.MAKING
    assert said[-1] == ahead.DONE
    every = opened.desk.ahead.programme
    assert every is not None
    lines = {(one.line.text, one.wpm) for act in every.acts for one in act.lines}
    opened.close()
    once = made(home)
    # The one that was in the making when the power went may be made again.
    assert len(lines) <= len(once) <= len(lines) + 1
    heard = evening(home, monkeypatch)
    assert set(heard) == {EMMA}
    assert len(heard) >= len(lines)
    assert made(home) == once


def test_slower_keeps_the_voice_of_an_evening_made_ahead(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was made at the planned pace serves, with longer rests: nobody else comes in."""
    opened = afternoon(home, "Mia:6:she")
    told(opened)
    opened.close()
    assert set(evening(home, monkeypatch, slower=True)) == {EMMA}


def test_an_evening_that_nobody_made_ahead_is_read_by_the_house(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At once: a voice that is too slow is not waited for."""
    opened = afternoon(home, "Mia:6:she")
    opened.close()
    (home / "seconds").write_text("60")
    assert set(evening(home, monkeypatch)) == {"built-in"}
