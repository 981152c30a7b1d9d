"""Memories folded file by file, and how they keep up with what changes."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from kiosk.desk import past
from kiosk.desk.remembering import COMPANIES, Remembering
from kiosk.store import Store
from kiosk.store.diary import Night
from kiosk.store.heard import Heard
from stories.memory import Memory


def hear(store: Store, night: int, *children: str, tale: str = "") -> None:
    """Keep one evening."""
    chance = Random(night)
    passages = tuple(f"p/t#{chance.randrange(300)}" for _ in range(5))
    friends = ((f"f{chance.randrange(9)}", f"Bo {night % 3}"),)
    store.diary.put(Night(night, children, ended="finished"))
    store.diary.put_heard(
        Heard(
            night, "p", tale or f"t{chance.randrange(20)}", children, passages=passages,
            friends=friends, facts=(f"fact{night % 7}",), finished=bool(night % 5),
            shape=f"s{night % 4}", places=("mill",), helpers=("p#bo",), image="bed",
        )
    )  # fmt: skip


def lived(nights: int) -> Store:
    """A home of two, of whom sometimes one listens."""
    store = Store.memory()
    for night in range(1, nights + 1):
        hear(store, night, *(("mia", "theo") if night % 3 else ("theo",)))
    return store


def whole(store: Store, *children: str) -> Memory:
    """The same, all at once."""
    return Memory.fold(past.heard_rows(store), children)


@pytest.mark.parametrize("nights", [0, 1, 61, 62, 123, 400])
def test_it_is_the_memory_of_all_nights(nights: int) -> None:
    """File by file or all at once, for one child and for two."""
    store = lived(nights)
    remembering = Remembering(store)
    for company in (("mia",), ("mia", "theo"), ("theo",), ("mia",)):
        assert remembering.of(company) == whole(store, *company)


def test_it_keeps_up_with_new_nights_and_with_changed_ones() -> None:
    """A new evening, an old one said anew, a file that fills up."""
    store = lived(240)
    remembering = Remembering(store)
    for night in range(241, 310):
        hear(store, night, "mia", tale=f"new{night}")
        assert remembering.of(("mia",)) == whole(store, "mia")
    store.diary.put_heard(Heard(5, "p", "first", ("mia",), finished=True))
    assert remembering.of(("mia",)) == whole(store, "mia")


def test_only_new_files_are_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many years lie behind them."""
    store = lived(400)
    remembering = Remembering(store)
    remembering.of(("mia",))
    read: list[int] = []
    rows_in = past.rows_in

    def noted(kept: Store, place: int) -> tuple[dict[str, Any], ...]:
        read.append(place)
        return rows_in(kept, place)

    monkeypatch.setattr(past, "rows_in", noted)
    hear(store, 401, "mia")
    remembering.of(("mia",))
    assert read == [5, 6]


def test_quiet_moments_read_ahead_for_those_who_listened_last() -> None:
    """One file at a time, until nothing is left; an empty home has nothing to read."""
    assert not Remembering(Store.memory()).ahead()
    store = lived(400)
    remembering = Remembering(store)
    steps = 1
    while remembering.ahead():
        steps += 1
    assert steps == 6
    assert remembering.of(("mia", "theo")) == whole(store, "mia", "theo")


def test_few_companies_are_remembered() -> None:
    """So that memory has a bound; the answer is right all the same."""
    store = lived(70)
    remembering = Remembering(store)
    for number in range(3 * COMPANIES):
        remembering.of(("mia", f"guest{number}"))
    assert remembering.of(("mia",)) == whole(store, "mia")
