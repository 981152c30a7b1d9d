"""The plan and the story choice, as pages."""

from __future__ import annotations

import dataclasses

from kiosk import pages, view
from kiosk.session import happenings as on
from kiosk.sound.soundscapes import SOUNDS
from tests.kiosk.session.evenings import Driver, at_the_plan


def shown(driver: Driver) -> pages.Page:
    """The page a driver's state shows."""
    return view.page(driver.state, view.Wall())


def test_the_plan_has_a_card_for_each_slot() -> None:
    """Title, minutes as a person says them, reasons, and what else could be chosen."""
    driver = at_the_plan()
    page = shown(driver)
    assert isinstance(page, pages.PlanPage)
    assert [card.slot for card in page.cards] == ["ritual-1", "story", "sound"]
    assert [card.minutes for card in page.cards] == ["1 minute", "under a minute", "2 minutes"]
    assert page.cards[1].alternatives[0].detail == "3 minutes"
    assert page.window == "Lights out between 19:40 and 20:10"
    driver.touch("swap", "sound")
    opened = shown(driver)
    assert isinstance(opened, pages.PlanPage)
    assert [card.open for card in opened.cards] == [False, False, True]


def test_a_sound_says_what_is_heard_and_all_else_its_title() -> None:
    """A child who can't read hears "Rain on the roof", not the name of a file."""
    page = shown(at_the_plan())
    assert isinstance(page, pages.PlanPage)
    assert [card.spoken for card in page.cards] == ["Curfew", "The Owl", SOUNDS["rain"].spoken]
    assert [one.spoken for one in page.cards[1].alternatives] == ["The Bus"]
    driver = at_the_plan()
    made = driver.state.programme
    assert made is not None
    others = [{"id": "hearth", "title": "The hearth", "seconds": 90}]
    plan = {**made.plan, "settle": {**made.plan["settle"], "alternatives": others}}
    driver.session.state = dataclasses.replace(
        driver.state, programme=dataclasses.replace(made, plan=plan)
    )
    page = shown(driver)
    assert isinstance(page, pages.PlanPage)
    assert [one.spoken for one in page.cards[2].alternatives] == ["A fire in the hearth."]


def test_a_plan_without_a_ritual_or_a_story_still_shows() -> None:
    """A slot that stayed empty has no card."""
    driver = at_the_plan()
    made = driver.state.programme
    assert made is not None
    plan = {**made.plan, "rituals": [], "story": None}
    driver.session.state = dataclasses.replace(
        driver.state, programme=dataclasses.replace(made, plan=plan)
    )
    page = shown(driver)
    assert isinstance(page, pages.PlanPage)
    assert [card.slot for card in page.cards] == ["sound"]


def test_the_covers_are_the_tale_and_its_alternatives() -> None:
    """The cover touched once is marked; its title can be said."""
    driver = at_the_plan()
    driver.touch("swap", "story")
    driver.touch("choose", "pack/bus")
    page = shown(driver)
    assert isinstance(page, pages.StoryChoicePage)
    assert [(one.spoken, one.chosen) for one in page.covers] == [
        ("The Owl", False),
        ("The Bus", True),
    ]


def test_the_last_story_is_a_cover_of_its_own() -> None:
    """After the three; one that is too long tonight says so instead."""
    driver = at_the_plan()
    driver.touch("swap", "story")
    made = driver.state.programme
    assert made is not None
    card = {"id": "again:3", "title": "Again: The Bee", "seconds": 300, "picture": "", "note": ""}

    def covers(note: str) -> pages.StoryChoicePage:
        plan = {**made.plan, "story": {**made.plan["story"], "again": {**card, "note": note}}}
        driver.session.state = dataclasses.replace(
            driver.state, programme=dataclasses.replace(made, plan=plan)
        )
        page = shown(driver)
        assert isinstance(page, pages.StoryChoicePage)
        return page

    assert [one.label for one in covers("").covers][-1] == "Again: The Bee"
    assert driver.touch("choose", "again:3") == (on.Label("Again: The Bee"),)
    page = covers("It is too long for tonight.")
    assert "again:3" not in [one.id for one in page.covers]
    assert page.note == "It is too long for tonight."


def test_the_page_says_whose_choice_it_is() -> None:
    """Each child one; then no card can be swapped."""
    driver = at_the_plan()
    page = shown(driver)
    assert isinstance(page, pages.PlanPage)
    names = {one.id: one.name for one in driver.state.children}
    assert page.turn == f"{names[driver.state.leader]} may choose one thing."
    assert [card.can_go for card in page.cards] == [True, True, False]
    picks = tuple((one, "sound", "rain") for one in driver.state.chosen)
    driver.session.state = dataclasses.replace(driver.state, picks=picks)
    page = shown(driver)
    assert isinstance(page, pages.PlanPage)
    assert page.turn == "Everybody has chosen."
    assert not any(card.can_swap for card in page.cards)
