"""Comfort pieces: a minute for every age, nothing lively, nothing asked, nothing new at the end."""

from __future__ import annotations

import pytest

from stories.cast import Child
from stories.lengths import COMFORT_LEAST, COMFORT_MOST, pace_of
from stories.library import SHIPPED, load_library
from stories.lint import check_tale
from stories.problems import Problem
from stories.teller import tell
from tests.stories.small import front, pack_of

LINE = "The cup stood on the shelf beside the jug, and the jug stood beside the blue plate."
OURS = ("L060", "L061", "L062", "L063", "L064")


def piece(*, lines: int = 8, energy: int = 2, last: str = "The cup was in.") -> list[Problem]:
    """Return what is said of a small comfort piece."""
    middle = "\n\n".join(
        LINE.replace("cup", f"cup of {name}") for name in "abcdefghijklmnop"[:lines]
    )
    text = f"\n## Shelf {{energy={energy}}}\n\n{middle}\n\n## In {{energy=1}}\n\n{last}\n"
    head = front(more='piece = "comfort"').replace("ages = [2, 8]", "ages = [4, 5]")
    pack = pack_of(head + text)
    return [one for one in check_tale(pack.tales[0], pack, set()) if one.code in OURS]


def test_a_good_piece_is_left_alone() -> None:
    """A minute and a bit, quiet, of one figure less than any tale has."""
    assert piece() == []


@pytest.mark.parametrize(("lines", "mend"), [(3, "go further"), (15, "begin lower")])
def test_its_length_is_judged_at_the_ages_own_pace(lines: int, mend: str) -> None:
    """Too short and too long are errors, with what to do."""
    (problem,) = piece(lines=lines)
    assert (problem.code, problem.error) == ("L060", True)
    assert mend in problem.mend


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Where was the cup? It was in.", "L062"),
        ("The cup was in. Now close your eyes.", "L064"),
        ("You should sleep, said the jug.", "L064"),
        ("The cup was in. Along came a hedgehog.", "L063"),
        ("The cup was in. It had a good while yet.", ""),
        ("The cup was in. The jug was a blue one.", ""),
        ("The jug's eyes were closed, and it was asleep.", ""),
    ],
)
def test_its_last_lines(text: str, code: str) -> None:
    """No question, no instruction, nobody new."""
    assert [one.code for one in piece(last=text)] == ([code] if code else [])


def test_nothing_in_it_is_lively() -> None:
    """Energy 3 is for tales."""
    assert [(one.code, one.error) for one in piece(energy=3)] == [("L061", True)]


def test_the_shipped_pieces_fit_every_age() -> None:
    """Six of them, each in three openings and closings, never under or over their seconds."""
    library = load_library([SHIPPED])
    pieces = [tale for tale in library.tales if tale.comfort]
    assert len(pieces) >= 6
    for tale in pieces:
        assert len(tale.beats[0].passages) >= 3
        assert len(tale.beats[-1].passages) >= 3
        openings = set()
        for age in range(2, 11):
            for names in (("Jo",), ("Alexandra", "Bartholomew", "Yazmin")):
                kids = [Child(name, float(age), "she") for name in names]
                told = tell(
                    library, kids, minutes=6, seed=age, pace=pace_of(age), tale=tale.key, night=age
                )
                assert COMFORT_LEAST <= told.seconds_planned <= COMFORT_MOST
                openings.add(told.passages[0])
        assert len(openings) > 1
