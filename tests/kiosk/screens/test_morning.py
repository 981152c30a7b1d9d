"""Proof of the three faces."""

from __future__ import annotations

import pytest

from kiosk.screens.gallery import pages
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window


def test_faces_notes_and_done(bench: Bench) -> None:
    """Each face is a choice, each note a switch, and done is done."""
    bench.show(dict(pages())["morning"])
    for face in ("good", "so-so", "hard"):
        bench.driver.tap("choose", face)
    bench.driver.tap("toggle", "woke")
    bench.driver.tap("go-on")
    assert [touch.act for touch in bench.sent] == ["choose"] * 3 + ["toggle", "go-on"]


def test_the_touched_face_shines(bench: Bench) -> None:
    """Exactly one face is lit once thanked, and its mouth is not a smile."""
    bench.show(dict(pages())["morning-thanked"])
    faces = {name: drawn for name, (_, drawn) in bench.view._faces.items()}
    assert [name for name, face in faces.items() if face.chosen] == ["so-so"]
    assert faces["good"].smile > faces["so-so"].smile > faces["hard"].smile


def test_which_was_good_is_asked_in_pictures(bench: Bench) -> None:
    """Each of last night's parts is a switch; the faces stay within reach."""
    bench.show(dict(pages())["morning-four-parts"])
    for part in ("warm-milk-posset", "curfew", "night-town/bus"):
        bench.driver.tap("toggle", f"liked:{part}")
    bench.driver.tap("choose", "good")
    assert [touch.value for touch in bench.sent] == [
        "liked:warm-milk-posset", "liked:curfew", "liked:night-town/bus", "good",
    ]  # fmt: skip
    lit = [one.value for one in bench.view.controls() if one.chosen and one.act == "toggle"]
    assert sorted(lit) == ["liked:first-second-sleep", "woke"]


def test_nothing_is_asked_before_a_face_was_touched(bench: Bench) -> None:
    """The question is how the night was, and no picture can be touched."""
    bench.show(dict(pages())["morning"])
    assert bench.view.question == "How was the night?"
    assert not any(one.value.startswith("liked:") for one in bench.view.controls())


def test_what_came_in_the_night_can_be_drawn_once_a_face_was_touched(bench: Bench) -> None:
    """Never asked: it stands there, and not before."""
    bench.show(dict(pages())["morning-thanked"])
    bench.driver.tap("draw")
    assert [touch.act for touch in bench.sent] == ["draw"]
    bench.show(dict(pages())["morning"])
    assert not any(one.act == "draw" for one in bench.view.controls())
