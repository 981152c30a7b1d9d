"""Drawings at the desk: kept with a child's id, refused by the limits, printed with a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.desk import drawings, people
from kiosk.desk.desk import Desk
from kiosk.device import WallClock
from kiosk.press.paper import FORMATS
from kiosk.session import happenings as on
from kiosk.session.machine import Session
from kiosk.session.state import Drawing, GrownUps, Phase, State
from kiosk.session.strokes import written
from kiosk.session.touch import Touch
from kiosk.store import Store, open_store
from kiosk.store.diary import Morning, Night
from kiosk.store.erasing import erase_child
from kiosk.store.notes import Refused
from kiosk.store.records import Clock
from stories.cast import parse_child
from tests.kiosk.desk.homes import Evenings, home
from tests.kiosk.press.opened import opened
from tests.kiosk.session.evenings import programme

LINE = ((10, 20), (600, 400))
NOON = "2026-03-14T12:00"


def desk(store: Store, as_if: str = NOON) -> Desk:
    """A desk at this hour."""
    evenings = Evenings(store, as_if=as_if)
    return Desk(store, evenings.preparer, evenings.clock)


def mia(store: Store) -> str:
    """The first child's id."""
    return store.family.children()[0].id


def sheet(child: str, kind: str = "night") -> Drawing:
    """A sheet with one line."""
    return Drawing(kind, (child,), child, strokes=(LINE,))


def test_what_came_in_the_night_belongs_to_that_night() -> None:
    """By the child's id, and without a name."""
    store = home("Mia:6:she")
    state = State(phase=Phase.MORNING, programme=programme(night=4))
    assert desk(store).do(on.KeepDrawing(sheet(mia(store))), state) == ()
    (kept,) = store.notebook.drawings()
    assert (kept.child, kept.night, kept.kind) == (mia(store), 4, "night")
    assert kept.strokes == ((10, 20, 600, 400),)
    assert store.notebook.dream_days(mia(store)) == ()


def test_a_child_who_was_erased_meanwhile_leaves_nothing() -> None:
    """Nor does an empty sheet."""
    store = home("Mia:6:she")
    desk(store).do(on.KeepDrawing(sheet("nobody")), State())
    desk(store).do(on.KeepDrawing(Drawing("night", (), mia(store))), State())
    assert store.notebook.drawings() == ()


def test_a_dream_is_drawn_once_a_day() -> None:
    """And the day is remembered by its date."""
    store = home("Mia:6:she")
    at = desk(store)
    (first,) = at.do(on.AskDream(mia(store)), State())
    assert first == on.DreamMay(mia(store), 600.0)
    at.do(on.KeepDrawing(sheet(mia(store), "dream")), State())
    (again,) = at.do(on.AskDream(mia(store)), State())
    assert isinstance(again, on.SheetIs)
    assert again.sheet.message == drawings.WHY["today"]
    assert not any(row.id.startswith("dream:") for row in again.sheet.rows)
    (tomorrow,) = desk(store, "2026-03-15T12:00").do(on.AskDream(mia(store)), State())
    assert isinstance(tomorrow, on.DreamMay)


@pytest.mark.parametrize(
    ("child", "as_if", "why"),
    [
        ("Mia:5:she", NOON, "young"),
        ("Mia:6:she", "2026-03-14T07:59", "hour"),
        ("Mia:6:she", "2026-03-14T17:00", "hour"),
        ("Mia:6:she", "2026-03-14T20:00", "hour"),
    ],
)
def test_the_limits_hold(child: str, as_if: str, why: str) -> None:
    """Each says so in its own words."""
    store = home(child)
    assert drawings.refusal(store, mia(store), WallClock(as_if).read()) == why
    assert drawings.WHY[why]


def test_a_clock_that_is_only_guessed_opens_nothing() -> None:
    """Noon that nobody has confirmed may be midnight."""
    store = home("Mia:6:she")
    reading = WallClock(NOON).read()
    guessed = type(reading)(reading.when, "guessed", reading.running)
    assert drawings.refusal(store, mia(store), guessed) == "clock"


def test_after_many_bad_dreams_the_doctor_card_is_offered_instead() -> None:
    """Three in a week, and the kiosk keeps back."""
    store = home("Mia:6:she")
    for number in (1, 2, 3):
        night = Night(number, (mia(store),), clock=Clock(f"2026-03-1{number}T19:00", "sure"))
        store.diary.put(night)
        store.diary.told_in_the_morning(number, Morning("hard", bad_dream=True))
    (found,) = desk(store).do(on.AskDream(mia(store)), State())
    assert isinstance(found, on.SheetIs)
    assert [row.id for row in found.sheet.rows] == ["doctor"]
    assert found.sheet.message == drawings.WHY["back"]


def test_a_drawing_is_listed_and_printed(tmp_path: Path) -> None:
    """One page with its lines on it, and whose it is below."""
    with open_store(tmp_path) as store:
        store.family.add(home("Mia:6:she").family.children()[0])
        drawings.keep(store, sheet(mia(store)), State(), WallClock(NOON).read())
    (line,) = drawings.listed(tmp_path)
    assert line == "1  Mia, night 1: what came in the night"
    pdf, lost = drawings.printed(tmp_path, 1, FORMATS["a4"])
    found = opened(pdf)
    assert (found.texts, lost) == (("Mia, night 1",), "")
    with pytest.raises(Refused, match="drawing 9"):
        drawings.printed(tmp_path, 9, FORMATS["a4"])


