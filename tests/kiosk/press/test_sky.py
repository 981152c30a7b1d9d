"""Proof that the moon in a picture is the moon outside: where it is, and how it is lit."""

from __future__ import annotations

import dataclasses
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.press import sky
from kiosk.press.scene import Scene
from kiosk.press.svg import PAPERS, Glow, Shape

BOX = (100.0, 20.0, 300.0, 120.0)
HIGH = 240.0


def night(phase: float, hour: float = 20.0, season: str = "winter") -> Scene:
    """A scene of which only the sky matters."""
    return Scene("yard", moon=phase, hour=hour, season=season)


def face_of(scene: Scene) -> Shape | None:
    """The lit piece of the moon."""
    sheets = sky.over(scene, BOX, HIGH)
    if len(sheets) == 1:
        return None
    piece = sheets[1][0][0]
    assert isinstance(piece, Shape)
    return piece


def area(shape: Shape) -> float:
    """How large a piece is."""
    ring = shape.rings[0]
    return (
        abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)))
        / 2
    )


def test_nobody_composes_a_sky_without_a_moon() -> None:
    """Below 0 nothing is known of the moon."""
    assert sky.moon_of(night(-1.0)) is None


@pytest.mark.parametrize(
    ("phase", "hour", "up"),
    [
        (0.5, 24.0, True),
        (0.5, 20.0, True),
        (0.5, 12.0, False),
        (0.25, 18.0, True),
        (0.25, 3.0, False),
        (0.75, 20.0, False),
        (0.75, 4.0, True),
        (0.0, 22.0, False),
        (0.1, 23.5, False),
    ],
)
def test_the_moon_rises_and_sets(phase: float, hour: float, *, up: bool) -> None:
    """Full at midnight, the first quarter in the evening, the last towards morning."""
    assert (sky.moon_of(night(phase, hour, "spring")) is not None) == up


def test_full_moons_are_high_in_winter() -> None:
    """And low in summer, wherever the family lives."""
    heights = {}
    for season in ("winter", "spring", "summer"):
        moon = sky.moon_of(night(0.5, 24.0, season))
        assert moon is not None
        heights[season] = moon.up
    assert heights["winter"] > heights["spring"] > heights["summer"] > 0


def test_the_south_sees_it_the_other_way_round() -> None:
    """It climbs towards the left there, and a young moon is lit on its left."""
    for phase, hour in ((0.5, 20.0), (0.2, 19.0)):
        north = sky.moon_of(night(phase, hour))
        south = sky.moon_of(dataclasses.replace(night(phase, hour), southern=True))
        assert north is not None
        assert south is not None
        assert south.across == pytest.approx(1 - north.across)
        assert (south.up, south.lean) == pytest.approx((north.up, -north.lean))
        assert south.mirrored


def lit_side(scene: Scene) -> float:
    """How far right of the disc's centre the lit part lies, in its own frame: -1 to 1."""
    moon = sky.moon_of(scene)
    face = face_of(scene)
    assert moon is not None
    assert face is not None
    (x, _), radius = sky.disc_of(moon, BOX, HIGH)
    xs = [point[0] for point in face.rings[0]]
    return (sum(xs) / len(xs) - x) / radius


def test_the_moon_is_lit_towards_the_sun_that_has_set() -> None:
    """In the north a young evening moon is lit on its right, in the south on its left."""
    young = night(0.15, 18.5)
    assert lit_side(young) > 0.3
    assert lit_side(dataclasses.replace(young, southern=True)) < -0.3
    assert lit_side(night(0.7, 23.9)) < -0.05
    assert abs(lit_side(night(0.5, 23.0))) < 0.05


@pytest.mark.parametrize("phase", [0.08, 0.15, 0.25, 0.35, 0.45, 0.5])
def test_as_much_is_lit_as_the_phase_says(phase: float) -> None:
    """The share of the disc that is pale paper is the share the sun lights."""
    scene = night(phase, 12 + 24 * phase)
    moon, face = sky.moon_of(scene), face_of(scene)
    assert moon is not None
    assert face is not None
    _, radius = sky.disc_of(moon, BOX, HIGH)
    assert area(face) / (math.pi * radius**2) == pytest.approx(moon.lit, abs=0.02)


@settings(max_examples=40)
@given(
    st.floats(0, 1),
    st.floats(0, 24),
    st.sampled_from(("", "winter", "spring", "summer", "autumn")),
    st.booleans(),
    st.sampled_from((BOX, (622.0, 88.0, 74.0, 98.0), (-4.0, -4.0, 808.0, 9.0))),
)
def test_everything_stays_in_its_box(
    phase: float, hour: float, season: str, southern: bool, box: tuple[float, ...]
) -> None:
    """No moon and no star ever leaves the window pane."""
    scene = Scene("attic", season=season, moon=phase, hour=hour, southern=southern)
    x, y, wide, high = box
    for sheet, _ in sky.over(scene, (x, y, wide, high), 480.0):
        for piece in sheet:
            if isinstance(piece, Shape):
                for px, py in piece.rings[0]:
                    assert x - 0.01 <= px <= x + wide + 0.01
                    assert y - 0.01 <= py <= y + high + 0.01


def stars(scene: Scene) -> list[Shape]:
    """The stars over a scene."""
    return [piece for piece in sky.over(scene, BOX, HIGH)[0][0] if isinstance(piece, Shape)]


def test_dark_nights_have_more_stars() -> None:
    """New moon, then a young one, then a full one high up."""
    counts = [len(stars(night(phase, 21.0))) for phase in (0.0, 0.2, 0.45)]
    assert counts[0] > counts[2]
    assert counts == sorted(counts, reverse=True)


def test_the_stars_of_a_place_stay() -> None:
    """The same over the same place, others over another."""
    assert stars(night(0.0, 20.0)) == stars(night(0.0, 21.0))
    other = dataclasses.replace(night(0.0), setting="elsewhere")
    assert stars(other) != stars(night(0.0))


def test_summer_evenings_are_light_in_the_west() -> None:
    """Until nine there is dusk, most of it at the right in the north; later there is none."""

    def lights(scene: Scene) -> list[Glow]:
        return [piece for piece in sky.over(scene, BOX, HIGH)[0][0] if isinstance(piece, Glow)]

    evening = lights(night(0.0, 20.0, "summer"))
    assert evening
    assert not lights(night(0.0, 21.5, "summer"))
    assert not lights(night(0.0, 20.0, "winter"))
    brightest = [light for light in evening if light.fill == PAPERS["ember"]]
    assert brightest
    assert all(light.centre[0] > 250 for light in brightest)
    south = lights(dataclasses.replace(night(0.0, 20.0, "summer"), southern=True))
    assert all(light.centre[0] < 250 for light in south if light.fill == PAPERS["ember"])


def test_a_high_full_moon_gives_most_light() -> None:
    """Less when it is thin, less when it is low."""

    def light(phase: float, hour: float) -> float:
        moon = sky.moon_of(night(phase, hour))
        assert moon is not None
        return moon.light

    assert light(0.5, 23.9) > light(0.5, 18.0)
    assert light(0.5, 20.0) > light(0.25, 20.0) > light(0.1, 18.0)
