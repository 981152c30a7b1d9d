"""Proof that every name of our languages can be typed."""

from __future__ import annotations

import pytest

from kiosk.pages import ChildEntryPage, Touch
from kiosk.press import can_draw
from kiosk.screens.keyboard import ACCENTS, LETTERS
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window
NAMES = ("Óscar", "Siobhán", "Zoë", "Łucja", "Øyvind", "Şeyma", "Željko", "Nuñez", "Anne-Marie")


def shown(bench: Bench, board: str, name: str = "") -> list[str]:
    """The characters the board sends."""
    bench.show(ChildEntryPage("name", "Who sleeps here?", name=name, keyboard=board))
    return [control.value for control in bench.view.controls() if control.act == "key"]


def test_names_can_be_typed(bench: Bench) -> None:
    """Each letter of each name stands on one of the two boards, and the way between them too."""
    letters, accents = shown(bench, "letters"), shown(bench, "accents")
    for name in NAMES:
        assert set(name.lower()) <= {*letters, *accents}
    assert "accents" in letters
    assert "accents" in accents
    assert "back" in letters


def test_every_key_can_be_drawn() -> None:
    """No key shows a box."""
    assert can_draw("".join((*LETTERS, *ACCENTS)))


def test_capitals_show_where_a_name_begins(bench: Bench) -> None:
    """At the start and after a hyphen; the key sends the small letter all the same."""
    for name, caption in (("", "M"), ("Mi", "m"), ("Mia-", "M")):
        shown(bench, "letters", name)
        assert bench.driver.control("key", "m").caption == caption


def test_a_key_sends_its_letter(bench: Bench) -> None:
    """Touching ñ types ñ."""
    shown(bench, "accents", "Nu")
    bench.driver.tap("key", "ñ")
    assert bench.sent == [Touch("key", "ñ")]


def test_times_and_telephone_numbers_can_be_typed(bench: Bench) -> None:
    """On the board of the grown-ups' sheets, beside all letters."""
    figures = shown(bench, "figures")
    assert set("+44 0131.19:30-nana") <= set(figures)
    assert {"accents", "back"} <= set(figures)
