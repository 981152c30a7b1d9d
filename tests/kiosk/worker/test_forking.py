"""Forked work comes back whole, or not at all."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kiosk.worker.forking import Limits, Work, write_all
from kiosk.worker.wire import SIZE_LIMIT, packed

LIMITS = Limits(cpu=1, wall=1.0, memory=64 * 1024 * 1024)


def test_a_whole_message_comes_back() -> None:
    """However long it is."""
    message = packed("x" * 300_000)
    assert Work(lambda: message, LIMITS).result() == message


@pytest.mark.parametrize(
    "does",
    [
        lambda: os._exit(0),
        lambda: time.sleep(9),
        lambda: bytearray(200 * 1024 * 1024),
        lambda: b"\0\0\0\x05ab",
        lambda: b"\0\0\0\x01abc",
        lambda: bytes(SIZE_LIMIT + 5),
    ],
    ids=["dies", "sleeps", "grows", "half", "more", "far-too-long"],
)
def test_anything_else_is_nothing(does: object) -> None:
    """No half message, none from a child that died, slept or grew."""
    limits = Limits(cpu=1, wall=0.3, memory=64 * 1024 * 1024)
    assert Work(does, limits).result() is None  # type: ignore[arg-type]


def test_two_works_do_not_hold_each_other_up() -> None:
    """The first to be asked for may be the last to end."""
    slow = Work(lambda: packed("late"), LIMITS)
    quick = Work(lambda: packed("soon"), LIMITS)
    assert quick.result() == packed("soon")
    assert slow.result() == packed("late")


def test_no_end_is_left_open() -> None:
    """Neither here nor in the child, which has its own end alone."""
    before = len(list(Path("/proc/self/fd").iterdir()))

    def ends() -> bytes:
        open_ends = 0
        for end in range(4096):
            try:
                os.fstat(end)
                open_ends += 1
            except OSError:
                continue
        return packed(open_ends)

    assert Work(ends, LIMITS).result() == packed(1)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_writing_goes_on_until_all_is_written() -> None:
    """A pipe takes what it has room for."""
    read, write = os.pipe()
    write_all(write, b"whole")
    os.close(write)
    assert os.read(read, 9) == b"whole"
    os.close(read)
