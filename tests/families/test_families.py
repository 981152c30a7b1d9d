"""Five families live sixty nights through the real session; fifty live a year behind ``--all``."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from stories.library import SHIPPED
from tests.families import judge
from tests.families.breaks import BREAKS
from tests.families.living import Evening, year
from tests.families.made import Family, family
from tests.packs.thirty_six import write

FEW = (0, 3, 5, 7, 11)
"""Siblings and a baby, worries, lost clocks, a birthday among them."""
_LIVED: dict[int, list[Evening]] = {}


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty-six made-up tales, which cost less than the shipped ones."""
    return write(tmp_path_factory.mktemp("tales"))


def lived(number: int, pack: Path, nights: int = 60) -> tuple[Family, list[Evening]]:
    """A family and its nights, lived once."""
    one = family(number, nights)
    if number not in _LIVED:
        _LIVED[number] = year(one, (pack,))
    return one, _LIVED[number]


@pytest.mark.parametrize("number", FEW)
def test_a_family_lives_by_the_rules(number: int, pack: Path) -> None:
    """No rule is broken on any night; and no evening is empty, short or all the same."""
    found = judge.judged(*lived(number, pack))
    assert dict(found.broken) == {}
    assert found.held >= judge.FLOOR_HELD
    assert found.used >= judge.FLOOR_USED


@pytest.mark.parametrize("plant", BREAKS, ids=lambda plant: plant.__name__)
def test_the_judge_turns_red(plant: object, pack: Path) -> None:
    """For each planted break, by its own rule; without it, it was green."""
    assert callable(plant)
    one, evenings = lived(0, pack)
    broken = copy.deepcopy(evenings)
    family_too = copy.deepcopy(one)
    plant(family_too, broken)
    assert BREAKS[plant] in judge.judged(family_too, broken).broken


@pytest.mark.torture
@pytest.mark.parametrize("number", range(50))
def test_fifty_families_live_a_year(number: int, pack: Path) -> None:
    """With rituals enough, and liked ones oftener than by chance."""
    one = family(number, 365)
    found = judge.judged(one, year(one, (SHIPPED if number % 10 == 0 else pack,)))
    assert dict(found.broken) == {}
    assert found.held >= judge.FLOOR_HELD
    assert found.used >= judge.FLOOR_USED
    if one.minutes >= 15:
        assert found.kinds >= min(judge.FLOOR_KINDS, 0.8 * found.open_to)
        assert found.liked == -1 or found.liked >= judge.FLOOR_LIKED
