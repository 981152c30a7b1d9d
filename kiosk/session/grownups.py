"""The grown-ups' room: behind six digits, a plain list of children, rules and texts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.session import groups, levels, resting, saying, sheets, shelves
from kiosk.session.happenings import (
    CheckPin,
    CountStories,
    Effect,
    EraseChild,
    Label,
    Light,
    PinChecked,
    SetRule,
    ShowText,
    TextIs,
    Tick,
)
from kiosk.session.state import Entry, GrownUps, Phase, State

if TYPE_CHECKING:
    from kiosk.session.touch import Touch

Outcome = tuple[State, tuple[Effect, ...]]

DIGITS = 6
IDLE = 180.0
"""Seconds without a touch after which the room locks itself."""
RULES: dict[str, tuple[str, tuple[str, ...], str]] = {
    "minutes": ("Minutes in all", ("7", "10", "15", "20", "25", "30"), "20"),
    "wake": (
        "Everybody up at",
        ("06:00", "06:30", "07:00", "07:30", "08:00"),
        "07:00",
    ),
    "reader": ("Who reads first", ("voice", "self"), "voice"),
    "sound": (
        "Settling sound",
        (
            "any",
            "rain",
            "sea",
            "hearth",
            "wind",
            "railway",
            "heartbeat",
            "lullaby",
            "brown",
            "pink",
        ),
        "any",
    ),
    "hemisphere": ("Our half of the Earth", ("north", "south"), "north"),
    levels.RULE: ("How loud", levels.VALUES, levels.VALUES[-1]),
    saying.RULE: ("Say what is touched", saying.VALUES, saying.VALUES[0]),
    "one-more": ("One more minute after the story", ("yes", "no"), "yes"),
}
"""Rules of the house that the list can change: label, values, the value to begin with."""
NEW_DAY = "new-day"
TEXTS = {"ledger": "What was decided, and why", "diary": "Nights", "about": "About Hearthside"}


def touched(state: State, touch: Touch) -> Outcome:
    """Return what a touch does in the grown-ups' room."""
    room = state.grown_ups or GrownUps(setting=not state.has_pin)
    if not room.locked and room.back is not Phase.DARK:
        sheet = sheets.touched(state, room, touch)
        if sheet is not None:
            return sheet
    if touch.act == "leave":
        return _leave(state, room)
    if touch.act == "digit" and room.locked:
        return _digit(state, room, touch.value)
    if room.locked:
        return state, ()
    if touch.act == "row":
        return _row(state, room, touch.value)
    if touch.act == "set":
        return _set(state, touch.value)
    return state, ()


def _leave(state: State, room: GrownUps) -> Outcome:
    """Return one step out: from a text to the list, from the list to where we came from."""
    if not room.locked and room.view != "list":
        above = shelves.above(room.view)
        left = groups.out(room)
        return replace(state, grown_ups=left if above == "list" else replace(left, view=above)), ()
    return _out(state, room.back)


def _out(state: State, back: Phase) -> Outcome:
    """Return the page the room was opened from; the dark is dark again."""
    dark: tuple[Effect, ...] = (Light(0.0, 1.0),) if back is Phase.DARK else ()
    return replace(state, phase=back, grown_ups=None), dark


def _digit(state: State, room: GrownUps, digit: str) -> Outcome:
    """Return the pad with a digit more or less; the sixth asks whether it was right."""
    if digit == "back":
        return replace(state, grown_ups=replace(room, digits=room.digits[:-1])), ()
    if len(digit) != 1 or not digit.isdigit() or len(room.digits) >= DIGITS:
        return state, ()
    digits = room.digits + digit
    if len(digits) < DIGITS:
        return replace(state, grown_ups=replace(room, digits=digits, message="")), ()
    if not room.setting:
        return replace(state, grown_ups=replace(room, digits=digits)), (CheckPin(digits),)
    if not room.again:
        once = replace(room, digits="", again=digits, message="Once more, to be sure.")
        return replace(state, grown_ups=once), ()
    if room.again != digits:
        anew = replace(room, digits="", again="", message="Those two differ. Choose again.")
        return replace(state, grown_ups=anew), ()
    return replace(state, grown_ups=replace(room, digits=digits)), (CheckPin(digits, choose=True),)


def pin_checked(state: State, what: PinChecked) -> Outcome:
    """Return the list if the PIN was right, else the pad with why not."""
    room = state.grown_ups
    if room is None or not room.locked:
        return state, ()
    if what.right:
        opened = replace(
            room, locked=False, setting=False, digits="", again="", message="", view="list"
        )
        # From the dark no list is shown, and nothing about stories is to be said.
        count = () if room.back is Phase.DARK else (CountStories(),)
        return replace(state, grown_ups=opened, has_pin=True), count
    refused = replace(room, digits="", again="", message=what.message)
    return replace(state, grown_ups=refused), ()


def _row(state: State, room: GrownUps, row: str) -> Outcome:
    """Return what a touched row opens."""
    if room.back is Phase.DARK:
        # From the dark there is one way on, and it leads through a new day: never to a story.
        return (
            resting.open_morning(replace(state, grown_ups=None)) if row == NEW_DAY else (state, ())
        )
    if row in TEXTS:
        return state, (ShowText(row),)
    opened = groups.opened(room, row)
    if opened is not None:
        return replace(state, grown_ups=opened), ()
    if row == "add-child":
        entry = Entry(step="name", first=False)
        return replace(state, phase=Phase.FIRST_START, entry=entry, grown_ups=None), ()
    if row == "doctor":
        return replace(state, phase=Phase.DOCTOR, came_from=Phase.GROWN_UPS), ()
    shelf = shelves.touched(state, room, row)
    if shelf is not None:
        return shelf
    if row.startswith("child:"):
        return replace(state, grown_ups=replace(room, view=row, message="")), ()
    if row.startswith("erase:") and room.view != row:
        asked = replace(room, view=row, message="Touch erase once more. It cannot be undone.")
        return replace(state, grown_ups=asked), ()
    if row.startswith("erase:"):
        return replace(state, grown_ups=groups.out(room)), (EraseChild(row.removeprefix("erase:")),)
    if row in RULES:
        return _set(state, f"{row}={_following(state, row)}")
    return state, ()


def _following(state: State, rule: str) -> str:
    """Return the value after a rule's present one, going round."""
    _, values, first = RULES[rule]
    now = state.rule(rule, first)
    return values[(values.index(now) + 1) % len(values)] if now in values else first


def _set(state: State, change: str) -> Outcome:
    """Return a rule of the house changed, if it is one."""
    name, _, value = change.partition("=")
    if name not in RULES or value not in RULES[name][1]:
        return state, ()
    rules = (*(one for one in state.rules if one[0] != name), (name, value))
    # How loud a step is can only be heard.
    heard = (Label(levels.SAMPLE),) if name == levels.RULE else ()
    return replace(state, rules=rules), (SetRule(name, value), *heard)


def text_is(state: State, what: TextIs) -> Outcome:
    """Return the list showing a long text."""
    room = state.grown_ups
    if room is None or room.locked:
        return state, ()
    shown = replace(room, view="text", title=what.title, text=what.text)
    return replace(state, grown_ups=shown), ()


def ticked(state: State, _tick: Tick) -> Outcome:
    """Return the room locked and left once nobody has touched anything for a while."""
    if state.at - state.touched < IDLE:
        return state, ()
    back = state.grown_ups.back if state.grown_ups else Phase.ASLEEP
    return _out(state, back)
