"""Which voice reads tonight: what a grown-up took, what this device can do, what is here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.desk import reading
from kiosk.store import Store
from kiosk.voice import shelf
from kiosk.voice.offer import Offer, Places

JOE = Offer("natural", "Joe", "a natural voice", ("en",), "CC0", "natural")
HOUSE = Offer("built-in", "The house", "always here", ("en",), "GPL", "built-in")
EMMA = Offer("studio:bf_emma", "Emma", "made ahead", ("en",), "Apache", "studio")


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch) -> list[Offer]:
    """A shelf that the test fills."""
    offers = [HOUSE, JOE, EMMA]
    monkeypatch.setattr(shelf, "offers", lambda _places=None: tuple(offers))
    return offers


@pytest.mark.parametrize(
    ("rtf", "reads"), [(None, "built-in"), (0.2, "natural"), (0.9, "built-in")]
)
@pytest.mark.usefixtures("listed")
def test_the_natural_voice_comes_by_itself_where_the_device_is_quick(
    rtf: float | None, reads: str
) -> None:
    """Untried, quick and too slow."""
    store = Store.memory()
    assert reading.untried(store) == "natural"
    if rtf is not None:
        reading.keep_trial(store, "natural", rtf)
        assert reading.untried(store) == ""
    assert reading.chosen(store) == reads


def test_what_a_grown_up_took_reads_as_long_as_it_is_here(listed: list[Offer]) -> None:
    """Even the built-in one on a quick device; a voice that went away is not waited for."""
    store = Store.memory()
    reading.keep_trial(store, "natural", 0.1)
    reading.choose(store, "built-in")
    assert reading.chosen(store) == "built-in"
    assert reading.untried(store) == ""
    reading.choose(store, "studio:bf_emma")
    assert reading.chosen(store) == "studio:bf_emma"
    listed.remove(EMMA)
    assert reading.chosen(store) == "built-in"


def test_every_voice_has_a_pace() -> None:
    """Its own where it was measured; voices that were dropped in keep the natural one's."""
    assert reading.table("built-in").name == "built-in"
    assert reading.table("built-in:none").name == "built-in"
    assert reading.table("dropped:anna") == reading.table("natural")
    assert reading.table("studio:bf_emma").name == "studio"
    assert reading.table("natural") != reading.table("built-in")


def test_a_home_in_memory_has_no_folders() -> None:
    """Voices then look nowhere."""
    assert reading.places(Store.memory()) == Places()


def test_why_a_voice_that_was_taken_does_not_read(listed: list[Offer]) -> None:
    """It went away, or can't speak here; while it reads there is nothing to say."""
    store = Store.memory()
    assert reading.lost(store) == ""
    reading.choose(store, "studio:bf_emma")
    assert reading.lost(store) == ""
    assert reading.offer(store) == EMMA
    listed[listed.index(EMMA)] = replace(EMMA, why_not="its file is broken")
    assert "its file is broken" in reading.lost(store)
    listed.pop()
    assert "studio:bf_emma) is not here any more" in reading.lost(store)
    assert reading.offer(store) == HOUSE
