"""A story's pictures follow its parts into the dark, and stand under the sky of their evening."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import pytest

from kiosk.desk import scenes
from kiosk.device import Reading
from kiosk.press.scene import Scene, parse
from kiosk.store.family import Rules
from stories.lengths import pace_of
from stories.pacing import schedule
from stories.script import Cue, Item, Line, Script, Seconds, Source

HERE = Source("night-town", "tales/x.md", 1, "night-town/x#a/b")
EVENING = datetime(2026, 1, 3, 19, 30)
"""A full moon in January."""


def said(text: str = "The tug went home.") -> Line:
    """One sentence."""
    return Line(text, text, HERE, "a")


def part(setting: str, figures: str, lines: int) -> list[Item]:
    """A part of a story: what is seen, and sentences."""
    return [Cue("picture", setting), Cue("figures", figures), *(said() for _ in range(lines))]


ITEMS: list[Item] = [
    *part("harbour", "tug child", 4),
    *part("harbour", "tug", 4),
    *part("street", "", 4),
    *part("moon-window", "child", 4),
]


def found(pictures: scenes.Pictures) -> list[Scene]:
    """The scenes by their names; every one must be a scene."""
    read = [parse(name) for _, name in pictures]
    assert None not in read
    return [one for one in read if one is not None]


def test_every_part_is_a_scene_deeper_than_the_last() -> None:
    """From its own first line on, out of the story's own pack, without a sky yet."""
    pictures = scenes.parts("night-town", ITEMS)
    assert [at for at, _ in pictures] == [0, 4, 8, 12]
    read = found(pictures)
    assert [one.setting for one in read] == [
        f"night-town/{name}" for name in ("harbour", "harbour", "street", "moon-window")
    ]
    assert [one.figures for one in read] == [("tug", "child"), ("tug",), (), ("child",)]
    depths = [one.depth for one in read]
    assert depths == sorted(depths)
    assert (depths[0], depths[-1]) == (0, 4)
    assert {(one.moon, one.season) for one in read} == {(-1.0, "")}


def test_a_part_nobody_tells_and_one_nobody_drew_are_not_seen() -> None:
    """A cue without a sentence behind it, and a tale without pictures."""
    assert scenes.parts("p", part("harbour", "", 0)) == ()
    assert scenes.parts("p", part("", "child", 3)) == ()
    assert scenes.parts("p", [said()]) == ()
    assert scenes.cover("p", "", ("child",)) == ""


def test_two_pictures_at_one_line_are_the_later_one() -> None:
    """A passage that names another picture right at the start of a beat."""
    pictures = scenes.parts("p", [*part("harbour", "tug", 0), *part("street", "child", 2)])
    assert [(one.setting, one.figures) for one in found(pictures)] == [("p/street", ("child",))]


def test_a_picture_without_figures_is_a_scene_with_nobody() -> None:
    """Scripts of before had no figures."""
    (only,) = found(scenes.parts("p", [Cue("picture", "harbour"), said()]))
    assert (only.setting, only.figures) == ("p/harbour", ())


@pytest.mark.parametrize("parts", range(1, 9))
def test_the_first_part_is_lightest_and_the_last_one_darkest(parts: int) -> None:
    """However many there are."""
    edges = [8 * number for number in range(parts + 1)]
    depths = [scenes.depth(a, b, edges[-1]) for a, b in pairwise(edges)]
    assert depths == sorted(depths)
    assert depths[0] == 0
    assert depths[-1] == (4 if parts > 1 else 0)


def test_a_sky_is_what_the_evening_and_the_rules_say() -> None:
    """Season, moon, hour, and which half of the Earth it is."""
    now = Reading(EVENING, "sure", 0.0)
    north = scenes.tonight(now, Rules())
    assert (north.season, north.moon_name, north.hour, north.southern) == (
        "winter", "full", 19.5, False,
    )  # fmt: skip
    south = scenes.tonight(now, Rules(hemisphere="south"))
    assert south == replace(north, season="summer", southern=True)


@pytest.mark.parametrize("hour", [6, 9, 12, 15])
def test_no_story_is_seen_by_day(hour: int) -> None:
    """A clock that nobody believes, or that shows no evening, leaves the sky at bedtime."""
    noon = scenes.sky_of(EVENING.replace(hour=hour))
    guessed = scenes.tonight(Reading(EVENING, "guessed", 0.0), Rules())
    assert noon.hour == guessed.hour == scenes.BEDTIME
    assert scenes.sky_of(EVENING.replace(hour=0)).hour == 0.5


@pytest.mark.parametrize("month", range(1, 13))
def test_the_seasons_of_the_south_are_the_others(month: int) -> None:
    """Half a year away from those of the north."""
    opposite = {"winter": "summer", "summer": "winter", "spring": "autumn", "autumn": "spring"}
    north = scenes.season_of(month, southern=False)
    assert scenes.season_of(month, southern=True) == opposite[north]


def test_the_moon_wanders_while_the_story_is_told() -> None:
    """Each part is as late as its first line; a plain picture stays as it was."""
    lines = schedule(Script("t", "T", tuple(ITEMS)), pace_of(6))
    sky = scenes.sky_of(EVENING)
    pictures = (*scenes.parts("p", ITEMS), (15, "bus"))
    under = sky.along(pictures, lines, 3600.0)
    assert under[-1] == (15, "bus")
    read = found(under[:-1])
    assert [at for at, _ in under] == [0, 4, 8, 12, 15]
    assert read[0].hour == 20.5
    assert {(one.season, one.southern) for one in read} == {("winter", False)}
    assert {round(one.moon, 2) for one in read} == {round(sky.moon, 2)}
    later = sky.along(pictures, [replace(lines[0], pause_after=Seconds(900.0))] * 16, 0.0)
    hours = [one.hour for one in found(later[:-1])]
    assert hours == sorted(hours)
    assert hours[1] - hours[0] == pytest.approx(1.0, abs=0.1)


def test_past_midnight_the_hours_begin_anew() -> None:
    """Half past eleven and an hour."""
    late = scenes.sky_of(EVENING.replace(hour=23))
    scene = parse(late.over(scenes.cover("p", "street", ("child",)), 3600.0))
    assert scene is not None
    assert scene.hour == 0.5
