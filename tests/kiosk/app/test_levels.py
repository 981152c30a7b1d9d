"""How loud a whole house is, by touches and by measure: the evening, the night, the morning."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.session import happenings as on
from kiosk.session.levels import RULE
from kiosk.session.state import Phase
from kiosk.session.touch import Touch
from kiosk.sound.clip import RATE, Clip
from kiosk.sound.loudness import NIGHT_CAP_LUFS, SPEECH_LUFS, loudness
from tests.kiosk.app import homes


class Ear:
    """What is heard in a house between two moments."""

    def __init__(self, home: Path) -> None:
        """Open a house whose mix is written down."""
        self._file = home / "heard.wav"
        self.house = homes.house(home, "Mia:4:she", voice="built-in", record=self._file)

    def heard(self, seconds: float) -> float:
        """The loudness of the next seconds."""
        before = self.house.now()
        while self.house.now() < before + seconds:
            self.house.stage.tick()
            if not self.house.stage.player.hungry:
                self.house.sink_advance(0.1)
        # The header is brought up to date every ten seconds only.
        pcm = self._file.read_bytes()[44 + 2 * round(before * RATE) :]
        return loudness(Clip.from_pcm16(pcm).samples)

    def touch(self, act: str, value: str = "", spoken: str = "") -> None:
        """Touch a control with these words."""
        self.house.stage.happen(on.Touched(Touch(act, value, spoken)))

    @property
    def phase(self) -> Phase:
        """Where the house is."""
        return self.house.stage.session.state.phase

    def set(self, step: str) -> None:
        """Set the rule, as the grown-ups' room does."""
        for answer in self.house.desk.do(on.SetRule(RULE, step), self.house.stage.session.state):
            self.house.stage.happen(answer)

    def sleep(self) -> None:
        """Begin an evening, stop it, and let it settle to black."""
        self.touch("bedtime")
        self.touch("begin")
        homes.planned(self.house)
        self.touch("begin")
        self.heard(3.0)
        self.touch("stop")
        homes.until(self.house, Phase.DARK)

    def wake(self) -> None:
        """Let the night have been long, and touch the dark."""
        stage = self.house.stage
        stage.session.state = dataclasses.replace(stage.session.state, night_since=-1e6)
        self.touch("help")


@pytest.fixture
def ear(tmp_path: Path) -> Iterator[Ear]:
    """A house of one child who can't read yet."""
    opened = Ear(tmp_path)
    yield opened
    opened.house.close()


def test_a_night_is_never_louder_than_its_cap_and_the_day_comes_back(ear: Ear) -> None:
    """The comfort sentence, a step below the top; in the morning a label is as loud as before."""
    ear.set("4")
    below = 3.0
    ear.touch("bedtime", spoken="Time for bed, everybody")
    by_day = ear.heard(4.0)
    assert by_day == pytest.approx(SPEECH_LUFS - 3.0 - below, abs=1.5)
    ear.touch("leave")
    ear.sleep()
    ear.touch("help")
    comfort = ear.heard(8.0)
    assert comfort <= NIGHT_CAP_LUFS - below + 0.5
    assert comfort >= NIGHT_CAP_LUFS - below - 4.0
    ear.touch("choose", "water")
    assert ear.heard(4.0) <= NIGHT_CAP_LUFS - below + 0.5
    ear.touch("stop")
    ear.wake()
    assert ear.phase is Phase.MORNING
    ear.touch("choose", "good", "It was a good, good night")
    assert ear.heard(4.0) == pytest.approx(by_day, abs=2.0)


def test_what_is_made_louder_at_night_stays_under_the_cap_and_is_gone_by_day(ear: Ear) -> None:
    """From a soft house: louder, louder, louder, and never above what the night allows."""
    ear.set("2")
    ear.sleep()
    ear.touch("help")
    soft = ear.heard(8.0)
    for _ in range(5):
        ear.touch("louder")
    ear.touch("choose", "hug")
    loud = ear.heard(5.0)
    assert soft + 6.0 < loud <= NIGHT_CAP_LUFS + 0.5
    ear.touch("stop")
    ear.wake()
    ear.touch("choose", "good", "It was a good, good night")
    assert ear.heard(4.0) == pytest.approx(SPEECH_LUFS - 3.0 - 9.0, abs=2.0)


def test_below_the_softest_step_nothing_at_all_is_heard(ear: Ear) -> None:
    """Silence, and the evening goes on by itself to the dark."""
    ear.set("0")
    ear.heard(1.0)
    ear.touch("bedtime", spoken="Time for bed, everybody")
    assert ear.heard(3.0) < -200.0
    ear.sleep()
    ear.touch("help")
    assert ear.heard(6.0) < -200.0


def test_while_an_evening_is_told_a_touch_adds_nothing(ear: Ear) -> None:
    """No control speaks in a ritual, a story or a pause, whatever words it carries."""
    ear.touch("bedtime")
    ear.touch("begin")
    homes.planned(ear.house)
    labels: list[on.Effect] = []
    ear.house.stage.watchers.append(
        lambda effect: labels.append(effect) if isinstance(effect, on.Label) else None
    )
    ear.touch("begin", spoken="Begin")
    ear.heard(2.0)
    for act in ("pause", "softer", "pause", "next", "back"):
        ear.touch(act, spoken="A control that says so")
        ear.heard(1.0)
    assert labels == []
