"""The diary: one row a night, the clock a label, one tale a night."""

from __future__ import annotations

import dataclasses
from contextlib import suppress

import pytest

from kiosk.store import Store
from kiosk.store.diary import Morning, Night
from kiosk.store.heard import Heard
from kiosk.store.notes import Refused
from kiosk.store.records import SURE, Clock
from tests.kiosk.store.lives import heard, live_an_evening

NIGHT = Night(
    number=1,
    children=("m", "t"),
    lead="m",
    rituals=("warm-milk",),
    sound="rain",
    minutes=20,
    seconds=1180.5,
    ended="finished",
    reader="voice",
    clock=Clock("2026-03-14T19:05", SURE, "b1", 12.5),
    morning=Morning("so-so", bad_dream=True),
)


def test_a_night_comes_back(store: Store) -> None:
    """Full and nearly empty alike."""
    bare = Night(2, ())
    store.diary.put(NIGHT)
    store.diary.put(bare)
    assert store.diary.nights() == (NIGHT, bare)
    assert store.diary.night(1) == NIGHT
    assert store.diary.night(3) is None
    assert store.diary.last() == bare
    assert store.diary.last_number == 2


def test_an_empty_diary_is_empty(store: Store) -> None:
    """The first night is number 1."""
    assert store.diary.last() is None
    assert store.diary.nights() == ()
    assert store.next_night == 1


def test_order_is_the_counters_whatever_the_clock_said(store: Store) -> None:
    """A clock in 1970 or ten years on moves no night."""
    walls = ["2026-03-14T19:05", "1970-01-01T00:00", "2036-01-01T19:00", "2026-03-10T19:00"]
    for number, wall in enumerate(walls, 1):
        store.diary.put(Night(number, ("m",), clock=Clock(wall)))
    assert [night.clock.wall for night in store.diary.nights()] == walls
    assert store.next_night == 5


def test_the_morning_is_told_and_told_again(store: Store) -> None:
    """A grown-up adds to it later; the last word counts."""
    store.diary.put(dataclasses.replace(NIGHT, morning=None))
    store.diary.told_in_the_morning(1, Morning("good"))
    store.diary.told_in_the_morning(1, Morning("hard", woke=True))
    assert store.diary.night(1) == dataclasses.replace(NIGHT, morning=Morning("hard", woke=True))


@pytest.mark.parametrize(("night", "face"), [(1, "ecstatic"), (2, "good")])
def test_a_morning_of_no_night_is_refused(store: Store, night: int, face: str) -> None:
    """No face but the three, no night but those in the diary."""
    store.diary.put(NIGHT)
    with pytest.raises(Refused, match="morning"):
        store.diary.told_in_the_morning(night, Morning(face))


def test_one_tale_a_night(store: Store) -> None:
    """Once a tale was heard to its end no other one can take its night."""
    store.diary.put_heard(heard(1, ("m",), finished=False))
    store.diary.put_heard(heard(1, ("m",), tale="fox", finished=False))  # swapped before the end
    store.diary.put_heard(heard(1, ("m",), tale="fox"))
    store.diary.put_heard(heard(1, ("m",), tale="fox"))  # told again after a power cut
    store.diary.put_heard(heard(1, ("m",), tale="fox", finished=False))  # no step back
    with pytest.raises(Refused, match="already told"):
        store.diary.put_heard(heard(1, ("m",), tale="owl"))
    row = store.diary.heard_in(1)
    assert isinstance(row, Heard)
    assert (row.tale, row.finished) == ("fox", True)


def test_finishing_a_story_may_be_repeated(store: Store) -> None:
    """A power cut between the two files and a second try leave the same as one try."""
    live_an_evening(store)
    once = (store.diary.heard(), store.ledger.entries())
    store.finish_story(store.diary.heard()[0], phase="settle")
    assert (store.diary.heard(), store.ledger.entries()) == once
    assert store.tonight.place is not None
    assert store.tonight.place.phase == "settle"


def test_friends_and_facts_follow_every_change(store: Store) -> None:
    """What is remembered of the rows is never older than the rows."""
    assert store.diary.friends(("m",)) == ()
    store.diary.put_heard(heard(1, ("m",)))
    assert [friend.name for friend in store.diary.friends(("m",))] == ["Tuppence"]
    with suppress(KeyError), store.nights.transaction(2):
        store.diary.put_heard(heard(2, ("m",)))
        assert store.diary.friends(("m",))[0].nights == (1, 2)
        raise KeyError
    assert store.diary.friends(("m",))[0].nights == (1,)
    assert store.diary.facts(("m",))[0].text == "owl has the button"


def test_years_of_nights_lie_in_many_files(store: Store) -> None:
    """Reading goes over all of them, the newest last."""
    for number in (1, 61, 62, 400):
        store.diary.put(Night(number, ("m",)))
        store.diary.put_heard(heard(number, ("m",)))
    assert [night.number for night in store.diary.nights()] == [1, 61, 62, 400]
    assert store.diary.friends(("m",))[0].nights == (1, 61, 62, 400)
    assert len(store.nights.every()) == 3
    assert store.diary.last_number == 400


def test_nights_without_the_kiosk_are_counted_through_all_years() -> None:
    """Each file once, and again where it changed."""
    diary = Store.memory().diary
    for number in range(1, 131):
        diary.put(Night(number, ("a",), ended="finished" if number % 10 else "without"))
    assert diary.without == 13
    diary.take_back(130)
    diary.put(Night(131, ("a",), ended="rest"))
    assert diary.without == 12


def test_a_file_of_nights_is_known_by_its_mark() -> None:
    """It changes with a new night, and the older ones keep theirs."""
    diary = Store.memory().diary
    for number in (1, 62):
        diary.put_heard(Heard(number, "p", f"t{number}", ("a",)))
    before = diary.marks
    diary.put_heard(Heard(63, "p", "t63", ("a",)))
    assert diary.marks[0] == before[0]
    assert diary.marks[1] != before[1]
    assert [one.tale for one in diary.heard_at(1)] == ["t62", "t63"]
