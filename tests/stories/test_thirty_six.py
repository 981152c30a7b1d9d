"""Nights out of a full shelf: thirty-six made-up tales, where no company need meet twice."""

from __future__ import annotations

from math import comb
from pathlib import Path

import pytest

from stories.casting import keyed
from stories.lengths import pace_of
from stories.library import Library, load_library
from stories.memory import Memory
from stories.teller import Story, tell
from tests.packs.thirty_six import write
from tests.stories.small import children

FAMILIES = (("Mia:6:she",), ("Theo:4:he", "Una:7:she"))
COMPANY_REST = 60
"""Nights, as the issue has it: the test's own number."""
WITHIN = 0.08


def nights_of(library: Library, specs: tuple[str, ...], nights: int, minutes: float) -> list[Story]:
    """Return so many nights in a row."""
    kids, memory, told = children(*specs), Memory(), []
    pace = pace_of(min(child.age for child in kids))
    for night in range(1, nights + 1):
        story = tell(
            library, kids, minutes=minutes, seed=keyed(3, str(night)), pace=pace,
            memory=memory, night=night, lead=night,
        )  # fmt: skip
        memory = memory.after(story.row(night, [child.name for child in kids]))
        told.append(story)
    return told


def companies(library: Library, told: list[Story]) -> int:
    """Return how often a company came back within sixty nights although another was left."""
    heard: dict[tuple[str, frozenset[str]], int] = {}
    again = 0
    for night, story in enumerate(told, 1):
        tale = library.find(story.tale)
        assert tale is not None
        for beat in tale.beats:
            company = frozenset(one.id for one in beat.passages) & frozenset(story.passages)
            if beat.take is None or len(company) in (0, len(beat.passages)):
                continue
            place = f"{tale.key}#{beat.slug}"
            late = [
                other for (where, other), when in heard.items()
                if where == place and night - when <= COMPANY_REST and len(other) == len(company)
            ]  # fmt: skip
            left = len(late) < comb(len(beat.passages), len(company))
            again += left and company in late
            heard[place, company] = night
    return again


@pytest.mark.parametrize("specs", FAMILIES)
def test_two_months_out_of_a_full_shelf(specs: tuple[str, ...], tmp_path: Path) -> None:
    """No company twice, no passage twice in a month, every length as planned."""
    library = load_library([write(tmp_path / "shelf")])
    told = nights_of(library, specs, 75, 6)
    assert companies(library, told) == 0
    heard: dict[str, int] = {}
    for night, story in enumerate(told, 1):
        assert abs(story.seconds_planned / 60 - story.minutes_target) <= WITHIN * 6
        assert all(night - heard.get(one, -99) > 30 for one in story.passages)
        heard.update(dict.fromkeys(story.passages, night))


@pytest.mark.parametrize("minutes", [3, 5])
def test_a_tale_told_often_keeps_finding_other_company(minutes: int, tmp_path: Path) -> None:
    """Three tales in turn for two months: still no company twice while another is left."""
    own = write(tmp_path / "shelf")
    for tale in sorted((own / "tales").glob("*.md"))[3:]:
        tale.unlink()
    library = load_library([own])
    assert companies(library, nights_of(library, FAMILIES[0], 60, minutes)) == 0


@pytest.mark.torture
@pytest.mark.parametrize("specs", FAMILIES)
@pytest.mark.parametrize("minutes", [3, 6, 8])
def test_a_year_out_of_a_full_shelf(specs: tuple[str, ...], minutes: int, tmp_path: Path) -> None:
    """A year: still no company twice, every length as planned."""
    library = load_library([write(tmp_path / "shelf")])
    told = nights_of(library, specs, 365, minutes)
    assert companies(library, told) == 0
    assert all(
        abs(one.seconds_planned / 60 - one.minutes_target) <= WITHIN * one.minutes_target
        for one in told
    )
