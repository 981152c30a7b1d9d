"""Kin are figures that may stand in for each other, and nobody else."""

from __future__ import annotations

from kiosk.press.kin import candidates, drawable


def test_the_nearest_is_looked_for_first() -> None:
    """The exact kind, its last word, then whoever has the same outline; a number is no word."""
    assert candidates("small-cloud") == ("small-cloud", "cloud")
    assert candidates("night-watchman") == ("night-watchman", "watchman", "man", "person")
    assert candidates("child", 2) == ("child-2", "child")
    assert candidates("child-3")[:2] == ("child-3", "child")
    assert "dog" not in candidates("fox")


def test_what_can_be_shown() -> None:
    """What is drawn, and what has kin among it."""
    assert drawable(["cat"]) == {"cat", "kitten", "tomcat"}
    assert {"porter", "nurse", "singer"} <= drawable(["person"])
    assert "girl" not in drawable(["person"])
