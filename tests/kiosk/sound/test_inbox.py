"""The inbox: whole words in their order, however long, and nobody waits for them."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from multiprocessing.reduction import ForkingPickler
from typing import TYPE_CHECKING

import pytest

from kiosk.sound.inbox import Inbox

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

LONG = b"a whole story" * 200_000


def opened() -> tuple[Inbox, Connection]:
    """An inbox and the other end of its pipe."""
    ours, theirs = multiprocessing.Pipe()
    return Inbox(ours), theirs


def waited(inbox: Inbox) -> Inbox:
    """The inbox, once there is something in it."""
    end = time.monotonic() + 10.0
    while not inbox.poll() and time.monotonic() < end:
        time.sleep(0.001)
    return inbox


def test_a_long_word_is_not_there_before_it_is_whole() -> None:
    """Half of it is none; then it comes at once, and what follows after it."""
    inbox, theirs = opened()
    raw = bytes(ForkingPickler.dumps(LONG))
    half = len(raw) // 2
    header = len(raw).to_bytes(4, "big")

    def tell() -> None:
        for part in (header, raw[:half]):
            _written(theirs.fileno(), part)
        assert go_on.wait(10.0)
        _written(theirs.fileno(), raw[half:])
        theirs.send("then")

    go_on = threading.Event()
    thread = threading.Thread(target=tell)
    thread.start()
    time.sleep(0.1)
    assert not inbox.poll()
    go_on.set()
    assert waited(inbox).recv() == LONG
    assert waited(inbox).recv() == "then"
    thread.join()
    inbox.send("end")
    assert theirs.recv() == "end"
    inbox.close()


def test_the_last_word_comes_before_the_end() -> None:
    """Who has gone has said all; asked once more, there is nothing."""
    inbox, theirs = opened()
    theirs.send("last")
    theirs.close()
    assert waited(inbox).recv() == "last"
    with pytest.raises(EOFError):
        waited(inbox).recv()
    with pytest.raises(EOFError):
        inbox.recv()


def test_the_other_side_soon_knows_that_it_is_closed() -> None:
    """Whoever listens for us stops: that is how a microphone is switched off."""
    inbox, theirs = opened()
    inbox.close()
    assert theirs.poll(10.0)
    with pytest.raises(EOFError):
        theirs.recv()
    with pytest.raises(BrokenPipeError):
        inbox.send("end")


def _written(handle: int, raw: bytes) -> None:
    """Write all of it."""
    while raw:
        raw = raw[os.write(handle, raw) :]
