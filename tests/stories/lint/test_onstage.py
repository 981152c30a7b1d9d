"""Onstage checks: nobody and nothing is used before it was brought on."""

from __future__ import annotations

from tests.stories.lint.planted import beat, codes, owl, planted

HOME = beat("Home", "H | {{ owl.They }} slept.", energy="1")
NAMED = ("N {new=owl} | An owl. {{ owl }}.", "K {known=owl} | {{ owl }}.")


def test_a_figure_told_by_a_pronoun_first() -> None:
    """Every version that can stand before must name the owl."""
    found = owl(beat("A", "N {new=owl} | Who?", "K {known=owl} | {{ owl }}.", energy="3"), HOME)
    assert codes(found) == ["L028!"]
    assert "'h' speaks of owl" in found[0].what
    assert owl(beat("A", *NAMED, energy="3"), HOME) == []


def test_an_optional_beat_brings_nobody_on() -> None:
    """It may be left out."""
    text = "## A {energy=3 optional}\n\n### N {new=owl}\n\n{{ owl }}.\n\n"
    text += "### K {known=owl}\n\n{{ owl }}.\n"
    assert "L028!" in codes(owl(text, HOME))


def test_a_known_friend_is_free() -> None:
    """The child who knows the owl needs no name first."""
    versions = ("N {new=owl} | {{ owl }} came.", "K {known=owl} | {{ owl.They_were }} back.")
    assert owl(beat("A", *versions, energy="1")) == []


def test_what_is_needed_brought_its_people_along() -> None:
    """A version that needs the hat stands after whoever brings it."""
    text = "## O {energy=3 optional}\n\n### X {brings=hat}\n\n{{ fox }} had a hat.\n\n"
    last = beat("End", "Y {needs=hat} | {{ fox.They }} wore it.", "Z | It rained.", energy="1")
    more = '[cast.fox]\nkind = "fox"\nnames = ["Bram", "Rusk", "Fenn"]\npronouns = "he"\n'
    first = beat("A", "P | It rained.", energy="3")
    assert planted(first, text, last, more=more) == []
    loose = last.replace(" {needs=hat}", "")
    assert codes(planted(first, text, loose, more=more)) == ["L028!"]


def test_a_thing_by_its_second_form_first() -> None:
    """Advice, where another version gives the first form."""
    perches = ("N {new=owl} | {{ owl }} on {{ perch }}.", "M {new=owl} | {{ owl }}.")
    first = beat("A", *perches, "K {known=owl} | {{ owl }} on {{ perch.the }}.", energy="3")
    last = beat("B", "H | {{ perch.The }} was wet.", energy="1")
    found = owl(first, last)
    assert codes(found) == ["L029"]
    assert "'h' says {{ perch.the }}" in found[0].what
    assert owl(first.replace("{{ owl }}.", "{{ owl }}, {{ perch }}."), last) == []


def test_a_thing_of_the_house_needs_no_first_form() -> None:
    """What is only ever told by `.the` was meant so."""
    assert owl(beat("A", *NAMED, energy="3"), beat("B", "H | {{ perch.The }}.", energy="1")) == []


def test_a_thing_by_its_first_form_again() -> None:
    """As if it were another one."""
    versions = [version.replace("}}.", "}} on {{ perch }}.") for version in NAMED]
    last = beat("B", "H | On {{ perch }}.", energy="1")
    assert codes(owl(beat("A", *versions, energy="3"), last)) == ["L029"]


LEFT = (
    'Cat {adds="the cat"} | A cat.\n\n~ home: The cat slept.',
    'Hen {adds="the hen"} | A hen.\n\n~ home: The hen slept.',
)
BACK = beat("End", "E | {{ back.home }}", energy="1")


def test_echo_lines_left_on_every_way() -> None:
    """The near good case."""
    assert planted(beat("A", *LEFT, energy="3"), BACK) == []


