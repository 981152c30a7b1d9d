"""The touch app against a frame of paper: taps through a whole evening, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from kiosk import pages
from kiosk.app.building import House
from kiosk.app.lamp import GlassLamp
from kiosk.app.touch import LOOK, RESTING_LOOKS, TouchApp
from kiosk.device import NoBacklight
from kiosk.pages import Page
from kiosk.player import Said
from kiosk.session.state import Phase
from kiosk.session.touch import Touch
from tests.kiosk.app import homes


class PaperFrame:
    """A frame that only remembers what it was given to show."""

    def __init__(self) -> None:
        """Nothing is shown yet."""
        self.shown: list[Page] = []
        self.warmed: list[str] = []
        self.covers: list[str] = []
        self.veil = 1.0

    def warm(self, pages: Iterable[str], covers: Sequence[str] = ()) -> None:
        """Note what is to be printed ahead."""
        self.warmed += pages
        self.covers += covers

    def show(self, page: Page) -> None:
        """Remember a page."""
        self.shown.append(page)

    def light(self, level: float) -> None:
        """Remember the light."""
        self.veil = level

    def text_budget(self) -> int:
        """A small page, so that it is turned."""
        return 180


class Bedside:
    """An app whose frame is paper and whose clock is moved by hand."""

    def __init__(self, home: Path, *specs: str, **given: object) -> None:
        """Open the app."""
        self.now = 0.0
        self.frame = PaperFrame()
        lamp = GlassLamp(self.frame.light, NoBacklight())
        self.house: House = homes.house(home, *specs, lamp=lamp, **given)
        self.app = TouchApp(self.frame, self.house, lamp, time_of=lambda: self.now)  # type: ignore[arg-type]
        self.app.open()

    @property
    def phase(self) -> Phase:
        """Where the evening is."""
        return self.house.stage.session.state.phase

    @property
    def page(self) -> Page:
        """What is seen."""
        return self.frame.shown[-1]

    def tap(self, act: str, value: str = "") -> None:
        """Touch something."""
        self.app.touched(Touch(act, value))

    def look(self, seconds: float = LOOK) -> None:
        """Let the app look around for a while."""
        for _ in range(max(1, round(seconds / LOOK))):
            self.now += LOOK
            if not self.house.stage.player.hungry:
                self.house.sink_advance(LOOK)
            self.app.look()

    def until(self, phase: Phase) -> None:
        """Look on until a phase."""
        began = self.now
        while self.phase is not phase:
            assert self.now - began < homes.LONGEST
            self.look(0.5)

    def plan(self) -> None:
        """Tap through to the plan."""
        self.tap("bedtime")
        self.tap("begin")
        homes.planned(self.house)
        self.look(LOOK * RESTING_LOOKS)


@pytest.fixture
def bedside(tmp_path: Path) -> Iterator[Bedside]:
    """A kiosk with one child."""
    made = Bedside(tmp_path, "Mia:6:she")
    yield made
    made.house.close()


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bedside]:
    """A whole evening by touch, from the clock to black."""
    made = Bedside(tmp_path_factory.mktemp("home"), "Mia:6:she")
    made.plan()
    made.tap("begin")
    made.until(Phase.STORY)
    made.tap("mode", "voice")
    made.until(Phase.DARK)
    made.look(1.0)
    yield made
    made.house.close()


def test_an_evening_by_touch_shows_each_page_in_turn(lived: Bedside) -> None:
    """Clock, who, plan, ritual, story, settling, dark; kept, and black on the glass."""
    kinds: list[type] = []
    for page in lived.frame.shown:
        if not kinds or kinds[-1] is not type(page):
            kinds.append(type(page))
    assert kinds == [
        pages.ClockPage, pages.WhoPage, pages.PlanPage, pages.RitualPage, pages.StoryPage,
        pages.SettlePage, pages.DarkPage,
    ]  # fmt: skip
    assert lived.frame.veil == 0.0
    assert lived.house.desk.store.diary.night(1) is not None


def test_every_word_of_the_story_is_lit_in_order(lived: Bedside) -> None:
    """On its own page, forward only, and nearly all of them at twenty looks a second."""
    lit: list[tuple[int, int, int]] = []
    told = [page for page in lived.frame.shown if isinstance(page, pages.StoryPage)]
    for page in told:
        if page.active_word >= 0:
            place = (page.page, page.active_word, page.words[page.active_word].sentence)
            if not lit or lit[-1] != place:
                lit.append(place)
    assert [one[:2] for one in lit] == sorted(one[:2] for one in lit)
    programme = lived.house.stage.programme
    assert programme is not None
    words = sum(len(one.line.text.split()) for one in programme.story.lines)
    assert len(lit) > 0.97 * words
    assert max(page.page for page in told) > 3


def test_the_frames_own_page_size_is_used(bedside: Bedside) -> None:
    """A smaller glass has more pages."""
    assert bedside.house.stage.session.state.budget == 180


def test_nothing_is_shown_twice(bedside: Bedside) -> None:
    """A page that did not change is not drawn again."""
    bedside.look(10.0)
    assert len(bedside.frame.shown) == 1


def test_a_touch_is_answered_at_once(bedside: Bedside) -> None:
    """Without waiting for the next look."""
    bedside.tap("bedtime")
    assert isinstance(bedside.page, pages.WhoPage)


def test_a_touch_that_means_nothing_here_does_nothing(bedside: Bedside) -> None:
    """Held, repeated, or meant for the page before."""
    bedside.tap("bedtime")
    before = bedside.frame.shown[:]
    for act in ("bedtime", "next", "stop", "digit", "word", "nonsense"):
        bedside.tap(act, "7")
    assert bedside.frame.shown == before
    assert bedside.phase is Phase.WHO


def test_two_touches_on_begin_make_one_plan(bedside: Bedside) -> None:
    """A tap that comes twice counts once."""
    bedside.tap("bedtime")
    bedside.tap("begin")
    bedside.tap("begin")
    homes.planned(bedside.house)
    bedside.look(0.5)
    assert bedside.phase is Phase.PLAN


def test_stop_leads_to_the_dark_and_stays_there(bedside: Bedside) -> None:
    """No touch in the dark leads to a story."""
    bedside.plan()
    bedside.tap("begin")
    bedside.look(1.0)
    bedside.tap("stop")
    bedside.until(Phase.DARK)
    for act in ("bedtime", "begin", "next", "choose", "go-on", "leave"):
        bedside.tap(act)
        assert bedside.phase in {Phase.DARK, Phase.HELP}


def test_a_home_that_can_not_be_written_is_told_on_the_clock() -> None:
    """The evening goes on from memory; the face says that nothing is kept."""
    made = Bedside(Path("/proc/self"), "Mia:6:she")
    made.tap("wake")
    made.look(0.5)
    assert isinstance(made.page, pages.ClockPage)
    assert "saved" in made.page.note
    made.plan()
    assert isinstance(made.page, pages.PlanPage)
    made.house.close()


def test_tonight_s_pictures_are_printed_while_the_plan_is_read(lived: Bedside) -> None:
    """Once, and all that the story will show."""
    programme = lived.house.stage.programme
    assert programme is not None
    shown = {page.picture for page in lived.frame.shown if isinstance(page, pages.StoryPage)}
    assert shown <= set(lived.frame.warmed)
    acts = [programme.story] + ([programme.more] if programme.more else [])
    assert lived.frame.warmed == [name for act in acts for name in act.seen]
    story = programme.plan["story"]
    assert lived.frame.covers[0] == story["picture"] == programme.story.picture
    assert len(lived.frame.covers) == len([story, *story["alternatives"]][:3])
    assert all(name.startswith("scene:") for name in lived.frame.warmed + lived.frame.covers)


def test_one_more_is_a_touch_away_and_then_it_is_dark(tmp_path: Path) -> None:
    """A real evening: the choice after the story, its minute, settling, black; kept by id alone."""
    bedside = Bedside(tmp_path, "Mia:6:she", minutes=20)
    bedside.plan()
    bedside.tap("begin")
    bedside.until(Phase.STORY)
    bedside.tap("mode", "voice")
    while bedside.phase is Phase.STORY:
        bedside.tap("mode", "voice")  # somebody's finger keeps the page from going black
        bedside.look(2.0)
    choice = bedside.page
    assert isinstance(choice, pages.OneMorePage)
    bedside.tap("one-more")
    asked = bedside.now
    bedside.look(1.0)
    told = bedside.page
    assert isinstance(told, pages.StoryPage)
    programme = bedside.house.stage.programme
    assert programme is not None
    assert programme.more is not None
    assert told.title == programme.more.title
    bedside.until(Phase.SETTLE)
    assert 55.0 <= bedside.now - asked <= 95.0
    bedside.tap("one-more")
    bedside.until(Phase.DARK)
    store = bedside.house.desk.store
    (kept,) = [one for one in store.ledger.entries(1) if one.code == "one-more"]
    assert kept.about == (programme.more.ritual,)
    assert programme.more.ritual.startswith("comforts/")
    assert [one.tale for one in store.diary.heard()] == [programme.told.tale]
    bedside.look(5.0)
    bedside.tap("wake")
    assert "piece" in {one.id for one in bedside.page.choices}  # type: ignore[union-attr]
    bedside.tap("choose", "piece")
    heard: list[Said] = []
    bedside.house.stage.listeners.append(heard.append)
    bedside.look(130.0)
    said = [one.line for one in heard if one.started and programme.acts[one.act] is programme.more]
    assert said == list(range(len(programme.more.lines)))
    heard.clear()
    bedside.look(90.0)
    assert bedside.phase is Phase.DARK
    assert heard == []
    assert [one.code for one in store.ledger.entries(1)].count("one-more-at-night") == 1
    bedside.house.close()
