"""The page of a family's own rituals: written by touches, planned the same evening."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.desk import own
from kiosk.desk.sheets import opened, touched
from kiosk.desk.sheets import own as own_sheet
from kiosk.desk.sheets.writer import Here
from kiosk.device import WallClock
from kiosk.store import Store
from kiosk.store.diary import Morning
from kiosk.store.opening import open_store
from tests.kiosk.desk.homes import HOUR, Evenings, home
from tests.kiosk.desk.rooms import House

if TYPE_CHECKING:
    from pathlib import Path


def here(store: Store) -> Here:
    """What a writer looks at."""
    return Here(store, WallClock(HOUR).read(), own.offered(store))


def written(house: House, *, do: str = "Draw a star on each hand") -> str:
    """Write a ritual by touches, and return its id."""
    house.open_sheet("sheet:own")
    house.type("add", "star hands")
    id = house.sheet.id.removeprefix("own/")
    house.type("who", "oma lene")
    house.type("place", "bremen")
    house.type("told_by", "mum")
    house.touch("row", f"sheet:own/{id}/steps")
    for text in (do, "Hum the song"):
        house.type("add", text)
        house.touch("set", "minutes=1½")
        house.touch("leave")
    house.touch("leave")
    return id


def test_the_first_page_says_what_it_is_for() -> None:
    """In two lines, with an example; later it is a list."""
    house = House(home("Mia:6:she"))
    first = house.open_sheet("sheet:own")
    assert "For instance" in first.text
    assert len(first.text.splitlines()) == 2
    assert [one.id for one in first.rows] == ["add"]
    house.type("add", "star hands")
    house.touch("leave")
    assert house.sheet.text == ""
    assert [one.value for one in house.sheet.rows] == ["not offered yet", ""]


def test_a_ritual_is_written_by_touches_and_planned_tonight(tmp_path: Path) -> None:
    """With a real store; its own words, its own people, its own time."""
    with open_store(tmp_path) as store:
        for child in home("Mia:6:she").family.children():
            store.family.add(child)
        house = House(store)
        id = written(house)
        assert house.sheet.message == ""
        assert house.value(f"sheet:own/{id}/steps") == "2 steps, 3 minutes"
        programme = house.made.programme(wishes=(("ritual-1", id),))
        acts = [act for act in programme.acts if act.ritual == id]
        assert [act.do for act in acts] == ["Draw a star on each hand", "Hum the song"]
        assert [act.lines for act in acts] == [(), ()]
        assert acts[0].history == "A ritual of our own, from Bremen; told by Mum."
        assert acts[0].origin == "Oma Lene · our own"
        assert acts[0].picture == "hearth"
        house.made.hold(programme)
        store.diary.told_in_the_morning(1, Morning("good", liked=(id,)))
        learned = opened(here(store), f"learned/{id}")
    assert "Said to be good on 1" in learned.text
    with open_store(tmp_path) as store:
        assert [one.id for one in own.offered(store)] == [id]


def test_the_evening_after_it_is_written_it_is_offered_by_itself() -> None:
    """And the plan says truly why; an evening later another guest comes."""
    house = House(home("Mia:6:she"))
    house.made.hold(house.made.programme())
    id = written(house)
    programme = house.made.programme()
    card = next(one for one in programme.plan["rituals"] if one["id"] == id)
    assert card["why_child"] == "Star hands, because it is your family's own."
    assert "It is your family's own" in card["why_grown_up"]
    house.made.hold(programme)
    assert id not in {act.ritual for act in house.made.programme().acts}


def test_what_it_says_is_said_as_written() -> None:
    """By the voice, and nothing more."""
    house = House(home("Mia:6:she", "Jon:8:he"))
    id = written(house)
    house.touch("row", f"sheet:own/{id}/steps")
    house.touch("row", f"sheet:own/{id}/step/2")
    house.type("say", "Sleep now, little bear")
    house.touch("leave")
    programme = house.made.programme(wishes=(("ritual-1", id),))
    said = [one.line.text for act in programme.acts if act.ritual == id for one in act.lines]
    assert said == ["Sleep now, little bear"]


@pytest.mark.parametrize(
    ("do", "why"),
    [
        ("Light two candles", "no flame"),
        ("Hold your breath and count", "never held"),
        ("Put the doll into her cot", "nothing goes in a cot"),
        ("Rub his feet with oil", "no oils near a child"),
    ],
)
def test_what_must_not_be_is_said_in_one_line(do: str, why: str) -> None:
    """With the step it stands in, and it is not offered until it is mended."""
    house = House(home("Mia:6:she"))
    id = written(house, do=do)
    assert why in house.sheet.message
    assert house.sheet.message.startswith("Not offered yet: ")
    assert house.sheet.message.endswith("change the step (step 1).")
    assert "\n" not in house.sheet.message
    assert own.offered(house.store) == ()
    house.touch("row", f"sheet:own/{id}/steps")
    house.touch("row", f"sheet:own/{id}/step/1")
    house.type("do", "Look at the lamp")
    assert [one.id for one in own.offered(house.store)] == [id]


def test_minutes_are_two_to_ten() -> None:
    """Less says what to do."""
    house = House(home("Mia:6:she"))
    house.open_sheet("sheet:own")
    house.type("add", "short")
    assert "no step yet" in house.sheet.message
    house.touch("row", house.sheet.rows[0].id)
    house.type("add", "Wave")
    assert "two to ten minutes" in house.sheet.message
    house.touch("set", "minutes=2")
    assert house.sheet.message == ""


def test_every_row_of_a_ritual_is_set_by_touch() -> None:
    """And what a child's worry meets is not planned for that child."""
    house = House(home("Mia:6:she:worries=dogs"))
    id = written(house)
    for touch in ("where=bed", "youngest=4", "senses=sound", "families=communication"):
        house.touch("set", touch)
    house.touch("set", "picture=star")
    kept = house.store.family.own.get(id)
    assert kept is not None
    assert (kept.where, kept.youngest, kept.senses) == ("bed", 4, ("sound",))
    assert (kept.families, kept.picture) == (("communication",), "star")
    house.touch("row", "where")
    assert house.value("where") == "house"
    house.touch("row", f"sheet:own/{id}/worries")
    house.touch("set", "dogs=yes")
    house.touch("leave")
    assert house.value(f"sheet:own/{id}/worries") == "dogs"
    programme = house.made.programme(wishes=(("ritual-1", id),))
    assert id not in {act.ritual for act in programme.acts}


