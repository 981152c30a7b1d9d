"""What an evening is asked to be: for whom, how long, in which voice."""

from __future__ import annotations

import pytest

from kiosk.desk import reading
from kiosk.desk.remembering import Remembering
from kiosk.desk.wanted import Wanted
from kiosk.device import WallClock
from kiosk.store import Store
from kiosk.store.family import Child


@pytest.fixture
def store() -> Store:
    """A home with two children."""
    made = Store.memory()
    made.family.add(Child("Mia", age=6))
    made.family.add(Child("Tom", age=3))
    return made


def wanted(store: Store, **given: object) -> Wanted:
    """The wishes of this house."""
    clock = WallClock("2026-03-14T19:05")
    hand = {"seed": None, "minutes": None, "voice": ""} | given
    return Wanted(store, clock, Remembering(store), **hand)  # type: ignore[arg-type]


def test_the_familys_rules_hold_where_nothing_is_given(store: Store) -> None:
    """Minutes, the short evening, and the voice that a grown-up took."""
    reading.choose(store, "silent")
    ids = [one.id for one in store.family.children()]
    made = wanted(store).work(ids, ids[1], short=False, wishes=())
    assert made is not None
    assert made.ask.minutes == store.family.rules.minutes
    assert made.leader == 1
    assert (made.voice, made.table) == ("silent", reading.table("silent"))
    assert wanted(store).minutes(short=True) == 7


def test_what_is_given_by_hand_comes_first(store: Store) -> None:
    """A script's own seed, minutes and voice."""
    ids = [one.id for one in store.family.children()]
    made = wanted(store, seed=5, minutes=9.0, voice="built-in").work(
        ids[:1], "", short=False, wishes=()
    )
    assert made is not None
    assert (made.ask.seed, made.ask.minutes, made.voice) == (5, 9.0, "built-in")


def test_an_evening_for_nobody_is_none(store: Store) -> None:
    """Also for children who are not here any more."""
    assert wanted(store).work(["gone"], "gone", short=False, wishes=()) is None
