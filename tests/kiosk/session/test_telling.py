"""The evening under way: steps, sentences, pages, pauses, settling."""

from __future__ import annotations

from kiosk.session import happenings as on
from kiosk.session import telling
from kiosk.session.state import Phase
from tests.kiosk.session.evenings import at_the_plan, in_the_dark, in_the_story


def test_the_opening_is_said_first() -> None:
    """Begin brings the light to the evening's own and says the opening."""
    driver = at_the_plan()
    found = driver.touch("begin")
    assert on.Perform(0, 0) in found
    assert on.Light(1.0) in found


def test_a_step_lasts_its_seconds_even_when_all_is_said() -> None:
    """The curfew's first step goes on only after its twenty seconds."""
    driver = at_the_plan()
    driver.touch("begin")
    driver.hear_all(0)
    assert driver.state.act == 1
    driver.hear_all(1)
    driver.wait(10.0)
    assert driver.state.act == 1
    driver.wait(10.0)
    assert driver.state.act == 2


def test_a_step_with_a_bell_rings_it_once() -> None:
    """The bell belongs to the step's beginning."""
    driver = at_the_plan()
    driver.touch("begin")
    driver.hear_all(0)
    assert sum(isinstance(effect, on.Bell) for effect in driver.effects) == 1


def test_a_step_never_ends_before_its_words_do() -> None:
    """A slow voice is not cut off by the clock."""
    driver = at_the_plan()
    driver.touch("begin")
    driver.hear_all(0)
    driver.happen(on.LineStarted(1, 0))
    driver.wait(60.0)
    assert driver.state.act == 1


def test_each_sentence_is_kept_as_it_begins() -> None:
    """A power cut finds the sentence that was being said."""
    driver = in_the_story()
    found = driver.happen(on.LineStarted(3, 4))
    assert on.Keep() in found
    assert driver.state.line == 4


def test_the_night_sound_comes_in_under_the_last_lines() -> None:
    """Four sentences before the end the sound fades in."""
    driver = in_the_story(12)
    for line in range(12):
        driver.hear(3, line)
    beds = [effect for effect in driver.effects if isinstance(effect, on.Bed)]
    assert [bed.name for bed in beds] == ["rain"]


def test_a_story_heard_to_its_end_is_kept_and_settles() -> None:
    """The last sentence leads to the closing words under the sinking sound."""
    driver = in_the_story()
    driver.hear_all(3)
    assert on.KeepHeard() in driver.effects
    assert on.Perform(4, 0) in driver.effects
    assert driver.phase == Phase.SETTLE


def test_settling_waits_for_the_closing_words() -> None:
    """Dark never falls on a sentence."""
    driver = in_the_story()
    driver.hear_all(3)
    driver.happen(on.LineStarted(4, 0))
    driver.wait(200.0)
    assert driver.phase == Phase.SETTLE


def test_dark_is_kept() -> None:
    """The night begins by keeping how the evening ended."""
    driver = in_the_story()
    driver.hear_all(3)
    driver.hear_all(4)
    driver.wait(120.0)
    assert on.KeepNight(early=False) in driver.effects
    assert driver.phase == Phase.DARK


def test_a_stopped_story_leaves_no_facts() -> None:
    """Stop keeps the night as stopped, and nothing as heard."""
    driver = in_the_story()
    driver.hear(3, 0)
    driver.touch("stop")
    driver.wait(40.0)
    assert on.KeepNight(early=True) in driver.effects
    assert on.KeepHeard() not in driver.effects


def test_a_forgotten_pause_settles_by_itself() -> None:
    """Nothing waits all night for a touch."""
    driver = in_the_story()
    driver.touch("pause")
    driver.wait(1000.0)
    assert driver.phase in {Phase.SETTLE, Phase.DARK}


def test_the_page_goes_black_while_the_voice_reads_on() -> None:
    """Three minutes after the last touch; a touch only wakes it."""
    driver = in_the_story()
    driver.touch("slower")
    driver.hear(3, 0)
    driver.wait(181.0)
    assert driver.state.black
    driver.touch("wake")
    assert (driver.state.black, driver.phase) == (False, Phase.STORY)


