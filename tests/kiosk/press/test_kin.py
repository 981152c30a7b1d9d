"""Kin are figures that may stand in for each other, and nobody else."""

from __future__ import annotations

import pytest

from kiosk.press.kin import candidates, drawable


@pytest.mark.parametrize(
    ("kind", "tried"),
    [
        ("owl", ("owl",)),
        ("small-cloud", ("small-cloud", "cloud")),
        ("night-watchman", ("night-watchman", "watchman", "man", "person")),
        ("grandmother", ("grandmother", "woman", "person")),
        ("lock-keeper", ("lock-keeper", "keeper", "person")),
        ("child-2", ("child-2", "child")),
        ("frogs", ("frogs", "frog")),
        ("stone-lions", ("stone-lions", "lions", "stone-lion", "lion")),
        ("bus", ("bus",)),
        ("glass", ("glass",)),
        ("", ()),
    ],
)
def test_the_nearest_is_looked_for_first(kind: str, tried: tuple[str, ...]) -> None:
    """The exact kind, its last word, then whoever has the same outline; a number is no word."""
    assert candidates(kind) == tried


def test_heroes_are_different_children() -> None:
    """The second and the third have figures of their own, and can be without."""
    assert candidates("child", 1) == ("child",)
    assert candidates("child", 2) == ("child-2", "child")
    assert candidates("child", 3) == ("child-3", "child")


def test_what_can_be_shown() -> None:
    """What is drawn, and what has kin among it."""
    assert drawable(["cat"]) == {"cat", "kitten", "tomcat"}
    assert {"porter", "nurse", "singer"} <= drawable(["person"])
    assert "girl" not in drawable(["person"])
