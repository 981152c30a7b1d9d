"""The pages of an own ritual's steps."""

from __future__ import annotations

from dataclasses import replace

from kiosk.desk.sheets import opened, ownsteps, touched
from kiosk.desk.sheets.writer import Here
from kiosk.device import WallClock
from kiosk.store import Store
from kiosk.store.own import STEPS, OwnRitual, OwnStep
from tests.kiosk.desk.homes import HOUR

STARS = OwnRitual("Star hands", steps=(OwnStep("Draw a star."), OwnStep("Hum.", "La.", 45)))


def kept(ritual: OwnRitual = STARS) -> tuple[Here, str]:
    """A home with one ritual, and the id of its page."""
    store = Store.memory()
    one = store.family.own.add(ritual)
    return Here(store, WallClock(HOUR).read(), ()), f"own/{one.id}"


def test_steps_are_listed_until_no_more_fit() -> None:
    """Each with its time, and the way to add one."""
    here, id = kept()
    rows = opened(here, f"{id}/steps").rows
    assert [one.label for one in rows] == [
        "1. Draw a star",
        "2. Hum",
        "Add a step: what is done?",
    ]
    here, id = kept(replace(STARS, steps=(OwnStep("Hum. " * 20),) * STEPS))
    rows = opened(here, f"{id}/steps").rows
    assert len(rows) == STEPS
    assert rows[0].label.endswith(" …")
    assert touched(here, f"{id}/steps", "add", "More").message.startswith("Steps: 5 are the most")


def test_a_step_is_changed_moved_and_taken_out() -> None:
    """What was typed is kept at once."""
    here, id = kept()
    second = opened(here, f"{id}/step/2")
    assert [one.id for one in second.rows] == ["do", "say", "minutes", "up", "step-out"]
    assert second.rows[2].value == "45 seconds"
    assert touched(here, f"{id}/step/2", "minutes", "").rows[2].value == "½"
    assert touched(here, f"{id}/step/2", "minutes", "").rows[2].value == "1"
    assert touched(here, f"{id}/step/2", "say", "").text == ownsteps.LED
    moved = touched(here, f"{id}/step/2", "up", "")
    assert moved.id == f"{id}/step/1"
    assert moved.rows[0].value == "Hum."
    left = touched(here, f"{id}/step/1", "step-out", "")
    assert left.id == f"{id}/steps"
    assert left.rows[0].label == "1. Draw a star"


def test_an_empty_step_is_refused() -> None:
    """In words, and nothing changes."""
    here, id = kept()
    assert touched(here, f"{id}/step/1", "do", " ").message.startswith("What is done: it is empty")
    assert opened(here, f"{id}/step/1").rows[0].value == "Draw a star."


def test_a_step_that_holds_the_tale_has_no_words_of_its_own() -> None:
    """Nor minutes: it brings both."""
    here, id = kept(replace(STARS, steps=(OwnStep("Listen.", seconds=0, cue="story"),)))
    assert [one.id for one in opened(here, f"{id}/step/1").rows] == ["do", "step-out"]
    assert opened(here, f"{id}/steps").rows[0].value == "tonight's tale"


def test_an_unknown_page_is_the_list() -> None:
    """Of steps: nothing is lost by a touch that comes late."""
    here, id = kept()
    assert opened(here, f"{id}/step/9").id == f"{id}/steps"
    assert touched(here, f"{id}/step/9", "do", "x").id == f"{id}/steps"
