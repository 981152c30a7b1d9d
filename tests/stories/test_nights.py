"""Night after night: nothing that must hold is ever relaxed, and little comes round too soon."""

from __future__ import annotations

import pytest

from stories.casting import keyed
from stories.lengths import pace_of
from stories.library import SHIPPED, load_library
from stories.memory import TALE_REST_LEAST, Memory
from stories.teller import Story, tell
from tests.stories.agreement import faults
from tests.stories.small import children

SEASONS = ("winter", "spring", "summer", "autumn")
FAMILIES = (
    ("Mia:6:she:likes=maps:worries=storms", "Theo:4:he"),
    ("Alex:9:they",),
    ("Una:2:she", "James:7:he", "Idris:9:xe/xem/xyr/xyrs/xemself"),
)


def year(specs: tuple[str, ...], nights: int) -> list[Story]:
    """Return the stories of so many nights in a row."""
    library, kids = load_library([SHIPPED]), children(*specs)
    memory, told = Memory(), []
    pace = pace_of(min(child.age for child in kids))
    for night in range(1, nights + 1):
        story = tell(
            library, kids, minutes=4, seed=keyed(1, str(night)), pace=pace, memory=memory,
            night=night, lead=night, season=SEASONS[night // 91 % 4],
        )  # fmt: skip
        memory = memory.after(story.row(night, [child.name for child in kids]))
        told.append(story)
    return told


def check(specs: tuple[str, ...], nights: int) -> None:
    """Live through the nights and look at each."""
    library, kids = load_library([SHIPPED]), children(*specs)
    youngest = min(child.age for child in kids)
    worries = {worry for child in kids for worry in child.worries}
    fitting = [
        tale for tale in library.tales
        if tale.ages[0] <= youngest and not worries & set(tale.worries) and not tale.meets
    ]  # fmt: skip
    told = year(specs, nights)
    heard: dict[str, int] = {}
    for night, story in enumerate(told, 1):
        tale = library.find(story.tale)
        assert tale in fitting
        rest = night - heard.get(story.tale, -999)
        assert rest > min(TALE_REST_LEAST, len(fitting) - 1)
        heard[story.tale] = night
        assert len(set(story.passages)) == len(story.passages)
        text = story.script.text
        assert not faults(text, tuple(child.name for child in kids))
        assert all(child.name in text or child.name in story.title for child in kids)
    # Three tales for a child of two: now and then a short one comes round word for word.
    assert len({story.script.text for story in told}) >= 0.9 * len(told)


@pytest.mark.parametrize("specs", FAMILIES)
def test_a_month_of_nights(specs: tuple[str, ...]) -> None:
    """Thirty nights in a row."""
    check(specs, 30)


@pytest.mark.torture
@pytest.mark.parametrize("specs", FAMILIES)
def test_a_year_of_nights(specs: tuple[str, ...]) -> None:
    """A whole year."""
    told = year(specs, 365)
    assert len({story.script.text for story in told}) > 250
