"""A brave night: the picked tale and no other, once, and written down; told from the real packs."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.desk import again, brave
from kiosk.session.programme import Programme
from kiosk.worker import InProcess
from kiosk.worker.port import Answer
from stories.library import SHIPPED
from stories.offers import Offer
from tests.kiosk.desk.homes import Evenings, home

DOG = "brave-nights/dog-a-bit-at-a-time"
WISH = (("story", f"{brave.MARK}{DOG}"),)


def evenings(*specs: str, minutes: float = 12) -> Evenings:
    """A home where somebody minds dogs."""
    return Evenings(home(*(specs or ("Mia:6:she:worries=dogs",))), minutes=minutes)


def key(made: Programme) -> str:
    """The key of tonight's tale."""
    return f"{made.told.pack}/{made.told.tale}"


def test_the_picked_tale_is_told_and_the_plan_says_who_picked_it() -> None:
    """In the words of its card, and for the minutes that were asked for."""
    made = evenings().programme(wishes=WISH)
    story = made.plan["story"]
    assert key(made) == DOG
    assert made.told.brave
    assert story["why_child"].endswith("because a grown-up chose it.")
    assert "A grown-up chose it" in story["why_grown_up"]
    assert "dogs" in story["why_grown_up"]
    assert story["meets"] == ["dogs"]
    assert all(not one["id"].startswith("brave-nights/") for one in story["alternatives"])
    assert made.planned_seconds <= 12 * 60 * 1.08
    assert Programme.from_dict(made.to_dict()) == made


def test_it_is_one_nights_exception_and_the_ledger_has_it() -> None:
    """Ids and codes alone; the diary knows; the next evening is like any other."""
    house = evenings()
    house.hold(house.programme(wishes=WISH))
    store = house.store
    row = store.diary.heard_in(1)
    assert row is not None
    assert (row.brave, row.finished, row.meets) == (True, True, ("dogs",))
    found = {entry.code: entry.about for entry in store.ledger.entries(1)}
    assert found["worry-met-once"] == (DOG, "dogs")
    assert found["story-chosen"] == (DOG, "grown-up", "meets-dogs")
    assert store.ledger.verify().whole
    second = house.programme()
    assert not second.told.brave
    assert "again" not in second.plan["story"]
    house.hold(second)
    codes = {entry.code for entry in store.ledger.entries(2)}
    assert "worry-met-once" not in codes
    held = store.diary.heard_in(2)
    assert held is not None
    assert not held.brave


def test_its_words_do_not_come_again_by_themselves() -> None:
    """Not even once the worry is gone: a grown-up picks it, or nobody does."""
    house = evenings("Mia:6:she")
    house.hold(house.programme(wishes=WISH))
    (found,) = again.choices(house.store, house.store.family.children())
    assert "that night alone" in found.refusal
    made = house.programme(wishes=(("story", "again:1"),))
    assert made.told.pack != "brave-nights"


@pytest.mark.parametrize("specs", [("Mia:6:she",), ("Mia:6:she:worries=dogs", "Theo:4:he")])
def test_without_a_grown_ups_mark_it_is_never_told(specs: tuple[str, ...]) -> None:
    """A wish by its plain key is nobody's: the teller offers it and the desk leaves it out."""
    made = evenings(*specs).programme(wishes=(("story", DOG),))
    assert made.told.pack != "brave-nights"
    assert not made.told.brave


def test_one_that_suits_not_everybody_gives_way_and_says_so() -> None:
    """Somebody is too young, or it touches what it does not meet; the evening happens."""
    made = evenings("Mia:6:she:worries=dogs", "Bo:2:he").programme(wishes=WISH)
    assert made.told.pack not in {"", "brave-nights"}
    assert brave.NOT_TONIGHT in made.plan["notes"]


class Lengthy(InProcess):
    """A teller whose brave tales take longer than an evening."""

    def poll(self) -> Answer | None:
        """Answer, with their lengths changed."""
        answer = super().poll()
        if not isinstance(answer, tuple):
            return answer
        return tuple(
            dataclasses.replace(one, minutes=(40.0, 50.0))
            if isinstance(one, Offer) and one.meets
            else one
            for one in answer
        )  # type: ignore[return-value]


def test_one_that_finds_no_room_is_not_even_an_alternative() -> None:
    """Nothing is written for it, and a child is not left with its cover."""
    house = Evenings(home("Mia:6:she:worries=dogs"), teller=Lengthy([SHIPPED]))
    made = house.programme(wishes=WISH)
    assert key(made) != DOG
    assert brave.NO_TIME in made.plan["notes"]
    assert all(one["id"] != DOG for one in made.plan["story"]["alternatives"])
    assert not made.told.brave
    assert "meets" not in made.plan["story"]


def test_only_the_picked_tale_may_be_among_the_offers() -> None:
    """A mark is a wish for the story, and of no other slot."""
    assert brave.tale_of((("sound", "brave:x"), ("story", DOG))) == ""
    assert brave.tale_of(WISH) == DOG
    assert brave.unmarked((*WISH, ("sound", "rain"))) == (("story", DOG), ("sound", "rain"))


def test_any_other_evening_makes_no_exception() -> None:
    """Nothing is written for it."""
    made = evenings().programme()
    assert brave.exception(made) == ()
