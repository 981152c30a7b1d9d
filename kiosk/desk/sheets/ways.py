"""The ways sheet is for other evenings: without the kiosk, sick, late, with less of the voice."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.desk import people, texts, ways
from kiosk.desk.sheets import hours, journeys
from kiosk.session.sheet import Sheet, SheetRow
from kiosk.store.diary import APART, Night
from kiosk.store.records import Clock

if TYPE_CHECKING:
    from kiosk.desk.sheets.writer import Here

YES_NO = ("yes", "no")
USUAL = "usual"
NAPS = (USUAL, "0", "0.5", "1", "1.5", "2", "2.5", "3")
"""Hours."""
SICK = "Short and calm, led by you. The doctor card says when to call."
BACK = "take-back"
SAME = 600.0
"""Seconds in which, without a date, a night that is kept once more is still the same one."""
HOMES = """Two homes can each have a kiosk. Each keeps its own evenings; nothing joins them by \
itself, for neither has a way out.

To carry one family's evenings over, put a memory stick in and type, on this device:
hearthside backup FILE
with a file on the stick. In the other home, while its kiosk is not running:
hearthside restore FILE --yes

A restore replaces everything that is kept there: children, rules, the PIN, nights and stories. \
So carry the copy along whenever the child moves, and only the last one counts.

hearthside export FOLDER writes all of it as text that anybody can read: a good way to tell the \
other home what was told, what was liked and what rests.

Without a second kiosk nothing is lost: a night elsewhere needs no note, and "we did it without \
you" is kept as what it is."""


def opened(here: Here, id: str) -> Sheet:
    """Return the list of other evenings, or one of the pages under it."""
    page = id.partition("/")[2]
    if page == "nap":
        return _nap(here, id)
    if page == "taper":
        return _taper(here, id)
    if page == "hours":
        return hours.opened(here, id)
    if page == "journeys":
        return journeys.opened(here, id)
    if page == "homes":
        return Sheet(id, "Two homes", text=HOMES, above="ways")
    return _list(here, id)


def touched(here: Here, id: str, row: str, value: str) -> Sheet:
    """Keep what was asked for, for tonight or from now on."""
    page = id.partition("/")[2]
    if page == "hours":
        return hours.touched(here, id, row, value)
    if page == "journeys":
        return journeys.touched(here, id, row, value)
    store, night = here.store, here.store.next_night
    if page == "nap":
        _keep_nap(here, row, value)
    elif page == "taper":
        rules = store.family.rules
        start = 0 if rules.taper_from else night
        store.family.rules = dataclasses.replace(rules, taper_from=start)
    elif row in APART:
        _keep_apart(here, row)
    elif row == BACK:
        _take_back(here)
    elif row in {"sick", "late"}:
        on = row not in store.family.ways.of(night).codes if not value else value == "yes"
        store.family.ways.set(night, row, on=on)
        return dataclasses.replace(opened(here, id), message=_said(here, row, on=on))
    return opened(here, id)


def _list(here: Here, id: str) -> Sheet:
    """Return the list of other evenings."""
    codes = here.store.family.ways.of(here.store.next_night).codes
    last, today = _apart(here)
    rows = [
        SheetRow(one, label, "yes" if one in codes else "no", YES_NO)
        for one, label in (("sick", "Sick day tonight"), ("late", "Late is fine tonight"))
    ]
    if "sick" in codes:
        rows.insert(1, SheetRow("doctor", "When to call a doctor"))
    rows.append(SheetRow("sheet:ways/nap", "A nap today"))
    if last is not None:
        done = "Done without me" if last.ended == "without" else "A rest night"
        rows.append(SheetRow(BACK, f"{done}, night {last.number}", "kept; take it back"))
    if not today:
        rows.append(SheetRow("without", "We did it without you", "keep tonight so"))
        rows.append(SheetRow("rest", "Rest night", "nothing tonight"))
    rows += [
        SheetRow("sheet:ways/taper", "Less of me every week", _taper_short(here)),
        SheetRow("sheet:ways/hours", "Lights-out and quiet hours"),
        SheetRow("sheet:ways/journeys", "Clock changes and journeys"),
        SheetRow("sheet:ways/homes", "Two homes"),
    ]
    text = texts.without_line(here.store.diary.without)
    return Sheet(id, "Other evenings", text=text, rows=tuple(rows))


def _said(here: Here, row: str, *, on: bool) -> str:
    """Return what is to be known about a way that was just asked for."""
    if not on:
        return ""
    if row == "sick":
        return SICK
    night, rules = here.store.next_night, here.store.family.rules
    wake = people.minutes_of(rules.wake, 7 * 60)
    sleepers = [people.planned_child(one, night, wake) for one in here.store.family.children()]
    lights_out = people.minutes_of(rules.lights_out, -1)
    return ways.sleep_left(
        sleepers, lights_out if lights_out >= 0 else None, rules.minutes, here.now
    )


def _apart(here: Here) -> tuple[Night | None, bool]:
    """Return the newest night if it was kept without an evening, and whether it is tonight's."""
    last = here.store.diary.last()
    if last is None or last.ended not in APART or last.number != here.store.next_night - 1:
        return None, False
    if not here.now.trusted or last.clock.trust in {"", "guessed"}:
        # No date is known: only a second touch of the same moment is surely the same night.
        return last, 0 <= here.now.running - last.clock.running < SAME
    then = (datetime.fromisoformat(last.clock.wall) - ways.NEXT_DAY).date()
    today = then == (here.now.when - ways.NEXT_DAY).date()
    return (last, True) if today else (None, False)