def test_the_card_tells_all_of_it() -> None:
    """Whose it is and whom it is from, and that it is our own word."""
    house = House(home("Mia:6:she"))
    id = written(house)
    house.touch("row", f"sheet:own/{id}/card")
    assert "Oma Lene · Bremen" in house.sheet.text
    assert "Our own word stands for it." in house.sheet.text
    assert "Whom we have it from: Mum, told in the family" in house.sheet.text
    house.touch("leave")
    assert house.sheet.id == f"own/{id}"


def test_it_is_taken_out_when_that_was_asked_twice() -> None:
    """A second thought keeps it; gone, it is planned no more, and nothing stays of it."""
    house = House(home("Mia:6:she"))
    id = written(house)
    house.store.family.aside.put("ritual", id, 1)
    house.touch("row", "take-out")
    house.touch("row", "stay")
    house.touch("row", "take-out")
    house.touch("row", "take-out-surely")
    assert house.sheet.id == "own"
    assert house.store.family.own.all() == ()
    assert house.store.family.aside.ids == set()
    assert id not in {one.id for one in house.made.preparer.rituals}


def test_one_taken_out_while_the_evening_is_made_does_not_break_it() -> None:
    """The evening that was asked for is made to its end."""
    house = House(home("Mia:6:she"))
    id = written(house)
    preparer = house.made.preparer
    children = tuple(one.id for one in house.store.family.children())
    found = preparer.prepare(children, children[0], short=False, wishes=(("ritual-1", id),))
    own.remove(house.store, id)
    for _ in range(40):
        found = found or preparer.poll()
    assert type(found[0]).__name__ == "Ready"


def test_what_is_gone_says_so() -> None:
    """On each of its pages."""
    store = home("Mia:6:she")
    for id in ("own/own-abc234", "own/own-abc234/steps", "own/own-abc234/step/1"):
        assert opened(here(store), id).message == "It was taken out."
        assert touched(here(store), id, "do", "x").message == "It was taken out."


MARKS = st.text(max_size=140)
ROWS = st.sampled_from(
    [*own_sheet.TYPED, *own_sheet.STEPS, own_sheet.OUT, own_sheet.STAY, "nonsense"]
)


@settings(max_examples=60)
@given(st.lists(st.tuples(ROWS, MARKS), max_size=4), st.lists(st.tuples(MARKS, MARKS), max_size=6))
def test_whatever_is_typed_breaks_nothing(
    rows: list[tuple[str, str]], steps: list[tuple[str, str]]
) -> None:
    """Each page can be shown, the store read again, and what is offered can be planned from."""
    store = home("Mia:6:she")
    id = touched(here(store), "own", "add", "Ours").id
    for row, text in rows:
        fitting = row not in own_sheet.STEPS
        touched(here(store), id, row, text if fitting else "")
    for number, (do, say) in enumerate(steps, 1):
        touched(here(store), f"{id}/steps", "add", do)
        touched(here(store), f"{id}/step/{number}", "say", say)
        touched(here(store), f"{id}/step/{number}", "minutes", "2")
    for page in ("", "/card", "/steps", "/worries", "/out", "/step/1", "/step/6"):
        sheet = opened(here(store), f"{id}{page}")
        assert "\n" not in sheet.message
    assert len(store.family.own.all()) == 1
    for one in own.offered(store):
        assert 120 <= one.seconds <= 600


@settings(max_examples=6)
@given(MARKS.filter(str.strip), MARKS)
def test_whatever_is_offered_is_planned(do: str, say: str) -> None:
    """Or not, but an evening there is."""
    store = home("Mia:6:she", "Jon:9:he")
    id = touched(here(store), "own", "add", "Ours").id
    touched(here(store), f"{id}/steps", "add", do)
    touched(here(store), f"{id}/step/1", "say", say)
    touched(here(store), f"{id}/step/1", "minutes", "3")
    wish = id.removeprefix("own/")
    programme = Evenings(store).programme(wishes=(("ritual-1", wish),))
    assert programme.planned_seconds > 0
