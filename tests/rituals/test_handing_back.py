"""Plainer evenings, and steps that are led by people."""

from __future__ import annotations

from typing import Any

import pytest

from rituals.plan import Plan
from rituals.planner import plan


def test_a_plainer_evening_is_one_ritual_led_by_people(tonight: Any) -> None:
    """Fifteen minutes at most, whatever was wished for."""
    made = plan(tonight(minutes=30, plain=True))
    assert len(made.rituals) == 1
    assert made.rituals[0].by_people == len(made.rituals[0].step_seconds)
    assert made.minutes_target == 15
    assert any("plainer" in note for note in made.notes)


@pytest.mark.parametrize("steps", [0, 1, 5, 40])
def test_steps_are_given_to_people_from_the_first(tonight: Any, steps: int) -> None:
    """As many as are asked for, or as there are."""
    made = plan(tonight(minutes=20, by_people=steps))
    given = [slot.by_people for slot in made.rituals]
    there = [len(slot.step_seconds) for slot in made.rituals]
    assert sum(given) == min(steps, sum(there))
    assert all(
        one == most or not any(given[n + 1 :])
        for n, (one, most) in enumerate(zip(given, there, strict=True))
    )
    assert Plan.from_dict(made.to_dict()) == made
