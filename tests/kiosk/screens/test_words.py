"""Proof that text shrinks to its box and says so when it can't."""

from __future__ import annotations

import pytest

from kiosk.screens.words import FitLabel, broken, fitting, lines_needed, shortened
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window
FACE = "Andika"


def test_a_short_text_keeps_its_size(bench: Bench) -> None:
    """There is no shrinking without need."""
    assert fitting("Mia", FACE, 30, (200, 60)) == (30, True)


def test_a_long_name_shrinks_until_it_fits(bench: Bench) -> None:
    """A name is never parted in the middle."""
    size, fits = fitting("Maximiliana", FACE, 30, (100, 60))
    assert fits
    assert size < 30
    assert lines_needed("Maximiliana", FACE, size, 100) == 1


def test_what_can_not_fit_is_known(bench: Bench) -> None:
    """A label that would be cut says so, so that a test can find it."""
    label = FitLabel(text="word " * 200, largest=30, size=(60, 30))
    bench.driver.frames(2)
    assert label.cut


def test_a_double_name_is_parted_at_its_hyphen(bench: Bench) -> None:
    """Only where one line would be too small to read."""
    assert broken("Maximiliana-Charlotte", FACE, 29, (120, 60)) == "Maximiliana-\nCharlotte"
    assert broken("Anna-Lena", FACE, 29, (300, 60)) == "Anna-Lena"


@pytest.mark.parametrize(
    ("text", "box", "shown"),
    [
        ("Maximiliana-Charlotte", (300, 30), "Maximiliana-Charlotte"),
        ("Maximiliana-Charlotte", (66, 15), "Maximiliana…"),
        ("Bartholomew Ó Súilleabháin\n6 minutes", (66, 30), "Bartholomew…\n6 minutes"),
    ],
)
def test_what_is_too_long_for_the_smallest_type_ends_at_a_word(
    bench: Bench, text: str, box: tuple[float, float], shown: str
) -> None:
    """What stands on the next line stays."""
    assert shortened(text, FACE, 16, box) == shown


def test_one_word_alone_ends_within_itself(bench: Bench) -> None:
    """There is no other end; the whole name is still said to who listens."""
    shown = shortened("Maximiliana", FACE, 16, (40, 15))
    assert shown.endswith("…")
    assert "Maximiliana".startswith(shown[:-1])
    assert len(shown) > 4