def test_echo_lines_an_optional_beat_leaves() -> None:
    """Then there may be none."""
    text = "## A {energy=3 optional}\n\n### Cat\n\nA cat.\n\n~ home: The cat slept.\n"
    found = planted(text, BACK)
    assert codes(found) == ["L026!"]
    assert "which may be left out" in found[0].what


def test_echo_lines_asked_for_too_early() -> None:
    """Before the beat that leaves them."""
    first = beat("O", "F | {{ all.home }} So.", energy="3")
    found = planted(first, beat("A", *LEFT, energy="2"), BACK)
    assert codes(found) == ["L026!"]
    assert "which is not told before" in found[0].what


def test_echo_lines_asked_for_where_a_cat_was_met() -> None:
    """An if around them keeps them safe."""
    text = "## A {energy=3 optional}\n\n### Cat\n\nA cat.\n\n~ home: The cat slept.\n"
    last = beat("End", "E | {% if 'cat' in met %}{{ back.home }}{% endif %} It rained.", energy="1")
    assert planted(text, last) == []


def test_what_was_met_needs_somebody_to_be_met() -> None:
    """`added` after beats that add, on every way."""
    last = beat("End", "E | They met {{ added | list }}.", energy="1")
    left = [version.split("\n\n~")[0] for version in LEFT]
    assert planted(beat("A", *left, energy="3"), last) == []
    found = planted(beat("A", left[0], "Rain | It rained.", energy="3"), last)
    assert codes(found) == ["L026!"]
    assert "where some passages leave none" in found[0].what
    take = beat("A", *left, "Rain | It rained.", energy="3", take="2")
    assert planted(take, last) == []


def test_the_last_of_a_take_stands_after_another() -> None:
    """Where two are told, the last one has one before it."""
    last = 'Mole {adds="the mole" at=last} | They met {{ added | list }}.'
    left = [version.split("\n\n~")[0] for version in LEFT]
    assert planted(beat("A", *left, last, energy="1", take="2")) == []
    assert codes(planted(beat("A", *left, last, energy="1", take="1..2"))) == ["L026!"]


def test_a_friend_brought_on_outside_new() -> None:
    """A child who knows the owl would be told the name again."""
    for line in ('"I am {{ owl }}," said the owl.', "An owl called {{ owl }} came."):
        plain = beat("A", f"P | {line}", energy="3")
        found = owl(plain, beat("B", *NAMED, energy="1"))
        assert codes(found) == ["L030!"], line
    assert owl(beat("A", 'N {new=owl} | "I am {{ owl }}."', NAMED[1], energy="1")) == []


def test_somebody_who_calls_out_is_not_introduced() -> None:
    """`called {{ owl }}` after a quotation is a verb."""
    last = beat("B", 'P | "Come," called {{ owl }}.', energy="1")
    assert owl(beat("A", *NAMED, energy="3"), last) == []


def test_a_friend_told_before_the_meeting() -> None:
    """Nobody is met in the second beat who spoke in the first."""
    plain = beat("A", "P | {{ owl }} sat on a wall.", energy="3")
    assert codes(owl(plain, beat("B", *NAMED, energy="1"))) == ["L030!"]


def test_a_plain_version_beside_the_meeting() -> None:
    """It could be told to those who know her; without her it may stand there."""
    assert codes(owl(beat("A", *NAMED, "P | {{ owl }} sat.", energy="1"))) == ["L030!"]
    assert owl(beat("A", *NAMED, "P | Nobody came.", energy="1")) == []


def test_a_friend_with_no_meeting_at_all() -> None:
    """Advice: a friend should be new once and known later."""
    found = owl(beat("A", "P | {{ owl }} sat.", energy="1"))
    assert codes(found) == ["L030"]


def test_the_lead_by_a_pronoun() -> None:
    """Advice: the lead goes round, so a pronoun alone says nobody."""
    assert codes(planted(beat("A", "P | {{ lead.Their }} hat fell.", energy="1"))) == ["L031"]
    assert planted(beat("A", "P | {{ lead.own }} hat fell.", energy="1")) == []
