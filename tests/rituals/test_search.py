"""The search for tonight's rituals: it ends soon, and finds an evening in thin libraries too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from rituals.plan import PlanProblem
from rituals.planner import plan

if TYPE_CHECKING:
    from rituals.ritual import Ritual


def test_without_a_tale_or_without_rituals_there_is_still_an_evening(tonight: Any) -> None:
    """Whatever is missing is named."""
    bare = plan(tonight(stories=(), minutes=10))
    assert bare.story is None
    assert "no-tale" in {one.code for one in bare.dropped}
    empty = plan(tonight(rituals=(), minutes=10))
    assert empty.rituals == ()
    assert empty.story is not None


def test_nobody_here_is_one_line(tonight: Any) -> None:
    """What, why, what to do."""
    with pytest.raises(PlanProblem, match="nobody is here"):
        plan(tonight(children=()))


def test_a_library_of_fifty_is_still_quick(tonight: Any, ritual: Any) -> None:
    """A hang guard: many rituals, forty-five minutes, well under two seconds."""
    import time

    many: tuple[Ritual, ...] = tuple(
        ritual(f"r-{n}", seconds=120 + 10 * (n % 20), ages=(2, 12)) for n in range(50)
    )
    begun = time.perf_counter()
    plan(tonight(rituals=many, minutes=45))
    plan(tonight(rituals=many, minutes=20))
    assert time.perf_counter() - begun < 10
