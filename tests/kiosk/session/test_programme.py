"""A programme survives being kept, and adds up."""

from __future__ import annotations

import json

from kiosk.session.programme import Programme
from tests.kiosk.session.evenings import programme


def test_a_programme_comes_back_from_json_unchanged() -> None:
    """A power cut must find the very same words."""
    made = programme()
    again = Programme.from_dict(json.loads(json.dumps(made.to_dict())))
    assert again.acts == made.acts
    assert again.told == made.told
    assert again.settle_seconds == made.settle_seconds


def test_the_closing_is_inside_the_settling() -> None:
    """So it is not counted twice."""
    made = programme()
    assert made.planned_seconds == 3 + 20 + 30 + 12 * 3 + 90


def test_the_picture_changes_with_the_line() -> None:
    """The last picture named at or before a line is seen."""
    act = programme().story
    assert act.picture_at(5) == "roofs"


def test_an_older_programme_is_taken_up_too() -> None:
    """One that was kept before anybody asked where a tale was."""
    kept = programme().to_dict()
    for name in ("places", "helpers", "image", "again"):
        del kept["told"][name]
    told = Programme.from_dict(kept).told
    assert (told.places, told.helpers, told.image, told.again) == ((), (), "", 0)
