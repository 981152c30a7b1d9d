"""Proof that a scene's name is stable, short, and read back; a stranger's name is only refused."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.press.scene import LONGEST, MOST, SEASONS, Scene, parse, setting_of

HARBOUR = Scene(
    "night-town/harbour", ("tug", "child", "child"), "winter", 0.53, 19.6, southern=False, depth=2
)

SCENES = st.builds(
    Scene,
    setting=st.from_regex(r"\A(?:[a-z][a-z-]{0,40}/)?[a-z][a-z0-9-]{0,59}\Z"),
    figures=st.lists(st.sampled_from(("owl", "glow-worm", "child-2", "child")), max_size=6).map(
        tuple
    ),
    season=st.sampled_from(("", *SEASONS)),
    moon=st.floats(-1, 1),
    hour=st.floats(0, 24),
    southern=st.booleans(),
    depth=st.integers(0, 4),
)


def test_a_name_says_everything_in_one_line() -> None:
    """This is the form kept nights hold: it may not change unnoticed."""
    assert HARBOUR.name == "scene:night-town/harbour;tug,child,child;winter;0.53;19.6;n;2"
    assert Scene("pond").name == "scene:pond;;;;20.0;n;0"
    assert Scene("pond", southern=True, moon=0.0).name == "scene:pond;;;0.00;20.0;s;0"


def test_a_name_is_read_back() -> None:
    """Every value of the scene is in its name."""
    assert parse(HARBOUR.name) == HARBOUR
    assert parse(Scene("pond").name) == Scene("pond")


@given(SCENES)
def test_every_name_goes_there_and_back(scene: Scene) -> None:
    """Numbers are kept to the hundredth of a month and the tenth of an hour."""
    again = parse(scene.name)
    assert again is not None
    assert again.name == scene.name
    assert len(scene.name) <= LONGEST
    kept = (again.setting, again.figures, again.season, again.southern, again.depth)
    assert kept == (scene.setting, scene.figures, scene.season, scene.southern, scene.depth)


def test_numbers_go_round_the_clock_and_the_month() -> None:
    """Midnight is hour 0 and the end of a month is its new moon."""
    assert Scene("pond", hour=24.0, moon=0.997).name == "scene:pond;;;0.00;0.0;n;0"
    assert Scene("pond", hour=23.97).name == Scene("pond", hour=0.0).name
    assert Scene("pond", hour=25.5).name == Scene("pond", hour=1.5).name
    assert Scene("pond", hour=math.nan, moon=math.inf).name == Scene("pond").name
    assert Scene("pond", depth=9).name == Scene("pond", depth=4).name


def test_a_crowd_is_cut_to_the_length_of_a_name() -> None:
    """The least important stay away first, and what is no kind of figure is never named."""
    crowd = Scene("pond", tuple(f"a-rather-long-kind-of-figure-{n}" for n in range(MOST + 5)))
    again = parse(crowd.name)
    assert again is not None
    assert 3 < len(again.figures) < MOST
    assert again.figures == crowd.figures[: len(again.figures)]
    odd = Scene("pond", ("owl", "Mr Brown", "a;b", "../x", "", "child"))
    assert parse(odd.name) == Scene("pond", ("owl", "child"))


def test_the_same_scene_stands_under_another_sky() -> None:
    """Again! shows old places and figures with tonight's moon."""
    tonight = HARBOUR.under(season="summer", moon=0.1, hour=21.0, southern=True)
    assert tonight.name == "scene:night-town/harbour;tug,child,child;summer;0.10;21.0;s;2"


@pytest.mark.parametrize(
    "name",
    [
        "harbour",
        "night-town/harbour",
        "",
        "scene:",
        "scene:harbour",
        "scene:harbour;owl;winter;0.53;19.6;n",
        "scene:harbour;owl;winter;0.53;19.6;n;2;more",
        "scene:harbour;owl;monsoon;0.53;19.6;n;2",
        "scene:harbour;Owl;winter;0.53;19.6;n;2",
        "scene:harbour;owl,,owl;winter;0.53;19.6;n;2",
        "scene:harbour;owl;winter;nan;19.6;n;2",
        "scene:harbour;owl;winter;1e9;19.6;n;2",
        "scene:harbour;owl;winter;0.53;99.6;n;2",
        "scene:harbour;owl;winter;0.53;19.6;e;2",
        "scene:harbour;owl;winter;0.53;19.6;n;7",
        "scene:harbour;owl;winter;0.53;19.6;n;2\n",
        "scene:harbour;owl;winter;0.\N{ARABIC-INDIC DIGIT FIVE}3;19.6;n;2",
        "scene:../../secret;owl;winter;0.53;19.6;n;2",
        "scene:a/b/c;owl;winter;0.53;19.6;n;2",
        "scene:;owl;winter;0.53;19.6;n;2",
        "scene:harbour;" + ",".join(["owl"] * 13) + ";winter;0.53;19.6;n;2",
        "scene:" + "x" * 300 + ";;;;20.0;n;0",
    ],
)
def test_another_name_is_no_scene(name: str) -> None:
    """Plain pictures and nonsense are told from scenes without an error."""
    assert parse(name) is None
    assert setting_of(name) == name


@given(st.text() | st.from_regex(re.compile(r"\Ascene:[^;]*(;[^;]*){3,7}\Z")))
def test_nothing_a_stranger_writes_stops_the_reading(text: str) -> None:
    """Whatever is read has a name that is read again."""
    scene = parse(text)
    assert scene is None or parse(scene.name) == scene


def test_a_scene_knows_its_setting() -> None:
    """Who needs only the place, asks for it."""
    assert setting_of(HARBOUR.name) == "night-town/harbour"
