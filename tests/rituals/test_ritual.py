"""A ritual, its steps and its care."""

from __future__ import annotations

from typing import Any

import pytest

from rituals.narration import Listeners
from rituals.ritual import CareCode, Step, StepCue
from stories.cast import Child
from stories.script import Cue


def test_its_length_is_its_steps_without_the_tale(ritual: Any) -> None:
    """The tale brings its own time."""
    steps = (
        Step("sit", "Sit.", "Sit.", 60, StepCue.TOUCH, most=90),
        Step("tale", "", "Tell.", 0, StepCue.STORY),
    )
    one = ritual(steps=steps)
    assert (one.seconds, one.seconds_most, one.holds_story) == (60, 90, True)


def test_the_opening_is_said_before_the_first_step_only(ritual: Any) -> None:
    """Each step has its own script, with lasting passage ids."""
    first, second = ritual().scripts(Listeners((Child("Mia", 6, "she"),)))
    assert first.text == "Once there was a thing people did.\n\nDo it, Mia."
    assert second.text == "And rest."
    assert {line.source.passage for line in first.lines} == {
        "test/small#one/opening",
        "test/small#one/say",
    }


def test_a_bell_and_a_light_stand_in_the_script(ritual: Any) -> None:
    """What is not a word is a cue after the words."""
    step = Step("bell", "Listen.", "Listen.", 60, StepCue.SOUND, sound="bell-soft", light="ember")
    script = ritual(steps=(step,)).script(0, Listeners((Child("Mia", 6, "she"),)))
    assert script.items[-2:] == (Cue("bell", "bell-soft"), Cue("light", "ember"))


@pytest.mark.parametrize(("age", "pace"), [(3, None), (4, (2.5, 3.5)), (7, (3.5, 4.5))])
def test_the_pacer_is_the_ages_and_nobody_under_four_counts(
    age: float, pace: tuple[float, float] | None
) -> None:
    """Rates of the sleep dossier, section 5."""
    assert Step("b", "", "", 40, StepCue.BREATH, breaths=3).pacer(age) == pace


def test_a_step_without_breaths_has_no_pacer() -> None:
    """Touch is not paced."""
    assert Step("b", "", "", 40, StepCue.TOUCH).pacer(7) is None


def test_every_care_code_has_a_short_line() -> None:
    """It is printed on a card, so it has one sentence or two and ends properly."""
    assert all(len(code.line) <= 90 and code.line.endswith(".") for code in CareCode)


def _for_two(ritual: Any) -> Any:
    """Return a ritual for two to ten years, one step of which is another under four."""
    steps = (
        Step("sit", "Sit.", "Sit.", 60, StepCue.TOUCH, most=90),
        Step("count", "Count.", "Count.", 90, StepCue.TOUCH, ages=(4, 10), care=(CareCode.CHOKE,)),
        Step("hum", "Hum.", "Hum.", 70, StepCue.SOUND, ages=(2, 3), care=(CareCode.SOUND,)),
    )
    care = (CareCode.CHOKE, CareCode.SOUND, CareCode.TOUCH)
    return ritual(steps=steps, ages=(2, 10), care=care)


@pytest.mark.parametrize(
    ("age", "ids", "seconds", "care"),
    [
        (2, ["sit", "hum"], 130, ["SOUND", "TOUCH"]),
        (3.9, ["sit", "hum"], 130, ["SOUND", "TOUCH"]),
        (4, ["sit", "count"], 150, ["CHOKE", "TOUCH"]),
        (0.5, ["sit", "hum"], 130, ["SOUND", "TOUCH"]),
        (11, ["sit", "count"], 150, ["CHOKE", "TOUCH"]),
    ],
)
def test_the_youngest_here_decides_which_steps_there_are(
    ritual: Any, age: float, ids: list[str], seconds: int, care: list[str]
) -> None:
    """What is left out takes its minutes along, and its care; what no step prints stays to see."""
    one = _for_two(ritual).for_age(age)
    assert ([step.id for step in one.steps], one.seconds) == (ids, seconds)
    assert [code.name for code in one.care] == care
    assert one.ages == (2, 10)
    assert one.for_age(7) == one


def test_its_length_is_that_for_the_oldest(ritual: Any) -> None:
    """A list of rituals doesn't add up what nobody does together."""
    one = _for_two(ritual)
    assert (one.seconds, one.seconds_most) == (150, 180)


def test_each_way_it_is_done_knows_its_ages(ritual: Any) -> None:
    """A ritual that is the same for all has one."""
    ways = _for_two(ritual).versions
    assert [(way.ages, len(way.steps)) for way in ways] == [((2, 3), 2), ((4, 10), 2)]
    assert [way.ages for way in ritual().versions] == [ritual().ages]


def test_a_card_says_for_whom_a_step_is(ritual: Any) -> None:
    """Nothing is said of a step that is for all."""
    one = _for_two(ritual)
    middle = Step("look", "Look.", "Look.", 60, StepCue.TOUCH, ages=(4, 6))
    assert [one.whom(step) for step in (*one.steps, middle)] == [
        "", "From 4 years: ", "Under 4 years: ", "4 to 6 years: ",
    ]  # fmt: skip
