"""What each state shows: a page for every phase, and the right word on it."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk import pages, view
from kiosk.session import happenings as on
from kiosk.session import telling
from kiosk.session.state import Phase, Sleeper, State
from kiosk.session.touch import Touch
from kiosk.view import Wall
from stories.script import Line, Source
from tests.kiosk.session.evenings import Driver, at_the_plan, in_the_dark, in_the_story, programme

WALL = Wall("19:40", "Tuesday, 17 March", 0.5, "full moon")
PAGES = {
    Phase.FIRST_START: pages.ChildEntryPage,
    Phase.ASLEEP: pages.ClockPage,
    Phase.WHO: pages.WhoPage,
    Phase.PLAN: pages.PlanPage,
    Phase.COVERS: pages.StoryChoicePage,
    Phase.RITUAL: pages.RitualPage,
    Phase.STORY: pages.StoryPage,
    Phase.ONE_MORE: pages.OneMorePage,
    Phase.SETTLE: pages.SettlePage,
    Phase.DARK: pages.DarkPage,
    Phase.HELP: pages.DarkPage,
    Phase.MORNING: pages.MorningPage,
    Phase.LESSON: pages.ClockPage,  # Without a card, or a sheet, there is the clock.
    Phase.DRAWING: pages.ClockPage,
    Phase.GROWN_UPS: pages.GrownUpsPage,
    Phase.DOCTOR: pages.GrownUpsPage,
    Phase.STOPPED: pages.StoppedPage,
}


def shown(driver: Driver, word: tuple[int, int, int] | None = None) -> pages.Page:
    """The page a driver's state shows."""
    return view.page(driver.state, WALL, word)


def story(driver: Driver, word: tuple[int, int, int] | None = None) -> pages.StoryPage:
    """The story page a driver's state shows."""
    page = shown(driver, word)
    assert isinstance(page, pages.StoryPage)
    return page


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("planned", [False, True])
def test_every_phase_shows_its_page(phase: Phase, planned: bool) -> None:
    """No phase is without a page, not even one that should never stand without a plan."""
    state = State(phase=phase, programme=programme() if planned else None, act=3 if planned else 0)
    if phase is Phase.RITUAL:
        state = dataclasses.replace(state, act=1)
    page = view.page(state, WALL)
    if planned:
        assert isinstance(page, PAGES[phase])
    else:
        assert isinstance(page, pages.Page)


def test_the_word_is_counted_on_its_own_page() -> None:
    """A word of a later page is lit by its place on that page, not in the story."""
    driver = in_the_story(60)
    leaves = telling.pages_of(driver.state)
    line = leaves[1].first + 1
    driver.happen(on.LineStarted(3, line))
    page = story(driver, (3, line, 1))
    assert page.page == 2
    assert page.words[page.active_word].text == f"{line}."
    assert page.words[page.active_word].sentence == line == page.active_sentence


@pytest.mark.parametrize("word", [(3, 59, 0), (2, 0, 0), (3, 0, 900), None])
def test_a_word_that_is_not_on_the_page_lights_nothing(word: tuple[int, int, int] | None) -> None:
    """Another page, another act, a word too many: nothing is lit rather than something wrong."""
    assert story(in_the_story(60), word).active_word == -1


def test_italics_and_paragraph_ends_are_marked_word_by_word() -> None:
    """The span says which words lean; only the paragraph's last word ends it."""
    driver = in_the_story(2)
    act = driver.state.programme.acts[3] if driver.state.programme else None
    assert act is not None
    text = "Tip. Tip-tip. It was tip again."
    line = Line(text, text, Source("pack", "t.md", 1, "p"), "beat", emphasis=((0, 13), (21, 24)))
    first = dataclasses.replace(act.lines[0], line=line)
    words = view._words(first.line, 0, paragraph_end=True)
    assert [word.text for word in words if word.italic] == ["Tip.", "Tip-tip.", "tip"]
    assert [word.paragraph_end for word in words] == [False] * 5 + [True]


def test_each_paragraph_of_the_page_ends_once() -> None:
    """Three sentences a paragraph, and the page's last word ends one too."""
    page = story(in_the_story(6))
    ends = [index for index, word in enumerate(page.words) if word.paragraph_end]
    assert ends == [5, 11]


def test_the_page_darkens_as_the_story_goes() -> None:
    """Nothing at first, all of it at the last sentence."""
    driver = in_the_story(12)
    assert story(driver).dim == 0.0
    driver.happen(on.LineStarted(3, 11))
    assert story(driver).dim == 1.0


@pytest.mark.parametrize(
    ("spent", "full"), [(0.0, 0.0), (1.5, 0.5), (3.0, 1.0), (5.0, 0.5), (7.0, 0.0), (8.5, 0.5)]
)
def test_the_pacer_swells_and_sinks(spent: float, full: float) -> None:
    """Three seconds up, four seconds down, and again."""
    assert view._swell(spent, (3.0, 4.0)) == pytest.approx(full)


