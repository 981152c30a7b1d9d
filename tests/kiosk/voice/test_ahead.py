"""Sentences voiced ahead of the one being heard."""

from __future__ import annotations

from kiosk.sound.clip import Clip
from kiosk.voice.ahead import AHEAD, Ahead
from kiosk.voice.job import beside
from kiosk.voice.reader import InlineReader
from kiosk.voice.voice import SilentVoice, Utterance, VoiceProblem


class Backwards(InlineReader):
    """A reader that answers what it was asked last first, and notes what was urgent."""

    def __init__(self) -> None:
        super().__init__(SilentVoice())
        self.tags: list[int] = []
        self.urgent: list[int] = []
        self.dead = False
        self.hard: set[int] = set()

    @property
    def failed(self) -> bool:
        """Whether it was told to die."""
        return self.dead

    def request(self, tag: int, utterance: Utterance, *, urgent: bool = False) -> None:
        """Note it."""
        self.tags.append(tag)
        self.urgent += [tag] * urgent

    def poll(self) -> list[tuple[int, Clip | VoiceProblem]]:
        """Answer the last one, if any."""
        if not self.tags or self.dead:
            return []
        tag = self.tags.pop()
        return [(tag, VoiceProblem("no") if tag in self.hard else Clip.silence(float(tag)))]


def ahead_of(*tags: int) -> tuple[Ahead, Backwards]:
    """Return these sentences, none asked for yet, and who will say them."""
    reader = Backwards()
    ahead = Ahead(reader)
    ahead.add(*(beside(tag, "Yes", "", "", "", 120.0, 0.0) for tag in tags))
    return ahead, reader


def test_a_few_are_in_the_making_and_the_first_of_all_is_urgent() -> None:
    """Those queued already count; then nothing is urgent."""
    ahead, reader = ahead_of(1, 2, 3, 4, 5)
    ahead.ask(0)
    assert reader.tags == list(range(1, AHEAD + 2))
    assert reader.urgent == [1]
    assert [job.tag for job in ahead.jobs] == [1, 2, 3, 4, 5]
    ahead, reader = ahead_of(1, 2, 3)
    ahead.ask(AHEAD)
    assert (reader.tags, reader.urgent) == ([1], [])
    assert ahead.late(AHEAD - 1)
    assert not ahead.late(AHEAD)


def test_they_come_in_the_order_of_the_script() -> None:
    """However they are answered."""
    ahead, _ = ahead_of(1, 2, 3)
    ahead.ask(0)
    assert list(ahead.made()) == []
    assert list(ahead.made()) == []
    assert [(job.tag, clip.seconds) for job, clip in ahead.made()] == [(1, 1.0), (2, 2.0), (3, 3.0)]
    assert ahead.jobs == []


def test_what_can_not_be_said_takes_its_time_in_silence() -> None:
    """One sentence, or all of them once there is no voice left."""
    ahead, reader = ahead_of(1, 2)
    reader.hard.add(2)
    ahead.ask(0)
    reader.poll()
    reader.dead = True
    made = list(ahead.made())
    assert [job.tag for job, _ in made] == [1, 2]
    assert all(clip.seconds > 0.2 and not clip.samples.any() for _, clip in made)


def test_what_is_forgotten_does_not_come() -> None:
    """Also what was made already and waited for its turn."""
    ahead, _ = ahead_of(1, 2)
    ahead.ask(0)
    list(ahead.made())
    ahead.clear()
    assert ahead.jobs == []
    assert list(ahead.made()) == []
