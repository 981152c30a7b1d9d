"""Proof that a sheet knows where its paper is."""

from __future__ import annotations

from itertools import pairwise

from kiosk.press.outlines import rectangle, rounded
from kiosk.press.surface import FINEST, Surface, bounds, inside
from kiosk.press.svg import PAPERS, Glow, Shape

WALL = Shape((rectangle(0, 0, 100, 60), rectangle(20, 20, 20, 20)), PAPERS["near"])
LAMP = Shape((rectangle(50, 10, 10, 10),), PAPERS["lamp"])


def test_a_hole_is_no_paper() -> None:
    """A window in a wall is see-through."""
    assert inside(WALL, (5, 5))
    assert not inside(WALL, (30, 30))
    assert not inside(WALL, (130, 30))


def test_the_topmost_piece_is_seen() -> None:
    """Pieces lie on each other in their order; light is no paper."""
    surface = Surface((WALL, LAMP, Glow((5, 5), 4, PAPERS["ember"]), Shape((), PAPERS["ink"])))
    assert surface.fill((55, 15)) == PAPERS["lamp"]
    assert surface.fill((5, 5)) == PAPERS["near"]
    assert surface.fill((30, 30)) is None
    assert surface.covers((5, 55))
    assert len(surface.glows) == 1


def test_a_strangers_coast_is_smoothed() -> None:
    """A piece of thirty thousand points answers from two thousand, and answers the same."""
    coast = rounded(50, 50, 40, 40)
    fine = tuple(
        (a[0] + (b[0] - a[0]) * step / 500, a[1] + (b[1] - a[1]) * step / 500)
        for a, b in pairwise((*coast, coast[0]))
        for step in range(500)
    )
    surface = Surface((Shape((fine,), PAPERS["near"]),))
    (*_, piece) = surface._pieces[0]
    assert len(piece.rings[0]) <= FINEST
    for point in ((50, 50), (50, 88), (50, 92), (15, 50), (8, 50)):
        assert surface.covers(point) == inside(Shape((fine,), PAPERS["near"]), point)


def test_bounds_hold_every_ring() -> None:
    """Left, top, right, bottom."""
    assert bounds(WALL) == (0, 0, 100, 60)
