"""Proof that pictures become textures once and are kept only as long as they are few."""

from __future__ import annotations

import pytest

from kiosk.screens.paper import KEPT, Album, Picture
from tests.kiosk.screens.conftest import Bench, BlankPress

pytestmark = pytest.mark.window


class CountingPress(BlankPress):
    """A blank press that counts its prints."""

    prints = 0

    def pixels(self, name: str, width: int, height: int, cut: str = "full") -> bytes:
        """Count, and print."""
        self.prints += 1
        return super().pixels(name, width, height, cut)


def test_a_picture_is_printed_once(bench: Bench) -> None:
    """The same picture at the same size is one texture; another size is another."""
    press = CountingPress()
    album = Album(press)
    assert album.texture("owl", 60, 40, "card") is album.texture("owl", 60, 40, "card")
    album.texture("owl", 80, 40, "card")
    assert press.prints == 2


def test_the_album_is_never_thick(bench: Bench) -> None:
    """However many pictures an evening has, only the newest are held."""
    album = Album(BlankPress())
    for number in range(KEPT * 2):
        album.texture(f"p{number}", 16, 16, "card")
    assert len(album._kept) == KEPT


def test_light_falls_on_a_picture_without_a_new_print(bench: Bench) -> None:
    """Dimming only turns a colour."""
    picture = Picture(name="owl", size=(60, 40))
    bench.driver.frames(2)
    before = list(picture._group.children)
    picture.light = 0.2
    assert picture._tint.r == pytest.approx(0.2)
    assert list(picture._group.children) == before
