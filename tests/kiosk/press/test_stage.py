"""Proof that a composed picture is its setting, tonight's sky, and who is there."""

from __future__ import annotations

import dataclasses
import math

import pytest

from kiosk.press.daylight import PRINTED, in_daylight
from kiosk.press.hills import hills
from kiosk.press.outlines import rectangle
from kiosk.press.printing import printed
from kiosk.press.scene import Scene
from kiosk.press.stage import compose
from kiosk.press.svg import PAPERS, Drawing, Glow, Shape
from tests.kiosk.press.yard import figure, yard

EVENING = Scene("yard", ("ox", "child", "child"), "winter", 0.45, 21.0)
ARM = PAPERS["lamp"]


def shapes(drawing: Drawing) -> list[Shape]:
    """Every piece of paper."""
    return [piece for sheet in drawing.sheets for piece in sheet if isinstance(piece, Shape)]


def arms(drawing: Drawing) -> list[float]:
    """Where the lamp-coloured hands of the children are."""
    small = [piece for piece in shapes(drawing) if piece.fill == ARM and len(piece.rings[0]) == 4]
    # The windows of the house are lamps, too, and higher up.
    return sorted(p.rings[0][0][0] for p in small if min(y for _, y in p.rings[0]) > 120)


def added(scene: Scene) -> int:
    """How many sheets a scene adds to the setting's own that are shown."""
    own = [mark.shown_in(scene.season) and not mark.moon for _, mark in yard().whole]
    return len(compose(scene, yard(), figure).sheets) - sum(own)


def test_the_same_scene_is_the_same_picture() -> None:
    """Chance has no part in it."""
    assert compose(EVENING, yard(), figure) == compose(EVENING, yard(), figure)


def test_a_plain_scene_is_the_plain_picture() -> None:
    """No sky, no figures, first page: nothing is changed, not even the light."""
    composed = compose(Scene("yard"), yard(), figure)
    assert composed.sheets == yard().sheets
    assert printed(composed, 80, 48).tobytes() == printed(yard(), 80, 48).tobytes()


def test_two_sheets_are_enough_for_a_group() -> None:
    """The sky adds two, figures of one sheet two more."""
    assert added(dataclasses.replace(EVENING, figures=())) == 2
    assert added(EVENING) == 4
    assert added(dataclasses.replace(EVENING, figures=(), moon=0.0)) == 1


def test_tonights_moon_replaces_the_settings() -> None:
    """One moon in the picture, never two."""
    own = yard().whole[1][0][0]
    assert own in compose(Scene("yard", depth=2), yard(), figure).sheets[1]
    composed = compose(EVENING, yard(), figure)
    assert own not in shapes(composed)
    moons = [p for p in shapes(composed) if p.fill == PAPERS["pale"] and len(p.rings[0]) > 20]
    assert len(moons) == 1


def test_a_setting_without_a_sky_keeps_its_own_moon() -> None:
    """An old drawing only gets darker."""
    bare = dataclasses.replace(yard(), whole=())
    composed = compose(EVENING, bare, figure)
    assert composed.sheets == bare.sheets
    later = compose(dataclasses.replace(EVENING, depth=4), bare, figure)
    assert sum(printed(later, 80, 48).tobytes()) < sum(printed(bare, 80, 48).tobytes())


@pytest.mark.parametrize(
    ("season", "snow", "blossom"),
    [("winter", 1, 0), ("spring", 0, 1), ("summer", 0, 1), ("autumn", 0, 0), ("", 0, 1)],
)
def test_sheets_of_other_seasons_stay_away(season: str, snow: int, blossom: int) -> None:
    """Snow in winter, leaves in their time; unknown is summer."""
    composed = compose(Scene("yard", season=season), yard(), figure)
    found = [piece for piece in shapes(composed) if piece.fill == PAPERS["far"]]
    assert sum(len(piece.rings[0]) == 4 for piece in found) == snow
    assert sum(len(piece.rings[0]) > 4 for piece in found) == blossom


def test_figures_face_each_other() -> None:
    """The child at the left looks right, the one at the right is mirrored."""
    composed = compose(dataclasses.replace(EVENING, figures=("child", "child")), yard(), figure)
    left, right = arms(composed)
    assert composed.shown is not None
    assert 0 < right - left < 0.75 * (composed.shown[2] - composed.shown[0])


def test_a_figure_alone_looks_at_the_picture() -> None:
    """Left of the focus it looks right, as it was drawn."""
    one = Scene("yard", ("child",))
    composed = compose(one, yard(), figure)
    assert composed.shown is not None
    left, _, right, _ = composed.shown
    (arm,) = arms(composed)
    assert arm > (left + right) / 2


def test_nobody_knows_a_gryphon() -> None:
    """Unknown kinds, drawings that are no figures, and a fourth child stay away."""
    strange = dataclasses.replace(EVENING, figures=("gryphon", "small-gryphon"))
    assert compose(strange, yard(), figure) == compose(
        dataclasses.replace(EVENING, figures=()), yard(), figure
    )
    assert (
        compose(strange, yard(), lambda _: yard()).sheets
        == compose(dataclasses.replace(EVENING, figures=()), yard(), figure).sheets
    )
    four = compose(Scene("yard", ("child",) * 4), yard(), figure)
    assert len(arms(four)) == 3


