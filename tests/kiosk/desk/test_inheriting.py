"""Own rituals that come in from a file, and those a home has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk import own
from kiosk.desk.inheriting import OwnRitual, UnreadableRitual, checked, keep, of_home, read
from kiosk.store.notes import Refused
from kiosk.store.own import OwnStep, toml
from rituals import library

if TYPE_CHECKING:
    from pathlib import Path

STARS = OwnRitual(
    "Star hands", who="Oma Lene", place="Bremen", when="the 1950s", told_by="Mum",
    printed=("Kinderlieder", "1931", "p. 4"), was="She hummed.", opening="This is hers.",
    where="bed", youngest=4, oldest=9, senses=("sound", "touch"), families=("communication",),
    worries=("dark",), needs=("a shawl",), likes=("stars",), seasons=("winter",),
    before_black=600, picture="star",
    steps=(
        OwnStep("Draw a star.", "Goodnight, {{ hero }}.", 90, 120, light="lower", by="child"),
        OwnStep("Breathe out, slowly.", "", 60, cue="breath", breaths=3, care=("BREATH",)),
    ),
)  # fmt: skip


def test_what_an_export_wrote_comes_back_whole() -> None:
    """Every field of it."""
    assert read(toml(STARS).encode(), "star.toml") == STARS
    assert own.finding(STARS) == ""


def test_little_is_needed() -> None:
    """A name, and steps with their time."""
    text = 'name = "Hum"\n[[steps]]\ndo = "Hum."\nseconds = 120\n'
    assert read(text.encode(), "hum.toml") == OwnRitual(
        "Hum", picture="hearth", steps=(OwnStep("Hum.", seconds=120),)
    )


def test_an_entry_of_the_almanac_can_be_a_familys_own() -> None:
    """As it stands in its file, of tier A alone."""
    folder = library.SHIPPED / "marcus"
    made = read((folder / "smooring-embers.toml").read_bytes(), "smooring-embers.toml")
    assert (made.told_by, len(made.steps)) == ("Alexander Carmichael", 4)
    assert own.finding(made) == ""
    draft = (library.SHIPPED / "marcus-drafts" / "compline.toml").read_bytes()
    with pytest.raises(UnreadableRitual, match="it is a draft"):
        read(draft, "compline.toml")


def test_a_home_keeps_it(tmp_path: Path) -> None:
    """And says why it is not offered, if it is not."""
    id = keep(tmp_path, STARS)
    bare = keep(tmp_path, OwnRitual("Bare"))
    assert [(one.id, bool(why)) for one, why in of_home(tmp_path)] == [(id, False), (bare, True)]


def test_letters_we_lack_are_refused_anywhere() -> None:
    """In a step, too."""
    with pytest.raises(Refused, match="can't be drawn"):
        checked(OwnRitual("Hum", steps=(OwnStep("Hum 林"),)))


@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """In one line."""
    with pytest.raises(UnreadableRitual, match=r"\Afile: .|\Afile:\d+: ."):
        read(data, "file")
