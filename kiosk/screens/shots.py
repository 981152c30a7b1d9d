"""Shots are pictures of every screen, taken without a display."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiosk.press import contact_sheet
from kiosk.screens.driver import Driver, HandClock
from kiosk.screens.frame import Frame
from kiosk.screens.gallery import pages


def shoot(
    folder: Path, size: tuple[int, int], *, only: str = "", say: Callable[[str], None] = print
) -> int:
    """Write a PNG of each page of the gallery at one size, and a sheet of them all."""
    place = folder / f"{size[0]}x{size[1]}"
    taken: list[Path] = []
    with HandClock() as clock:
        frame = Frame(lambda _touch: None, size, offscreen=True)
        driver = Driver(frame, clock)
        try:
            chosen = [(name, page) for name, page in pages() if name.startswith(only)]
            for number, (name, page) in enumerate(chosen, start=1):
                frame.show(page)
                driver.seconds(0.5)
                taken.append(place / f"{name}.png")
                driver.shot(taken[-1])
                if number % 10 == 0 or number == len(chosen):
                    say(f"{size[0]}x{size[1]}: {number} of {len(chosen)}")
            contact_sheet(taken, place / "all.png")
        finally:
            frame.close()
    return len(taken)
