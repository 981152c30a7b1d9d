"""Proof that an author is told of every drawing the press would leave out."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.press.plates import unprintable
from kiosk.press.shelf import folders
from stories.archive import content_fault

SHAPE = '<rect fill="#261505" width="40" height="20"/>'
WHOLE = f"<g>{SHAPE}</g>"


def svg(inside: str, box: str = 'viewBox="0 0 800 480"') -> bytes:
    """A drawing as a storyteller saves it."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("drawing", "what", "mend"),
    [
        (svg(WHOLE, ""), "needs a viewBox", 'viewBox="0 0 800 480"'),
        (svg(WHOLE, 'viewBox="40 0 800 480"'), "elsewhere than at 0 0", "viewBox="),
        (svg(SHAPE), "<rect> outside a sheet", "put every shape into a g"),
        (svg(f"<g>{WHOLE}</g>"), "<g> inside a sheet", "no g into another"),
        (svg(""), "no sheet with a shape", "put every shape into a g"),
        (svg(WHOLE.replace("#261505", "#ffffff")), "fill #ffffff is none of", "papers and lights"),
        (svg('<g><circle r="3"/></g>'), "fill missing is none of", "papers and lights"),
        (svg(WHOLE.replace('"40"', '"100%"')), "can't be read", "the guide"),
        (svg(WHOLE.replace('"40"', '"nan"')), "far outside", "the guide"),
        (svg('<g><polygon fill="#261505" points="1 2 3"/></g>'), "can't be read", "the guide"),
        (svg('<g><path fill="#261505" d="M0 0 T9 9"/></g>'), "path command T", "the guide"),
        (svg(2 * f'<g data-sky="0 0 99 99">{SHAPE}</g>'), "one sky at most", "the guide"),
    ],
)
def test_a_drawing_that_would_be_left_out(drawing: bytes, what: str, mend: str) -> None:
    """What no look at the bare contents finds is said in one line, with its mend."""
    assert content_fault("pictures/mill.svg", drawing) is None
    (problem,) = unprintable({"pictures/mill.svg": drawing})
    assert (problem.file, problem.code, problem.error) == ("pictures/mill.svg", "P033", True)
    assert what in problem.what
    assert mend in problem.mend
    assert "\n" not in str(problem)


def test_a_sound_drawing_and_other_files() -> None:
    """Nothing is said of what prints, nor of what is no drawing."""
    assert not unprintable(
        {
            "pictures/mill.svg": b"\xef\xbb\xbf" + svg(WHOLE),
            "pictures/mill.png": b"no svg",
            "tales/yawn.md": b"no svg",
        }
    )


def test_every_picture_of_the_house_prints() -> None:
    """The house keeps to what it asks."""
    files = {
        f"pictures/{one.parent.parent.name}-{one.name}": Path(one).read_bytes()
        for folder in folders()
        for one in folder.glob("*.svg")
    }
    assert len(files) > 200
    assert not unprintable(files)
