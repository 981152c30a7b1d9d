"""Shapes are spread: the crowded ones go first, so that the last few left are not all alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stories.choosing import candidates
from stories.memory import Memory
from tests.kiosk.cli.line import say
from tests.stories.shelf.bars import FAMILIES
from tests.stories.shelf.heard import read
from tests.stories.shelf.repeats import shapes_again
from tests.stories.small import children, front, pack_of

if TYPE_CHECKING:
    from collections.abc import Iterator

BODY = "\n## A {energy=1}\n\nOnce.\n"
MADE = (("a", "errand"), ("b", "chain"), ("c", "errand"), ("d", "search"), ("e", "chain"))


def firsts(memory: Memory, extra: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield the best tale and the order of shapes, by many seeds."""
    texts = [front(id, shape) + BODY for id, shape in MADE]
    pool = pack_of(*texts, front("f", "errand", more=extra) + BODY).tales
    for seed in range(20):
        found = candidates(
            pool, children("Mia:6:she"), memory,
            night=40, seed=seed, season="winter", minutes=2,
        )  # fmt: skip
        yield found[0].tale.id, [one.tale.shape for one in found]


def test_the_shape_most_tales_wait_with_goes_first() -> None:
    """Three errands before two chains before the only search; which errand, chance says."""
    told = list(firsts(Memory()))
    assert {id for id, _ in told} == {"a", "c", "f"}
    assert all(shapes == ["errand"] * 3 + ["chain"] * 2 + ["search"] for _, shapes in told)


def test_a_resting_tale_is_not_waiting() -> None:
    """Two of the three errands were told ten nights ago: now two chains are more than one."""
    memory = Memory(tales={"small/a": 30, "small/c": 30, **dict.fromkeys(_others(), 1)})
    assert {id for id, _ in firsts(memory)} == {"b", "e"}


def test_a_wish_counts_for_more() -> None:
    """A tale of the season goes first, however few are built like it."""
    memory = Memory(tales=dict.fromkeys((f"small/{id}" for id in "abcdef"), 1))
    assert {id for id, _ in firsts(memory, 'seasons = ["winter"]')} == {"f"}


def _others() -> tuple[str, ...]:
    """Return the keys of the tales that are not told lately in a test above."""
    return ("small/b", "small/d", "small/e", "small/f")


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(2, 8))
@pytest.mark.parametrize("name", ["three", "siblings"])
def test_no_shape_comes_early(name: str, seed: int, capsys: pytest.CaptureFixture[str]) -> None:
    """A hundred and twenty nights with other seeds, where the pool is smallest."""
    words = [word for spec in FAMILIES[name][0] for word in ("--child", spec)]
    asked = ("--nights", "120", "--start", "2026-01-05", "--minutes", "6", "--seed", str(seed))
    told = read(say(capsys, "story", "nights", *asked, *words).out.splitlines())
    assert len(told) == 120
    assert not shapes_again(told)
