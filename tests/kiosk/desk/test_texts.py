"""The long pages a grown-up can read."""

from __future__ import annotations

import pytest

from kiosk.desk import reading, texts
from kiosk.store import Store
from kiosk.store.diary import Morning
from tests.kiosk.desk.homes import Evenings, home


@pytest.mark.parametrize("what", ["ledger", "diary", "about", "anything else"])
def test_every_page_has_a_title_and_words_even_in_an_empty_house(what: str) -> None:
    """Nothing kept yet is said, not left blank."""
    title, text = texts.text(home(), what)
    assert title
    assert text.strip()


def test_the_ledger_says_what_was_decided_newest_first() -> None:
    """And that its chain is whole."""
    evenings = Evenings(home("Mia:6:she"))
    evenings.hold(evenings.programme())
    lines = texts.ledger(evenings.store).splitlines()
    assert lines[0] == "The chain is whole."
    assert lines[2].startswith("night 1: evening ended")
    assert any("story chosen" in line for line in lines)
    assert not any("Mia" in line for line in lines)


def test_a_long_ledger_is_cut_to_its_newest() -> None:
    """A year of nights is no page."""
    store = home()
    for night in range(1, 100):
        store.ledger.append(night, "evening-ended")
    lines = texts.ledger(store, most=10).splitlines()[2:]
    assert len(lines) == 10
    assert lines[0].startswith("night 99:")


def test_the_diary_is_a_line_a_night_without_a_score() -> None:
    """Number, how it ended, the tale, the morning."""
    evenings = Evenings(home("Mia:6:she"), seed=None)
    first = evenings.programme()
    evenings.hold(first)
    evenings.hold(evenings.programme(), early=True)
    evenings.store.diary.told_in_the_morning(1, Morning("good"))
    newest, oldest = texts.diary(evenings.store).splitlines()
    assert newest.startswith("Night 2: stopped")
    assert oldest == f"Night 1: finished, {first.told.tale.replace('-', ' ')}, morning: good"


def test_the_about_page_says_whose_it_is() -> None:
    """Licences, and that it is not a doctor."""
    _, text = texts.text(home(), "about")
    assert "GPL-3.0-or-later" in text
    assert "CC BY-SA 4.0" in text
    assert "not a doctor" in text


def test_what_this_is_names_the_voice_that_reads_and_one_that_does_not() -> None:
    """With its licence; a voice that was taken and went away is missed in words."""
    store = Store.memory()
    assert "Voice: The storyteller of the house (GPL" in texts.about(store)
    reading.choose(store, "dropped:anna")
    assert "(dropped:anna) is not here any more" in texts.text(store, "about")[1]
