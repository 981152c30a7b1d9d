"""Proof of the PIN pad, the list and its leaves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.pages import GrownUpsPage, Row, Touch
from kiosk.roomview.room import room
from kiosk.screens.chalk import Chalk
from kiosk.screens.grownups import ROWS, leaves_of
from kiosk.sound.clip import Clip
from tests.kiosk.app import homes
from tests.kiosk.desk.recorders import SAID, Room
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window
MANY = GrownUpsPage(False, rows=tuple(Row(f"r{n}", f"Row {n}") for n in range(12)))


def rows(bench: Bench) -> list[str]:
    """The rows that can be touched now."""
    return [control.value for control in bench.view.controls() if control.act == "row"]


def test_the_pad_sends_digits(bench: Bench) -> None:
    """Ten digits and one way back."""
    bench.show(GrownUpsPage(locked=True))
    for digit in (*"0123456789", "back"):
        bench.driver.tap("digit", digit)
    assert [touch.value for touch in bench.sent] == [*"0123456789", "back"]


def test_a_locked_room_shows_no_row(bench: Bench) -> None:
    """Nothing of the list is there to be touched before the PIN."""
    bench.show(GrownUpsPage(locked=True, rows=MANY.rows))
    assert rows(bench) == []


def test_leaves_are_turned_on_the_screen_alone(bench: Bench) -> None:
    """Every row is reached, and the session never hears of leaves."""
    bench.show(MANY)
    seen = rows(bench)
    for _ in range(2):
        bench.driver.tap("~later")
        seen += rows(bench)
    assert seen == [row.id for row in MANY.rows]
    assert len(rows(bench)) <= ROWS
    assert bench.sent == []
    bench.driver.tap("row", "r11")
    assert bench.sent == [Touch("row", "r11")]


def test_a_long_text_is_parted_and_whole(bench: Bench) -> None:
    """No word of the ledger is lost between leaves."""
    text = "\n\n".join(f"Night {n}. " + "A reason was written down. " * 6 for n in range(30))
    leaves = leaves_of(text, (600, 360))
    assert len(leaves) > 3
    assert " ".join(leaves).split() == text.split()


@pytest.mark.parametrize("count", [1, 3, 8])
def test_rows_stand_below_a_text_on_its_last_leaf(bench: Bench, count: int) -> None:
    """Or behind it where they find no room: all are reached, and no word is lost."""
    text = "\n".join("A thing was done here, and this is what is known of it. " * 3 for _ in "ab")
    page = GrownUpsPage(False, title="One", text=text, rows=MANY.rows[:count], picture="owl")
    bench.show(page)
    assert rows(bench) == []
    words, seen = bench.view.text.split(), []
    while bench.view.leaf + 1 < bench.view.leaves:
        bench.driver.tap("~later")
        words += bench.view.text.split()
        seen += rows(bench)
    assert words == text.split()
    assert seen == [row.id for row in page.rows]


def test_a_leaf_is_not_left_nearly_empty(bench: Bench) -> None:
    """Behind a short paragraph the first sentences of a long one follow."""
    text = "Short.\n" + "A sentence of some length stands here. " * 12
    first = leaves_of(text, (400, 300))[0]
    assert len(first.split()) > 20


def test_leaving_says_whether_it_leads_back_or_out(bench: Bench) -> None:
    """A page of the room leads back; the list and the pad lead out."""
    for title, locked, said in (("Grown-ups", True, "Leave"), ("Grown-ups", False, "Leave")):
        bench.show(GrownUpsPage(locked=locked, title=title))
        assert [one.caption for one in bench.view.controls() if one.act == "leave"] == [said]
    bench.show(GrownUpsPage(locked=False, title="Packs"))
    assert [one.caption for one in bench.view.controls() if one.act == "leave"] == ["Back"]


def test_rows_stay_under_a_finger_while_the_page_moves(bench: Bench) -> None:
    """A level that rises and falls rebuilds no row: the one being touched is the one that was."""
    page = GrownUpsPage(
        False, title="One", text="Say this.", message="0:01", rows=MANY.rows[:2], large=True
    )
    bench.show(replace(page, part=0.2))
    before = [control for control in bench.view.controls() if control.act == "row"]
    bench.show(replace(page, message="0:02", part=0.7))
    after = [control for control in bench.view.controls() if control.act == "row"]
    assert after == before
    assert (bench.view.part, bench.view.message) == (0.7, "0:02")
    bench.show(replace(page, rows=MANY.rows[:3]))
    assert len(rows(bench)) == 3
    assert bench.view.part == -1.0


def test_what_is_read_aloud_is_larger(bench: Bench) -> None:
    """And is parted into more leaves, no word lost."""
    text = " ".join("A sentence to be read aloud stands here." for _ in range(40))
    bench.show(GrownUpsPage(False, title="One", text=text))
    few = bench.view.leaves
    bench.show(GrownUpsPage(False, title="Two", text=text, large=True))
    assert bench.view.leaves > few
    assert bench.view.type_size > 25


def test_whoever_reads_aloud_can_stop_on_every_leaf(bench: Bench) -> None:
    """The rows stand under each leaf of a large text, and no word is lost by it."""
    text = " ".join("A sentence to be read aloud stands here." for _ in range(40))
    page = GrownUpsPage(
        False, title="One", text=text, message="0:01", part=0.4, rows=MANY.rows[:1], large=True
    )
    bench.show(page)
    words = bench.view.text.split()
    assert rows(bench) == ["r0"]
    while bench.view.leaf + 1 < bench.view.leaves:
        bench.driver.tap("~later")
        words += bench.view.text.split()
        assert rows(bench) == ["r0"]
    assert words == text.split()
    bench.show(replace(page, message="0:09", part=0.9))
    assert bench.view.leaf == bench.view.leaves - 1


def test_a_drawing_is_seen_small_on_its_row(bench: Bench) -> None:
    """Beside the words, and the row takes the touch there, too."""
    line = ((0, 0), (1200, 800))
    drawn = Row("d1", "Bartholomew Ó Súilleabháin, night 112", "A new dream", strokes=(line,))
    bench.show(GrownUpsPage(locked=False, title="Drawings", rows=(drawn, Row("d2", "Other"))))
    (small,) = [one for one in bench.view.rows_room.children if isinstance(one, Chalk)]
    assert small.strokes == (line,)
    row = bench.view.under(*small.center)
    assert row.value == "d1"
    words = row.children[0]
    assert row.x + words.right <= small.x


def test_a_goodnight_is_recorded_by_touches_on_the_glass(bench: Bench, tmp_path: Path) -> None:
    """From the list to a kept file: every touch lands on a control that the page shows."""
    made = Room(tmp_path, Clip(SAID))
    made.enter()

    def tap(act: str, value: str = "") -> None:
        bench.show(room(made.house.stage.session.state))
        bench.driver.tap(act, value)
        homes.touch(made.house, bench.sent[-1].act, bench.sent[-1].value)

    for row in ("group:voices", "sheet:recordings"):
        tap("row", row)
    tap("row", "sheet:recordings/take/goodnight")
    tap("row", "record")
    made.wait(2.5)
    bench.show(room(made.house.stage.session.state))
    assert bench.view.message.startswith("The microphone is on")
    tap("row", "stop")
    made.wait(0.2)
    tap("row", "keep")
    (one,) = made.house.desk.store.family.recordings.all()
    assert one.slot == "goodnight"
    made.house.close()
