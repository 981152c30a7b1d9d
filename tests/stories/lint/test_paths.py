"""Paths checks: every version lies on a way to the end."""

from __future__ import annotations

from stories.front_matter import SEASONS
from stories.lint.cases import cases
from stories.lint.paths import path_problems, ways
from tests.stories.lint.planted import beat, codes, owl, planted
from tests.stories.small import front, pack_of

END = beat("End", "Hat on | The hat slept.", energy="1", needs="hat")
ANY = beat("End", "Bare | It slept.", energy="1")


def test_a_version_that_does_not_bring_what_its_beat_must() -> None:
    """It is named, with what needs it."""
    found = planted(beat("A", "With {brings=hat} | A hat.", "Without | None.", energy="3"), END)
    assert codes(found) == ["L023!"]
    assert "'without' does not bring 'hat'" in found[0].what
    assert "'hat-on' needs it" in found[0].what
    assert "brings=hat" in found[0].mend


def test_every_version_brings_it() -> None:
    """The near good case: on the beat, or on each version."""
    each = beat("A", "One {brings=hat} | A hat.", "Two {brings=hat} | A hat too.", energy="3")
    assert planted(each, END) == []
    assert planted(beat("A", "One | A hat.", energy="3", brings="hat"), END) == []


def test_need_is_fine_where_another_version_does_without() -> None:
    """A version may wait for what only some tellings bring."""
    first = beat("A", "With {brings=hat} | A hat.", "Without | None.", energy="3")
    last = beat("End", "Hat on {needs=hat} | The hat.", "Bare | It slept.", energy="1")
    assert planted(first, last) == []


def test_an_optional_beat_that_can_never_be_left_out() -> None:
    """Leaving it out would drop the plot."""
    text = "## A {energy=3 optional brings=hat}\n\nA hat.\n\n"
    found = planted(beat("O", "Open | It.", energy="3"), text, END)
    assert codes(found) == ["L024!"]
    assert "'hat'" in found[0].what
    assert planted(beat("O", "Open | It.", energy="3"), text, ANY) == []


def test_a_passage_of_a_take_may_rely_on_its_neighbour() -> None:
    """The teller tells the bringer first, and takes it along."""
    take = beat(
        "A", "Hat {brings=hat} | A hat.", "Peg {needs=hat} | On a peg.", "Cup | A cup.",
        energy="3", take="2",
    )  # fmt: skip
    assert planted(take, ANY) == []


def test_a_passage_that_needs_what_comes_only_without_it() -> None:
    """Its bringer can't be told in the same telling."""
    first = beat("A", "Hat {brings=hat opens=gate} | A hat.", "Cup | A cup.", energy="3")
    middle = beat(
        "B", "Peg {needs=hat} | A peg.", "Gate {closes=gate} | Shut.", "Shelf | It.", energy="2"
    )
    found = planted(first, middle, ANY)
    assert codes(found) == ["L023!"]
    assert "'peg'" in found[0].what


def test_a_loop_some_versions_leave_open() -> None:
    """An opener is dead if nothing that stands after it can close."""
    first = beat("A", "Wide {opens=gate} | Wide.", "Shut | Shut.", energy="3")
    last = beat("B", "Close {closes=gate} | Shut.", "Leave | Left.", energy="1")
    assert planted(first, last) == []
    only = beat("B", "Close {closes=gate} | Shut.", energy="1")
    found = planted(first, only)
    assert codes(found) == ["L023!"]
    assert "'shut' does not open 'gate'" in found[0].what


def test_a_closer_no_way_leads_to() -> None:
    """A version beside the closers that leaves the loop open is never told."""
    first = beat("A", "Wide | Wide.", energy="3", opens="gate")
    last = beat("B", "Close {closes=gate} | Shut.", "Leave | Left.", energy="1")
    found = planted(first, last)
    assert codes(found) == ["L023!"]
    assert "'leave' does not close 'gate'" in found[0].what


def test_a_plot_only_those_who_know_the_owl_can_hear() -> None:
    """Somebody new to it is named in the problem."""
    versions = ("N {new=owl} | {{ owl }}.", "K {known=owl brings=hat} | {{ owl }}.")
    first = beat("A", *versions, energy="3")
    found = owl(first, END)
    assert codes(found) == ["L005!"]
    assert "owl new" in found[0].what


def test_a_mandatory_beat_for_winter_only() -> None:
    """The three other seasons have no story."""
    found = planted(beat("A", "Snow {if=\"season == 'winter'\"} | Snow.", energy="1"))
    assert codes(found) == ["L005!"]
    assert "no version of 'A'" in found[0].what


def test_a_plot_with_endless_ways_is_left_alone() -> None:
    """Twelve beats that may bring twelve things, in every season and moon: nothing is said."""
    text = "".join(f"## O{n} {{energy=3 optional brings=t{n}}}\n\nX.\n\n" for n in range(12))
    things = ",".join(f"t{n}" for n in range(12))
    versions = [f"S{n} {{if=\"season == '{one}'\"}} | It slept." for n, one in enumerate(SEASONS)]
    last = beat("End", f'Z {{needs="{things}"}} | It slept.', *versions, energy="1")
    tale = pack_of(front() + "\n" + text + last).tales[0]
    found = ways(tale, cases(tale))
    assert found.tangled
    assert list(path_problems(tale, cases(tale))) == []


def test_a_beat_with_an_if_may_be_missing() -> None:
    """Then the beat itself is for winter."""
    text = "## A {energy=2 if=\"season == 'winter'\"}\n\nSnow.\n\n"
    assert planted(text, ANY) == []
