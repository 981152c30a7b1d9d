"""A vocabulary knows every name that may be hinted at."""

from __future__ import annotations

from stories.sandbox import Vocabulary


def test_all_names_are_known() -> None:
    """Children, figures, things and the fixed words."""
    names = Vocabulary(frozenset({"hero", "owl"}), {"perch": True}).names
    assert {"hero", "owl", "perch", "added", "season", "facts"} <= set(names)
