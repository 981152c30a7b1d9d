"""One more: once a night, after a whole story, asked for by one touch; it goes away by itself."""

from __future__ import annotations

import dataclasses

from kiosk import view
from kiosk.pages import OneMorePage, RitualPage
from kiosk.session import happenings as on
from kiosk.session.machine import Session
from kiosk.session.programme import LEAVING, MORE, Act
from kiosk.session.state import Phase
from kiosk.session.telling import ONE_MORE_SECONDS, settle_seconds
from tests.kiosk.session.evenings import MIA, THEO, Driver, in_the_dark, programme, timed

PIECE = tuple(timed(f"The hill went on {number}.", number) for number in range(3))
AT = 4


def with_one_more(*, rule: str = "yes", reader: str = "voice") -> Driver:
    """A family in its story, with a comfort piece of nine seconds after it."""
    made = programme()
    acts = (*made.acts[:AT], Act(MORE, "The Hill", PIECE, ritual="comforts/hill"), *made.acts[AT:])
    driver = Driver()
    rules = (("reader", reader), ("one-more", rule))
    driver.happen(on.FamilyIs((MIA, THEO), rules, has_pin=True, night=1))
    driver.touch("bedtime")
    driver.touch("begin")
    driver.happen(on.Ready(dataclasses.replace(made, acts=acts, settle_least=60.0, spare=1.0)))
    driver.touch("begin")
    for act in (0, 1, 2):
        driver.hear_all(act)
        driver.wait(40.0 if act else 1.0)
    driver.effects.clear()
    return driver


def with_the_younger_first() -> Driver:
    """The same family, told goodnight one after the other."""
    driver = with_one_more()
    made = driver.state.programme
    assert made is not None
    first = Act(LEAVING, "Goodnight, Theo", (timed("Goodnight, Theo."), timed("You go first.")))
    more = dataclasses.replace(made.acts[AT], do="A soft ending for Mia")
    acts = (*made.acts[:AT], first, more, *made.acts[AT + 1 :])
    driver.session.state = dataclasses.replace(
        driver.state, programme=dataclasses.replace(made, acts=acts)
    )
    return driver


def test_the_younger_are_told_goodnight_before_the_elders_piece() -> None:
    """Then it may be asked for, and the page says whose it is; nothing leads back to the story."""
    driver = with_the_younger_first()
    driver.hear_all(3)
    assert (driver.phase, driver.state.act) == (Phase.RITUAL, AT)
    page = view.page(driver.state, view.Wall())
    assert isinstance(page, RitualPage)
    assert page.title == "Goodnight, Theo"
    assert driver.touch("back") == ()
    driver.hear_all(AT)
    assert driver.phase == Phase.ONE_MORE
    asked = view.page(driver.state, view.Wall())
    assert isinstance(asked, OneMorePage)
    assert asked.whose == "A soft ending for Mia"
    driver.touch("one-more")
    driver.hear_all(AT + 1)
    assert driver.phase == Phase.SETTLE


def test_a_power_cut_in_the_younger_ones_goodnight_says_it_again() -> None:
    """With the night sound that the story had brought in."""
    driver = with_the_younger_first()
    driver.hear_all(3)
    effects = Session().take_up(driver.state)
    assert on.Perform(AT, 0) in effects
    assert any(isinstance(one, on.Bed) for one in effects)


def performed(driver: Driver) -> list[int]:
    """The acts whose lines were begun."""
    return [one.act for one in driver.effects if isinstance(one, on.Perform)]


def test_a_touch_brings_one_piece_and_then_the_night() -> None:
    """It is told, kept by its id alone, and settling follows; the story is heard once."""
    driver = with_one_more()
    driver.hear_all(3)
    assert driver.phase == Phase.ONE_MORE
    assert performed(driver) == []
    driver.touch("one-more")
    assert (driver.phase, driver.state.act, performed(driver)) == (Phase.STORY, AT, [AT])
    assert driver.effects.count(on.KeepMore()) == 1
    driver.hear_all(AT)
    assert driver.phase == Phase.SETTLE
    assert performed(driver) == [AT, AT + 1]
    assert driver.effects.count(on.KeepHeard()) == 1
    assert settle_seconds(driver.state) == 90.0 - (ONE_MORE_SECONDS + 9.0 - 1.0)


def test_untouched_it_goes_away() -> None:
    """After its seconds the night settles, a little shorter, and nothing was told."""
    driver = with_one_more()
    driver.hear_all(3)
    driver.touch("next")
    driver.wait(ONE_MORE_SECONDS - 1.0, 1.0)
    assert driver.phase == Phase.ONE_MORE
    driver.wait(1.0, 1.0)
    assert driver.phase == Phase.SETTLE
    assert performed(driver) == [AT + 1]
    assert on.KeepMore() not in driver.effects
    assert settle_seconds(driver.state) == 90.0 - (ONE_MORE_SECONDS - 1.0)
    driver.touch("one-more")
    assert driver.phase == Phase.SETTLE


