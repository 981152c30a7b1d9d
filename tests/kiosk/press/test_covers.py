"""A sheet of covers: pictures side by side, titles under them, and never half a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from kiosk.press import Press, covers
from kiosk.press.covers import CoverSheet, is_ours, lines


def sheet(count: int, columns: int) -> CoverSheet:
    """A sheet with the same cover so many times."""
    made = CoverSheet(Press(), count, columns)
    for _ in range(count):
        made.lay("harbour", "The Night Tug")
    return made


@pytest.mark.parametrize(("count", "columns", "wide", "rows"), [(1, 4, 1, 1), (3, 2, 2, 2)])
def test_the_sheet_is_as_large_as_its_covers(
    count: int, columns: int, wide: int, rows: int
) -> None:
    """No empty column, and room for the last row."""
    image = sheet(count, columns).image
    assert image.width == covers.GAP + wide * (covers.WIDE + covers.GAP)
    tall = covers.HIGH + 6 + covers.LINES * covers.ROW + covers.GAP
    assert image.height == covers.GAP + rows * tall


def test_every_cover_has_its_picture_and_its_title() -> None:
    """What is seen at the first is seen at the last; where nothing was laid is paper."""
    image = sheet(3, 2).image
    step = covers.HIGH + 6 + covers.LINES * covers.ROW + covers.GAP
    places = [(column, row) for row in (0, 1) for column in (0, 1)]
    cut = []
    for column, row in places:
        left, top = covers.GAP + column * (covers.WIDE + covers.GAP), covers.GAP + row * step
        box = (left, top, left + covers.WIDE, top + covers.HIGH + 6 + covers.ROW)
        cut.append(image.crop(box))
    assert cut[0].tobytes() == cut[1].tobytes() == cut[2].tobytes()
    assert cut[3].getcolors() == [(cut[3].width * cut[3].height, covers.PAPER)]
    title = cut[0].crop((0, covers.HIGH + 6, covers.WIDE, covers.HIGH + 6 + covers.ROW))
    assert title.convert("L").histogram()[150:] != [0] * 106
    whole = cut[0].crop((0, 0, covers.WIDE, covers.HIGH))
    assert len(set(whole.convert("L").tobytes())) > 50


def test_titles_are_broken_between_words() -> None:
    """All of a title that has room stands there; of one that has none, its beginning."""
    assert lines("The Night Tug") == ["The Night Tug"]
    title = "Mia and Theo and the Goat Who Came to Look at the Very Large Bed"
    broken = lines(title)
    assert len(broken) == 2
    assert " ".join(broken) == title
    assert lines("Mia and the Tug Who Put the Boats to Bed") == [
        "Mia and the Tug Who",
        "Put the Boats to Bed",
    ]
    long = lines(f"{title} and Stayed There Until the Morning Came Round Again")
    assert len(long) == 2
    assert long[-1].endswith("…")
    word = lines("Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz")
    assert len(word) == 1
    assert word[0].endswith("…")
    assert lines("") == []


def test_a_sheet_knows_itself_again(tmp_path: Path) -> None:
    """And no other file; nothing is left beside it."""
    out = tmp_path / "covers.png"
    sheet(1, 1).save(out)
    assert is_ours(out)
    with Image.open(out) as opened:
        assert opened.size == sheet(1, 1).image.size
    assert [one.name for one in tmp_path.iterdir()] == ["covers.png"]
    other = tmp_path / "other.png"
    Image.new("RGB", (9, 9)).save(other)
    assert not is_ours(other)
    assert not is_ours(tmp_path)
    assert not is_ours(tmp_path / "none.png")


def test_a_sheet_that_can_not_be_written_leaves_nothing(tmp_path: Path) -> None:
    """The trouble comes through, and no part of a file stays."""
    (tmp_path / "covers.png").mkdir()
    with pytest.raises(OSError, match="directory"):
        sheet(1, 1).save(tmp_path / "covers.png")
    assert [one.name for one in tmp_path.iterdir()] == ["covers.png"]
