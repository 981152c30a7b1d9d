"""Asking the teller: what every question carries, and what comes back to the planner."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.desk import composing, telling
from kiosk.desk.scenes import Sky
from kiosk.press.scene import parse
from kiosk.worker import InProcess
from rituals.plan import PlanInput, StoryOption
from stories.cast import Child
from stories.library import load_library
from stories.memory import Memory
from stories.offers import Offer
from stories.problems import StoriesError
from stories.teller import Story
from tests.kiosk.desk.homes import Evenings, home

MIA = Child("Mia", 6, "she", ("owl",))
SKY = Sky(season="spring", moon=0.25, hour=19.0)
PACE = composing.pace_for([MIA])
ASK = telling.Ask((MIA,), 7, 1, 0, "spring", "full moon", Memory(), 12.0)


def offered(ask: telling.Ask = ASK) -> tuple[Offer, ...]:
    """What could be told."""
    teller = InProcess([telling.SHIPPED])
    telling.ask_offers(teller, ask, PACE)
    found = teller.poll()
    assert isinstance(found, tuple)
    return tuple(one for one in found if isinstance(one, Offer))


def test_the_planner_gets_options_with_titles_reasons_and_seconds() -> None:
    """Least below most, and a reason a grown-up can read."""
    options = telling.options(offered(), frozenset(), SKY)
    assert options
    for one in options:
        assert 0 < one.seconds_least <= one.seconds_most
        assert one.title
        assert "{" not in one.title
        assert one.why_grown_up
        assert one.reasons in {("tale-liked",), ("tale-rested",)}


def test_a_tale_that_failed_is_no_option() -> None:
    """Another is told instead."""
    first, *rest = offered()
    options = telling.options(offered(), frozenset({first.tale}), SKY)
    assert [one.tale for one in options] == [one.tale for one in rest]


def test_a_cover_is_composed_for_tonight() -> None:
    """The tale's own setting and figures, in its own pack, under tonight's sky, at its lightest."""
    for offer, option in zip(offered(), telling.options(offered(), frozenset(), SKY), strict=True):
        scene = parse(option.picture)
        assert scene is not None
        assert scene.setting == f"{offer.tale.partition('/')[0]}/{offer.picture}"
        assert scene.figures == offer.figures
        assert (scene.season, scene.moon, scene.hour, scene.depth) == ("spring", 0.25, 19.0, 0)


def test_an_offered_tale_can_be_told() -> None:
    """The very one, at about its minutes, and without the reason that it was picked by hand."""
    option = telling.option(offered()[0], SKY)
    teller = InProcess([telling.SHIPPED])
    telling.ask_story(teller, ASK, option.tale, 5.0, PACE)
    story = teller.poll()
    assert isinstance(story, Story)
    assert story.tale == option.tale
    assert story.seconds_planned == pytest.approx(300, rel=0.1)
    shown = telling.as_offered(story)
    assert "A grown-up picked it." not in shown.reasons
    assert shown.script == story.script


def test_what_was_heard_is_not_offered_first_again() -> None:
    """The listeners' memory goes with the question; another child's does not."""
    first = offered()[0].tale
    row = {"night": 1, "tale": first, "passages": [], "finished": True, "children": ["abc"]}
    tomorrow = dataclasses.replace(ASK, night=2, memory=Memory.fold([row]))
    assert offered(tomorrow)[0].tale != first


def test_nothing_to_offer_is_a_problem_in_words() -> None:
    """A baby of an hour: no tale fits."""
    with pytest.raises(StoriesError):
        offered(dataclasses.replace(ASK, children=(Child("Bo", 0.0),)))


def test_tales_put_aside_leave_room_for_others() -> None:
    """Seven that nobody wants are offered first every night, and an eighth is told all the same."""
    store = home("Mia:6:she")
    evenings = Evenings(store)
    for number in range(7):
        told = evenings.programme().told
        assert len(store.family.aside.ids) == number
        store.family.aside.put("tale", f"{told.pack}/{told.tale}", 1)
    told = evenings.programme().told
    assert f"{told.pack}/{told.tale}" not in store.family.aside.ids


@pytest.mark.parametrize(
    ("aside", "said"),
    [
        ({"bee"}, "wish for more minutes"),
        ({"bee", "owl"}, "open “What it learned”"),
        ({"bee", "owl", "hair-brushing"}, "open “What it learned”"),
    ],
)
def test_why_there_is_no_story_is_told_truly(aside: set[str], said: str) -> None:
    """More minutes help nobody whose every tale was put aside."""
    tales = (StoryOption("bee", "The Bee", 200, 300), StoryOption("owl", "The Owl", 200, 300))
    made = PlanInput((), (), stories=tales, unwanted=frozenset(aside))
    assert said in str(telling.no_story(made))


def test_an_evening_whose_every_tale_was_put_aside_says_what_to_do() -> None:
    """The page names the cause, and below it the way out."""
    store = home("Mia:6:she")
    for one in load_library([telling.SHIPPED]).tales:
        store.family.aside.put("tale", one.key, 1)
    found = Evenings(store).refusal()
    assert found.message == "every story for tonight was put aside"
    assert "offer one again" in found.mend
