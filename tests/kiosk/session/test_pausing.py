"""What a pause costs: the rest gets shorter, the window holds, and nothing is hurried."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.session import happenings as on
from kiosk.session import pausing
from kiosk.session.programme import MORE, STORY, Act, Programme
from kiosk.session.state import Phase, State
from tests.kiosk.session.evenings import Driver, at_the_plan, programme, timed

SLACK = 5
"""Minutes between planned black and the window's end."""


def windowed(sentences: int = 60, slack: int = SLACK) -> Programme:
    """An evening with a second ritual, a comfort piece, and a window to end in."""
    made = programme(sentences)
    second = [
        dataclasses.replace(one, ritual="brush", title="Brush", seconds=120.0)
        for one in made.acts[1:3]
    ]
    more = Act(MORE, "A quiet minute", (timed("Rain."), timed("Rain again.")), ritual="rain")
    acts = (*made.acts[:3], *second, made.acts[3], more, made.acts[4])
    made = dataclasses.replace(made, acts=acts, settle_least=60.0, spare=30.0)
    black = 19 * 60 + round(made.planned_seconds / 60)
    plan = {**made.plan, "window": {"start": 0, "end": black + slack}, "lights_out": black}
    return dataclasses.replace(made, plan=plan)


def begun(made: Programme) -> Driver:
    """That evening, begun."""
    driver = at_the_plan()
    driver.session.state = dataclasses.replace(driver.state, programme=made)
    driver.touch("begin")
    return driver


def live(driver: Driver, pause_act: int, pause_line: int, seconds: float) -> list[str]:
    """Live the evening to its end with one pause in it; return what was begun."""
    done: list[str] = []
    paused = False
    for _ in range(2000):
        state = driver.state
        if state.phase is Phase.DARK:
            return done
        act = state.now_act
        assert act is not None
        name = "settle" if state.phase is Phase.SETTLE else act.ritual or act.kind
        if state.phase is Phase.ONE_MORE:
            driver.touch("one-more")
            continue
        if not done or done[-1] != name:
            done.append(name)
        if not paused and (state.act, state.line) >= (pause_act, pause_line):
            paused = True
            driver.touch("pause")
            end = driver.at + seconds
            while driver.state.paused and driver.at < end:
                driver.wait(5.0)
            if driver.state.paused:
                driver.touch("pause")
        elif state.speaking:
            driver.hear(state.act, state.line)
            driver.at += 1.0
            if driver.state.act == state.act and driver.state.speaking:
                driver.happen(on.LineStarted(state.act, min(state.line + 1, len(act.lines) - 1)))
        else:
            driver.wait(5.0)
    pytest.fail("the evening has no end")


@pytest.mark.parametrize("seconds", [30.0, 280.0, 500.0, 880.0, 2000.0])
@pytest.mark.parametrize(("act", "line"), [(1, 0), (2, 0), (3, 0), (5, 3), (5, 40), (5, 59)])
def test_black_comes_by_the_windows_end_whatever_was_paused(
    act: int, line: int, seconds: float
) -> None:
    """To within the sentence that is being said."""
    made = windowed()
    driver = begun(made)
    start = driver.at
    live(driver, act, line, seconds)
    assert driver.phase is Phase.DARK
    assert driver.at - start <= made.planned_seconds + SLACK * 60 + 20


def test_a_short_pause_costs_nothing() -> None:
    """There is slack for it, and one more is told."""
    driver = begun(windowed())
    done = live(driver, 1, 0, 30.0)
    assert done == ["opening", "curfew", "brush", "owl", "rain", "settle"]
    assert driver.state.heard_out


def test_rituals_not_begun_are_given_up_before_one_more() -> None:
    """Never the one under way, and no step without the steps before it."""
    done = live(begun(windowed()), 1, 0, 360.0)
    assert done == ["opening", "curfew", "owl", "rain", "settle"]
    assert "rain" not in live(begun(windowed()), 5, 40, 360.0)


def test_a_story_ends_early_at_a_sentence_with_its_closing_words() -> None:
    """It was not heard out, so its end is there for another night."""
    driver = begun(windowed())
    live(driver, 5, 3, 480.0)
    assert not driver.state.heard_out
    assert not driver.state.stopped_early
    closing = len(windowed().acts) - 1
    assert on.Perform(closing, 0) in driver.effects


def test_a_ritual_that_holds_the_story_is_never_parted() -> None:
    """Its steps are the story's frame."""
    made = windowed()
    acts = list(made.acts)
    acts[4] = dataclasses.replace(acts[4], cue="story")
    driver = begun(dataclasses.replace(made, acts=tuple(acts)))
    assert "brush" in live(driver, 1, 0, 500.0)


def test_a_pause_is_never_longer_than_what_is_left() -> None:
    """Nor than a quarter of an hour; without a window that alone holds."""
    made = windowed()
    state = State(phase=Phase.STORY, programme=made, act=5, line=58, paused=True, paused_at=100.0)
    state = dataclasses.replace(state, at=100.0, since=0.0)
    left = 2 * 3.0 + 90.0 + SLACK * 60
    assert pausing.limit(state) == pytest.approx(left - pausing.STOPPING)
    far = dataclasses.replace(state, line=0, programme=windowed(slack=60))
    assert pausing.limit(far) == pausing.LIMIT
    assert pausing.limit(dataclasses.replace(state, programme=programme())) == pausing.LIMIT


def test_without_a_window_nothing_gets_shorter() -> None:
    """A clock that is not believed shortens no story."""
    driver = begun(dataclasses.replace(windowed(), plan=programme().plan))
    assert live(driver, 5, 3, 800.0) == ["opening", "curfew", "brush", "owl", "rain", "settle"]
    assert driver.state.by == 0.0


def test_what_a_pause_left_is_known_for_one_evening_only() -> None:
    """The next begins with nothing eaten."""
    driver = begun(windowed())
    live(driver, 1, 0, 360.0)
    assert driver.state.by > 0
    again = dataclasses.replace(driver.state, phase=Phase.PLAN, at=driver.at)
    driver.session.state = again
    driver.touch("begin")
    assert driver.state.by == 0.0
    assert not any(pausing.passes(driver.state, index) for index in range(len(windowed().acts)))
    assert STORY in {act.kind for act in windowed().acts}
