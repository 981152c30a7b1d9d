"""A sheet for a finger: lines come and go, and what is drawn is kept when it is put away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.session import drawing, strokes
from kiosk.session import happenings as on
from kiosk.session.sheet import Sheet, SheetRow
from kiosk.session.state import GrownUps, Phase
from tests.kiosk.session.evenings import MIA, THEO, Driver, on_a_morning

LINE = ((10, 20), (30, 40))
OTHER = ((5, 5),)


def on_a_sheet() -> Driver:
    """A morning on which somebody wants to draw."""
    driver = on_a_morning()
    driver.touch("wake")
    driver.touch("choose", "hard")
    driver.touch("draw")
    driver.effects.clear()
    return driver


def lines(driver: Driver) -> tuple[strokes.Stroke, ...]:
    """What is on the sheet."""
    assert driver.state.drawing is not None
    return driver.state.drawing.strokes


def kept(driver: Driver) -> list[on.KeepDrawing]:
    """What is to be kept."""
    return [one for one in driver.effects if isinstance(one, on.KeepDrawing)]


def test_nobody_is_asked_to_draw_before_the_face() -> None:
    """And nobody has to at all: the sheet opens by a touch alone."""
    driver = on_a_morning()
    driver.touch("wake")
    driver.touch("draw")
    assert driver.phase == Phase.MORNING


def test_what_came_in_the_night_is_drawn_and_the_morning_goes_on() -> None:
    """The face stays; the lines are kept with whose they are."""
    driver = on_a_sheet()
    assert driver.phase == Phase.DRAWING
    driver.touch("stroke", strokes.written(LINE))
    driver.touch("stroke", strokes.written(OTHER))
    driver.touch("go-on")
    assert driver.phase == Phase.MORNING
    assert driver.state.face == "hard"
    (one,) = kept(driver)
    assert one.drawing.strokes == (LINE, OTHER)
    assert (one.drawing.kind, one.drawing.child) == (drawing.NIGHT, "mia")
    assert on.KeepMorning("hard", ()) in driver.touch("go-on")


def test_an_empty_sheet_is_put_away_without_a_word() -> None:
    """Nothing is kept of nothing."""
    driver = on_a_sheet()
    driver.touch("leave")
    assert driver.phase == Phase.MORNING
    assert kept(driver) == []


def test_a_line_is_taken_back_and_a_new_sheet_too() -> None:
    """An emptied sheet comes back with one touch, until there is a new line on it."""
    driver = on_a_sheet()
    driver.touch("stroke", strokes.written(LINE))
    driver.touch("stroke", strokes.written(OTHER))
    driver.touch("undo")
    assert lines(driver) == (LINE,)
    driver.touch("anew")
    assert lines(driver) == ()
    driver.touch("undo")
    assert lines(driver) == (LINE,)
    driver.touch("anew")
    driver.touch("stroke", strokes.written(OTHER))
    driver.touch("undo")
    driver.touch("undo")
    assert lines(driver) == ()


def test_a_full_sheet_takes_no_more() -> None:
    """It says so, and has room again once a line is gone."""
    driver = on_a_sheet()
    for number in range(strokes.MOST_STROKES + 1):
        driver.touch("stroke", strokes.written(((number, number),)))
    assert driver.state.drawing is not None
    assert driver.state.drawing.full
    assert len(lines(driver)) == strokes.MOST_STROKES
    driver.touch("undo")
    assert not driver.state.drawing.full


@pytest.mark.parametrize("text", ["", "99999999", "no line", "0010"])
def test_what_is_no_line_leaves_no_mark(text: str) -> None:
    """Whatever arrives."""
    driver = on_a_sheet()
    driver.touch("stroke", text)
    assert lines(driver) == ()


def test_it_is_whose_it_is() -> None:
    """The leader's, until somebody else who slept here is touched."""
    driver = on_a_sheet()
    assert driver.touch("choose", "theo") == (on.Label("Theo"),)
    driver.touch("choose", "somebody")
    driver.touch("stroke", strokes.written(LINE))
    driver.touch("go-on")
    assert kept(driver)[0].drawing.child == "theo"


def test_it_closes_by_itself_after_ten_minutes_and_keeps() -> None:
    """However busy the finger is."""
    driver = on_a_sheet()
    for _ in range(59):
        driver.touch("stroke", strokes.written(OTHER))
        driver.wait(10.0)
    assert driver.phase == Phase.DRAWING
    driver.wait(15.0)
    assert driver.phase == Phase.MORNING
    assert len(kept(driver)) == 1


def test_the_doctor_card_leads_back_to_the_sheet() -> None:
    """With every line still on it."""
    driver = on_a_sheet()
    driver.touch("stroke", strokes.written(LINE))
    driver.touch("doctor")
    assert driver.phase == Phase.DOCTOR
    driver.touch("leave")
    assert driver.phase == Phase.DRAWING
    assert lines(driver) == (LINE,)


def test_a_morning_without_children_has_no_sheet() -> None:
    """Nobody's drawing could not be erased with anybody."""
    driver = on_a_morning()
    driver.touch("wake")
    driver.touch("choose", "good")
    driver.session.state = replace(driver.state, children=())
    driver.touch("draw")
    assert driver.phase == Phase.MORNING


