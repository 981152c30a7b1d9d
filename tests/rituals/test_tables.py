"""Tables out of a TOML file, with the line of what is wrong."""

from __future__ import annotations

import pytest

from rituals.tables import Table
from stories.settings import Findings, read_settings


def table(text: str) -> tuple[Table, Findings]:
    """A file's outermost table."""
    found = Findings("a.toml")
    settings = read_settings(text, found)
    assert settings is not None
    return Table(settings.values, settings, found, 0, len(text.split("\n")) + 1), found


def test_a_place_is_two_numbers() -> None:
    """Degrees north and east, whole or not; left out, there is none."""
    given, found = table("at = [64, -21.9]")
    assert given.point("at") == (64.0, -21.9)
    assert given.point("elsewhere") is None
    assert not found.problems


@pytest.mark.parametrize("wrong", ["[91, 0]", "[0, 181]", "[1]", '["x", 2]', "[true, 2]", "5"])
def test_a_place_that_is_none_is_told_with_its_line(wrong: str) -> None:
    """And no place comes of it."""
    given, found = table(f'name = "A"\nat = {wrong}')
    assert given.point("at") is None
    assert [(one.line, one.code) for one in found.problems] == [(2, "R004")]
