"""Made-up evenings for the session's tests: small programmes and a driver that counts seconds."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.session import happenings as on
from kiosk.session.machine import Session
from kiosk.session.programme import CLOSING, OPENING, STEP, STORY, Act, Programme, Told
from kiosk.session.state import Sleeper, State
from kiosk.session.touch import Touch
from stories.pacing import TimedLine
from stories.script import Line, Seconds, Source

MIA = Sleeper("mia", "Mia", 6.0, "owl")
THEO = Sleeper("theo", "Theo", 4.0, "fox")


def timed(text: str, paragraph: int = 0, beat: str = "beat") -> TimedLine:
    """A sentence of two seconds with a second of pause."""
    source = Source("pack", "tales/tale.md", 1, "pack/tale#beat/first")
    line = Line(text, text, source, beat, paragraph=paragraph)
    return TimedLine(line, 120.0, 0.0, Seconds(2.0), Seconds(1.0))


def programme(sentences: int = 12, night: int = 1) -> Programme:
    """An evening of an opening, two steps, a story and a closing."""
    story = tuple(timed(f"Sentence {number}.", number // 3) for number in range(sentences))
    return Programme(
        night=night,
        seed=7,
        children=("mia", "theo"),
        names=("Mia", "Theo"),
        acts=(
            Act(OPENING, "Good evening", (timed("Good evening."),)),
            Act(STEP, "Curfew", (timed("A bell."),), 20.0, "curfew", 0, 2, cue="bell"),
            Act(STEP, "Curfew", (timed("Cover it."),), 30.0, "curfew", 1, 2, breath=(3.0, 4.0)),
            Act(STORY, "The Owl", story, ritual="owl", picture="roofs", pictures=((0, "roofs"),)),
            Act(CLOSING, "Goodnight", (timed("Goodnight."), timed("The lamp goes down now."))),
        ),
        told=Told("owl", "pack", "The Owl", ("pack/owl#a/b",)),
        sound="rain",
        sound_title="Rain",
        settle_seconds=90.0,
        plan={
            "rituals": [
                {
                    "slot": "ritual-1", "id": "curfew", "title": "Curfew", "seconds": 50,
                    "why_child": "A bell.", "why_grown_up": "Short.", "alternatives": [],
                }
            ],
            "story": {
                "slot": "story", "id": "pack/owl", "title": "The Owl", "seconds": 36,
                "why_child": "An owl.", "why_grown_up": "Rested.",
                "alternatives": [{"id": "pack/bus", "title": "The Bus", "seconds": 200}],
            },
            "settle": {
                "slot": "sound", "id": "rain", "title": "Rain", "seconds": 90,
                "why_child": "Rain.", "why_grown_up": "Calm.", "alternatives": [],
            },
            "window_text": "Lights out between 19:40 and 20:10",
            "notes": [],
        },
    )  # fmt: skip


@dataclass
class Driver:
    """A session, a clock that only we move, and all effects it asked for."""

    session: Session = field(default_factory=Session)
    at: float = 0.0
    effects: list[on.Effect] = field(default_factory=list)

    @property
    def state(self) -> State:
        """The session's state."""
        return self.session.state

    @property
    def phase(self) -> str:
        """The session's phase, as a word: mypy would take an enum's value for lasting."""
        return self.session.state.phase

    def happen(self, what: on.Happening) -> tuple[on.Effect, ...]:
        """Let one thing happen now."""
        found = self.session.happen(what, self.at)
        self.effects += found
        return found

    def touch(self, act: str, value: str = "") -> tuple[on.Effect, ...]:
        """Touch something now."""
        return self.happen(on.Touched(Touch(act, value)))

    def wait(self, seconds: float, step: float = 5.0) -> None:
        """Let time go by in ticks."""
        end = self.at + seconds
        while self.at < end:
            self.at = min(end, self.at + step)
            self.happen(on.Tick())

    def hear(self, act: int, line: int) -> None:
        """Hear one sentence from start to end."""
        self.happen(on.LineStarted(act, line))
        self.at += 2.0
        self.happen(on.LineFinished(act, line))

    def hear_all(self, act: int) -> None:
        """Hear every sentence of an act."""
        lines = self.state.programme.acts[act].lines if self.state.programme else ()
        for line in range(len(lines)):
            self.hear(act, line)


def at_the_plan(sentences: int = 12) -> Driver:
    """A family of two with its plan on the table."""
    driver = Driver()
    driver.happen(on.FamilyIs((MIA, THEO), (("reader", "voice"),), has_pin=True, night=1))
    driver.touch("bedtime")
    driver.touch("begin")
    driver.happen(on.Ready(programme(sentences)))
    return driver


def in_the_story(sentences: int = 12) -> Driver:
    """The same family, the rituals behind them, the story before them."""
    driver = at_the_plan(sentences)
    driver.touch("begin")
    driver.hear_all(0)
    for act in (1, 2):
        driver.hear_all(act)
        driver.wait(40.0)
    driver.effects.clear()
    return driver


def in_the_dark() -> Driver:
    """The same family, settled and dark."""
    driver = in_the_story()
    driver.hear_all(3)
    driver.hear_all(4)
    driver.wait(120.0)
    driver.effects.clear()
    return driver


def on_a_morning() -> Driver:
    """The same family, ten hours later, by a clock that is believed; nobody has touched yet."""
    driver = in_the_dark()
    driver.at += 10 * 3600.0
    driver.happen(on.Tick(morning=True))
    driver.effects.clear()
    return driver
