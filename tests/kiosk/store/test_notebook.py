"""What children drew: kept line by line, within bounds, gone with the child."""

from __future__ import annotations

import dataclasses
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from kiosk.store import Store, open_store
from kiosk.store.erasing import erase_child, search
from kiosk.store.family import Child
from kiosk.store.keeping import backup, export, restore
from kiosk.store.notebook import DAYS, DREAM, HIGH, MOST, POINTS, STROKES, WIDE, Drawn, svg
from kiosk.store.notes import Refused

BOAT = Drawn("abc234", 3, ((10, 20, 30, 40), (1200, 800)))


def test_a_drawing_comes_back_whole(tmp_path: Path) -> None:
    """At the next start too, and from either of its two copies."""
    with open_store(tmp_path) as store:
        kept = store.notebook.keep(BOAT)
    assert kept == dataclasses.replace(BOAT, id=1)
    (tmp_path / "store" / "notebook.book").unlink()
    with open_store(tmp_path) as store:
        assert store.notebook.drawings() == (kept,)
        assert store.notebook.drawing(1) == kept
        assert store.notebook.drawing(2) is None
        assert store.notebook.drawing(0) is None


def test_a_home_from_before_the_notebook_opens_as_it_was(tmp_path: Path) -> None:
    """No file is missed; the first drawing makes it."""
    with open_store(tmp_path) as store:
        store.family.add(Child("Mia"))
    assert not (tmp_path / "store" / "notebook.book").exists()
    with open_store(tmp_path) as store:
        assert store.notes == ()
        assert store.notebook.drawings() == ()
        assert (store.notebook.shown, store.notebook.shown_on) == ((), 0)


def test_the_oldest_goes_when_the_book_is_full() -> None:
    """The file does not grow for ever, and no id is given twice."""
    notebook = Store.memory().notebook
    for night in range(1, MOST + 4):
        notebook.keep(dataclasses.replace(BOAT, night=night))
    kept = notebook.drawings()
    assert [one.night for one in kept] == list(range(4, MOST + 4))
    assert len({one.id for one in kept}) == MOST


@pytest.mark.parametrize(
    "drawn",
    [
        dataclasses.replace(BOAT, strokes=()),
        dataclasses.replace(BOAT, child=""),
        dataclasses.replace(BOAT, kind="bad"),
        dataclasses.replace(BOAT, strokes=((1, 2, 3),)),
        dataclasses.replace(BOAT, strokes=((),)),
        dataclasses.replace(BOAT, strokes=((WIDE + 1, 2),)),
        dataclasses.replace(BOAT, strokes=((1, HIGH + 1),)),
        dataclasses.replace(BOAT, strokes=((-1, 2),)),
        dataclasses.replace(BOAT, strokes=((1, 2),) * (STROKES + 1)),
        dataclasses.replace(BOAT, strokes=((1, 2) * (POINTS + 1),)),
    ],
    ids=["empty", "nobody", "kind", "odd", "no-point", "right", "low", "left", "lines", "points"],
)
def test_what_no_finger_drew_is_refused(drawn: Drawn) -> None:
    """And nothing is kept of it."""
    notebook = Store.memory().notebook
    with pytest.raises(Refused):
        notebook.keep(drawn)
    assert notebook.drawings() == ()


def test_the_days_of_dreams_outlive_the_drawings() -> None:
    """Taking one out opens no second one on the same day; a drawing of the night counts none."""
    notebook = Store.memory().notebook
    dream = dataclasses.replace(BOAT, kind=DREAM)
    notebook.keep(BOAT, 100)
    assert notebook.dream_days("abc234") == ()
    first = notebook.keep(dream, 101)
    notebook.keep(dream, 102)
    notebook.keep(dataclasses.replace(dream, child="def567"), 105)
    notebook.take_out(first.id)
    notebook.take_out(99)
    assert notebook.dream_days("abc234") == (101, 102)
    assert notebook.dream_days("def567") == (105,)
    assert len(notebook.drawings()) == 3
    for day in range(200, 200 + DAYS + 5):
        notebook.keep(dream, day)
    assert len(notebook.dream_days("abc234")) == DAYS


def test_the_lessons_shown_are_remembered(tmp_path: Path) -> None:
    """In their order, with the night of the last."""
    with open_store(tmp_path) as store:
        store.notebook.show(("small-steps", "slow-breaths"), 12)
    with open_store(tmp_path) as store:
        assert store.notebook.shown == ("small-steps", "slow-breaths")
        assert store.notebook.shown_on == 12


def test_a_drawing_goes_with_its_child(tmp_path: Path) -> None:
    """From both copies; another child's stays."""
    with open_store(tmp_path) as store:
        mia, theo = store.family.add(Child("Mia")), store.family.add(Child("Theo"))
        store.notebook.keep(dataclasses.replace(BOAT, child=mia.id, kind=DREAM), 100)
        store.notebook.keep(dataclasses.replace(BOAT, child=theo.id))
        erase_child(store, mia.id)
        assert [one.child for one in store.notebook.drawings()] == [theo.id]
        assert store.notebook.dream_days(mia.id) == ()
    hits = search(tmp_path, (mia.id,)).hits
    assert not any("notebook" in hit for hit in hits)


def test_a_drawing_taken_out_is_in_no_file(tmp_path: Path) -> None:
    """Not in the copy beside it either."""
    with open_store(tmp_path) as store:
        kept = store.notebook.keep(dataclasses.replace(BOAT, strokes=((777, 333),)))
        store.notebook.take_out(kept.id)
    found = [path for path in tmp_path.rglob("*") if path.is_file() and b"777" in path.read_bytes()]
    assert found == []


def test_drawings_are_exported_and_come_back_from_a_backup(tmp_path: Path) -> None:
    """To look at in any browser, and exactly."""
    home, file = tmp_path / "home", tmp_path / "b.zip"
    with open_store(home) as store:
        child = store.family.add(Child("Ida"))
        kept = store.notebook.keep(dataclasses.replace(BOAT, child=child.id, kind=DREAM), 700)
        names = {path.name for path in export(store, tmp_path / "out")}
        backup(store, file)
        store.notebook.take_out(kept.id)
    assert {"notebook.json", "drawing-1.svg"} <= names
    told = json.loads((tmp_path / "out" / "notebook.json").read_text("utf-8"))
    assert told["dream_days"] == {child.id: [700]}
    restore(file, home)
    with open_store(home) as store:
        assert store.notebook.drawings() == (kept,)


def test_a_drawing_is_a_picture() -> None:
    """One path for each line; a dot is a line of no length."""
    root = ET.fromstring(svg(BOAT.strokes))  # noqa: S314 - our own words
    paths = [one.get("d") for one in root.iter() if one.tag.endswith("path")]
    assert paths == ["M10 20 L30 40", "M1200 800 L1200 800"]
