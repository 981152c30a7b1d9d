"""The told part of the sheet: covering sets, drawn things, joins and the nights."""

from __future__ import annotations

import re

from stories.proof.column import Margin
from stories.proof.reading import covering_section, minutes, nights_section
from tests.stories.proof.whole import owl


def test_the_covering_set_is_told_in_full() -> None:
    """Twelve tellings that fold, the first one open; drawn things and joins after them."""
    shown = covering_section(owl(), Margin(owl().problems))
    assert len(re.findall(r'<details id="cover-owl-\d-\d" class="telling"', shown)) == 12
    assert len(re.findall(r"<details [^>]* open>", shown)) == 1
    assert "One girl, night 1, fewest minutes" in shown
    assert "perch: 3 values in 2 sentences" in shown
    for value in ("a garden gate", "an old boot", "a rain barrel"):
        assert re.search(rf"found \w[\w. ]+ on <mark>{value}</mark>\.", shown)
    assert "24 pairs" in shown
    assert shown.index("cover-owl-4-3") < shown.index("drawn-owl") < shown.index("joins-owl")


def test_the_nights_are_counted_and_told() -> None:
    """A table of four nights, and each in full with what was heard again."""
    shown = nights_section(owl(), Margin(()))
    assert shown.count('scope="row"') == 4
    assert len(re.findall(r'<details id="night-\d" class="telling"', shown)) == 4
    assert 'class="row again"' in shown
    assert re.search(r"again: night [123], ", shown)
    assert "4 nights in a row" in shown


def test_minutes_say_how_far_they_are_off() -> None:
    """Planned against wish, and a miss is marked by more than colour."""
    evening = owl().nights[0]
    assert evening.story
    shown = minutes(evening)
    off = abs(evening.story.missed)
    assert f"of {evening.story.minutes_target:g} min" in shown
    assert ("▲" in shown and "off the wish" in shown) == (off > 0.08)
