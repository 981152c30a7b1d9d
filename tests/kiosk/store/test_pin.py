"""The PIN: counted before it is looked at, slower with every wrong try, restarts don't help."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from kiosk.store.files import DiskFiles, FaultyFiles
from kiosk.store.notes import Refused
from kiosk.store.pin import DELAYS, Pin
from kiosk.store.storage import Volume
from tests.kiosk.store.lives import volume_on

CHEAP = 2**4


def with_pin(volume: Volume) -> Pin:
    """A PIN that is quick to check."""
    pin = Pin(volume)
    pin.set("482913", cost=CHEAP)
    return pin


def test_the_right_one_opens() -> None:
    """At full cost, once: right is right and wrong is wrong."""
    pin = Pin(Volume.memory())
    before = pin.is_set
    pin.set("482913")
    assert (before, pin.is_set) == (False, True)
    assert not pin.check("482914", 0).right
    assert pin.check("482913", 0).right


@pytest.mark.parametrize(
    "code",
    ["", "12345", "1234567", "12a456", "１２３４５６", "000000", "123456", "654321", "135791",
     "890123", "121212", "123123", "112233", "123321", "111122", "147258", "314159"],
)  # fmt: skip
def test_easy_ones_are_refused(code: str) -> None:
    """What a child or a guest tries first is no PIN, and why is said."""
    with pytest.raises(Refused, match=r"^PIN: .+: choose six digits"):
        Pin(Volume.memory()).set(code)


def test_checking_without_one_is_refused() -> None:
    """No PIN is not an open door by mistake."""
    with pytest.raises(Refused, match="none is set"):
        Pin(Volume.memory()).check("482913", 0)


def test_wrong_tries_cost_time() -> None:
    """The waits of the table, in running time; the last one for ever after."""
    pin, now, waits = with_pin(Volume.memory()), 0.0, []
    for _ in range(10):
        tried = pin.check("111111", now)
        assert tried.looked_at
        waits.append(tried.wait)
        now += tried.wait
    assert waits == [*DELAYS, 900, 900]


def test_a_try_too_early_is_not_looked_at() -> None:
    """Even the right one has to wait, and it isn't counted."""
    pin = with_pin(Volume.memory())
    for _ in range(5):
        pin.check("111111", 0)
    early = pin.check("482913", 29)
    assert (early.right, early.looked_at, early.wait) == (False, False, 1)
    assert pin.check("482913", 30).right
    assert pin.check("111111", 30).wait == 0  # all is forgiven


def test_a_restart_serves_the_wait_again(tmp_path: Path) -> None:
    """Pulling the plug makes it slower, not faster."""
    pin = with_pin(volume_on(DiskFiles(), tmp_path))
    for _ in range(5):
        pin.check("111111", 1000)
    again = Pin(volume_on(DiskFiles(), tmp_path))
    assert again.wait(5) == 30
    assert not again.check("482913", 34).looked_at
    assert again.check("482913", 35).right


def test_the_try_is_counted_before_it_is_looked_at(tmp_path: Path) -> None:
    """A plug pulled between count and check finds the try counted."""
    volume = volume_on(DiskFiles(), tmp_path)
    pin = with_pin(volume)
    files = FaultyFiles(DiskFiles())
    pin = Pin(volume_on(files, tmp_path))
    for _ in range(4):
        pin.check("111111", 0)
    left = Pin(volume_on(DiskFiles(), tmp_path))
    assert left.check("111111", 0).wait == 30


def test_a_full_disk_gives_no_free_tries(tmp_path: Path) -> None:
    """While the count can't be saved every try waits, and restarting doesn't save the wait."""
    with_pin(volume_on(DiskFiles(), tmp_path))
    for _ in range(3):
        files = FaultyFiles(
            DiskFiles(), at=1, kind=errno.ENOSPC, sticky=True, only=frozenset({"write"})
        )
        pin = Pin(volume_on(files, tmp_path))
        assert not pin.check("482913", 0).looked_at
        assert not pin.check("482913", 29).looked_at
    assert pin.check("482913", 30).right


def test_a_day_of_trying_is_slow() -> None:
    """Non-stop trying gets at most 110 tries a day, with restarts fewer."""

    def day(restart_every: float) -> int:
        volume = Volume.memory()
        pin, now, up, tries = with_pin(volume), 0.0, 0.0, 0
        while now < 86_400:
            tried = pin.check("111111", up)
            tries += tried.looked_at
            rest = max(tried.wait, 1.0)
            if up + rest > restart_every:
                pin, up, now = Pin(volume), 0.0, now + max(1.0, restart_every - up)
            else:
                up, now = up + rest, now + rest
        return tries

    assert 90 <= day(1e9) <= 110
    assert day(600) <= day(1e9)


def test_a_pin_can_be_taken_away() -> None:
    """Afterwards there is none."""
    pin = with_pin(Volume.memory())
    pin.remove()
    assert not pin.is_set
    assert pin.wait(0) == 0
