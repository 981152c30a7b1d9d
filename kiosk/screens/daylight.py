"""Daylight is the gallery's pages of the morning and of the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.pages import Choice, MorningPage, Page
from kiosk.press.scene import Scene

COVER = Scene(
    "night-town/bus", ("badger", "goose", "child", "child"), season="spring", moon=0.37, hour=19.5
).name
"""The tale that was told last night."""


def morning() -> Iterator[tuple[str, Page]]:
    """Yield the morning: untouched, thanked, and with last night's parts to touch."""
    faces = tuple(
        Choice(one, label)
        for one, label in (("good", "Good"), ("so-so", "So-so"), ("hard", "Hard"))
    )
    notes = (Choice("woke", "Woke in the night"), Choice("bad-dream", "A bad dream"))
    page = MorningPage("Good morning", "Last night: The Last Bus to the Pond.", faces, notes)
    yield "morning", page
    touched = tuple(replace(face, chosen=face.id == "so-so") for face in faces)
    noted = (replace(notes[0], chosen=True), notes[1])
    thanked = replace(page, faces=touched, notes=noted, thanked=True)
    yield "morning-thanked", thanked
    parts = (
        Choice("liked:warm-milk-posset", "A warm milk posset", picture="warm-milk-posset"),
        Choice(
            "liked:first-second-sleep",
            "First sleep, second sleep, and the hour between",
            picture="first-second-sleep",
            chosen=True,
        ),
        Choice("liked:night-town/bus", "The Last Bus to the Pond", picture=COVER),
    )
    yield "morning-which-was-good", replace(thanked, parts=parts)
    four = (
        *parts[:1],
        Choice("liked:curfew", "The curfew bell", picture="curfew-bell"),
        *parts[1:],
    )
    yield "morning-four-parts", replace(thanked, parts=four)
