"""The real entry point under a real display server: clicks by xdotool, pictures of the screen."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import ImageGrab

ROOT = Path(__file__).parents[3]
SIZE = (800, 480)
pytestmark = pytest.mark.xvfb

WHERE = """
import json
from kiosk.pages import Choice, ClockPage, PlanCard, PlanPage, RitualPage, WhoPage
from kiosk.screens.driver import Driver, HandClock
from kiosk.screens.frame import Frame
cards = tuple(PlanCard(slot, "Title", "4 minutes", "", "A", "B") for slot in
              ("ritual-1", "story", "sound"))
pages = {
    "bedtime": ClockPage("18:30", "Saturday, 14 March", 0.5, "full"),
    "begin": WhoPage((Choice("a", "Mia", chosen=True),), "a", can_begin=True),
    "begin the plan": PlanPage(cards, "Lights out", "10 minutes in all"),
    "stop": RitualPage("Title", "Origin", "History.", "Do.", 1, 3, 0.2, 30),
}
with HandClock() as clock:
    frame = Frame(lambda touch: None, (800, 480), offscreen=True)
    driver, found = Driver(frame, clock), {}
    for name, page in pages.items():
        frame.show(page)
        driver.seconds(0.5)
        found[name] = driver.find(name.split()[0])
print(json.dumps(found))
"""


def run(*words: str, environment: dict[str, str]) -> str:
    """Run one command and return what it printed."""
    done = subprocess.run(
        words, env=environment, check=True, capture_output=True, text=True, timeout=60
    )
    return done.stdout


@pytest.fixture
def display() -> Iterator[str]:
    """A display server of our own."""
    read, write = os.pipe()
    words = ["Xvfb", "-displayfd", str(write), "-screen", "0", "800x480x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        words, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(write)
    with os.fdopen(read) as answer:
        number = answer.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


def wait_for(what: Callable[[], bool], seconds: float, why: str) -> None:
    """Look until something is so."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, why
        time.sleep(0.1)


def brightness(display: str) -> float:
    """The mean level of what is on the screen, 0 to 1."""
    picture = ImageGrab.grab(xdisplay=display).convert("L")
    pixels = picture.tobytes()
    return sum(pixels) / len(pixels) / 255


def test_a_finger_leads_the_real_program_to_a_ritual_and_out(display: str, tmp_path: Path) -> None:
    """Clock, who, plan, ritual, stop, dark: the very program a family starts."""
    home = tmp_path / "home"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    environment["HEARTHSIDE_HOME"] = str(home)
    run(sys.executable, "-m", "kiosk", "child", "add", "Mia:6:she", environment=environment)
    places = json.loads(
        run(sys.executable, "-c", WHERE, environment=environment).strip().splitlines()[-1]
    )
    environment |= {"DISPLAY": display, "SDL_VIDEODRIVER": "x11"}
    program = subprocess.Popen(
        [
            sys.executable, "-m", "kiosk", "run", "--window", "800x480", "--voice", "silent",
            "--as-if", "2026-03-14T18:30",
        ],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        wait_for(lambda: brightness(display) > 0.004, 30.0, "nothing was shown")

        def click(name: str) -> None:
            x, y = places[name]
            place = [str(round(x)), str(round(SIZE[1] - y))]
            run("xdotool", "mousemove", *place, "click", "1", environment=environment)
            time.sleep(0.8)

        click("bedtime")
        click("begin")

        def begun() -> bool:
            click("begin the plan")  # nothing is touched by it until the plan is there
            return phase(home) == "ritual"

        wait_for(begun, 40.0, "no ritual began")
        click("stop")
        wait_for(lambda: phase(home) == "dark", 60.0, "it never got dark")
        wait_for(lambda: brightness(display) < 0.002, 10.0, "the dark is not dark")
    finally:
        os.killpg(program.pid, signal.SIGTERM)
        _, errors = program.communicate(timeout=20)
    assert "Traceback" not in errors, errors


def phase(home: Path) -> str:
    """Where the kiosk is, as it was kept."""
    from kiosk.store import open_store

    with open_store(home, read_only=True) as store:
        place = store.tonight.place
        return place.phase if place else ""