def test_a_grown_up_who_reads_is_never_hurried() -> None:
    """Reading oneself, nothing happens without a touch."""
    driver = in_the_story()
    driver.touch("mode", "self")
    driver.wait(1500.0, step=60.0)
    assert driver.phase == Phase.STORY
    assert not driver.state.black


def test_a_touch_while_it_settles_changes_nothing() -> None:
    """Only stop would; the sound sinks on."""
    driver = in_the_story()
    driver.hear_all(3)
    before = driver.state
    assert driver.touch("next") == ()
    assert driver.phase is before.phase


def test_settling_is_taken_up_with_the_words_that_are_left() -> None:
    """A cut during the closing says the sentence again, once, and sinks."""
    driver = in_the_story()
    driver.hear_all(3)
    driver.hear(4, 0)
    driver.happen(on.LineStarted(4, 1))
    _, effects = telling.resume_settle(driver.state)
    assert on.Perform(4, 1) in effects


def test_the_dark_says_nothing() -> None:
    """Time alone brings no sound, no light, no page."""
    driver = in_the_dark()
    driver.wait(3600.0, step=60.0)
    assert driver.effects == []


def test_a_pause_in_the_very_last_moment_does_not_hold_the_closing() -> None:
    """The sentence that was ending when it was touched leads on: so the voice is let go."""
    driver = in_the_story()
    driver.happen(on.LineStarted(3, 11))
    driver.touch("pause")
    found = driver.happen(on.LineFinished(3, 11))
    assert driver.phase == Phase.SETTLE
    assert on.GoOn() in found


def test_closing_words_that_never_come_do_not_keep_the_night_waiting() -> None:
    """Lost on the way to the ear, for whatever reason: it gets dark all the same."""
    driver = in_the_story()
    driver.hear_all(3)
    driver.happen(on.LineStarted(4, 0))
    driver.wait(90.0 + telling.CLOSING_LIMIT + 10.0)
    assert driver.phase == Phase.DARK


def test_pressing_stop_again_does_not_put_the_dark_off() -> None:
    """Half a minute after the first it is dark, however often it is pressed."""
    driver = in_the_story()
    driver.touch("stop")
    for _ in range(4):
        driver.wait(10.0)
        driver.touch("stop")
    assert driver.phase == Phase.DARK


def test_a_stop_while_it_settles_is_kept() -> None:
    """After a power cut the words that were stopped are not said again."""
    driver = in_the_story()
    driver.hear_all(3)
    assert on.Keep() in driver.touch("stop")


def test_a_grown_up_who_fell_asleep_over_the_page_is_left_in_the_dark() -> None:
    """No page needs three quarters of an hour: the light goes out, the night is kept."""
    driver = in_the_story()
    driver.touch("mode", "self")
    driver.wait(telling.ASLEEP_OVER_IT + 60.0, step=30.0)
    assert driver.phase == Phase.DARK
    assert on.KeepNight(early=True) in driver.effects


def test_a_cut_in_the_last_sentences_brings_the_night_sound_again() -> None:
    """It had come in already; without it the night would settle in silence."""
    driver = in_the_story()
    driver.hear(3, 10)
    _, effects = telling.resume_act(driver.state)
    assert on.Bed("rain", 12.0, telling.BED_GAIN) in effects


def test_an_evening_without_a_story_goes_from_ritual_to_settling() -> None:
    """For babies: nothing is told, nothing is kept as heard, and it gets dark all the same."""
    driver = at_the_plan(0)
    driver.touch("begin")
    driver.hear_all(0)
    for act in (1, 2):
        driver.hear_all(act)
        driver.wait(40.0)
    assert driver.phase == Phase.SETTLE
    driver.hear_all(4)
    driver.wait(120.0)
    assert driver.phase == Phase.DARK
    assert on.KeepHeard() not in driver.effects
