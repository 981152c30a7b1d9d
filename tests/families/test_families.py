"""Five families live sixty nights through the real session; fifty live a year behind torture."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest

from stories.library import SHIPPED
from tests.families import floors, judge
from tests.families.__main__ import table
from tests.families.breaks import BREAKS
from tests.families.living import PACKS, Evening, year
from tests.families.made import Family, family
from tests.families.otherbreaks import KIND
from tests.families.otherwise import KINDS
from tests.packs.thirty_six import write

if TYPE_CHECKING:
    from pathlib import Path

FEW = (0, 7, 15, 20, 47)
"""Siblings and babies, worries, lost clocks, birthdays, and every kind of other evening."""
_LIVED: dict[int, list[Evening]] = {}


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty-six made-up tales, which cost less than the shipped ones."""
    return write(tmp_path_factory.mktemp("tales"))


def lived(number: int, pack: Path, nights: int = 60) -> tuple[Family, list[Evening]]:
    """A family and its nights, lived once."""
    one = family(number, nights)
    if number not in _LIVED:
        _LIVED[number] = year(one, (pack, *PACKS))
    return one, _LIVED[number]


@pytest.mark.parametrize("number", FEW)
def test_a_family_lives_by_the_rules(number: int, pack: Path) -> None:
    """No rule is broken on any night; and no evening is empty, short or all the same."""
    found = judge.judged(*lived(number, pack))
    assert dict(found.broken) == {}
    assert found.sums.missed() == []


def test_all_of_them_together_meet_every_floor(pack: Path) -> None:
    """With likes enough, together, to be judged for what they are."""
    total = floors.Sums()
    for number in FEW:
        total.add(floors.sums(*lived(number, pack)))
    assert total.missed() == []
    assert total.came >= total.wanted > 10


def test_every_kind_of_other_evening_was_really_lived(pack: Path) -> None:
    """Each of them is among the sixty nights of the five, and not only as a plan."""
    met: set[str] = set()
    for number in FEW:
        one, evenings = lived(number, pack)
        assert [night.other for night in one.nights] == [each.night.other for each in evenings]
        met |= set().union(*(night.other.kinds for night in one.nights))
        assert all(each.paused for each in evenings if "pause" in each.night.other and each.plan)
        assert all(each.off for each in evenings if "cut" in each.night.other and each.plan)
        assert all(each.own for each in evenings if "own" in each.night.other)
    assert met == set(KINDS)


@pytest.mark.parametrize("plant", BREAKS, ids=lambda plant: plant.__name__)
def test_the_judge_turns_red(plant: object, pack: Path) -> None:
    """For each planted break, by its own rule; without it, it was green."""
    assert callable(plant)
    one, evenings = _with(KIND.get(plant, ""), pack)
    assert BREAKS[plant] not in judge.judged(one, evenings).broken
    broken, family_too = copy.deepcopy((evenings, one))
    plant(family_too, broken)
    assert BREAKS[plant] in judge.judged(family_too, broken).broken


@pytest.mark.parametrize("floor", ["held", "used", "rituals", "liked"])
def test_each_floor_can_be_missed_and_the_command_says_so(
    floor: str, pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty evening, a short one, always the same, or never what is liked: exit 1."""
    one, evenings = lived(15, pack)
    assert table([judge.judged(one, evenings)]) == 0
    poor = copy.deepcopy(evenings)
    for number, each in enumerate(held for held in poor if held.plan):
        _spoil(each, floor, first=not number)
    found = judge.Verdict(sums=floors.sums(one, poor))
    assert floor in found.sums.missed()
    capsys.readouterr()
    assert table([found]) == 1
    assert "0 missed" not in capsys.readouterr().out


def _spoil(one: Evening, floor: str, *, first: bool) -> None:
    """Make an evening one that misses a floor."""
    never = ("goodnight-touch", "hair-brushing", "lamp-at-dusk")
    if floor == "held":
        one.plan["story"] = None
    elif floor == "used":
        one.seconds = 300.0
    elif floor == "liked":
        one.liked = never if first else ()
    for slot in one.plan["rituals"]:
        if floor == "rituals" or slot["id"] in never:
            slot["id"] = "night-light"


def _with(kind: str, pack: Path) -> tuple[Family, list[Evening]]:
    """A family that had such an evening, on a night that a clock could be believed."""
    for number in FEW:
        one, evenings = lived(number, pack)
        held = [each for each in evenings if each.night.trusted]
        if kind != "without":
            held = [each for each in held if each.plan and each.plan["rituals"]]
        if any(not kind or kind in each.night.other for each in held):
            return one, evenings
    raise AssertionError(kind)


@pytest.mark.torture
@pytest.mark.parametrize("number", range(50))
def test_fifty_families_live_a_year(number: int, pack: Path) -> None:
    """With rituals enough, and liked ones oftener than by chance."""
    one = family(number, 365)
    packs = (SHIPPED,) if number % 10 == 0 else (pack, *PACKS)
    found = judge.judged(one, year(one, packs))
    assert dict(found.broken) == {}
    assert found.sums.missed() == []
