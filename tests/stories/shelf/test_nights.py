"""The shelf as families hear it, night after night, against its bars."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.kiosk.cli.line import say
from tests.stories.shelf.bars import BEFORE, FAMILIES, figures, pool, worried
from tests.stories.shelf.heard import Night, read

LEAST = 15
"""Nightly tales that must be left for any one worry: then none comes back within a fortnight."""


def nights(capsys: pytest.CaptureFixture[str], specs: tuple[str, ...], many: int) -> list[Night]:
    """Return so many nights in a row, out of what `story nights` prints."""
    words = [word for spec in specs for word in ("--child", spec)]
    asked = ("--nights", str(many), "--start", "2026-01-05", "--minutes", "6", "--seed", "1")
    found = say(capsys, "story", "nights", *asked, *words)
    assert (found.code, found.error) == (0, "")
    told = read(found.out.splitlines())
    assert [night.number for night in told] == list(range(1, many + 1))
    return told


def listed(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """Return the list of all tales."""
    rows: list[dict[str, Any]] = json.loads(say(capsys, "story", "list", "--json").out)
    return rows


def measured(capsys: pytest.CaptureFixture[str], name: str, many: int) -> list[Night]:
    """Hold one family's nights against its bars."""
    specs, most = FAMILIES[name]
    told = nights(capsys, specs, many)
    missed = figures(told, min(float(spec.split(":")[1]) for spec in specs)).missed(most)
    assert not missed
    return told


@pytest.mark.parametrize("name", ["three", "six"])
def test_a_month_meets_every_bar(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Thirty-six nights, so that a month lies before the last of them."""
    told = measured(capsys, name, 36)
    assert len({night.tale for night in told}) >= 12


def test_a_worry_is_kept_and_leaves_enough(capsys: pytest.CaptureFixture[str]) -> None:
    """For every worry there are tales left at every age, and its own are not told."""
    shelf = listed(capsys)
    left = {(age, worry): pool(shelf, age, worry) for age in (2, 3, 6, 9) for worry in BEFORE}
    assert not {which: many for which, many in left.items() if many < LEAST}
    commonest = max(BEFORE, key=lambda worry: pool(shelf, 3) - pool(shelf, 3, worry))
    told = nights(capsys, (f"Mia:3:she:worries={commonest}",), 16)
    assert not worried(told, shelf, commonest)


@pytest.mark.torture
@pytest.mark.parametrize("name", FAMILIES)
def test_a_season_meets_every_bar(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A hundred and twenty nights, as the issue counts them."""
    measured(capsys, name, 120)


@pytest.mark.torture
@pytest.mark.parametrize("worry", BEFORE)
def test_a_season_with_a_worry(worry: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A hundred and twenty nights for a child of six who has it."""
    told = nights(capsys, (f"Theo:6:he:worries={worry}",), 120)
    assert not worried(told, listed(capsys), worry)
    assert not figures(told, 6).missed(FAMILIES["six"][1])
