"""A whole evening on real glass: real Kivy offscreen, real touches, a clock moved by hand."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from kiosk.app.building import House
    from kiosk.app.touch import TouchApp
    from kiosk.screens.driver import Driver
    from kiosk.store.family import Child

pytestmark = pytest.mark.window


@dataclass
class Bedside:
    """One kiosk by the bed, and somebody who touches it."""

    driver: Driver
    app: TouchApp
    house: House

    @property
    def phase(self) -> str:
        """Where the evening is."""
        return str(self.house.stage.session.state.phase)

    @property
    def page(self) -> str:
        """What kind of page is on the glass."""
        return type(self.app.page).__name__

    def pass_time(self, seconds: float, step: float = 0.1) -> None:
        """Let time go by for glass, voice and session alike."""
        for _ in range(round(seconds / step)):
            self.house.sink_advance(step)
            self.driver.frames(3)
            self.app.look()

    def tap(self, act: str, value: str | None = None) -> None:
        """Touch a control as a person would, and look at what came of it."""
        self.driver.tap(act, value)
        self.app.look()
        self.driver.seconds(0.4)

    def until(self, phase: str, most: float, step: float = 0.25) -> None:
        """Wait for a phase, at most so many seconds of the evening."""
        began = self.house.now()
        real = time.monotonic()
        while self.phase != phase:
            assert self.house.now() - began < most, f"still {self.phase}, not {phase}"
            assert time.monotonic() - real < 60.0, f"stuck in {self.phase}"
            if self.house.stage.player.hungry:
                time.sleep(0.001)
                self.app.look()
            else:
                self.pass_time(step, step)

    def planned(self) -> None:
        """Wait for the plan, which is made in another process."""
        real = time.monotonic()
        while self.house.stage.session.state.waiting:
            assert time.monotonic() - real < 30.0
            time.sleep(0.01)
            self.app.look()
        self.driver.seconds(0.4)


@pytest.fixture(params=[(800, 480)], ids=["800x480"])
def bedside(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bedside]:
    """A kiosk in an empty house, at a good hour."""
    from kiosk.app.building import House
    from kiosk.app.lamp import GlassLamp
    from kiosk.app.touch import TouchApp
    from kiosk.device import NoBacklight
    from kiosk.screens.driver import Driver, HandClock
    from kiosk.screens.frame import Frame

    lamps: list[GlassLamp] = []

    class Later:
        """The lamp is made after the window."""

        def light(self, level: float, seconds: float) -> None:
            """Pass it on."""
            for lamp in lamps:
                lamp.light(level, seconds)

    house = House.open(
        home=tmp_path / "home",
        as_if="2026-03-14T18:30",
        voice="silent",
        virtual=True,
        seed=5,
        minutes=10,
        lamp=Later(),
    )
    with HandClock() as clock:
        apps: list[TouchApp] = []
        frame = Frame(
            lambda touch: apps[0].touched(touch),  # noqa: PLW0108 - it is made after the frame
            request.param,
            offscreen=True,
        )
        lamps.append(GlassLamp(frame.light, NoBacklight()))
        apps.append(TouchApp(frame, house, lamps[0], time_of=clock.time))
        apps[0].open()
        yield Bedside(Driver(frame, clock), apps[0], house)
        frame.close()
        house.close()


def enter_a_child(bedside: Bedside, name: str, age: str = "6", pronouns: str = "she") -> None:
    """Type a name, touch an age and pronouns, and read the promise."""
    if bedside.house.stage.session.state.entry.step == "hello":  # type: ignore[union-attr]
        bedside.tap("go-on")
    for letter in name.lower():
        bedside.tap("key", letter)
    bedside.tap("go-on")
    bedside.tap("choose", age)
    bedside.tap("go-on")
    bedside.tap("choose", pronouns)
    bedside.tap("go-on")
    bedside.tap("go-on")


def test_a_family_lives_its_first_evening_by_touch(bedside: Bedside) -> None:
    """First start, who, plan, ritual, story, settle, dark, help, morning, and the clock again."""
    assert bedside.page == "ChildEntryPage"
    enter_a_child(bedside, "Mia")
    assert bedside.page == "WhoPage"
    bedside.tap("begin")
    bedside.planned()
    assert bedside.page == "PlanPage"
    bedside.tap("why", "story")
    bedside.tap("begin")
    bedside.pass_time(2.0)
    assert bedside.page == "RitualPage"
    bedside.until("story", 600.0)
    bedside.pass_time(4.0)
    assert bedside.page == "StoryPage"
    lit = bedside.app.page.active_word  # type: ignore[union-attr]
    bedside.pass_time(1.0, 0.05)
    assert lit >= -1
    bedside.until("settle", 500.0)
    bedside.until("dark", 300.0)
    assert bedside.page == "DarkPage"
    bedside.pass_time(1.0)
    bedside.driver.touch(400, 240)
    bedside.app.look()
    assert bedside.phase == "help"
    bedside.until("dark", 200.0, step=1.0)
    diary = bedside.house.desk.store.diary.nights()
    assert [night.ended for night in diary] == ["finished"]
    assert bedside.house.desk.store.diary.heard()[0].finished


def test_a_second_touch_a_held_one_and_a_stray_one_do_no_harm(bedside: Bedside) -> None:
    """Small hands press everything, for long, and twice."""
    enter_a_child(bedside, "Theo", "4", "he")
    place = bedside.driver.find("begin")
    for _ in range(4):
        bedside.driver.touch(*place)
    bedside.planned()
    assert bedside.phase == "plan"
    bedside.driver.touch(1, 1)
    bedside.driver.drag((100, 100), (700, 400))
    bedside.driver.seconds(0.5)
    assert bedside.phase in {"plan", "covers"}
    if bedside.phase == "covers":
        bedside.tap("leave")
    bedside.driver.hold(*bedside.driver.find("begin"), 3.0)
    bedside.app.look()
    assert bedside.phase == "ritual"
    act = bedside.house.stage.session.state.act
    bedside.driver.seconds(0.5)
    next_place = bedside.driver.find("next")
    bedside.driver.touch(*next_place)
    bedside.driver.touch(*next_place)
    assert bedside.house.stage.session.state.act == act + 1


def test_stop_is_one_touch_and_the_dark_holds(bedside: Bedside) -> None:
    """From the middle of the story to black, and no touch in the fade brings it back."""
    enter_a_child(bedside, "Ada", "5")
    bedside.tap("begin")
    bedside.planned()
    bedside.tap("begin")
    bedside.until("story", 600.0)
    bedside.pass_time(3.0)
    bedside.tap("stop")
    assert bedside.phase == "settle"
    for _ in range(6):
        bedside.driver.touch(400, 240)
        bedside.pass_time(1.0)
    assert bedside.phase == "settle"
    bedside.until("dark", 60.0)
    for x in range(50, 800, 150):
        bedside.driver.touch(x, 240)
        bedside.pass_time(0.5)
    assert bedside.phase in {"dark", "help"}
    assert not bedside.house.desk.store.diary.heard_in(1).finished  # type: ignore[union-attr]


def test_a_grown_up_reads_it_herself_and_hands_over_a_line(bedside: Bedside) -> None:
    """Read it yourself, turn pages, let the voice say one line, then all."""
    enter_a_child(bedside, "Ada", "5")
    bedside.tap("begin")
    bedside.planned()
    bedside.tap("begin")
    bedside.until("story", 600.0)
    bedside.tap("mode", "self")
    bedside.tap("next")
    assert bedside.app.page.page == 2  # type: ignore[union-attr]
    bedside.tap("mode", "line")
    bedside.pass_time(12.0)
    assert bedside.phase == "story"
    bedside.tap("mode", "voice")
    bedside.until("settle", 500.0)


def test_the_power_goes_and_the_story_is_taken_up(tmp_path: Path) -> None:
    """A second kiosk in the same home begins at the kept sentence, without a question."""
    from kiosk.app.building import House
    from kiosk.session import happenings as on
    from kiosk.session.touch import Touch

    def opened() -> House:
        return House.open(
            home=tmp_path / "home", as_if="2026-03-14T18:30", voice="silent", virtual=True,
            seed=5, minutes=8,
        )  # fmt: skip

    house = opened()
    house.desk.store.family.add(_mia())
    house.stage.open()
    for act in ("bedtime", "begin"):
        house.stage.happen(on.Touched(Touch(act)))
    while house.stage.session.state.waiting:
        house.stage.tick()
    house.stage.happen(on.Touched(Touch("begin")))
    while house.stage.session.state.line < 4 or str(house.stage.session.state.phase) != "story":
        house.stage.tick()
        house.sink_advance(0.25)
    where = (house.stage.session.state.act, house.stage.session.state.line)
    house.close()
    again = opened()
    again.stage.open()
    state = again.stage.session.state
    assert (state.act, state.line) == where
    assert str(state.phase) == "story"
    again.close()


def _mia() -> Child:
    """Mia, as she is kept."""
    from kiosk.desk.people import kept_child
    from stories.cast import parse_child

    return kept_child(parse_child("Mia:6:she"), 1)