def in_the_room(back: Phase = Phase.ASLEEP) -> Driver:
    """A grown-up at the page before a dream is drawn."""
    driver = Driver()
    driver.happen(on.FamilyIs((MIA, THEO), (), has_pin=True, night=3))
    sheet = Sheet("notebook/dream/mia", "Dream", rows=(SheetRow("dream:mia", "Draw"),), leaf=True)
    room = GrownUps(locked=False, view=f"sheet:{sheet.id}", sheet=sheet, back=back)
    driver.session.state = replace(driver.state, phase=Phase.GROWN_UPS, grown_ups=room)
    return driver


def test_a_dream_is_asked_for_and_drawn_with_the_room_locked() -> None:
    """Behind the PIN it is asked for; afterwards nobody finds the room open."""
    driver = in_the_room()
    assert driver.touch("row", "dream:mia") == (on.AskDream("mia"),)
    found = driver.happen(on.DreamMay("mia", 300.0))
    assert driver.phase == Phase.DRAWING
    said = " ".join(one.text for one in found if isinstance(one, on.Label))
    assert "new dream" in said
    assert "bad" not in said.lower()
    assert driver.state.grown_ups is None
    driver.touch("stroke", strokes.written(LINE))
    driver.touch("go-on")
    assert driver.phase == Phase.ASLEEP
    assert kept(driver)[0].drawing.kind == drawing.DREAM


def test_a_dream_ends_when_its_time_is_over() -> None:
    """Five minutes before five there are five minutes."""
    driver = in_the_room()
    driver.happen(on.DreamMay("mia", 300.0))
    driver.touch("stroke", strokes.written(LINE))
    driver.wait(295.0)
    assert driver.phase == Phase.DRAWING
    driver.wait(10.0)
    assert driver.phase == Phase.ASLEEP
    assert len(kept(driver)) == 1


@pytest.mark.parametrize("back", [Phase.WHO, Phase.PLAN, Phase.MORNING, Phase.DARK])
def test_an_evening_behind_the_room_is_not_left(back: Phase) -> None:
    """Neither by asking nor by an answer that comes late."""
    driver = in_the_room(back)
    assert driver.touch("row", "dream:mia") == ()
    driver.happen(on.DreamMay("mia", 300.0))
    assert driver.phase == Phase.GROWN_UPS


def test_no_answer_opens_a_sheet_outside_the_open_room() -> None:
    """At the clock, or with the room locked."""
    driver = Driver()
    driver.happen(on.DreamMay("mia", 300.0))
    assert driver.phase == Phase.ASLEEP
    room = in_the_room()
    room.session.state = replace(room.state, grown_ups=GrownUps(locked=True))
    room.happen(on.DreamMay("mia", 300.0))
    assert room.phase == Phase.GROWN_UPS


def laid(driver: Driver) -> list[tuple[strokes.Stroke, ...]]:
    """What was kept of sheets that were not done."""
    return [one.drawing.strokes for one in driver.effects if isinstance(one, on.LaySheet)]


def test_what_is_drawn_is_kept_at_calm_moments() -> None:
    """Soon after a finger was lifted, and never more often than every few seconds."""
    driver = on_a_sheet()
    driver.wait(4.0)
    assert laid(driver) == []
    driver.touch("stroke", strokes.written(LINE))
    driver.wait(0.2)
    assert laid(driver) == [(LINE,)]
    driver.touch("stroke", strokes.written(OTHER))
    driver.wait(1.0)
    assert laid(driver) == [(LINE,)]
    driver.wait(3.0)
    assert laid(driver) == [(LINE,), (LINE, OTHER)]
    driver.wait(30.0)
    assert len(laid(driver)) == 2


def test_a_sheet_that_was_emptied_is_let_go() -> None:
    """Or the lines that somebody took back would come again."""
    driver = on_a_sheet()
    driver.wait(4.0)
    driver.touch("stroke", strokes.written(LINE))
    driver.wait(0.2)
    driver.touch("undo")
    driver.touch("go-on")
    assert laid(driver) == [(LINE,), ()]
    assert kept(driver) == []


def test_after_a_power_cut_the_lines_are_there_again() -> None:
    """With whose they were, and no more time than was left."""
    driver = on_a_sheet()
    driver.happen(on.SheetWas("theo", (LINE, OTHER), 90.0))
    assert driver.state.drawing is not None
    assert lines(driver) == (LINE, OTHER)
    assert (driver.state.drawing.child, driver.state.drawing.seconds) == ("theo", 90.0)
    driver.touch("undo")
    assert lines(driver) == (LINE,)


@pytest.mark.parametrize("who", ["theo", "nobody"])
def test_a_sheet_that_was_drawn_on_stays(who: str) -> None:
    """And nobody's lines are nobody's."""
    driver = on_a_sheet()
    if who == "theo":
        driver.touch("stroke", strokes.written(OTHER))
    before = lines(driver)
    driver.happen(on.SheetWas(who, (LINE,), 90.0))
    assert lines(driver) == before


def test_an_opened_sheet_asks_for_what_was_not_done() -> None:
    """By its kind, and for those who may have drawn it."""
    driver = on_a_morning()
    driver.touch("wake")
    driver.touch("choose", "hard")
    assert on.FindSheet(drawing.NIGHT, ("mia", "theo")) in driver.touch("draw")
