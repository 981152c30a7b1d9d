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
