"""Acting is what a family does by touches beside the usual evening: in the room, in the dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.session.happenings import PinChecked
from kiosk.session.state import Phase
from tests.families.otherwise import HELD

if TYPE_CHECKING:
    from tests.families.living import Evening, Home
    from tests.families.made import Night

PIN = "270418"
OWN = {"who": "oma lene", "place": "bremen", "told_by": "mum"}
"""Whose the family's own ritual is, as it is typed."""
OWN_NAME, OWN_STEPS = "star hands", ("Draw a star on each hand", "Hum the song")
OFF = 40.0
"""Seconds without power."""
APART = ("without", "rest")


def in_the_room(home: Home, night: Night, evening: Evening) -> None:
    """Do tonight's deeds in the grown-ups' room, if there are any."""
    other = night.other
    deeds: list[str] = []
    for kind, rows in (
        ("hold", ("row packs", f"row pack:{HELD}", f"row hold:{HELD}")),
        ("release", ("row packs", f"row pack:{HELD}", f"row release:{HELD}")),
        ("sick", ("row sheet:ways", "set sick=yes")),
        ("late", ("row sheet:ways", "set late=yes")),
        ("taper", ("row sheet:ways/taper", "row start")),
        ("stop-taper", ("row sheet:ways/taper", "row stop")),
    ):
        deeds += rows if kind in other else ()
    if "nap" in other:
        child = home.ids[other.nap[0]]
        deeds += ["row sheet:ways/nap", f"set nap/{child}={other.nap[1]:g}"]
    if "fear" in other:
        child = home.ids[other.fear[0]]
        deeds += [f"row sheet:child/{child}/worries", f"set {other.fear[1]}=yes"]
    if "journey" in other:
        way, hours = other.journey.split(":")
        deeds += ["row sheet:ways/journeys", f"set way={way}", f"set hours={hours}"]
        deeds += [f"set nights={other.nights_left}"]
    if not deeds and not {"own", "clocks", *APART} & other.kinds:
        return
    enter(home)
    for deed in deeds:
        home.touch(*deed.split(" ", 1))
    if "clocks" in other:
        _clocks(home, other.region)
    if "own" in other:
        _write(home, evening)
    # Last, for from then on it is the next night.
    for apart in other.kinds & set(APART):
        home.touch("row", "sheet:ways")
        home.touch("row", apart)
    evening.sheet = _sheet_text(home)
    leave(home)


def enter(home: Home) -> None:
    """Open the grown-ups' room from the clock; the first time by choosing a PIN.

    Later the session is told that it was right: to try one takes a third of a second, on purpose.
    """
    first = not home.state.has_pin
    home.touch("wake")
    home.touch("grown-ups")
    for digit in PIN * 2 if first else "":
        home.touch("digit", digit)
    if not first:
        home.stage.happen(PinChecked(right=True))


def leave(home: Home) -> None:
    """Go out, page by page."""
    for _ in range(12):
        if home.state.phase is Phase.GROWN_UPS:
            home.touch("leave")


def type_in(home: Home, row: str, text: str) -> None:
    """Type a row's text anew."""
    home.touch("row", row)
    room = home.state.grown_ups
    for _ in room.typed if room else "":
        home.touch("key", "back")
    for letter in text:
        home.touch("key", letter)
    home.touch("go-on")


def put_aside(home: Home, evening: Evening) -> None:
    """Say on the plan that its guest, or where there is none its ritual, is not for this family."""
    programme = home.state.programme
    slots = programme.plan["rituals"] if programme else ()
    guests = [one for one in slots if one["role"] == "guest"]
    for slot in (guests or slots)[:1]:
        evening.put_aside = slot["id"]
        home.touch("not-for-us", slot["slot"])
        home.wait()


def sitter(home: Home, evening: Evening) -> None:
    """Read what a sitter reads, try to get into the room from there, and go back."""
    home.touch("sitter")
    shown = home.state.sitter
    evening.sitter = shown.text if shown is not None else ""
    home.touch("grown-ups")
    home.touch("row", "sheet:ways")
    evening.got_in = home.state.phase is not Phase.WHO
    home.touch("leave")


def pause(home: Home, seconds: int, evening: Evening) -> None:
    """Pause, let the time go by, and go on, if the evening has not settled by itself."""
    began = home.ear.now
    if home.state.black:
        home.touch("wake")
    home.touch("pause")
    while home.state.paused and home.ear.now - began < seconds:
        home.ear.now += 10.0
        home.stage.tick()
    if home.state.paused:
        home.touch("pause")
    evening.paused = home.ear.now - began


def cut(home: Home) -> None:
    """Let the power go, and come back."""
    home.ear.quiet(0.0)
    home.ear.now += OFF
    home.open()


def in_the_dark(home: Home, night: Night, evening: Evening) -> None:
    """Let the clock jump, or the power go, and see whether anybody gets a second story."""
    if "jump" not in night.other and "cut-at-night" not in night.other:
        return
    home.ear.now += 1800.0
    home.stage.tick()
    if "jump" in night.other:
        home.clock.jump(night.other.jump)
        home.stage.tick()
    if "cut-at-night" in night.other:
        cut(home)
    before = len(home.rows)
    for act in ("wake", "bedtime", "begin", "begin"):
        home.touch(act)
        home.wait()
    evening.second = len(home.rows) > before or home.state.phase not in {Phase.HELP, Phase.DARK}
    home.touch("leave")


def _clocks(home: Home, region: str) -> None:
    """Touch the row of the clocks until it says the region's name."""
    words = region.replace("-", " ").title() if region != "none" else "nowhere"
    home.touch("row", "sheet:ways/journeys")
    for _ in range(6):
        room = home.state.grown_ups
        rows = room.sheet.rows if room and room.sheet else ()
        if any(one.id == "clocks" and one.value == words for one in rows):
            return
        home.touch("row", "clocks")


def _write(home: Home, evening: Evening) -> None:
    """Write down the family's own ritual, letter by letter, and look at its card."""
    home.touch("row", "sheet:own")
    type_in(home, "add", OWN_NAME)
    room = home.state.grown_ups
    id = room.sheet.id.removeprefix("own/") if room and room.sheet else ""
    for row, text in OWN.items():
        type_in(home, row, text)
    home.touch("set", "youngest=0")
    home.touch("row", f"sheet:own/{id}/steps")
    for text in OWN_STEPS:
        type_in(home, "add", text)
        home.touch("set", "minutes=1½")
        home.touch("leave")
    home.touch("row", f"sheet:own/{id}/card")
    evening.own = {id: _sheet_text(home)}


def _sheet_text(home: Home) -> str:
    """Return what the open sheet says."""
    room = home.state.grown_ups
    return room.sheet.text if room and room.sheet else ""
