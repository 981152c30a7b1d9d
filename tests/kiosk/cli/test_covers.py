"""Proof of `hearthside story covers`."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from kiosk.cli.covers import covers
from kiosk.desk import scenes, shelf
from kiosk.press.scene import parse
from kiosk.press.shelf import find
from stories.cast import Child
from stories.library import SHIPPED, load_library
from tests.kiosk.cli.line import say

LIBRARY = load_library([SHIPPED])
WINTER = scenes.sky_of(datetime(2026, 1, 3, 20))
"""A full moon."""


def test_every_tale_of_the_house_has_a_cover() -> None:
    """Comfort pieces apart: its own setting, drawn and not hills, under the sky of that day."""
    found = {one.tale: one for one in covers(LIBRARY, (), WINTER)}
    assert set(found) == {one.key for one in LIBRARY.tales if not one.comfort}
    for one in found.values():
        scene = parse(one.picture)
        assert scene is not None, one.tale
        assert find(scene.setting) is not None, one.tale
        assert (scene.season, scene.depth) == ("winter", 0)
        assert one.title
        assert "{" not in one.title


def test_with_children_only_what_suits_them_is_shown() -> None:
    """With their names, and each of them in the picture."""
    young = Child("Bartholomew", 3.0, "he", worries=("water",))
    found = list(covers(LIBRARY, (young, Child("Ottilie", 9.0)), WINTER))
    every = {one.key: one for one in LIBRARY.tales}
    assert 0 < len(found) < len(list(covers(LIBRARY, (), WINTER)))
    for one in found:
        assert every[one.tale].ages[0] <= 3
        assert "water" not in set(every[one.tale].worries) - set(every[one.tale].meets)
        scene = parse(one.picture)
        assert scene is not None
        assert scene.figures.count("child") in (0, 2)
    assert any("Bartholomew" in one.title for one in found)


def test_the_sheet_is_written_and_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A PNG of all of them, a line about it, exit 0; a second time writes over it."""
    out = tmp_path / "covers.png"
    words = ("story", "covers", "--out", out, "--child", "Mia:2:she", "--date", "2026-01-03")
    said = say(capsys, *words)
    assert said.code == 0
    count = len(list(covers(LIBRARY, (Child("Mia", 2.0, "she"),), WINTER)))
    assert said.out == f"{out.as_posix()}: {count} covers, winter, full moon\n"
    with Image.open(out) as first:
        size = first.size
    assert say(capsys, *words, "--columns", "1").code == 0
    with Image.open(out) as narrow:
        assert narrow.width < size[0]
        assert narrow.height > size[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--columns", "0"), "columns: 0"),
        (("--columns", "many"), "'many' is no number"),
        (("--date", "soon"), "date: 'soon' can't be read"),
        (("--child", "Mia"), "nobody called 'Mia' lives here"),
        (("--child", "Mia:six"), "six"),
    ],
)
def test_wrong_words_are_one_line(
    words: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2, and nothing is written."""
    out = tmp_path / "c.png"
    made = say(capsys, "story", "covers", "--home", tmp_path / "h", "--out", out, *words)
    assert made.code == 2
    assert said in made.line
    assert not (tmp_path / "c.png").exists()


def test_a_place_that_will_not_do_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder, no folder, another kind of file, somebody's own picture: one line, exit 2."""
    own = tmp_path / "holiday.png"
    Image.new("RGB", (9, 9)).save(own)
    before = own.read_bytes()
    for out, why in (
        (tmp_path, "is a folder"),
        (tmp_path / "none" / "c.png", "there is no folder"),
        (tmp_path / "c.jpg", "is no .png file"),
        (own, "left alone"),
    ):
        made = say(capsys, "story", "covers", "--out", out)
        assert made.code == 2
        assert why in made.line
    assert own.read_bytes() == before
    assert say(capsys, "story", "covers").code == 2


def test_children_whom_nothing_suits_are_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A baby of half a year: exit 1, one line, no sheet."""
    made = say(capsys, "story", "covers", "--out", tmp_path / "c.png", "--child", "Bo:6m:they")
    assert made.code == 1
    assert "no tale suits" in made.line
    assert not (tmp_path / "c.png").exists()


def test_a_home_in_the_south_has_its_own_sky(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For a child who lives there, June is winter."""
    home = tmp_path / "home"
    assert say(capsys, "child", "add", "Mia:2:she", "--home", home).code == 0
    words = ("story", "covers", "--home", home, "--out", tmp_path / "c.png", "--child", "Mia")
    assert "summer" in say(capsys, *words, "--date", "2026-06-20").out
    with shelf.at(home) as store:
        store.family.rules = replace(store.family.rules, hemisphere="south")
    assert "winter" in say(capsys, *words, "--date", "2026-06-20").out
