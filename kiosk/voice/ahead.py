"""What lies ahead is voiced while another sentence is heard, and comes in the script's order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.voice.parts import Opening
from kiosk.voice.voice import SilentVoice, VoiceProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.sound.clip import Clip
    from kiosk.voice.job import Job
    from kiosk.voice.reader import Reader

AHEAD = 2
"""Sentences voiced ahead of the one being heard; a slow voice prepares the others meanwhile."""

_GONE = VoiceProblem("voice: nobody is left to say it: it stays silent")


class Ahead:
    """Sentences that wait for the reader, or that it is at work on."""

    def __init__(self, reader: Reader) -> None:
        """Have nothing to say yet."""
        self._reader = reader
        self._silent = SilentVoice()
        self._waiting: list[Job] = []
        self._asked: list[Job] = []
        self._made: dict[int, list[Clip | VoiceProblem]] = {}

    @property
    def jobs(self) -> list[Job]:
        """Everything that is not made yet."""
        return [*self._asked, *self._waiting]

    def add(self, *jobs: Job) -> None:
        """Put sentences behind the others."""
        self._waiting += jobs

    def clear(self) -> None:
        """Forget all of it; what is still being made will not be heard."""
        self._reader.cancel()
        self._waiting.clear()
        self._asked.clear()
        self._made.clear()

    def late(self, queued: int) -> bool:
        """Tell whether one is still being made that should be among the ``queued`` by now."""
        return bool(self._asked) and queued < AHEAD

    def ask(self, queued: int) -> None:
        """Keep a few in the making beside those ``queued``; the first one of all is urgent."""
        while self._waiting and len(self._asked) + queued < AHEAD + 1:
            job = self._waiting.pop(0)
            urgent = not queued and not self._asked
            self._asked.append(job)
            self._reader.request(job.tag, job.utterance, urgent=urgent)

    def made(self) -> Iterator[tuple[Job, Clip]]:
        """Yield what is ready, in order; what could not be said takes its time in silence."""
        for tag, made in self._reader.poll():
            if any(one.tag == tag for one in self._asked):
                self._made.setdefault(tag, []).append(made)
        if self._reader.failed:
            for one in self._asked:
                self._made.setdefault(one.tag, []).append(_GONE)
        while self._asked and self._made.get(self._asked[0].tag):
            job = self._asked.pop(0)
            made = self._made[job.tag].pop(0)
            if isinstance(made, Opening):
                job, rest = job.opened()
                self._asked.insert(0, rest)
            else:
                del self._made[job.tag]
            if isinstance(made, VoiceProblem):
                made = self._silent.render(job.utterance)
            yield job, made
