"""The ledger: only added to, linked, without a name, whole whatever is erased."""

from __future__ import annotations

import pytest

from kiosk.store import Store
from kiosk.store.ledger import Verdict, in_words


def filled(store: Store) -> Store:
    """Five entries over two files."""
    for night in (1, 1, 2, 62, 63):
        store.ledger.append(night, "tale-chosen", ("hollow/owl", "likes"))
    return store


def test_entries_stand_in_order(store: Store) -> None:
    """Numbered over all files; one night's are found."""
    ledger = filled(store).ledger
    assert [entry.number for entry in ledger.entries()] == [1, 2, 3, 4, 5]
    assert [entry.number for entry in ledger.entries(1)] == [1, 2]
    assert ledger.verify() == Verdict(5)
    assert in_words(ledger.entries(2)[0]) == "night 2: tale chosen: hollow/owl, likes"


def test_a_late_word_about_an_old_night_keeps_the_chain(store: Store) -> None:
    """An entry in an older file still follows from the newest one."""
    ledger = filled(store).ledger
    late = ledger.append(2, "morning-good")
    assert late.number == 6
    ledger.append(63, "plan-made")
    assert ledger.verify().whole


@pytest.mark.parametrize(
    "change",
    [{"code": "x"}, {"night": 9}, {"about": []}, {"about": ["hollow/fox", "likes"]},
     {"link": "0" * 32}, None],
)  # fmt: skip
@pytest.mark.parametrize("number", [1, 3, 4])
def test_every_change_is_found(store: Store, number: int, change: dict[str, object] | None) -> None:
    """An entry changed or taken out breaks the chain at its place."""
    filled(store)
    table = store.nights.at(1 if number < 4 else 62).table("ledger")
    if change is None:
        table.drop(number)
    else:
        table.put(number, {**(table.get(number) or {}), **change})
    verdict = store.ledger.verify()
    assert not verdict.whole
    assert verdict.broken_at == number


def test_an_entry_put_under_another_number_is_found(store: Store) -> None:
    """Numbers have no gap: one slipped in between or taken out would show."""
    table = filled(store).nights.at(63).table("ledger")
    table.put(7, table.get(5) or {})
    table.drop(5)
    assert store.ledger.verify().broken_at == 5


@pytest.mark.parametrize("word", ["Mia", "tale chosen", "", "théo", "x" * 121])
def test_a_name_stays_out(store: Store, word: str) -> None:
    """Anything that could be a name or a sentence is an error, and nothing is added."""
    with pytest.raises(ValueError, match="neither an id nor a code"):
        store.ledger.append(1, "tale-chosen", (word,))
    assert store.ledger.entries() == ()


def test_once_is_once(store: Store) -> None:
    """The same words for the same night are one entry; for another night another."""
    for night in (1, 1, 2):
        store.ledger.append_once(night, "story-finished", ("hollow/owl",))
    assert [entry.night for entry in store.ledger.entries()] == [1, 2]
