"""Entering a child, the grown-ups' room and the doctor card, as pages."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk import pages, roomview, view
from kiosk.session import entering, grownups, shelves
from kiosk.session.state import (
    BraveTale,
    Entry,
    GrownUps,
    KeptStory,
    Phase,
    ShelvedPack,
    Sleeper,
    State,
)
from stories.cast import WORRIES, Pronouns

MIA = Sleeper("mia", "Mia", 6.0, "owl")


def entry(**changes: object) -> pages.ChildEntryPage:
    """The page of one step of entering Mia."""
    now = dataclasses.replace(Entry(name="Mia"), **changes)  # type: ignore[arg-type]
    page = view.page(State(phase=Phase.FIRST_START, entry=now), view.Wall())
    assert isinstance(page, pages.ChildEntryPage)
    return page


def room(**changes: object) -> pages.GrownUpsPage:
    """The grown-ups' room with one child."""
    now = dataclasses.replace(GrownUps(), **changes)  # type: ignore[arg-type]
    page = view.page(
        State(phase=Phase.GROWN_UPS, children=(MIA,), grown_ups=now, has_pin=True), view.Wall()
    )
    assert isinstance(page, pages.GrownUpsPage)
    return page


@pytest.mark.parametrize(
    "step", ["hello", "name", "age", "pronouns", "likes", "worries", "promise"]
)
def test_every_step_asks_something(step: str) -> None:
    """And none shows a brace that nobody filled."""
    page = entry(step=step)
    assert page.question
    assert "{" not in page.question


def test_the_keyboard_is_there_for_the_name_alone() -> None:
    """Letters, then accents when asked for."""
    assert entry(step="name").keyboard == "letters"
    assert entry(step="name", accents=True).keyboard == "accents"
    assert entry(step="age").keyboard == ""


@pytest.mark.parametrize(
    ("step", "answer"),
    [("name", {"name": "Mia"}), ("age", {"age": "6"}), ("pronouns", {"pronouns": "she"})],
)
def test_a_question_without_an_answer_can_not_be_left(step: str, answer: dict[str, str]) -> None:
    """Three questions need one; all others may stay open."""
    empty = dict.fromkeys(answer, "")
    assert not entry(step=step, **empty).can_go_on
    assert entry(step=step, **answer).can_go_on
    assert entry(step="likes").can_go_on


def test_what_can_be_touched_is_what_the_session_takes() -> None:
    """Ages, pronouns, likes and worries agree with those who read them."""
    assert [one.id for one in entry(step="age").choices] == list(entering.AGES)
    assert [one.id for one in entry(step="likes").choices] == list(entering.LIKES)
    assert [one.id for one in entry(step="worries").choices] == list(WORRIES)
    spoken = [one.id for one in entry(step="pronouns").choices]
    assert spoken == list(entering.PRONOUNS)
    assert all(Pronouns.of(spec).they in spec for spec in spoken)


def test_the_choice_taken_is_marked() -> None:
    """Age and worries show what was touched."""
    assert [one.id for one in entry(step="age", age="6m").choices if one.chosen] == ["6m"]
    marked = [one.id for one in entry(step="worries", worries=("dogs",)).choices if one.chosen]
    assert marked == ["dogs"]


def test_the_last_step_promises_privacy_in_one_place() -> None:
    """Nowhere else; and likes are an offer, not a question."""
    assert "nothing is sent anywhere" in entry(step="promise").promise
    assert entry(step="name").promise == ""
    assert [one.id for one in entry(step="promise").choices] == ["more"]


def test_a_locked_room_shows_dots_and_nothing_of_the_family() -> None:
    """No names before the PIN."""
    page = room(digits="123")
    assert page.locked
    assert page.pin_length == 3
    assert page.rows == ()
    assert "Mia" not in repr(page)


def test_the_list_holds_children_rules_and_texts() -> None:
    """Every row is one the session knows what to do with."""
    page = room(locked=False)
    ids = [row.id for row in page.rows]
    assert ids[0] == "child:mia"
    assert set(grownups.RULES) <= set(ids)
    assert set(grownups.TEXTS) <= set(ids)
    minutes = next(row for row in page.rows if row.id == "minutes")
    assert minutes.value == "20"
    assert [one.id for one in minutes.choices] == ["7", "10", "15", "20", "25", "30"]


def test_a_child_can_be_erased_from_its_own_page() -> None:
    """The page of a child that is gone falls back to the list."""
    page = room(locked=False, view="child:mia")
    assert [row.id for row in page.rows] == ["erase:mia"]
    assert room(locked=False, view="child:gone").rows[0].id == "child:mia"


def test_from_the_dark_only_a_new_day_can_be_begun() -> None:
    """No way from the dark to a story leads through the list."""
    page = room(locked=False, back=Phase.DARK)
    assert [row.id for row in page.rows] == [grownups.NEW_DAY]


