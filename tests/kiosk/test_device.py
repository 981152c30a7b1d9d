"""The device: a clock that may be wrong, a light that may be missing, a manager that may ask."""

from __future__ import annotations

import socket
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.device import (
    BUILT,
    BadTime,
    NoBacklight,
    Reading,
    SysBacklight,
    WallClock,
    find_backlight,
    has_clock,
    tell_manager,
)


def reading(when: str, trust: str = "sure") -> Reading:
    """A reading at a certain time."""
    return Reading(datetime.fromisoformat(when), trust, 0.0)


def test_a_given_time_is_trusted_and_runs_on() -> None:
    """Virtual or real seconds go on from it."""
    clock = WallClock("2026-03-14T19:05")
    later = clock.read(passed=600.0)
    assert later.trusted
    assert later.wall == "2026-03-14T19:15"
    assert later.minutes == 19 * 60 + 15
    assert clock.read().running < 60.0


def test_a_given_time_is_not_held_against_the_floor() -> None:
    """As if 2026 stays 2026 in a home that has seen 2030."""
    assert WallClock("2026-03-14T19:05", floor="2030-01-01T00:00").read().trust == "sure"


@pytest.mark.parametrize("text", ["nonsense", "19:05", "2026-13-01T10:00", "9999-12-31T23:59:59"])
def test_a_time_that_can_not_be_read_is_one_line(text: str) -> None:
    """What, why, and how to write it."""
    with pytest.raises(BadTime, match="write it like") as caught:
        WallClock(text)
    assert "\n" not in str(caught.value)


def test_a_clock_behind_what_was_kept_is_only_a_guess() -> None:
    """A pulled plug on a board without a battery: nothing is decided by it."""
    ahead = (datetime.now() + timedelta(days=3650)).isoformat(timespec="minutes")
    guessed = WallClock(floor=ahead).read()
    assert guessed.trust == "guessed"
    assert not guessed.trusted
    assert not guessed.morning


def test_a_grown_ups_word_is_believed() -> None:
    """One tap says it is right; set an hour on, it is that hour and still wants the tap."""
    ahead = (datetime.now() + timedelta(days=3650)).isoformat(timespec="minutes")
    clock = WallClock(floor=ahead)
    before = clock.read().when
    clock.believe(60)
    assert clock.read().trust == "guessed"
    assert timedelta(minutes=59) < clock.read().when - before < timedelta(minutes=61)
    clock.believe()
    assert clock.read().trust == "told"
    assert clock.read().trusted


def test_no_true_clock_shows_a_time_before_it_was_built() -> None:
    """A kept label from before changes nothing about that."""
    assert WallClock(floor="1970-01-01T00:00")._floor == BUILT


@pytest.mark.parametrize(
    ("hour", "trust", "morning"),
    [("04:59", "sure", False), ("05:00", "told", True), ("11:59", "sure", True),
     ("12:00", "sure", False), ("07:00", "guessed", False)],
)  # fmt: skip
def test_morning_is_a_trusted_clock_between_five_and_noon(
    hour: str, trust: str, morning: bool
) -> None:
    """A guess never ends a night."""
    assert reading(f"2026-03-14T{hour}", trust).morning is morning


def test_a_reading_is_said_in_words() -> None:
    """Day and time as they stand on the clock's face."""
    one = reading("2026-03-14T09:05")
    assert (one.day, one.time) == ("Saturday, 14 March", "9:05")


def test_a_board_with_a_clock_keeps_time(tmp_path: Path) -> None:
    """The kernel names its clocks in one folder."""
    (tmp_path / "rtc0").mkdir()
    assert has_clock(tmp_path)


def panel(root: Path, name: str = "panel") -> Path:
    """A backlight as the kernel shows one."""
    folder = root / name
    folder.mkdir()
    (folder / "max_brightness").write_text("200\n")
    (folder / "brightness").write_text("200\n")
    (folder / "bl_power").write_text("0\n")
    return folder


def test_the_backlight_is_set_and_put_out(tmp_path: Path) -> None:
    """Half is half of what this panel can; off cuts its power."""
    folder = panel(tmp_path)
    light = find_backlight(tmp_path)
    light.set(0.5)
    assert (folder / "brightness").read_text() == "100"
    light.set(0.0)
    assert (folder / "bl_power").read_text() == "4"
    light.set(1.0)
    assert (folder / "bl_power").read_text() == "0"


def test_a_panel_that_goes_away_stops_nothing(tmp_path: Path) -> None:
    """The software fade still works."""
    folder = panel(tmp_path)
    light = SysBacklight(folder)
    folder.rename(tmp_path / "gone")
    light.set(0.3)


@pytest.mark.parametrize("broken", ["missing", "empty", "words"])
def test_a_panel_that_can_not_be_understood_is_left_alone(tmp_path: Path, broken: str) -> None:
    """Then there is no light to set, and it says so by remembering only."""
    folder = panel(tmp_path)
    if broken == "missing":
        (folder / "max_brightness").unlink()
    else:
        (folder / "max_brightness").write_text("" if broken == "empty" else "bright")
    assert isinstance(find_backlight(tmp_path), NoBacklight)
    assert isinstance(find_backlight(tmp_path / "nowhere"), NoBacklight)


def test_the_service_manager_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One datagram on the socket it named, a file or an abstract one."""
    for name in (str(tmp_path / "notify"), f"@{tmp_path.name}-notify"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
            manager.bind("\0" + name[1:] if name.startswith("@") else name)
            manager.settimeout(2.0)
            monkeypatch.setenv("NOTIFY_SOCKET", name)
            tell_manager("READY=1")
            assert manager.recv(64) == b"READY=1"


def test_nobody_asked_means_nobody_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No socket, or one where nobody listens any more, is no trouble."""
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    tell_manager("READY=1")
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "nobody"))
    tell_manager("WATCHDOG=1")
