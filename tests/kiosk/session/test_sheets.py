"""Touches on the sheets of the grown-ups' room."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import grownups, sheets
from kiosk.session.happenings import (
    Effect,
    Record,
    SheetIs,
    SheetMoves,
    ShowSheet,
    Tick,
    Touched,
    TouchSheet,
)
from kiosk.session.machine import step
from kiosk.session.sheet import EndTake, Sheet, SheetMark, SheetRow
from kiosk.session.state import GrownUps, Phase, State
from kiosk.session.touch import Touch

SHEET = Sheet(
    "care", "Care",
    rows=(
        SheetRow("number", "Our doctor", "11", typed=True),
        SheetRow("on", "On", "no", ("yes", "no")),
    ),
    marks=(SheetMark("wick", "Wick", 0.5, 0.2),),
)  # fmt: skip
UNDER = Sheet("care/far", "Far", above="care")


def room(**changes: object) -> State:
    """An open room."""
    return State(phase=Phase.GROWN_UPS, has_pin=True, grown_ups=GrownUps(locked=False, **changes))  # type: ignore[arg-type]


def touch(state: State, act: str, value: str = "") -> tuple[State, tuple[Effect, ...]]:
    """Touch something in the room."""
    return grownups.touched(state, Touch(act, value))


def opened(state: State, sheet: Sheet = SHEET) -> State:
    """The room once the desk brought the sheet."""
    return step(state, SheetIs(sheet), 1.0)[0]


def test_a_row_of_the_list_fetches_its_sheet() -> None:
    """And the sheet that comes is shown."""
    state, effects = touch(room(), "row", f"sheet:{sheets.ENTRANCES[0].id}")
    assert effects == (ShowSheet(sheets.ENTRANCES[0].id),)
    now = opened(state).grown_ups
    assert now is not None
    assert (now.view, now.sheet) == ("sheet:care", SHEET)


def test_a_locked_room_fetches_and_shows_nothing() -> None:
    """Neither by a touch, nor when a sheet comes late; nor does the dark."""
    locked = State(phase=Phase.GROWN_UPS, grown_ups=GrownUps())
    assert touch(locked, "row", "sheet:care") == (locked, ())
    assert opened(locked).grown_ups == GrownUps()
    assert touch(room(back=Phase.DARK), "row", "sheet:care")[1] == ()


def test_rows_marks_and_steps_are_carried_to_the_desk() -> None:
    """What the sheet does not hold is not."""
    state = opened(room())
    assert touch(state, "row", "wick")[1] == (TouchSheet("care", "wick"),)
    assert touch(state, "row", "on")[1] == (TouchSheet("care", "on"),)
    assert touch(state, "set", "on=yes")[1] == (TouchSheet("care", "on", "yes"),)
    assert touch(state, "set", "on=maybe")[1] == ()
    assert touch(state, "row", "nothing")[1] == ()


def test_a_typed_row_takes_letters_and_gives_them_at_go_on() -> None:
    """It begins with what stood there; leaving changes nothing."""
    state, effects = touch(opened(room()), "row", "number")
    assert effects == ()
    for key in ("2", " ", "X", "back", "e"):
        state = touch(state, "key", key)[0]
    left = touch(state, "leave")[0].grown_ups
    assert left is not None
    assert (left.view, left.typed) == ("sheet:care", "")
    done, effects = touch(state, "go-on")
    assert effects == (TouchSheet("care", "number", "112 e"),)
    assert done.grown_ups is not None
    assert done.grown_ups.view == "sheet:care"


def test_typing_ends_somewhere() -> None:
    """No row takes more letters than fit."""
    state = touch(opened(room()), "row", "number")[0]
    for _ in range(sheets.TYPED_MOST + 5):
        state = touch(state, "key", "a")[0]
    assert state.grown_ups is not None
    assert len(state.grown_ups.typed) == sheets.TYPED_MOST


def test_leaving_goes_one_step_up() -> None:
    """To the sheet above, or to the list."""
    assert touch(opened(room(), UNDER), "leave")[1] == (ShowSheet("care"),)
    out = touch(opened(room()), "leave")[0].grown_ups
    assert out is not None
    assert (out.view, out.sheet) == ("list", None)


def test_the_doctor_card_is_a_row_of_any_sheet() -> None:
    """And leaving it leads back to the sheet."""
    sheet = Sheet("notebook/dream/m", "Dream", rows=(SheetRow("doctor", "When to call"),))
    state, effects = touch(opened(room(), sheet), "row", "doctor")
    assert (state.phase, effects) == (Phase.DOCTOR, ())
    back = step(state, Touched(Touch("leave")), 2.0)[0]
    assert back.phase is Phase.GROWN_UPS
    assert back.grown_ups is not None
    assert back.grown_ups.sheet == sheet


def test_the_doctor_card_before_an_open_room_locks_it_as_soon() -> None:
    """Whoever finds the card left open finds no open room behind it."""
    sheet = Sheet("notebook/dream/m", "Dream", rows=(SheetRow("doctor", "When to call"),))
    state = step(opened(room()), SheetIs(sheet), 1.0)[0]
    state = step(state, Touched(Touch("row", "doctor")), 2.0)[0]
    state = step(state, Tick(), 2.0 + grownups.IDLE - 1)[0]
    assert state.phase is Phase.DOCTOR
    for _ in range(2):
        state = step(state, Tick(), 2.0 + grownups.IDLE)[0]
    assert state.phase is Phase.ASLEEP
    assert state.grown_ups is None


def test_a_sheet_that_moves_is_shown_only_where_it_is_open() -> None:
    """Late news of a page that was left opens nothing, and sounds nowhere."""
    moved = replace(SHEET, message="half done", part=0.5, sound=EndTake())
    left = step(opened(room()), Touched(Touch("leave")), 2.0)[0]
    for state in (room(), left, opened(room(), UNDER), State(phase=Phase.ASLEEP)):
        assert step(state, SheetMoves(moved), 3.0) == (replace(state, at=3.0), ())
    state, effects = step(opened(room()), SheetMoves(moved), 3.0)
    assert state.grown_ups is not None
    assert state.grown_ups.sheet == replace(moved, sound=None)
    assert effects == (Record(EndTake()),)


def test_a_room_in_which_somebody_speaks_stays_open() -> None:
    """A long recording is no absence; without it the room locks as ever."""
    state = opened(room())
    for at in range(10, 600, 50):
        state = step(state, SheetMoves(SHEET, awake=True), float(at))[0]
        state = step(state, Tick(), float(at))[0]
    assert state.phase is Phase.GROWN_UPS
    state = step(state, SheetMoves(SHEET), 800.0)[0]
    assert step(state, Tick(), 800.0)[0].phase is not Phase.GROWN_UPS
