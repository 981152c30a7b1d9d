"""Proof, on every page of the gallery at every size, of reach, of fit, of words and of light."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kiosk.pages import ACTS, Touch
from kiosk.press import Press, find, light_of
from kiosk.press.kin import candidates
from kiosk.press.scene import parse
from kiosk.press.shelf import figure
from kiosk.screens import boot
from kiosk.screens.control import Control
from kiosk.screens.driver import Driver, HandClock
from kiosk.screens.frame import Frame
from kiosk.screens.gallery import pages
from kiosk.screens.leaf import Leaf
from kiosk.screens.words import FitLabel
from tests.kiosk.screens.conftest import Bench
from tests.kiosk.screens.speakable import unspeakable

pytestmark = pytest.mark.window
EVENING = ("ritual", "paused", "story", "one-more", "settle")
DOCTOR = (
    "clock",
    "entry-hello",
    "who-8",
    "covers",
    "paused",
    "story-paused",
    "night-help-late",
    "pin",
)
MakeBench = Callable[[tuple[int, int]], Bench]


def widgets(root: Any) -> Iterator[Any]:
    """Every visible widget below one."""
    for child in root.children:
        if child.opacity > 0:
            yield child
            yield from widgets(child)


def place(widget: Any) -> tuple[float, float, float, float]:
    """A widget's corners in the window: left, low, right, top."""
    left, low = widget.to_window(*widget.pos)
    return left, low, left + widget.width, low + widget.height


def controls_of(bench: Bench) -> list[Control]:
    """What can be touched now."""
    return list(bench.view.controls())


def faults_of_place(bench: Bench) -> Iterator[str]:
    """What is too small, outside the window or covered on the page now shown."""
    width, height = bench.size
    unit = min(width / 800, height / 480)
    for control in controls_of(bench):
        left, low, right, top = place(control)
        least = (72 if control.child else 48) * unit - 0.6
        if min(control.size) < least:
            yield f"{control.touch} is {control.size}, not {least:.0f}"
        if left < -0.6 or low < -0.6 or right > width + 0.6 or top > height + 0.6:
            yield f"{control.touch} lies outside"
        view = bench.view
        if view.under((left + right) / 2, (low + top) / 2) is not control:
            yield f"{control.touch} is covered"


def faults_of_words(bench: Bench) -> Iterator[str]:
    """What is cut off, nameless or unknown on the page now shown."""
    for widget in widgets(bench.view):
        if isinstance(widget, FitLabel | Leaf) and widget.cut:
            yield f"cut: {getattr(widget, 'text', 'the leaf')!r}"
        if (
            isinstance(widget, FitLabel)
            and widget.text
            and widget.drawn().split() != widget.text.split()
        ):
            yield f"lost: {widget.text!r} is drawn as {widget.drawn()!r}"
    for control in controls_of(bench):
        if not control.role:
            yield f"{control.touch} has no role"
        unsaid = unspeakable(control.label)
        if unsaid:
            yield f"{control.touch} {unsaid}"
        if control.act not in ACTS and not control.act.startswith("~"):
            yield f"{control.touch} means nothing to the session"


SMALL = (480, 320)
"""Smaller than any panel we promise, yet drawn whole."""


@pytest.mark.parametrize("size", [SMALL, *boot.SIZES], ids=str)
def test_every_control_is_big_enough_inside_free_and_says_what_it_is(
    bench_at: MakeBench, size: tuple[int, int]
) -> None:
    """48 units for a grown-up, 72 for a child, each reached by a finger in its middle.

    Each has words that a voice can say. And no act of the session is out of reach: all but waking,
    help, words and lines are controls somewhere.
    """
    bench = bench_at(size)
    faults = []
    seen = {"wake", "help", "word", "stroke"}
    count = 0
    for name, page in pages():
        bench.frame.show(page)
        bench.driver.frames(4)
        faults += [f"{name}: {fault}" for fault in faults_of_place(bench)]
        faults += [f"{name}: {fault}" for fault in faults_of_words(bench)]
        seen |= {control.act for control in controls_of(bench)}
        count += len(controls_of(bench))
    assert not faults, "\n".join(faults)
    assert seen >= set(ACTS)
    assert count > 1000


