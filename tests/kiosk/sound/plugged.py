"""A made-up stick for tests: a folder with sounds, and a mount table that says it is one."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from kiosk.sound.sticks import PluggedSticks
from tests.kiosk.sound.test_takes import silence, speech

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.sound.finding import Told
    from kiosk.sound.sticks import Sticks

SAID = np.concatenate([silence(0.4, -70.0), speech(1.5), silence(0.6, -70.0)])


class Stick:
    """A folder under ``media`` that is plugged in and pulled."""

    def __init__(self, top: Path) -> None:
        """Begin with nothing plugged in."""
        self.top = top
        self.folder = top / "media" / "oma" / "MY STICK"
        self.folder.mkdir(parents=True)
        self.table = top / "mounts"
        self.table.write_text("")

    def plug(self) -> None:
        """Mount it."""
        place = str(self.folder).replace(" ", "\\040")
        self.table.write_text(f"/dev/sda1 {place} vfat rw,relatime 0 0\n")

    def pull(self) -> None:
        """Unmount it."""
        self.table.write_text("")
        self.folder.rename(self.folder.with_name("elsewhere"))

    def sound(self, name: str, seconds: float = 0.0, *, age: float = 0.0) -> Path:
        """Put a sentence on it, or as much speech as ``seconds``; ``age`` makes it older."""
        samples = SAID if not seconds else np.resize(SAID, round(seconds * 22_050))
        place = self.folder / name
        kind = "MP3" if name.lower().endswith(".mp3") else "WAV"
        soundfile.write(os.fspath(place), samples, 22_050, format=kind)
        when = 1_700_000_000.0 - age
        os.utime(place, (when, when))
        return place

    def sticks(self) -> PluggedSticks:
        """Return what looks at it, in a real process."""
        return PluggedSticks(self.table, self.top)


def told(sticks: Sticks, seconds: float = 60.0) -> list[Told]:
    """Everything that is told until the process is gone."""
    end = time.monotonic() + seconds
    words: list[Told] = []
    while sticks.on and time.monotonic() < end:
        word = sticks.poll()
        if word is not None:
            words.append(word)
        time.sleep(0.005)
    return words
