"""Asked checks: what nobody fulfils, what everybody does."""

from __future__ import annotations

import pytest

from tests.stories.lint.planted import beat, codes, owl, planted

PLAIN = "Plain | It rained."
FOUR = (
    "{% if season == 'spring' %}A.{% elif season == 'summer' %}B."
    "{% elif season == 'autumn' %}C.{% elif season == 'winter' %}D.{% endif %}"
)


@pytest.mark.parametrize(
    ("ages", "condition", "code"),
    [
        ("[5, 8]", "age < 5", ["L020!"]),
        ("[4, 8]", "age < 5", []),
        ("[5, 8]", "age >= 5", ["L021"]),
        ("[2, 8]", "season == 'winter' and season == 'spring'", ["L020!"]),
        ("[2, 8]", "season == 'winter' or moon == 'full'", []),
        ("[2, 8]", "season != 'winter' or season != 'spring'", ["L021"]),
        ("[2, 8]", "season in ['spring', 'summer', 'autumn', 'winter']", ["L021"]),
        ("[2, 8]", "hero.many and not hero.many", ["L020!"]),
        ("[2, 8]", "hero.many", []),
        ("[2, 8]", "'a' in facts and 'a' not in facts", ["L020!"]),
        ("[2, 8]", "'a' in facts", []),
        ("[2, 8]", "age > 12", []),
    ],
)
def test_a_version_for_nobody_or_for_everybody(ages: str, condition: str, code: list[str]) -> None:
    """Every answer is tried over the whole space."""
    found = planted(
        beat("A", f'One {{if="{condition}"}} | It shone.', PLAIN, energy="1"), ages=ages
    )
    assert codes(found) == code


def test_a_version_against_its_beat() -> None:
    """Each holds alone; together they never do."""
    text = "## A {energy=2 if=\"season == 'winter'\"}\n\n### S {if=\"season == 'summer'\"}\n\n"
    text += "Sun.\n\n### W\n\nSnow.\n\n" + beat("B", PLAIN, energy="1")
    found = planted(text)
    assert codes(found) == ["L020!"]
    assert "can't both hold" in found[0].what


@pytest.mark.parametrize(
    ("prose", "code"),
    [
        ("{% if age < 3 %}Small.{% endif %} It shone.", ["L021"]),
        ("{% if age < 6 %}Small.{% endif %} It shone.", []),
        ("{% if age > 3 %}Big.{% else %}Small.{% endif %}", ["L021"]),
        ("{% if age > 5 %}Big.{% elif age > 6 %}Small.{% endif %} It.", ["L021"]),
        ("{% if age > 6 %}Big.{% elif age > 5 %}Small.{% endif %} It.", []),
        ("{% if hero.many %}{% if not hero.many %}No.{% endif %}{% endif %} It.", ["L021"]),
        ("{% if hero.many %}A.{% else %}{% if hero.many %}No.{% endif %}{% endif %} It.", ["L021"]),
        ("{% if moon == 'new' %}A.{% else %}{% if moon == 'full' %}B.{% endif %}{% endif %}", []),
        (FOUR, []),
    ],
)
def test_words_inside_an_if(prose: str, code: list[str]) -> None:
    """A branch is judged where it stands: after its siblings, inside its parents."""
    assert codes(planted(beat("A", f"One | {prose}", energy="1"), ages="[4, 8]")) == code


def test_a_branch_inside_a_version_for_several() -> None:
    """What the heading settles need not be asked again."""
    prose = "Two {if=hero.many} | {% if hero.many %}They.{% endif %} It."
    assert codes(planted(beat("A", prose, PLAIN, energy="1"))) == ["L021"]


def test_inside_a_version_for_nobody_nothing_more_is_said() -> None:
    """One problem for one fault."""
    version = 'One {if="age < 2"} | {% if hero.many %}They.{% endif %} It.'
    assert codes(planted(beat("A", version, PLAIN, energy="1"))) == ["L020!"]


MET = beat("A", "The cat | A cat.", "The hen | A hen.", energy="3")


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("'the-cat' in met", []),
        ("'the-cart' in met", ["L021"]),
        ("'late' in met", ["L021"]),
        ("'the-cat' in met and 'the-hen' in met", ["L021"]),
        ("'the-cat' in met or 'the-hen' in met", ["L021"]),
    ],
)
def test_what_was_met(asked: str, code: list[str]) -> None:
    """Only earlier passages, and only one version of a beat."""
    middle = beat("B", f"Mid | {{% if {asked} %}}Yes.{{% endif %}} It.", energy="2")
    found = planted(MET, middle, beat("C", "Late | It.", energy="1"))
    assert codes(found) == code


def test_a_near_name_is_offered() -> None:
    """A mistyped slug gets a hint."""
    last = beat("B", "Mid | {% if 'the-cart' in met %}Yes.{% endif %} It.", energy="1")
    assert "Did you mean 'the-cat'?" in planted(MET, last)[0].what


def test_two_passages_of_a_take_can_both_be_met() -> None:
    """A take tells several."""
    first = beat("A", "One | A.", "Two | B.", "Three | C.", energy="3", take="2")
    last = beat("B", "Mid | {% if 'one' in met and 'two' in met %}Yes.{% endif %} It.", energy="1")
    assert codes(planted(first, last)) == []


def test_known_of_somebody_who_is_no_friend() -> None:
    """A child never knows who is not remembered."""
    more = '[cast.fox]\nkind = "fox"\nnames = ["Bram", "Rusk", "Fenn"]\npronouns = "he"\n'
    beats = beat("A", "N {new=fox} | A fox, {{ fox }}.", "K {known=fox} | {{ fox }}.", energy="1")
    assert codes(planted(beats, more=more)) == ["L022", "L022!"]
    assert codes(planted(beats, more=more + "friend = true\n")) == []


def test_new_and_known_at_once() -> None:
    """Nobody is both."""
    versions = ("N {new=owl} | {{ owl }}.", "K {known=owl} | {{ owl }}.")
    both = "B {new=owl known=owl} | {{ owl }}."
    assert codes(owl(beat("A", *versions, energy="1"))) == []
    assert codes(owl(beat("A", *versions, both, energy="1"))) == ["L022!"]


def test_an_elder_above_the_last_band() -> None:
    """From nine on nobody is of a higher band."""
    versions = beat("A", "E {elder} | It shone, and why.", PLAIN, energy="1")
    assert codes(planted(versions, ages="[9, 12]")) == ["L022!"]
    assert codes(planted(versions, ages="[5, 7]")) == []
