"""Laying: a take comes to the disk beside the screen, and goes whenever nobody wants it."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from kiosk.store import open_store
from kiosk.store.files import DiskFiles
from kiosk.store.home import Home
from kiosk.store.laying import Laying
from kiosk.store.recordings import Recording, file_of, take_of

TAKE, OTHER = b"fLaC take" * 40, b"fLaC other" * 40


class Card(DiskFiles):
    """A slow card: whoever waits for it stands still until it is let go on."""

    def __init__(self) -> None:
        self.free = threading.Event()
        self.waits = 0

    def sync(self, handle: int) -> None:
        """Wait."""
        self.waits += 1
        assert self.free.wait(20.0)
        super().sync(handle)


def lain(laying: Laying) -> None:
    """Wait until it lies."""
    end = time.monotonic() + 20.0
    while laying.under_way and time.monotonic() < end:
        time.sleep(0.001)
    assert not laying.under_way


def test_nobody_waits_for_the_card(tmp_path: Path) -> None:
    """It is begun and under way while the card is still at it; then it lies whole."""
    card = Card()
    laying = Laying(Home(tmp_path), card)
    laying.begin(TAKE)
    assert laying.under_way
    assert laying.file_of(TAKE) is None
    card.free.set()
    lain(laying)
    assert laying.file_of(TAKE) == take_of(Home(tmp_path))
    assert laying.file_of(OTHER) is None
    assert take_of(Home(tmp_path)).read_bytes() == TAKE
    laying.forget()
    assert not take_of(Home(tmp_path)).exists()


@pytest.mark.parametrize("again", [False, True])
def test_what_is_let_go_on_its_way_lies_nowhere(tmp_path: Path, *, again: bool) -> None:
    """And one that was recorded instead of it is the one that lies there."""
    card = Card()
    laying = Laying(Home(tmp_path), card)
    laying.begin(TAKE)
    while not card.waits:
        time.sleep(0.001)
    if again:
        laying.begin(OTHER)
    else:
        laying.forget()
    card.free.set()
    lain(laying)
    if again:
        assert take_of(Home(tmp_path)).read_bytes() == OTHER
    laying.forget(wait=True)
    assert not list(take_of(Home(tmp_path)).parent.iterdir())


def test_what_lies_is_kept_without_writing_it_again(tmp_path: Path) -> None:
    """It is put in its place; the screen waits for no more than a record."""
    card = Card()
    card.free.set()
    with open_store(tmp_path) as store:
        store.laying = Laying(Home(tmp_path), card)
        store.laying.begin(TAKE)
        lain(store.laying)
        flac = TAKE
        node = take_of(Home(tmp_path)).stat().st_ino
        kept = store.record(Recording("goodnight", by="Nana"), flac)
        assert file_of(Home(tmp_path), kept.id).stat().st_ino == node
        assert file_of(Home(tmp_path), kept.id).read_bytes() == TAKE
        # Kept once more, it is written anew: nothing of it is lost.
        again = store.record(Recording("comfort", by="Nana"), flac)
        assert file_of(Home(tmp_path), again.id).read_bytes() == TAKE


def test_a_home_that_takes_nothing_lets_the_page_go_on(tmp_path: Path) -> None:
    """It is only not heard."""
    (tmp_path / "recordings").write_text("no folder")
    for laying in (Laying(), Laying(Home(tmp_path), DiskFiles())):
        laying.begin(TAKE)
        lain(laying)
        assert laying.file_of(TAKE) is None
        laying.forget()
