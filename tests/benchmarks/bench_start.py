"""The window: time to the first frame, and memory, beside a Kivy window with nothing in it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from statistics import median

from tests.benchmarks.budget import Figure

REPORT = """
def first_frame(*_):
    status = open("/proc/self/status").read()
    memory = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    print(time.time(), memory.split()[1], flush=True)
    os._exit(0)
"""

BARE = f"""
import os, time
{REPORT}
from kivy.core.window import Window
from kivy.base import runTouchApp
from kivy.uix.widget import Widget
Window.bind(on_flip=first_frame)
runTouchApp(Widget())
"""

OURS = f"""
import os, time
{REPORT}
from pathlib import Path
from kiosk.screens import boot
boot.environment()
boot.prepare((1024, 600), offscreen=True)
from kivy.core.window import Window
Window.bind(on_flip=first_frame)
from kiosk.app import touch
touch.run(home=Path(os.environ["HEARTHSIDE_HOME"]), as_if="2026-03-14T19:05", size=(1024, 600))
"""

TIMES = 5

OFFSCREEN = {
    "SDL_VIDEODRIVER": "offscreen",
    "SDL_AUDIODRIVER": "dummy",
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_NO_CONSOLELOG": "1",
}


def open_window(script: str, home: str) -> tuple[float, float]:
    """Seconds from the start of a Python to its first frame, and its megabytes by then."""
    surroundings = dict(os.environ, HOME=home, HEARTHSIDE_HOME=home, **OFFSCREEN)
    start = time.time()
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=False,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=60,
    )
    if done.returncode or not done.stdout.strip():
        raise RuntimeError((done.stderr.strip().splitlines() or ["no frame came"])[-1])
    then, kilobytes = done.stdout.split()[-2:]
    return float(then) - start, float(kilobytes) / 1024


def measure() -> list[Figure]:
    """Both figures, from the same windows, opened in turns in a home that was used before."""
    with tempfile.TemporaryDirectory() as home:
        open_window(OURS, home)
        pairs = [(open_window(BARE, home), open_window(OURS, home)) for _ in range(TIMES)]
    seconds, megabytes = (
        median(own[of] for _, own in pairs) / median(bare[of] for bare, _ in pairs) for of in (0, 1)
    )
    return [
        ("start to first frame / a bare Kivy window", seconds, 1.5),
        ("memory of the screen process / a bare Kivy window", megabytes, 1.4),
    ]