def _keep_apart(here: Here, code: str) -> None:
    """Keep tonight as a night that the kiosk had no part in: a success like any other."""
    store, now = here.store, here.now
    if _apart(here)[1]:
        return
    night = store.next_night
    children = tuple(one.id for one in store.family.children())
    with store.nights.transaction(night):
        clock = Clock(now.wall, now.trust, "", now.running)
        store.diary.put(Night(night, children, ended=code, ways=(code,), clock=clock))
        store.ledger.append_once(night, f"night-{code}")


def _take_back(here: Here) -> None:
    """Let go of the newest night that was kept without an evening."""
    last, _ = _apart(here)
    if last is not None:
        with here.store.nights.transaction(last.number):
            here.store.diary.take_back(last.number)
            here.store.ledger.append(last.number, "night-taken-back", (last.ended,))


def _nap(here: Here, id: str) -> Sheet:
    """Return how long each child slept today."""
    naps = dict(here.store.family.ways.of(here.store.next_night).naps)
    rows = tuple(
        SheetRow(f"nap/{one.id}", one.name, f"{naps[one.id]:g}" if one.id in naps else USUAL, NAPS)
        for one in here.store.family.children()
    )
    text = "Hours slept by day. More by day is a later lights-out, tonight alone."
    return Sheet(id, "A nap today", text=text, rows=rows, above="ways")


def _keep_nap(here: Here, row: str, value: str) -> None:
    """Keep how long a child slept by day; a touch on the row itself goes on to the next value."""
    child, night = row.partition("/")[2], here.store.next_night
    if child not in {one.id for one in here.store.family.children()}:
        return
    now = dict(here.store.family.ways.of(night).naps).get(child)
    if not value:
        at = NAPS.index(USUAL if now is None else f"{now:g}")
        value = NAPS[(at + 1) % len(NAPS)]
    here.store.family.ways.nap(night, child, None if value == USUAL else float(value))


def _taper(here: Here, id: str) -> Sheet:
    """Return how far the handing back has come, and the row that starts or stops it."""
    led = ways.led_by_people(here.store.family.rules, here.store.next_night)
    steps = ways.steps_lately(here.store, here.rituals)
    if not led:
        row = SheetRow("start", "Start", "from tonight on")
        text = "Each week people lead one step more. You can stop whenever you like."
    elif steps and led >= steps:
        row = SheetRow("stop", "Stop", "the voice leads again")
        text = "All steps are yours now. You need no kiosk for them: well done, all of you."
    else:
        row = SheetRow("stop", "Stop", "the voice leads again")
        text = f"This is week {led}: {_steps(led)} yours to lead, and next week one more."
    return Sheet(id, "Less of me every week", text=text, rows=(row,), above="ways")


def _taper_short(here: Here) -> str:
    """Return how far the handing back has come, in two words."""
    led = ways.led_by_people(here.store.family.rules, here.store.next_night)
    return f"week {led}" if led else "not begun"


def _steps(count: int) -> str:
    return "1 step is" if count == 1 else f"{count} steps are"
