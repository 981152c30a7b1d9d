"""The device is what the kiosk stands on: its wall clock, its backlight, its service manager."""

from __future__ import annotations

import contextlib
import os
import socket
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

BUILT = datetime(2026, 11, 22)
"""No true clock can show a time before this."""
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
MORNING = (5, 12)
"""Hours between which a trusted clock may say that the night is over."""


class BadTime(ValueError):
    """A time was written in a way that can't be read; the text is one line."""


@dataclass(frozen=True)
class Reading:
    """What the wall clock says, and how far to trust it."""

    when: datetime
    trust: str
    """``sure`` (given, or one that keeps time), ``told`` (a grown-up said so) or ``guessed``."""
    running: float
    """Seconds this process has run; limits and locks count these."""

    @property
    def minutes(self) -> int:
        """Return minutes since midnight."""
        return self.when.hour * 60 + self.when.minute

    @property
    def time(self) -> str:
        """Return the time as ``19:05``."""
        return f"{self.when.hour}:{self.when.minute:02d}"

    @property
    def day(self) -> str:
        """Return the day as ``Saturday, 14 March``."""
        name = DAYS[self.when.weekday()]
        return f"{name}, {self.when.day} {MONTHS[self.when.month - 1]}"

    @property
    def trusted(self) -> bool:
        """Tell whether anything may be decided by it."""
        return self.trust != "guessed"

    @property
    def morning(self) -> bool:
        """Tell whether a trusted clock shows morning."""
        return self.trusted and MORNING[0] <= self.when.hour < MORNING[1]

    @property
    def wall(self) -> str:
        """Return a label for the diary."""
        return self.when.isoformat(timespec="minutes")


class WallClock:
    """The wall clock; ``as_if`` makes it show another time, trusted, running on from there."""

    def __init__(self, as_if: str = "", *, floor: str = "") -> None:
        """Start at ``as_if`` (``2026-03-14T19:05``), else at the system's time.

        ``floor`` is the last label kept: a clock that shows an earlier time is not believed.
        """
        self._start = time.monotonic()
        self._shift = timedelta()
        self._given = _read(as_if) if as_if else None
        self._told = False
        self._floor = max(BUILT, _read(floor)) if floor and not as_if else BUILT

    def running(self) -> float:
        """Return the seconds this process has run."""
        return time.monotonic() - self._start

    def read(self, passed: float | None = None) -> Reading:
        """Return what the clock says; ``passed`` replaces the running time (virtual evenings)."""
        running = self.running() if passed is None else passed
        if self._given is not None:
            return Reading(self._given + timedelta(seconds=running), "sure", running)
        when = datetime.now() + self._shift
        if self._told:
            return Reading(when, "told", running)
        sure = when >= self._floor and has_clock()
        return Reading(when, "sure" if sure else "guessed", running)

    def believe(self, minutes: int = 0) -> None:
        """Take a grown-up's word that the clock is right, or so many minutes off."""
        self._shift += timedelta(minutes=minutes)
        if minutes == 0:
            self._told = True


def _read(text: str) -> datetime:
    """Return the moment a text names, or say what is wrong with it."""
    try:
        found = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        found = datetime.max
    if found.year == datetime.max.year:  # A clock could not run on from there.
        raise BadTime(f"time: '{text}' can't be read: write it like 2026-03-14T19:05")
    return found


def has_clock(folder: Path = Path("/sys/class/rtc")) -> bool:
    """Tell whether the board has a clock that runs without power, or is no small board at all."""
    if any(folder.glob("rtc*")):
        return True
    return not Path("/proc/device-tree/model").exists()


class Backlight(Protocol):
    """A light behind the glass."""

    def set(self, level: float) -> None:
        """Bring it to ``level``, 0 off ... 1 full."""
        ...


class NoBacklight:
    """No light that can be set: the software's own fade is all there is. Remembers what it got."""

    def __init__(self) -> None:
        """Begin with full light."""
        self.level = 1.0

    def set(self, level: float) -> None:
        """Keep the level."""
        self.level = level


class SysBacklight:
    """The kernel's backlight files, whatever this panel calls them."""

    def __init__(self, folder: Path) -> None:
        """Use the panel in ``folder``."""
        self._folder = folder
        self._most = int((folder / "max_brightness").read_text())

    def set(self, level: float) -> None:
        """Write the level; a panel that refuses is left alone (the software fade still works)."""
        with contextlib.suppress(OSError):
            (self._folder / "brightness").write_text(str(round(self._most * level)))
            power = self._folder / "bl_power"
            if power.exists():
                power.write_text("4" if level <= 0 else "0")


def find_backlight(root: Path = Path("/sys/class/backlight")) -> Backlight:
    """Return the panel's light, or ``NoBacklight`` where there is none that we may set."""
    for folder in sorted(root.glob("*")) if root.exists() else []:
        try:
            if os.access(folder / "brightness", os.W_OK):
                return SysBacklight(folder)
        except (OSError, ValueError):
            continue
    return NoBacklight()


def tell_manager(word: str) -> None:
    """Tell the service manager ``READY=1`` or ``WATCHDOG=1`` over its local socket, if it asked."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    path = "\0" + address[1:] if address.startswith("@") else address
    with (
        contextlib.suppress(OSError),
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door,
    ):
        door.sendto(word.encode(), path)
