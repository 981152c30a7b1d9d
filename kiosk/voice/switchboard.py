"""The switchboard is the reader the player gets: it finds the voice for every sentence.

Tonight's voice is open all the time, any other opens when it is first asked for and closes after a
minute idle. Where tonight's voice can't say a sentence, the next in line says it; when it stops
answering for good, the next in line reads on, and the chosen one is tried again the next evening.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.voice.parts import Opening, left
from kiosk.voice.voice import VoiceProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.sound.clip import Clip
    from kiosk.voice.reader import Made, Reader
    from kiosk.voice.voice import Utterance

IDLE = 60.0
"""Seconds after which a voice that was only listened to is let go of."""
LATE = 12.0
"""Seconds of a voice's silence after which another says what it owes to the evening."""


@dataclass
class _Asked:
    """A sentence on its way through one or more voices."""

    tag: int
    utterance: Utterance
    voices: tuple[str, ...]
    """Who is to say it, in the order of trying; the first is at it."""
    since: float
    """When it was asked for."""


class Switchboard:
    """A reader over all voices."""

    def __init__(
        self,
        tonight: str,
        opened: Callable[[str], Reader],
        *,
        instead: tuple[str, ...] = (),
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Read with ``tonight``; ``instead`` lists who reads when it can't, in order.

        ``opened`` opens a voice's reader or raises ``VoiceProblem``.
        """
        self._opened = opened
        self._instead = instead
        self._now = now
        self._tonight = tonight
        self._readers: dict[str, Reader] = {}
        self._gone: dict[str, str] = {}
        self._used: dict[str, float] = {}
        self._told: dict[str, float] = {}
        self._asked: list[_Asked] = []
        self._made: list[Made] = []
        self._later: dict[str, list[Utterance]] = {}
        self._reader(tonight)

    @property
    def failed(self) -> bool:
        """Tell whether neither tonight's voice nor any instead of it is left."""
        return all(one in self._gone for one in self._line())

    @property
    def fallen(self) -> str:
        """Return in one line that, and why, another voice than the chosen one reads, or nothing."""
        if self._tonight not in self._gone:
            return ""
        reads = f"'{self._reads()}' reads" if not self.failed else "the pages go on by themselves"
        return f"{self._gone[self._tonight]}: {reads} until the next evening"

    def request(self, tag: int, utterance: Utterance, *, urgent: bool = False) -> None:
        """Ask for a sentence; an urgent one goes before all others."""
        # A voice to listen to is heard itself or not at all; the evening is told by any.
        line = (utterance.voice,) if utterance.voice else self._line()
        one = _Asked(tag, utterance, line, self._now())
        self._asked.insert(0 if urgent else len(self._asked), one)
        self._ask(one, urgent=urgent)

    def prepare(self, utterances: Sequence[Utterance]) -> None:
        """Have these made ahead, each by its own voice, instead of all such before."""
        later: dict[str, list[Utterance]] = {voice: [] for voice in self._later}
        for one in utterances:
            later.setdefault(one.voice or self._reads(), []).append(one)
        for voice, some in later.items():
            reader = self._reader(voice) if some else self._readers.get(voice)
            if reader is not None:
                reader.prepare(some)
        self._later = {voice: some for voice, some in later.items() if some}

    def progress(self) -> tuple[int, int]:
        """Return how many sentences to prepare are done, and of how many; 0 of 0: no need."""
        each = [self._progress(voice) for voice in self._later]
        return sum(done for done, _ in each), sum(every for _, every in each)

    def _progress(self, voice: str) -> tuple[int, int]:
        """Return how far one voice is; one that was let go of had done all."""
        if voice in self._readers:
            return self._readers[voice].progress()
        return len(self._later[voice]), len(self._later[voice])

    def poll(self) -> list[Made]:
        """Return what was finished since the last call; a sentence that failed goes on its way."""
        for voice, reader in tuple(self._readers.items()):
            answered = reader.poll()
            if reader.failed:
                self._gone.setdefault(voice, f"voice '{voice}': it stopped answering")
                self._later.pop(voice, None)
            if answered:
                self._told[voice] = self._now()
            for tag, answer in answered:
                self._take(voice, tag, answer)
        self._pass_on()
        self._close_idle()
        made, self._made = self._made, []
        return made

    def cancel(self) -> None:
        """Forget everything asked for; nothing of it comes back. Preparing goes on."""
        for reader in self._readers.values():
            reader.cancel()
        self._asked.clear()
        self._made.clear()

    def refresh(self, voice: str = "") -> None:
        """Begin an evening: voices given up are tried again; ``voice`` reads from now on."""
        self._tonight = voice or self._tonight
        self._gone.clear()
        for reader in self._readers.values():
            reader.refresh()
        self._reader(self._tonight)

    def close(self) -> None:
        """Let go of every voice."""
        for reader in self._readers.values():
            reader.close()
        self._readers.clear()
        self._asked.clear()

    def _line(self) -> tuple[str, ...]:
        """Return tonight's voice and those that read instead, in order."""
        return tuple(dict.fromkeys((self._tonight, *self._instead)))

    def _reads(self) -> str:
        """Return the voice that reads now."""
        return next((one for one in self._line() if one not in self._gone), self._tonight)

    def _reader(self, voice: str) -> Reader | None:
        """Return a voice's reader, opened if need be; None if it is gone."""
        if voice in self._gone:
            return None
        self._used[voice] = self._now()
        if voice not in self._readers:
            try:
                self._readers[voice] = self._opened(voice)
            except VoiceProblem as problem:
                self._gone[voice] = str(problem)
                return None
        return self._readers[voice]

    def _ask(self, one: _Asked, *, urgent: bool) -> None:
        """Ask the first of its voices that is there, or answer that there is none."""
        while one.voices:
            reader = self._reader(one.voices[0])
            if reader is not None:
                reader.request(one.tag, one.utterance, urgent=urgent)
                return
            why = self._gone[one.voices[0]]
            one.voices = one.voices[1:]
            if not one.voices:
                self._answer(one, VoiceProblem(why))

    def _take(self, voice: str, tag: int, made: Clip | VoiceProblem) -> None:
        """Pass an answer on; a problem only if nobody else can say the sentence."""
        one = next((each for each in self._asked if each.tag == tag), None)
        if one is None or voice not in one.voices[:1]:
            return
        if isinstance(made, VoiceProblem) and len(one.voices) > 1:
            one.voices = one.voices[1:]
            self._ask(one, urgent=one is self._asked[0])
        elif isinstance(made, Opening):
            one.utterance, one.since = left(one.utterance, made), self._now()
            self._made.append((tag, made))
        else:
            self._answer(one, made)

    def _pass_on(self) -> None:
        """Let the next in line say what a voice owes for too long: it hangs, or starts slowly."""
        for one in tuple(self._asked):
            voice, *others = one.voices
            waits = self._now() - max(one.since, self._told.get(voice, one.since))
            if others and waits > LATE:
                one.voices, one.since = tuple(others), self._now()
                self._ask(one, urgent=one is self._asked[0])

    def _answer(self, one: _Asked, made: Clip | VoiceProblem) -> None:
        self._asked.remove(one)
        self._made.append((one.tag, made))

    def _close_idle(self) -> None:
        """Let go of voices that nobody has listened to for a while."""
        wanted = {*self._line(), *(one.voices[0] for one in self._asked)}
        for voice in self._readers.keys() - wanted:
            done, every = self._progress(voice) if voice in self._later else (0, 0)
            if done == every and self._now() - self._used[voice] > IDLE:
                # It may take a moment to end, and nothing here waits.
                reader = self._readers.pop(voice)
                threading.Thread(target=reader.close, daemon=True, name="leaving").start()
