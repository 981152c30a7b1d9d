"""A slip knows its place, its words, and whether somebody answered it."""

from __future__ import annotations

import pytest

from stories.galley.slip import Mark, Place


def mark(*lines: str) -> Mark:
    """A mark of these lines."""
    return Mark(Place(), lines, 1)


@pytest.mark.parametrize(
    ("end", "left"),
    [
        ("", True),
        ("[mended]", False),
        ("[Mended].", False),
        ("[mended: she is Nora now]", False),
        ("[kept: it is the joke]", False),
        ("[kept]", True),
        ("[kept: ]", True),
        ("[mended] no, it is not", True),
        ("mended", True),
    ],
)
def test_what_is_open(end: str, left: bool) -> None:
    """Only an answer at the very end counts, and to keep something takes a why."""
    assert mark(f"> sam 2026-11-22: who is she? {end}").open is left


def test_the_answer_may_stand_on_a_line_of_its_own() -> None:
    """A mark of several lines is one text."""
    one = mark("> sam 2026-11-22: who", ">is   she?", ">", "> [mended]")
    assert one.text == "sam 2026-11-22: who is she? [mended]"
    assert not one.open


def test_labels() -> None:
    """The passage, the telling, or the tale."""
    assert Place(3, 4, ("knock/newly-met", "turn/blink")).label == "knock/newly-met"
    assert Place(3).label == "telling 3"
    assert Place().label == "the whole tale"


def test_a_refrain_is_nobodys_own() -> None:
    """It is told all over the tale, so it ties a mark to a passage only where it stands alone."""
    assert Place(1, 1, ("knock/cat", "turn/blink")).own == {"knock/cat"}
    assert Place(1, 1, ("turn/blink",)).own == {"turn/blink"}
