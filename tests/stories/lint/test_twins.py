"""Twins checks: passages of a pack that are nearly the same words."""

from __future__ import annotations

from stories.lint.twins import likeness, runs, skeleton, twin_problems
from tests.stories.lint.planted import beat
from tests.stories.small import OWL, front, pack_of

LONG = (
    "The cat went round the corner of the house and looked at the pail,"
    " and the pail looked at nobody at all."
)
OTHER = (
    "Behind the shed stood a ladder that had once been green,"
    " and a spider was mending the second rung from the top."
)


def test_one_passage_twice_with_another_name() -> None:
    """Slots count as one sign, so a changed name hides nothing."""
    first = f"One | {{{{ hero }}}} sat. {LONG}"
    second = f"Two | {{{{ lead }}}} sat. {LONG}"
    pack = pack_of(front() + "\n" + beat("A", first, second, energy="1"))
    found = list(twin_problems(pack))
    assert [one.code for one in found] == ["L032"]
    assert "'two' shares 100%" in found[0].what
    assert "'one' (tales/tale-0.md:14)" in found[0].what
    assert not found[0].error


def test_two_tales_share_a_passage() -> None:
    """The whole pack is looked at."""
    body = "\n" + beat("A", f"One | {LONG}", energy="1")
    pack = pack_of(front("lamp") + body, front("hat") + body.replace("One", "Two"))
    assert len(list(twin_problems(pack))) == 1


def test_passages_of_their_own_are_no_twins() -> None:
    """A shared half sentence is a refrain."""
    pack = pack_of(front() + "\n" + beat("A", f"One | {LONG}", f"Two | {OTHER}", energy="1"))
    assert list(twin_problems(pack)) == []
    half = LONG[:40] + ". " + OTHER
    pack = pack_of(front() + "\n" + beat("A", f"One | {LONG}", f"Two | {half}", energy="1"))
    assert list(twin_problems(pack)) == []


def test_new_and_known_may_tell_one_thing() -> None:
    """One family hears only one of the two."""
    versions = (
        f"N {{new=owl}} | {{{{ owl }}}}. {LONG}",
        f"K {{known=owl}} | {{{{ owl }}}}. {LONG}",
    )
    pack = pack_of(front(more=OWL) + "\n" + beat("A", *versions, energy="1"))
    assert max(share for share, _, _ in likeness(pack)) == 1.0
    assert list(twin_problems(pack)) == []


def test_a_skeleton_has_no_names_and_no_tags() -> None:
    """Only the words that stand."""
    prose = "{% if hero.many %}They{% else %}One{% endif %} said: {{ hero.own }} HAT isn't."
    pack = pack_of(front() + "\n" + beat("A", f"One | {prose}", energy="1"))
    words = skeleton(pack.tales[0].beats[0].passages[0])
    assert words == ["they", "one", "said", "_", "hat", "isn't"]
    assert runs(words) == frozenset()
    assert len(runs(words * 2)) == 5