def test_stop_stands_at_one_place_all_evening(bench: Bench) -> None:
    """The one way out is where it always is."""
    places = set()
    for name, page in pages():
        if name.startswith(EVENING) and name != "story-black":
            bench.show(page)
            places.add(bench.driver.find("stop"))
    assert len(places) == 1


@pytest.mark.parametrize("name", DOCTOR)
def test_the_doctor_card_is_never_far(bench: Bench, name: str) -> None:
    """It stands on the pages that the others reach with one touch, so that two always do."""
    bench.show(dict(pages())[name])
    bench.driver.tap("doctor")
    assert bench.sent == [Touch("doctor")]


def test_each_touch_arrives_as_it_was_meant(bench: Bench) -> None:
    """A finger in the middle of each control sends exactly that control's touch."""
    wanted: list[Touch] = []
    for name, page in pages():
        if name in (
            "plan",
            "who-3",
            "story-voice-lit",
            "ritual",
            "morning",
            "night-help",
            "covers",
        ):
            bench.show(page)
            for control in controls_of(bench):
                bench.driver.tap(control.act, control.value)
                wanted.append(control.touch)
    assert bench.sent == wanted
    assert len(wanted) > 40


def pictures(page: Any) -> Iterator[str]:
    """Every picture a page names, its choices' too."""
    for name, value in vars(page).items():
        if name == "picture":
            yield value
        elif isinstance(value, tuple):
            for one in value:
                yield from pictures(one) if hasattr(one, "picture") else ()


def test_every_composed_picture_of_the_gallery_is_drawn() -> None:
    """Its setting and who stands in it: else the shots would show hills, and nobody."""
    found = {name: parse(name) for _, page in pages() for name in pictures(page)}
    composed = {name: scene for name, scene in found.items() if name.startswith("scene:")}
    assert len(composed) > 15
    for name, scene in composed.items():
        assert scene is not None, name
        assert find(scene.setting), name
        for kind in scene.figures:
            assert any(figure(one, "night-town") for one in candidates(kind, 1)), (name, kind)


class OncePress(Press):
    """Prints at once, each picture once: with a cache on the disk it might come after the shot."""

    def __init__(self) -> None:
        super().__init__()
        self._printed: dict[tuple[str, int, int, str], bytes] = {}

    def pixels(self, name: str, width: int, height: int, cut: str = "full") -> bytes:
        """A picture as it was printed the first time."""
        key = (name, width, height, cut)
        if key not in self._printed:
            self._printed[key] = super().pixels(*key)
        return self._printed[key]


def test_the_light_is_that_of_a_dim_room() -> None:
    """Every screenshot: level at most 0.1, hardly any blue; stories 10, the dark help 1 cd/m²."""
    faults = []
    with HandClock() as clock:
        frame = Frame(lambda _touch: None, boot.SIZES[0], press=OncePress(), offscreen=True)
        driver = Driver(frame, clock)
        for name, page in pages():
            frame.show(page)
            driver.frames(4)
            light = light_of(*driver.pixels())
            most = 1.0 if name.startswith("night-help") else 10.0
            if light.level > 0.1 or light.blue > 0.012 or light.nits > most:
                faults.append(f"{name}: {light}")
            if name in ("dark", "story-black", "night-help-breath") and light.level > 0:
                faults.append(f"{name} is not black: {light}")
        frame.close()
    assert not faults, "\n".join(faults)


def test_a_told_story_falls_to_two_candela(bench: Bench) -> None:
    """The last page of a told story is at most 2 cd/m², and darker than its first."""
    shown = dict(pages())
    bench.show(shown["story-voice-lit"])
    first = light_of(*bench.driver.pixels()).nits
    bench.show(shown["story-last"])
    last = light_of(*bench.driver.pixels()).nits
    assert last <= 2.0
    assert last < first / 2
