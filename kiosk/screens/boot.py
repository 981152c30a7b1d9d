"""What stands before kivy: its environment, its configuration and its one input source.

Kivy reads its arguments, its configuration and its log handlers while it is being imported, so
the package calls `environment` before any of its screens can import kivy.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

FIXED = {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_NO_CONSOLELOG": "1",
    "KIVY_LOG_MODE": "PYTHON",
    "KIVY_METRICS_DENSITY": "1",
    "KIVY_METRICS_FONTSCALE": "1",
    "KIVY_DPI": "96",
    "KCFG_GRAPHICS_MAXFPS": "22",
    "KCFG_GRAPHICS_MULTISAMPLES": "0",
    "KCFG_GRAPHICS_SHOW_CURSOR": "0",
    "KCFG_GRAPHICS_ALLOW_SCREENSAVER": "0",
    "KCFG_KIVY_EXIT_ON_ESCAPE": "0",
}
"""What is the same on every machine; 22 asked for is a real 30 frames a second."""

SIZES = ((800, 480), (1024, 600), (1280, 800))
"""The panels the screens are drawn for."""

LARGEST = SIZES[-1]


def environment() -> None:
    """Set all that kivy reads while it is imported; the home it is given is never written."""
    os.environ.update(FIXED)
    os.environ.setdefault("KIVY_HOME", str(Path(__file__).resolve().parent))


def input_source(driver: str) -> tuple[str, str]:
    """Name the one input source for a video driver: two would count every tap twice."""
    if driver.upper() == "KMSDRM":
        return "touch", "mtdev"
    return "mouse", "mouse,disable_multitouch"


def prepare(
    size: tuple[int, int] = (1024, 600), *, offscreen: bool = False, fullscreen: bool = False
) -> None:
    """Settle the window's size and leave exactly one input source; later calls change nothing."""
    if offscreen:
        os.environ["SDL_VIDEODRIVER"] = "offscreen"
        os.environ["SDL_AUDIODRIVER"] = "dummy"
    if "kivy.core.window" in sys.modules:
        return
    from kivy.config import Config

    Config.set("graphics", "width", str(size[0]))
    Config.set("graphics", "height", str(size[1]))
    Config.set("graphics", "fullscreen", "auto" if fullscreen else "0")
    Config.set("graphics", "borderless", "1" if fullscreen else "0")
    for option in list(Config.options("input")):
        Config.remove_option("input", option)
    Config.set("input", *input_source(os.environ.get("SDL_VIDEODRIVER", "")))


def has_display(graphics: Path = Path("/sys/class/drm")) -> bool:
    """Return whether a window could be seen here: an X display, or a panel on a bare console.

    On a console with a connected panel SDL is told to draw on it directly (KMSDRM).
    """
    driver = os.environ.get("SDL_VIDEODRIVER", "").upper()
    if driver in ("OFFSCREEN", "DUMMY"):
        return False
    if os.environ.get("DISPLAY") and driver != "KMSDRM":
        return True
    if not panels(graphics):
        return False
    os.environ["SDL_VIDEODRIVER"] = "KMSDRM"
    return True


def panels(graphics: Path) -> list[str]:
    """Return the connected panels that the kernel knows, by the name of their connector."""
    found = []
    for status in sorted(graphics.glob("card*-*/status")):
        try:
            if status.read_text().strip() == "connected":
                found.append(status.parent.name)
        except OSError:
            continue
    return found