def test_kin_come_instead() -> None:
    """A small child is a child, and so is a sister."""
    for kind in ("small-child", "sister"):
        assert len(arms(compose(Scene("yard", (kind,)), yard(), figure))) == 1


def test_figures_stand_in_front_of_their_sheet() -> None:
    """Behind the low wall, which comes later."""
    composed = compose(Scene("yard", ("ox",)), yard(), figure)
    order = [sheet[0].fill for sheet in composed.sheets if isinstance(sheet[0], Shape)]
    assert order[-1] == PAPERS["dark"]
    assert len(composed.sheets[-2]) == 2


def test_a_later_page_is_darker() -> None:
    """Every page, whatever the moon."""
    for moon in (0.0, 0.45):
        scene = dataclasses.replace(EVENING, moon=moon)
        pages = [
            sum(
                printed(
                    compose(dataclasses.replace(scene, depth=d), yard(), figure), 160, 96
                ).tobytes()
            )
            for d in range(5)
        ]
        assert pages == sorted(pages, reverse=True)
        assert pages[4] < 0.8 * pages[0]


def test_figures_keep_their_paper_all_along() -> None:
    """The boy in pale paper on page one is not a shadow on page five."""
    papers = []
    for depth in range(5):
        composed = compose(dataclasses.replace(EVENING, depth=depth), yard(), figure)
        papers.append([p.fill for p in shapes(composed) if len(p.rings[0]) == 64])
    assert papers.count(papers[0]) == 5


def test_a_dark_figure_on_dark_ground_has_light_behind_it() -> None:
    """Never dark on dark: a lighter paper, or something lit to stand against."""
    for tone in ("dusk", "far", "hill", "middle", "near", "dark", "ink"):
        wall = Shape((rectangle(-4, -4, 408, 248),), PAPERS[tone])
        parts = (((wall,), yard().whole[5][1]),)
        setting = dataclasses.replace(yard(), sheets=((wall,),), whole=parts)
        composed = compose(Scene("yard", ("child",)), setting, figure)
        body = next(p for p in shapes(composed)[1:] if p.fill != ARM)
        pools = [p for sheet in composed.sheets for p in sheet if isinstance(p, Glow)]
        lit, own = PAPERS[tone][0] + 40 * len(pools), body.fill[0]
        assert max(lit, own) > 1.9 * min(lit, own)


def test_a_picture_has_what_must_stay_in_sight() -> None:
    """The figures and the moon; nothing in an empty setting."""
    assert compose(Scene("yard"), yard(), figure).shown is None
    figures = compose(Scene("yard", ("ox",)), yard(), figure).shown
    both = compose(dataclasses.replace(EVENING, figures=("ox",)), yard(), figure).shown
    assert figures is not None
    assert both is not None
    assert both[1] < 100 < figures[1]


def test_a_crowd_of_strange_figures_is_bounded() -> None:
    """Twelve figures of six hundred pieces each are not all printed."""
    piece = Shape((rectangle(0, 0, 9, 9),), PAPERS["dark"])
    child = figure("child")
    assert child is not None
    heavy = dataclasses.replace(child, sheets=((piece,) * 500,))
    composed = compose(Scene("yard", ("a", "b", "c", "d")), yard(), lambda _: heavy)
    assert len(shapes(composed)) < 700


@pytest.mark.parametrize("fill", list(PAPERS))
def test_any_paper_and_no_paper_will_do(fill: str) -> None:
    """Figures of one light, of nothing at all, of no width: none stops the picture."""
    child = figure("child")
    assert child is not None
    for sheets in ((), ((),), ((Shape((), PAPERS[fill]),),), ((Glow((1, 1), 0, PAPERS[fill]),),)):
        odd = dataclasses.replace(child, sheets=sheets)
        printed(compose(EVENING, yard(), lambda _, odd=odd: odd), 40, 24)  # type: ignore[misc]


def test_a_composed_picture_has_a_day() -> None:
    """On paper every tone is known, the light is no longer the evening's, the moon is pale."""
    day = in_daylight(compose(dataclasses.replace(EVENING, depth=4), yard(), figure))
    assert not day.dims
    assert {piece.fill for piece in shapes(day)} <= {*PRINTED.values(), day.sheets[0][0].fill}
    moon = next(p for p in shapes(day) if p.fill == PRINTED["pale"] and len(p.rings[0]) > 20)
    assert math.dist(moon.rings[0][0], moon.rings[0][24]) > 8


def test_hills_have_room_for_figures() -> None:
    """What nobody drew is a place all the same: tonight's moon, and ground to stand on."""
    plain = hills("nowhere")
    composed = compose(dataclasses.replace(EVENING, setting="nowhere"), plain, figure)
    assert len(arms_in(composed)) == 2
    assert plain.sheets[1][0] not in shapes(composed)


def arms_in(drawing: Drawing) -> list[Shape]:
    """The hands of children anywhere in a drawing that has no other lamps."""
    return [piece for piece in shapes(drawing) if piece.fill == ARM]
