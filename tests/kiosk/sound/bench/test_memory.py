"""A house that tells a story every evening holds no more after half a year than after a month."""

from __future__ import annotations

import pytest

from tests.benchmarks.voices import growth, lives_apart


@pytest.mark.torture
def test_two_hundred_stories_hold_no_more_than_fifty() -> None:
    """Voice, player, mixer and library, story upon story in one process."""
    assert growth(lives_apart(200)) < 2.0


def test_growth_is_seen() -> None:
    """A tenth of a megabyte a story is seven over two hundred, and none is none."""
    assert growth([60.0 + story / 10 for story in range(200)]) > 9.0
    assert growth([60.0 + story % 3 for story in range(200)]) < 0.1
