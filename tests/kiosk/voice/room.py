"""A room of voices that can be told to die, to hang and to be missing, its clock moved by hand."""

from __future__ import annotations

import time

from kiosk.sound.clip import Clip
from kiosk.voice.reader import InlineReader
from kiosk.voice.switchboard import Switchboard
from kiosk.voice.voice import SilentVoice, Utterance, VoiceProblem


class Named(SilentVoice):
    """Says its own name in the length of its clips, and what it was asked for."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds
        self.asked: list[str] = []

    def render(self, utterance: Utterance) -> Clip:
        """Return silence of its own length."""
        self.asked.append(utterance.text)
        if utterance.text == "hard":
            raise VoiceProblem("voice: hard: no")
        return Clip.silence(self.seconds)


class Mortal(InlineReader):
    """A reader that can be told to die: then it answers all with problems, as a process does."""

    def __init__(self, voice: Named) -> None:
        super().__init__(voice)
        self.dead = False
        self.closed = 0
        self.done = False
        self.mute = False
        self.prepared: list[str] = []

    @property
    def failed(self) -> bool:
        """Whether it was told to die."""
        return self.dead

    def poll(self) -> list[tuple[int, Clip | VoiceProblem]]:
        """Answer everything with problems once it is dead; or nothing, while it hangs."""
        if self.mute:
            return []
        if not self.dead:
            return super().poll()
        asked, self._asked = self._asked, []
        return [(tag, VoiceProblem("voice: gone: silent")) for tag, _ in asked]

    def prepare(self, utterances: object) -> None:
        """Note the list."""
        self.prepared = [one.text for one in utterances]  # type: ignore[attr-defined]

    def progress(self) -> tuple[int, int]:
        """All or none of them are done."""
        return self.done * len(self.prepared), len(self.prepared)

    def refresh(self, voice: str = "") -> None:
        """Live again."""
        self.dead = False

    def close(self) -> None:
        """Count."""
        self.closed += 1


class Room:
    """Three voices, a clock moved by hand, and whoever was opened."""

    def __init__(self, tonight: str = "natural", *, missing: tuple[str, ...] = ()) -> None:
        """Open tonight's voice."""
        self.lengths = {"natural": 1.0, "built-in": 2.0, "studio:a": 3.0}
        self.missing = set(missing)
        self.opened: list[str] = []
        self.readers: dict[str, Mortal] = {}
        self.time = 0.0
        self.board = Switchboard(
            tonight, self.open_one, instead=("built-in",), now=lambda: self.time
        )

    def open_one(self, voice: str) -> Mortal:
        """Open a voice, unless it is missing."""
        if voice in self.missing:
            raise VoiceProblem(f"voice '{voice}': not installed")
        self.opened.append(voice)
        self.readers[voice] = Mortal(Named(self.lengths[voice]))
        return self.readers[voice]

    def ask(self, *tags: int, text: str = "one", voice: str = "") -> None:
        """Ask for sentences."""
        for tag in tags:
            self.board.request(tag, Utterance(text, text, 120.0, voice=voice))

    def closed(self, voice: str) -> bool:
        """Whether a voice is closed; it may take a moment, beside everything else."""
        end = time.monotonic() + 5.0
        while not self.readers[voice].closed and time.monotonic() < end:
            time.sleep(0.001)
        return self.readers[voice].closed == 1

    def heard(self, polls: int = 8) -> list[tuple[int, float]]:
        """Tags and lengths that come; a problem has the length 0."""
        made = [one for _ in range(polls) for one in self.board.poll()]
        return [(tag, clip.seconds if isinstance(clip, Clip) else 0.0) for tag, clip in made]
