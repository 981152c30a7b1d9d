"""The pages of a family's own rituals for the gallery: the first, the list, one ritual, a step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.desk.inheriting import OwnRitual, OwnStep
from kiosk.desk.sheets.own import shown
from kiosk.pages import GrownUpsPage, Page
from kiosk.roomview.sheet import sheet
from kiosk.session.state import GrownUps

STARS = OwnRitual(
    "Star hands", "own-stars", "Oma Lene, and her mother", "Bremen", "the 1950s", "Mum",
    worries=("dark",), picture="star",
    steps=(
        OwnStep("Draw a star on each hand with one finger.", "Goodnight, hand.", 90),
        OwnStep("Hum the song about the moon, all three verses, and the last one twice.", "", 120),
    ),
)  # fmt: skip
LIT = OwnRitual(
    "The little light", "own-light", "Grandpa", steps=(OwnStep("We light a candle.", "", 120),)
)
RITUALS = (STARS, LIT)
SEEN = (
    ("own", "own"),
    ("own-ritual", "own/own-stars"),
    ("own-wrong", "own/own-light"),
    ("own-card", "own/own-stars/card"),
    ("own-steps", "own/own-stars/steps"),
    ("own-step", "own/own-stars/step/1"),
    ("own-step-led", "own/own-stars/step/2"),
    ("own-worries", "own/own-stars/worries"),
    ("own-out", "own/own-stars/out"),
)


def inherited() -> Iterator[tuple[str, Page]]:
    """Yield what a family sees that writes its rituals down."""
    for name, id, rituals in (("own-first", "own", ()), *((*one, RITUALS) for one in SEEN)):
        view = GrownUps(locked=False, view=f"sheet:{id}", sheet=shown(rituals, id))
        page = sheet(view)
        if page is not None:
            yield name, page
        if name == "own-ritual" and isinstance(page, GrownUpsPage):
            yield "own-ritual-later", replace(page, rows=page.rows[5:10])
