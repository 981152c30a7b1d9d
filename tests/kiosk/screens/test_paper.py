"""Proof that pictures become textures once and are kept only as long as they are few."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.press.scene import Scene
from kiosk.screens.paper import KEPT, Album, Picture, Shelf
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


class WaitingAhead:
    """A printer behind the scenes that is as slow as the test wants."""

    def __init__(self) -> None:
        self.done = False
        self.asked: list[str] = []

    def has(self, wanted: tuple[str, int, int, str]) -> bool:
        """Note what was asked for."""
        self.asked.append(wanted[0])
        return self.done


def test_a_composed_picture_comes_when_it_is_printed(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until then the one before it stays, and nobody waits."""
    album, ahead = Album(BlankPress()), WaitingAhead()
    album.ahead = ahead  # type: ignore[assignment]
    monkeypatch.setattr(Shelf, "album", album)
    scene = Scene("night-town/harbour", ("tug",)).name
    picture = Picture(name="owl", size=(60, 40))
    bench.driver.frames(2)
    before = list(picture._group.children)
    assert before
    assert ahead.asked == []
    picture.name = scene
    bench.driver.seconds(0.5)
    assert list(picture._group.children) == before
    assert set(ahead.asked) == {scene}
    ahead.done = True
    bench.driver.seconds(0.3)
    assert list(picture._group.children) != before
    assert (scene, 60, 40, "card") not in album._kept
    assert (scene, 60, 40, "full") in album._kept
    asked = len(ahead.asked)
    picture.pos = (5, 5)
    bench.driver.seconds(0.3)
    assert len(ahead.asked) == asked


def test_only_a_press_that_keeps_its_prints_prints_ahead(tmp_path: Path) -> None:
    """Without a cache there is no place to put what isn't shown yet."""
    assert Album(BlankPress()).ahead is None
    assert Album(BlankPress(tmp_path)).ahead is not None
