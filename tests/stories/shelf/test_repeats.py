"""The reader finds what was planted to come round, and nothing else."""

from __future__ import annotations

import json
from itertools import cycle, islice

import pytest

from tests.stories.shelf.bars import FAMILIES, figures, pool, worried
from tests.stories.shelf.heard import Night, read
from tests.stories.shelf.repeats import (
    closings,
    openings,
    runs_again,
    sentences_again,
    shapes_again,
    tales_in_a_row,
)

SHAPES = ("chain", "search", "errand", "letters")
Told = tuple[str, str]
"""What is said, and in which passage."""


def made(number: int, *told: Told, tale: str = "", shape: str = "") -> str:
    """Return the JSON line of a made-up night; its own words are like no other night's."""
    own = [(" ".join(f"w{number}x{n}" for n in range(20)), "p/t#a/one")]
    said = [
        *own,
        *told,
        (f"End{number} came{number} then{number}, quite slowly{number}.", "p/t#z/end"),
    ]
    return json.dumps(
        {
            "night": number,
            "pack": "p",
            "tale": tale or f"t{number}",
            "shape": shape or SHAPES[number % 4],
            "ages": [2, 4],
            "seconds_planned": 360.0,
            "sentences": [
                {"text": text, "beat": "a", "passage": passage, "source": f"p/t.md:{line}"}
                for line, (text, passage) in enumerate(said, 1)
            ],
        }
    )


def nights(*planted: tuple[int, Told], until: int = 40) -> list[Night]:
    """Return many different nights with some words planted in them."""
    return read(
        made(number, *(told for night, told in planted if night == number))
        for number in range(1, until + 1)
    )


PROSE = "He put the kettle on the stove, and it sang."
EIGHT = "the kettle on the stove and it sang"


def test_different_nights_have_nothing_again() -> None:
    """Forty nights with words of their own meet every bar, and miss none by being short."""
    found = figures(nights(), 3)
    assert found.runs == found.alike == 0.0
    assert not found.missed(0.0)


@pytest.mark.parametrize(("later", "again"), [(31, True), (32, False)])
def test_a_sentence_is_remembered_for_thirty_nights(later: int, *, again: bool) -> None:
    """A planted sentence is found with its night and its places, as long as it is fresh."""
    heard = nights((1, (PROSE, "p/t#b/x")), (later, (PROSE, "p/u#b/y")))
    share, runs = runs_again(heard)
    like, sentences = sentences_again(heard)
    assert bool(runs) is bool(sentences) is again
    assert (share > 0) is (like > 0) is again
    if again:
        words = sum(len(one.words) for night in heard for one in night.prose)
        assert share == pytest.approx(10 / words)
        assert (runs[0].night, runs[0].before, runs[0].source) == (31, 1, "p/t.md:2")
        assert EIGHT in {one.text for one in runs}


def test_seven_words_are_no_run_and_names_have_marks() -> None:
    """Seven in a row may come again; marks, capitals and bent quotes don't hide an eighth."""
    seven = (1, ("One two three four five six seven.", "p/t#b/x"))
    assert not runs_again(nights(seven, (2, ("One two three four five six seven!", "p/t#b/x"))))[1]
    bent = (1, ("It wasn’t Mr. Tully's kettle, it was Ned's own.", "p/t#b/x"))
    straight = (2, ("it wasn't mr tully’s kettle: it was NED'S own", "p/t#b/x"))
    assert runs_again(nights(bent, straight))[0] > 0


def test_a_run_may_cross_two_sentences_but_not_a_turn() -> None:
    """What is heard in one breath counts, however it is pointed; a refrain parts it."""
    one, two = ("Down came the little bell.", "p/t#b/x"), ("Nobody had rung it.", "p/t#b/x")
    again = nights((1, one), (1, two), (2, ("Down came the little bell nobody had rung", "p/u#c")))
    assert runs_again(again)[1]
    refrain = ("Ding, it said.", "p/t#turn/ding")
    parted = [
        (1, one), (1, refrain), (1, two), (2, one), (2, refrain), (2, two),
    ]  # fmt: skip
    assert not runs_again(nights(*parted))[1]


def test_a_short_turn_may_come_again_and_a_long_one_counts() -> None:
    """Twelve words are let be, even in two sentences; thirteen are prose."""
    twelve = "One two three four five six seven eight. Nine ten eleven twelve."
    long = "One two three four five six seven eight nine ten eleven twelve thirteen."
    for text, counts in ((twelve, False), (long, True)):
        told = (text, "p/t#turn/x")
        found = figures(nights((1, told), (9, told)), 3)
        assert (found.runs > 0) is (found.alike > 0) is bool(found.turns) is counts


def test_an_almost_equal_sentence_is_found() -> None:
    """One word put before a long sentence leaves it almost as it was; a changed middle doesn't."""
    long = " ".join(f"word{n}" for n in range(16))
    assert sentences_again(nights((1, (long, "p/t#b")), (5, (f"so {long}", "p/t#b"))))[1]
    other = long.replace("word8", "other").replace("word4", "another")
    assert not sentences_again(nights((1, (long, "p/t#b")), (5, (other, "p/t#b"))))[1]


def test_first_and_last_sentences_are_told_apart() -> None:
    """The worst month counts: ten equal ones among thirty leave two thirds different."""
    rows = [json.loads(made(number)) for number in range(1, 61)]
    for number in range(40, 50):
        rows[number]["sentences"][0]["text"] = "Once upon a time."
        rows[number]["sentences"][-1]["text"] = "Goodnight."
    found = read(json.dumps(row) for row in rows)
    assert openings(found) == closings(found) == pytest.approx(21 / 30)
    assert {"openings", "closings"} <= set(figures(found, 3).missed(1.0))


def test_a_tale_and_a_shape_too_soon_are_found() -> None:
    """The night after for a tale; up to the third night after for a shape."""
    tales = read([made(1, tale="a"), made(2, tale="a"), made(3, tale="b"), made(4, tale="a")])
    assert tales_in_a_row(tales) == [2]
    shapes = islice(cycle("abcd"), 8)
    rested = read(made(number, shape=shape) for number, shape in enumerate(shapes, 1))
    assert not shapes_again(rested)
    early = read(made(number, shape=shape) for number, shape in enumerate("abcabcd", 1))
    assert shapes_again(early) == [4, 5, 6]


def test_ages_and_worries_are_held_against_the_list() -> None:
    """A tale for older children, one that touches a worry, and what is left without it."""
    told = nights(until=3)
    assert figures(told, 1).missed(1.0) == {"ages": (1, 2, 3)}
    shelf = [
        {"id": "t1", "pack": "p", "ages": [2, 4], "worries": ["dark"], "meets": []},
        {"id": "t2", "pack": "p", "ages": [2, 4], "worries": [], "meets": ["dark"]},
        {"id": "t3", "pack": "p", "ages": [5, 7], "worries": [], "meets": []},
    ]
    assert worried(told, shelf, "dark") == [1, 2]
    assert [pool(shelf, 3), pool(shelf, 3, "dark"), pool(shelf, 6, "dark")] == [1, 0, 1]


def test_the_bars_are_those_of_the_issue() -> None:
    """Ten in a hundred for the smallest and for siblings, four at six years, two at nine."""
    assert {name: most for name, (_, most) in FAMILIES.items()} == {
        "three": 0.10, "six": 0.04, "nine": 0.02, "siblings": 0.10,
    }  # fmt: skip
