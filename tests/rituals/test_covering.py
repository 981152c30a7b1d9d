"""Every kind of family hears a ritual, and what would be wrong for one of them is found."""

from __future__ import annotations

from typing import Any

import pytest

from rituals import covering, library
from rituals.narration import Listeners
from rituals.ritual import Step, StepCue
from stories.cast import Child

UNA = Child("Una", 5, "she")
ALL = (UNA, Child("Tomás", 5, "he"), Child("Ash", 5, "they"))


def test_every_family_hears_it_at_both_ages(ritual: Any) -> None:
    """Five families, two ages; the seasons only where the words ask for one."""
    plain = list(covering.tellings(ritual(opening="Good evening, {{ hero }}.", ages=(3, 10))))
    assert len(plain) == 2 * len(covering.FAMILIES)
    assert {one.listeners.children[0].age for one in plain} == {3.0, 10.0}
    assert {child.pronouns for one in plain for child in one.listeners.children} >= {"she", "they"}
    asked = ritual(opening="{% if season == 'summer' %}It is warm.{% else %}It is not.{% endif %}")
    assert {one.listeners.season for one in covering.tellings(asked)} == set(covering.SEASONS)
    moon = ritual(opening="{% if moon == 'full' %}It is round.{% else %}It is not.{% endif %}")
    assert len({one.listeners.moon for one in covering.tellings(moon)}) == 4


def test_each_child_leads_where_somebody_does(ritual: Any) -> None:
    """The elder's turn is told as well as the younger's."""
    found = covering.tellings(ritual(opening="{{ lead }} may begin."))
    said = {one.scripts[0].lines[0].text for one in found if len(one.listeners.children) == 3}
    assert len(said) == 3


def test_for_whom_it_is_told_can_be_read(ritual: Any) -> None:
    """Names, pronouns, age and season."""
    listeners = Listeners(ALL, 0, "winter", "full")
    assert covering.Telling(ritual(), listeners, ()).whom == (
        "Una, Tomás and Ash (she, he, they), 5 years, winter, full moon"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Put it on on the bed.", "'on on' is doubled"),
        ("Here is {{ hero }}.", "braces"),
        ("This is a old lamp.", "wrong article"),
        ("Una were here.", "agree"),
        ("Una, Tomás and Ash was here.", "agree"),
        ("They was here.", "agree"),
        ("Now , then.", "space"),
    ],
)
def test_a_planted_fault_is_found(text: str, said: str) -> None:
    """Each rule has at least one."""
    assert any(said in one for one in covering.faults(text, Listeners(ALL)))


@pytest.mark.parametrize(
    "text",
    [
        "There, there. All that that was is over.",
        "The families who say it have the words.",
        "If Una were a bell, Una, Tomás and Ash were three.",
    ],
)
def test_good_sentences_pass(text: str) -> None:
    """A rule that shouts at everything is none."""
    assert list(covering.faults(text, Listeners(ALL))) == []


def test_a_fault_for_some_is_told_once_with_its_line(ritual: Any) -> None:
    """It says who would hear it."""
    steps = (Step("one", "{{ lead }} have a turn.", "Do it.", 150, StepCue.TOUCH, line=7),)
    found = list(covering.problems(ritual(steps=steps)))
    assert {one.line for one in found} == {7}
    assert {one.code for one in found} == {"R116"}
    assert "told to Una (she), 3 years" in found[0].what


def test_words_leave_time_to_do_the_thing_for_the_longest_names(ritual: Any) -> None:
    """Counted for three children as for one."""
    say = "{% if hero.many %}" + "{{ hero }}, one more thing. " * 12 + "{% else %}Now.{% endif %}"
    steps = (Step("one", say, "Do it.", 60, StepCue.TOUCH), Step("b", "", "B.", 60, StepCue.TOUCH))
    assert "R108" in {one.code for one in covering.problems(ritual(steps=steps))}


def test_what_ships_is_right_for_every_family() -> None:
    """No error in a whole shelf."""
    for one in library.shipped().shelf[:3]:
        assert list(covering.problems(one)) == []
