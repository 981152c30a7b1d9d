"""Proof that the made-up families cover what real ones bring."""

from __future__ import annotations

from kiosk.pages import ChildEntryPage, WhoPage
from kiosk.screens.household import entry, who


def test_every_step_of_entry_is_shown() -> None:
    """From hello to the promise."""
    steps = {page.step for _, page in entry() if isinstance(page, ChildEntryPage)}
    assert steps == {"hello", "name", "age", "pronouns", "likes", "worries", "promise"}


def test_one_to_eight_children_are_shown() -> None:
    """An only child, and a full house."""
    counts = {len(page.children) for _, page in who() if isinstance(page, WhoPage)}
    assert {1, 2, 3, 5, 8} <= counts