class Glass:
    """A session and a desk, and a finger that touches."""

    def __init__(self, store: Store, state: State) -> None:
        self.session = Session(state)
        self.desk = desk(store)
        self.carry(self.desk.family())

    @property
    def phase(self) -> str:
        """Where it stands, as a word."""
        return self.session.state.phase

    def carry(self, what: on.Happening) -> None:
        """Let one thing happen, and everything that follows from it."""
        for effect in self.session.happen(what, self.session.state.at + 1.0):
            for answer in self.desk.do(effect, self.session.state):
                self.carry(answer)

    def touch(self, act: str, value: str = "") -> None:
        """Touch something."""
        self.carry(on.Touched(Touch(act, value)))


def test_a_whole_morning_by_touches() -> None:
    """A face, what was good, what came in the night, a card; each kept, then the clock."""
    store = home("Mia:6:she")
    evenings = Evenings(store)
    made = evenings.programme()
    state = evenings.hold(made)
    glass = Glass(store, State(phase=Phase.MORNING, programme=made, heard_out=state.heard_out))
    ritual = made.plan["rituals"][0]["id"]
    glass.touch("choose", "good")
    glass.touch("toggle", f"liked:{ritual}")
    glass.touch("draw")
    glass.touch("stroke", written(LINE))
    glass.touch("go-on")
    assert glass.phase == Phase.MORNING
    glass.touch("go-on")
    assert glass.phase == Phase.LESSON
    assert glass.session.state.lesson is not None
    glass.touch("go-on")
    assert glass.phase == Phase.ASLEEP
    night = store.diary.night(1)
    assert night is not None
    assert night.morning is not None
    assert night.morning.liked == (ritual,)
    assert [(one.night, one.child) for one in store.notebook.drawings()] == [(1, mia(store))]
    assert len(store.notebook.shown) == 1


def test_a_dream_by_touches_from_the_clock_and_back_to_it() -> None:
    """The PIN, the notebook, the child's page, the sheet; then the room is locked."""
    store = home("Mia:6:she")
    store.family.pin.set("493027", cost=16)
    glass = Glass(store, State())
    glass.touch("grown-ups")
    for digit in "493027":
        glass.touch("digit", digit)
    glass.touch("row", "sheet:notebook")
    glass.touch("row", f"sheet:notebook/dream/{mia(store)}")
    glass.touch("row", f"dream:{mia(store)}")
    assert glass.phase == Phase.DRAWING
    glass.touch("stroke", written(LINE))
    glass.touch("go-on")
    assert glass.phase == Phase.ASLEEP
    assert [one.kind for one in store.notebook.drawings()] == ["dream"]
    assert len(store.notebook.dream_days(mia(store))) == 1
    glass.touch("grown-ups")
    room = glass.session.state.grown_ups
    assert room is None or room == GrownUps(locked=True, back=Phase.ASLEEP)


MORNING = State(phase=Phase.DRAWING, programme=programme(night=4))


def test_a_power_cut_costs_no_drawing(tmp_path: Path) -> None:
    """The sheet is there again in the same morning, and once it is done it lies no more."""
    with open_store(tmp_path) as store:
        child = store.family.add(people.kept_child(parse_child("Mia:6:she"), 1)).id
        desk(store).do(on.LaySheet(sheet(child), 300.0), MORNING)
    with open_store(tmp_path) as store:
        assert store.notebook.drawings() == ()
        at = desk(store)
        (was,) = at.do(on.FindSheet("night", (child,)), MORNING)
        assert was == on.SheetWas(child, (LINE,), 300.0)
        at.do(on.KeepDrawing(sheet(child)), MORNING)
        assert at.do(on.FindSheet("night", (child,)), MORNING) == ()
        assert len(store.notebook.drawings()) == 1


def test_a_cut_between_keeping_and_clearing_keeps_one() -> None:
    """The sheet lies still, and the drawing is among the others already."""
    store = home("Mia:6:she")
    at = desk(store)
    at.do(on.KeepDrawing(sheet(mia(store))), MORNING)
    at.do(on.LaySheet(sheet(mia(store)), 300.0), MORNING)
    drawings.file(store)
    assert len(store.notebook.drawings()) == 1
    assert store.tonight.sheet is None


def test_a_sheet_that_nobody_comes_back_to_is_filed() -> None:
    """When the day begins, or when another sheet is opened; an evening's end does not lose it."""
    store = home("Mia:6:she")
    at = desk(store)
    at.do(on.LaySheet(sheet(mia(store)), 300.0), MORNING)
    store.tonight.clear()
    at.do(on.KeepMorning("good", ()), MORNING)
    assert [one.night for one in store.notebook.drawings()] == [4]
    at.do(on.LaySheet(sheet(mia(store)), 300.0), State(programme=programme(night=5)))
    later = State(programme=programme(night=6))
    assert at.do(on.FindSheet("night", (mia(store),)), later) == ()
    assert [one.night for one in store.notebook.drawings()] == [4, 5]


def test_a_dream_that_was_cut_off_counts_for_its_day() -> None:
    """Once a day is enough, even where the power went."""
    store = home("Mia:6:she")
    at = desk(store)
    at.do(on.LaySheet(sheet(mia(store), "dream"), 300.0), State())
    drawings.file(store)
    assert len(store.notebook.dream_days(mia(store))) == 1


def test_an_unfinished_sheet_goes_with_its_child() -> None:
    """And what another version wrote is no drawing."""
    store = home("Mia:6:she", "Theo:4:he")
    desk(store).do(on.LaySheet(sheet(mia(store)), 300.0), MORNING)
    erase_child(store, mia(store))
    assert store.tonight.sheet is None
    store.tonight.lay_sheet({"lines": 3})
    drawings.file(store)
    assert store.notebook.drawings() == ()
    assert store.tonight.sheet is None
