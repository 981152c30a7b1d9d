"""Chance: every pick by its own key."""

from __future__ import annotations

from stories.chance import keyed


def test_picks_depend_on_seed_and_path_alone() -> None:
    """A known number, on every machine."""
    assert keyed(1, "a", "b") == keyed(1, "a", "b")
    assert len({keyed(1, "a"), keyed(2, "a"), keyed(1, "b"), keyed("1", "a", "b")}) == 4
