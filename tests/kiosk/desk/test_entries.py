"""A ritual in words for a grown-up."""

from __future__ import annotations

import pytest

from kiosk.desk.entries import minutes, told, whose
from rituals import library

SHELF = library.shipped()


def test_an_entry_leaves_nothing_out() -> None:
    """Whose, when, what is doubted, what was changed, every step with its care, every source."""
    for ritual in SHELF.shelf:
        text = told(ritual)
        flat = " ".join(text.split())
        parts = [ritual.people, ritual.era, ritual.was, ritual.changed, *ritual.contested]
        parts += [step.do for step in ritual.steps] + [str(one) for one in ritual.sources]
        parts += [line for step in ritual.steps for line in step.care_lines]
        for part in parts:
            assert " ".join(part.split()) in f"{flat}.", (ritual.id, part)
        assert not flat.endswith("..")


@pytest.mark.parametrize(
    ("seconds", "most", "said"),
    [
        (30, 0, "half a minute"),
        (60, 0, "1 minute"),
        (90, 0, "1½ minutes"),
        (60, 120, "1 to 2 minutes"),
        (25, 75, "½ to 1 minutes"),
        (300, 0, "5 minutes"),
    ],
)
def test_minutes_are_said_in_halves(seconds: int, most: int, said: str) -> None:
    """As a person says them."""
    assert minutes(seconds, most) == said


def test_a_place_its_people_are_named_by_is_not_said_twice() -> None:
    """Farm families in Iceland, and no second Iceland."""
    shelf = library.shipped()
    assert whose(shelf.get("kvoldvaka")) == "Farm families in Iceland"
    assert whose(shelf.get("stoic-evening-review")).endswith(" · Rome")
