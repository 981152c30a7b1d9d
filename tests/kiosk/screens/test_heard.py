"""The gallery's pages of voices, names and recordings: every state, in plain words."""

from __future__ import annotations

import re

import pytest

from kiosk.pages import GrownUpsPage
from kiosk.screens.control import Control
from kiosk.screens.heard import heard
from tests.kiosk.screens.conftest import Bench

TRADE = re.compile(r"\b(IPA|Piper|Kokoro|espeak|WER|RTF|LUFS|onnx|GPL|Apache)\b", re.IGNORECASE)


def pages() -> dict[str, GrownUpsPage]:
    """The pages by name."""
    found = dict(heard())
    assert all(isinstance(page, GrownUpsPage) for page in found.values())
    return found  # type: ignore[return-value]


def test_no_word_of_the_trade_stands_on_the_glass() -> None:
    """Nobody who puts a child to bed should have to know one."""
    for name, page in pages().items():
        said = f"{page.title} {page.message} {page.text} " + " ".join(
            f"{row.label} {row.value}" for row in page.rows
        )
        assert not TRADE.search(said), f"{name}: {said}"


def test_every_page_says_something_or_can_be_touched() -> None:
    """An empty one says what to do, or how far it is; one row at most stands out."""
    for name, page in pages().items():
        assert page.rows or page.text or page.part >= 0.0, name
        assert sum(row.main for row in page.rows) <= 1, name


@pytest.mark.window
def test_what_holds_now_and_what_is_to_be_done_stand_out(bench: Bench) -> None:
    """Neither looks like the rows beside it."""
    bench.show(pages()["voices"])
    chosen = [one.value for one in bench.view.controls() if one.chosen]
    assert chosen == ["studio:bf_emma"]
    bench.show(pages()["recordings-off"])
    record: Control = bench.driver.control("row", "record")
    assert record.look == "lamp"
    assert bench.driver.control("row", "by").look == "panel"


@pytest.mark.window
def test_a_question_and_its_answer_need_no_colon(bench: Bench) -> None:
    """“Who speaks? Nana”, and “Keep it: Nana”."""
    page = pages()["recordings-first"]
    row = page.rows[0]
    assert row.label.endswith("?")
    bench.show(GrownUpsPage(False, title="x", rows=(type(row)("by", row.label, "Nana"),)))
    assert bench.driver.control("row", "by").caption == f"{row.label}  Nana"
    bench.show(pages()["recordings-taken"])
    assert bench.driver.control("row", "keep").caption == "Keep it:  Nana"


@pytest.mark.window
def test_a_long_name_leaves_the_short_ones_beside_it_room(bench: Bench) -> None:
    """Each can be read and touched, by whichever finger."""
    bench.show(pages()["stick-ready"])
    for one in bench.view.controls():
        if one.act == "set":
            assert one.width >= 48 * bench.size[0] / 800, one.caption
            assert not any(words.cut for words in one.children), one.caption


@pytest.mark.window
def test_the_bar_lies_between_the_message_and_the_first_row(bench: Bench) -> None:
    """It covers neither, at any size."""
    bench.show(pages()["voice-studio-going"])
    high = bench.size[1]
    rows = [one for one in bench.view.controls() if one.act == "row"]
    top = max(one.to_window(*one.pos)[1] + one.height for one in rows)
    assert top < high * 0.79
