"""Proof that scenes are printed, kept and found like any other picture."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from kiosk.press import Press, prints
from kiosk.press.prints import picture
from kiosk.press.scene import Scene
from tests.kiosk.press.yard import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

SCENE = Scene("yard", ("ox", "child", "child"), "winter", 0.45, 21.0)


def test_a_scene_is_printed_like_a_picture() -> None:
    """Its name goes where any name goes."""
    press = Press(folders=[FOLDER])
    image = press.image(SCENE.name, 160, 96, "page")
    assert image.size == (160, 96)
    assert press.pixels(SCENE.name, 160, 96) != press.pixels("yard", 160, 96)


def test_the_same_drawing_prints_the_same_bytes(tmp_path: Path) -> None:
    """In memory, and again out of the cache, scene or not."""
    press = Press(tmp_path, [FOLDER])
    for name, kept in (("owl", 1), (SCENE.name, 2)):
        first = press.pixels(name, 64, 48, "card")
        assert Press(folders=[FOLDER]).pixels(name, 64, 48, "card") == first
        assert press.pixels(name, 64, 48, "card") == first
        assert len(list(tmp_path.iterdir())) == kept


def test_a_print_is_known_by_all_that_is_in_it(tmp_path: Path) -> None:
    """Another night, another figure, and a redrawn figure are other prints."""
    drawings, cache = tmp_path / "drawings", tmp_path / "cache"
    drawings.mkdir()
    for path in FOLDER.glob("*.svg"):
        (drawings / path.name).write_bytes(path.read_bytes())
    press = Press(cache, [drawings])
    press.image(SCENE.name, 64, 48)
    press.image(SCENE.under(season="", moon=0.1, hour=19.0, southern=True).name, 64, 48)
    assert len(list(cache.iterdir())) == 2
    child = drawings / "figure-child.svg"
    child.write_text(child.read_text(encoding="utf-8").replace("#170c03", "#0b0602"), "utf-8")
    press.image(SCENE.name, 64, 48)
    assert len(list(cache.iterdir())) == 3


def test_a_broken_print_in_the_cache_is_made_anew(tmp_path: Path) -> None:
    """A power cut in the middle of a print costs nothing but time."""
    press = Press(tmp_path)
    first = press.pixels("owl", 64, 48)
    next(tmp_path.iterdir()).write_bytes(b"half a pictu")
    assert press.pixels("owl", 64, 48) == first


def test_a_cache_that_can_not_be_written_does_not_matter(tmp_path: Path) -> None:
    """The picture is printed all the same."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert len(Press(tmp_path / "file" / "prints").pixels("owl", 16, 16)) == 1024


def test_a_cache_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest go, the newest stay; scenes of many an evening leave the plain ones alone."""
    monkeypatch.setattr(prints, "MOST_KEPT", 3)
    monkeypatch.setattr(prints, "MOST_SCENES", 2)
    for number in range(6):
        for kind in ("", prints.COMPOSED):
            path = tmp_path / f"{kind}{number}.png"
            path.write_bytes(b"")
            os.utime(path, (number, number))
    Press(tmp_path, [FOLDER]).warm([SCENE.name], 16, 16)
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert kept[:4] == ["3.png", "4.png", "5.png", f"{prints.COMPOSED}5.png"]
    assert len(kept) == 5
    assert kept[4].startswith(f"{prints.COMPOSED}{SCENE.setting.rpartition('/')[2]}-16x16-")


@pytest.mark.parametrize(
    "text", ["", "<svg/>", "not a drawing", "<svg viewBox='0 0 1e9 1'><g/></svg>"]
)
def test_a_picture_that_can_not_be_read_is_hills(tmp_path: Path, text: str) -> None:
    """A storyteller's broken file never leaves a hole in the page, in a scene neither."""
    (tmp_path / "odd.svg").write_text(text, encoding="utf-8")
    (tmp_path / "figure-ox.svg").write_text(text, encoding="utf-8")
    press = Press(folders=[tmp_path])
    assert press.image("odd", 80, 48).size == (80, 48)
    assert press.image(Scene("odd", ("ox",), moon=0.4).name, 80, 48).size == (80, 48)


def test_a_name_nobody_drew_is_its_own_hills() -> None:
    """Missing pictures differ from each other and stay the same."""
    press = Press()
    assert press.pixels("no-such", 80, 48) == press.pixels("no-such", 80, 48)
    assert press.pixels("no-such", 80, 48) != press.pixels("nor-this", 80, 48)


def test_a_pack_has_its_own_figures(tmp_path: Path) -> None:
    """The setting's pack first, then any that has one."""
    for pack, high in (("a", 0.3), ("b", 0.6)):
        folder = tmp_path / pack / "pictures"
        folder.mkdir(parents=True)
        (folder / "yard.svg").write_bytes((FOLDER / "yard.svg").read_bytes())
        ox = (FOLDER / "figure-ox.svg").read_text(encoding="utf-8")
        (folder / "figure-ox.svg").write_text(ox.replace('"0.9"', f'"{high}"'), encoding="utf-8")
    folders = [tmp_path / "a" / "pictures", tmp_path / "b" / "pictures"]
    tall = []
    for setting in ("a/yard", "b/yard"):
        shown = picture(Scene(setting, ("ox",)).name, folders).shown
        assert shown is not None
        tall.append(shown[3] - shown[1])
    assert tall[1] == pytest.approx(2 * tall[0])


def test_scenes_stay_amber() -> None:
    """No night of a composed picture has more blue than a bedroom allows."""
    for moon in (0.0, 0.3, 0.5):
        scene = Scene("yard", SCENE.figures, "summer", moon, 20.0)
        blue = Press(folders=[FOLDER]).image(scene.name, 160, 96).getchannel("B").tobytes()
        assert max(blue) <= 80
        assert sum(blue) / len(blue) < 10