def test_it_never_chains() -> None:
    """From its end, from settling and from the dark no touch leads to another one."""
    driver = with_one_more()
    driver.hear_all(3)
    driver.touch("one-more")
    driver.hear_all(AT)
    driver.hear_all(AT + 1)
    driver.effects.clear()
    for _ in range(40):
        driver.touch("one-more")
        driver.wait(10.0)
    assert driver.phase in {Phase.DARK, Phase.HELP}
    assert performed(driver) == []


def test_stop_is_always_there() -> None:
    """One touch on the choice's page, or within the piece, settles as anywhere."""
    for wanted in (False, True):
        driver = with_one_more()
        driver.hear_all(3)
        if wanted:
            driver.touch("one-more")
        driver.touch("stop")
        assert (driver.phase, driver.state.stopped_early) == (Phase.SETTLE, True)
        assert settle_seconds(driver.state) == 30.0


def test_it_is_not_offered_to_closed_eyes_or_where_the_family_wants_none() -> None:
    """Not on a black page, not by the rule, and not after half a story."""
    black = with_one_more()
    black.touch("black")
    black.hear_all(3)
    assert black.phase == Phase.SETTLE
    ruled = with_one_more(rule="no")
    ruled.hear_all(3)
    assert ruled.phase == Phase.SETTLE


def test_read_by_a_grown_up_it_has_pages_too() -> None:
    """The last page of the piece leads to settling, and the story isn't kept twice."""
    driver = with_one_more(reader="self")
    for _ in range(20):
        if driver.phase == Phase.STORY:
            driver.touch("next")
    assert driver.phase == Phase.ONE_MORE
    driver.touch("one-more")
    assert performed(driver) == []
    for _ in range(5):
        driver.touch("next")
    assert driver.phase == Phase.SETTLE
    assert driver.effects.count(on.KeepHeard()) == 1


def test_a_power_cut_takes_the_choice_away_and_keeps_the_piece() -> None:
    """Nothing is asked afterwards; a piece that was being told is told on."""
    driver = with_one_more()
    driver.hear_all(3)
    after = Driver(Session())
    effects = after.session.take_up(driver.state)
    assert after.phase == Phase.SETTLE
    assert any(isinstance(one, on.Bed) for one in effects)
    driver.touch("one-more")
    driver.hear(AT, 0)
    driver.happen(on.LineStarted(AT, 1))
    effects = after.session.take_up(driver.state)
    assert after.phase == Phase.STORY
    assert on.Perform(AT, 1) in effects


def test_from_a_step_after_the_story_back_leads_to_the_story() -> None:
    """What could be told once more is passed over on the way."""
    driver = with_one_more()
    made = driver.state.programme
    assert made is not None
    acts = (*made.acts[: AT + 1], made.acts[2], *made.acts[AT + 1 :])
    driver.session.state = dataclasses.replace(
        driver.state, programme=dataclasses.replace(made, acts=acts)
    )
    driver.hear_all(3)
    driver.wait(ONE_MORE_SECONDS)
    assert (driver.phase, driver.state.act) == (Phase.RITUAL, AT + 1)
    driver.touch("back")
    assert (driver.phase, driver.state.act) == (Phase.STORY, 3)


def test_in_the_dark_the_piece_is_said_once_and_then_it_is_silent() -> None:
    """Asked by a touch on the glow; over or not, three minutes after waking all is quiet."""
    driver = with_one_more()
    driver.hear_all(3)
    driver.wait(ONE_MORE_SECONDS)
    driver.hear_all(AT + 1)
    driver.wait(300.0)
    assert driver.phase == Phase.DARK
    driver.effects.clear()
    driver.touch("wake")
    driver.touch("choose", "piece")
    assert (driver.phase, performed(driver)) == (Phase.HELP, [AT])
    assert on.Light(0.0, 6.0) in driver.effects
    driver.hear_all(AT)
    assert (driver.phase, performed(driver)) == (Phase.HELP, [AT])
    driver.wait(180.0)
    assert driver.phase == Phase.DARK
    assert any(isinstance(one, on.Quiet) for one in driver.effects)
    driver.touch("wake")
    driver.touch("choose", "piece")
    assert performed(driver) == [AT]


def test_without_a_piece_night_help_says_none() -> None:
    """A short evening has none at hand."""
    driver = in_the_dark()
    driver.touch("wake")
    driver.touch("choose", "piece")
    assert performed(driver) == []
    assert driver.state.help == "glow"
