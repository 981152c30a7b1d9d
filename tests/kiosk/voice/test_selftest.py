"""The self-test of a voice on this device."""

from __future__ import annotations

import threading

import pytest

from kiosk.sound.clip import Clip
from kiosk.voice.offer import Places
from kiosk.voice.reader import InlineReader, Reader
from kiosk.voice.selftest import SENTENCES, SelfTest, fast_enough, real_time_factor
from kiosk.voice.switchboard import Switchboard
from kiosk.voice.voice import SilentVoice, Utterance, VoiceProblem


class Ticking(SilentVoice):
    """Takes a second of a made-up clock for every two it speaks, ten more for its first words."""

    def __init__(self, hoarse: bool = False) -> None:
        super().__init__()
        self.time = 0.0
        self.first = True
        self.hoarse = hoarse

    def render(self, utterance: Utterance) -> Clip:
        """Let time pass."""
        if self.hoarse:
            raise VoiceProblem("voice: hoarse: rest it")
        clip = Clip.silence(4.0)
        self.time += 2.0 + 10.0 * self.first
        self.first = False
        return clip


def trial(voice: Ticking, places: Places | None = None) -> SelfTest:
    """A self-test on the made-up clock."""

    def opened(id: str, given: Places) -> Reader:
        assert given.cache is None
        return InlineReader(voice)

    return SelfTest("natural", places or Places(), opened=opened, now=lambda: voice.time)


def test_what_a_voice_takes_is_told_once_it_is_known() -> None:
    """Loading does not count."""
    test = trial(Ticking())
    found = [test.poll() for _ in range(len(SENTENCES) + 1)]
    assert found[:-1] == [None] * len(SENTENCES)
    assert found[-1] == pytest.approx(0.5)
    test.close()


def test_a_voice_that_can_not_speak_is_a_problem() -> None:
    """In one line."""
    with pytest.raises(VoiceProblem, match="hoarse"):
        trial(Ticking(hoarse=True)).poll()


def test_a_voice_instead_of_it_does_not_count() -> None:
    """Nobody should trust a voice because the built-in one is quick."""

    def opened(_id: str, _places: Places) -> Reader:
        def one(voice: str) -> Reader:
            if voice != "built-in":
                raise VoiceProblem("voice 'natural': not installed")
            return InlineReader(SilentVoice())

        return Switchboard("natural", one, instead=("built-in",))

    test = SelfTest("natural", Places(), opened=opened)
    with pytest.raises(VoiceProblem, match="not installed"):
        test.poll()


def test_an_evening_that_begins_waits_for_no_voice_on_trial() -> None:
    """The touch that ends the trial goes on, while the voice still takes its leave."""

    class Clinging(InlineReader):
        """Takes its leave when it is let."""

        def close(self) -> None:
            """Wait."""
            assert free.wait(10.0)
            gone.set()

    free, gone = threading.Event(), threading.Event()
    reader = Clinging(SilentVoice())
    SelfTest("natural", Places(), opened=lambda _id, _places: reader).close()
    assert not gone.is_set()
    free.set()
    assert gone.wait(10.0)


@pytest.mark.parametrize(
    ("rtf", "enough"), [(0.02, True), (0.69, True), (0.7, False), (3.0, False)]
)
def test_fast_enough_leaves_room_for_all_else(rtf: float, enough: bool) -> None:
    """Less than seven tenths of the time."""
    assert fast_enough(rtf) == enough


def test_the_built_in_voice_is_quick_everywhere() -> None:
    """In its real process."""
    assert fast_enough(real_time_factor("built-in", Places()))