@pytest.mark.parametrize(
    ("age", "said"), [(0.5, "6 months"), (1.0, "1 year"), (1.5, "1 year"), (6.0, "6 years")]
)
def test_an_age_is_said_as_a_person_says_it(age: float, said: str) -> None:
    """Months under one, then years."""
    assert roomview.age_label(age) == said


def test_the_doctor_card_needs_no_pin_and_never_diagnoses() -> None:
    """It says when to ask somebody, and that it is no advice."""
    page = view.page(State(phase=Phase.DOCTOR), view.Wall())
    assert isinstance(page, pages.GrownUpsPage)
    assert not page.locked
    assert page.text.endswith("not medical advice.")


PACKS = (
    ShelvedPack("village", "The Village", "Hearthside", 5, ours=True),
    ShelvedPack("almanac", "Almanac", "Hearthside", 1, "rituals", ours=True, state="held"),
    ShelvedPack("shore", "The Far Shore", "Ada", 3, state="new"),
    ShelvedPack("moor", "The Moor", "Bo", 1, state="aside", why="it could not be read in time"),
    ShelvedPack("gone", "The Dunes", "Bo", 2, state="gone", why="its files are gone"),
)


def test_the_packs_say_how_they_stand() -> None:
    """One row a pack, with its tales; every state there is has words."""
    page = room(locked=False, view="packs", packs=PACKS)
    assert [row.id for row in page.rows] == [f"pack:{one.id}" for one in PACKS]
    values = [row.value for row in page.rows]
    assert values[0] == "5 tales, in use"
    assert values[1].startswith("1 ritual, held")
    assert "first night with you" in values[2]
    assert "set aside" in values[3]


@pytest.mark.parametrize(
    ("pack", "acts"),
    [
        ("village", ["hold"]), ("almanac", ["release"]), ("shore", ["welcome", "hold", "remove"]),
        ("moor", ["release", "remove"]), ("gone", ["remove"]),
    ],
)  # fmt: skip
def test_a_pack_offers_what_can_be_done_with_it(pack: str, acts: list[str]) -> None:
    """Nothing else, and each row is one the session knows."""
    page = room(locked=False, view=f"pack:{pack}", packs=PACKS)
    assert [row.id for row in page.rows] == [f"{act}:{pack}" for act in acts]
    assert set(acts) <= set(shelves.ACTIONS)
    assert page.message.startswith("By ")
    asked = room(locked=False, view=f"remove:{pack}", packs=PACKS, message="Once more.")
    assert [row.id for row in asked.rows] == [f"remove:{pack}"]
    assert asked.message == "Once more."


def test_why_a_pack_was_set_aside_is_said() -> None:
    """On its own page, in words."""
    page = room(locked=False, view="pack:moor", packs=PACKS)
    assert "it could not be read in time" in page.message
    assert room(locked=False, view="pack:none", packs=PACKS).title == "Grown-ups"


def test_stories_to_tell_again_say_their_night() -> None:
    """And that there are none yet."""
    kept = (KeptStory(4, "The Owl", 350.0), KeptStory(3, "The Bus", 300.0, "A name changed."))
    page = room(locked=False, view="again", kept=kept)
    assert [(row.id, row.value) for row in page.rows] == [
        ("again:4", "night 4, 6 min"), ("again:3", "night 3, not now"),
    ]  # fmt: skip
    assert room(locked=False, view="again").message


def test_what_runs_low_stands_on_top() -> None:
    """One row, with the first of the sentences; none where nothing does."""
    page = room(locked=False, low=("Few tales.", "Few passages."))
    assert (page.rows[0].id, page.rows[0].value) == ("low", "Few tales.")
    assert all(row.id != "low" for row in room(locked=False).rows)


def test_brave_tales_say_what_they_meet() -> None:
    """In the words of the worries; it says when they are looked for, and when there are none."""
    tales = (
        BraveTale("b/night", "The Night", ("dark",)),
        BraveTale("b/hand", "The Hand", ("new-baby", "being-alone")),
    )
    now = GrownUps(locked=False, view="brave", brave=tales)
    state = State(phase=Phase.GROWN_UPS, grown_ups=now, has_pin=True, coming="brave:b/hand")
    page = view.page(state, view.Wall())
    assert isinstance(page, pages.GrownUpsPage)
    assert [(row.id, row.value) for row in page.rows] == [
        ("brave:b/night", "meets the dark"),
        ("brave:b/hand", "meets a new baby and being alone, next evening"),
    ]
    looking, none = (room(locked=False, view="brave", brave=one) for one in (None, ()))
    assert looking.message != none.message
    assert not looking.rows
    assert not none.rows