def test_a_step_shows_what_is_left_of_it() -> None:
    """The ring goes round once in the step's seconds, and never past them."""
    driver = at_the_plan()
    driver.touch("begin")
    driver.hear_all(0)
    driver.happen(on.LineStarted(1, 0))
    driver.at += 5.0
    driver.happen(on.Tick())
    page = shown(driver)
    assert isinstance(page, pages.RitualPage)
    assert (page.part, page.seconds_left, page.step, page.steps) == (0.25, 15, 1, 2)
    driver.wait(100.0)
    late = shown(driver)
    assert isinstance(late, pages.RitualPage)
    assert (late.part, late.seconds_left) == (1.0, 0)


def test_a_paused_ritual_shows_a_pause() -> None:
    """And a paused story says so on its own page."""
    driver = at_the_plan()
    driver.touch("begin")
    driver.hear_all(0)
    driver.touch("pause")
    said = "It waits 15 minutes, then it settles by itself. What is left may be shorter."
    assert shown(driver) == pages.PausedPage("Curfew", said)
    telling_driver = in_the_story()
    telling_driver.touch("pause")
    assert story(telling_driver).paused


def test_the_dark_is_black_until_it_is_touched() -> None:
    """Night help glows with its few choices, then only breathes."""
    driver = in_the_dark()
    assert shown(driver) == pages.DarkPage()
    driver.touch("help")
    page = shown(driver)
    assert isinstance(page, pages.DarkPage)
    assert page.help == "glow"
    assert [one.id for one in page.choices] == ["hug", "water", "bed", "call", "morning"]
    driver.wait(40.0)
    breath = shown(driver)
    assert breath == pages.DarkPage(help="breath")


@pytest.mark.parametrize(
    ("heard", "line"), [(True, "Last night: The Owl."), (False, "the beginning of The Owl.")]
)
def test_the_morning_says_one_line_about_the_night(heard: bool, line: str) -> None:
    """Heard to its end, or begun; never a score."""
    state = State(phase=Phase.MORNING, programme=programme(), heard_out=heard, face="good")
    page = view.page(state, WALL)
    assert isinstance(page, pages.MorningPage)
    assert page.last_night.endswith(line)
    assert [face.id for face in page.faces if face.chosen] == ["good"]
    assert not any(mark.isdigit() for mark in page.last_night)


def test_the_parts_of_the_night_come_after_the_face() -> None:
    """Their own pictures, the liked one lit; before a face there is one question only."""
    state = State(phase=Phase.MORNING, programme=programme(), heard_out=True)
    page = view.page(state, WALL)
    assert isinstance(page, pages.MorningPage)
    assert page.parts == ()
    state = dataclasses.replace(state, face="good", notes=("liked:pack/owl",))
    page = view.page(state, WALL)
    assert isinstance(page, pages.MorningPage)
    assert [(one.id, one.picture, one.chosen) for one in page.parts] == [
        ("liked:curfew", "", False),
        ("liked:pack/owl", "roofs", True),
    ]


def test_a_long_name_is_shown_whole() -> None:
    """What was entered is what stands there; the screen shrinks letters, not names."""
    name = "Maximiliane-Wilhelmine Ó"
    state = State(phase=Phase.WHO, children=(Sleeper("x", name, 6.0),), chosen=("x",))
    page = view.page(state, WALL)
    assert isinstance(page, pages.WhoPage)
    assert page.children[0].label == page.children[0].spoken == name
    assert page.can_begin


def test_nobody_chosen_can_not_begin() -> None:
    """And while a plan is being made nothing else can be asked for."""
    child = (Sleeper("x", "Mia", 6.0),)
    nobody = view.page(State(phase=Phase.WHO, children=child), WALL)
    waiting = view.page(State(phase=Phase.WHO, children=child, chosen=("x",), waiting=True), WALL)
    assert isinstance(nobody, pages.WhoPage)
    assert isinstance(waiting, pages.WhoPage)
    assert not nobody.can_begin
    assert not waiting.can_begin
    assert "being planned" in waiting.note


def test_the_clock_asks_only_when_it_is_not_trusted() -> None:
    """The question, and the note that nothing can be saved, reach the page."""
    wall = Wall("19:40", "Tuesday", trusted=False, question="Is it Tuesday?", note="No room.")
    page = view.page(State(lit=False), wall)
    assert isinstance(page, pages.ClockPage)
    assert (page.question, page.note, page.waking) == ("Is it Tuesday?", "No room.", True)


def test_a_touched_word_is_the_word_that_is_read() -> None:
    """What the page numbers, the session takes: a word of the second sentence reads that one."""
    driver = in_the_story(60)
    driver.touch("mode", "line")
    driver.hear(3, 0)
    page = story(driver)
    word = next(index for index, one in enumerate(page.words) if one.sentence == 4)
    found = driver.happen(on.Touched(Touch("word", str(word + 1))))
    assert on.Perform(3, 4, only=True) in found
