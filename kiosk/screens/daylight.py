"""Daylight is the gallery's pages of the morning and of the day."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from kiosk.pages import (
    Choice,
    DrawingPage,
    GrownUpsPage,
    MorningPage,
    NotebookPage,
    Page,
    Row,
)
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
    thanked = replace(page, faces=touched, notes=noted, thanked=True, draw=True)
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


BREATH = NotebookPage(
    "Slow breaths out",
    "When you breathe out slowly, your heart can slow down, too. "
    "Four breaths are enough to feel it.",
    "Mia drew all four. The last one is the biggest.",
    "lesson-slow-breaths",
)


def notebook() -> Iterator[tuple[str, Page]]:
    """Yield leaves of the notebook: cards, a drawing, the page before a dream."""
    yield "notebook-card", BREATH
    steps = tuple(Choice(one, one, chosen=one == "yes") for one in ("yes", "no"))
    rows = (
        Row("lessons", "A card in the morning", "yes", steps),
        Row("sheet:notebook/cards", "The cards", "12"),
        Row("sheet:notebook/drawings", "Drawings", "31"),
        Row("sheet:notebook/dream/a", "Dream drawing", "Mia"),
    )
    yield "notebook-contents", GrownUpsPage(locked=False, title="Mia's notebook", rows=rows)
    drawings = tuple(
        Row(
            f"sheet:notebook/drawings/{at}",
            f"{'Bartholomew Ó Súilleabháin' if at == 46 else 'Mia'}, night {at}",
            "A new dream" if at == 45 else "What came in the night",
            strokes=BOAT[: at - 42],
        )
        for at in range(48, 40, -1)
    )
    full = "48 are kept; the oldest goes when a new one comes."
    listed = GrownUpsPage(locked=False, title="Drawings", message=full, rows=drawings)
    yield "notebook-drawings", listed
    yield from _learned()
    yield (
        "notebook-card-long",
        NotebookPage(
            "A long time ago",
            "Some people, long ago, may have woken in the night and then gone back to sleep. "
            "Historians still argue about it.",
            "Mia tried the big jump on paper. It needed a new sheet.",
            "lesson-long-ago",
            small="General information, not medical advice.",
        ),
    )
    room = replace(BREATH, caption="", message=BREATH.caption, spoken=False)
    yield "notebook-card-room", room
    drawn = replace(
        room,
        title="Bartholomew Ó Súilleabháin, night 112",
        words="What came in the night. To print it, type: hearthside notebook print 31",
        picture="",
        message="",
        strokes=BOAT,
        rows=(Row("take-out", "Take it out for good"),),
    )
    yield "notebook-drawing", drawn
    asked = (Row("take-out-surely", "Yes, take it out"), Row("stay", "Keep it"))
    sure = "Gone is gone: from the kiosk, and from every copy it keeps."
    yield "notebook-drawing-out", replace(drawn, words=sure, rows=asked)
    dream = replace(
        room,
        title="Dream drawing",
        words="For a child of six or older, by day, with you beside. Only the new dream is drawn, "
        "any way it should go; one touch ends it. Not after something terrible, hurt or a death in "
        "the family, not with fits at night, and not if it upsets: ask a doctor first. "
        "General information, not medical advice.",
        picture="lesson-bad-dreams",
        message="",
        rows=(Row("dream:a", "Mia draws the new dream"), Row("doctor", "When to call a doctor")),
    )
    yield "notebook-dream", dream
    rests = "Two weeks of dream drawing are over. Now it rests for two weeks."
    yield "notebook-dream-rests", replace(dream, message=rests, rows=dream.rows[1:])


def _learned() -> Iterator[tuple[str, Page]]:
    """Yield what the kiosk learned: the list, and a ritual with all that speaks for it."""
    values = (
        "comes more often", "waits for now", "the one that stays", "put aside",
        "comes now and then",
    )  # fmt: skip
    names = (
        "Slow brushing", "First sleep, second sleep, and the hour between", "Smooring the embers",
        "The evening bath", "Uncle Moon",
    )  # fmt: skip
    about = "What was liked comes more often. Touch one to see why, or to stop it."
    rows = tuple(
        Row(f"sheet:learned/{name}", name, value) for name, value in zip(names, values, strict=True)
    )
    listed = GrownUpsPage(locked=False, title="What it learned", message=about, rows=rows)
    yield "learned", listed
    told = (
        "Done on 16 nights, last 12 nights ago. Said to be good on 6.\n"
        "Mornings: 12 good, 2 so-so and 2 hard.\n"
        "More often, because it was liked (+2.8) and its mornings were good (+0.5).\n"
        "Less often, because it was done lately (−0.6).\nIn all (+2.7) it comes more often."
    )
    stop = (Row("stop", "Stop offering this"),)
    yield (
        "learned-one",
        replace(
            listed, title="Slow brushing", message="", text=told, rows=stop, picture="hair-brushing"
        ),
    )
    aside = "Put aside: it is not offered.\nDone on 3 nights, last 20 nights ago."
    offer = (Row("offer", "Offer it again"),)
    yield (
        "learned-aside",
        replace(
            listed,
            title="The evening bath",
            message="",
            text=aside,
            rows=offer,
            picture="ofuro-soak",
        ),
    )


def _ring(x: int, y: int, radius: int) -> tuple[tuple[int, int], ...]:
    """Return a ring as a finger draws it."""
    turns = (2 * math.pi * step / 24 for step in range(25))
    return tuple(
        (round(x + radius * math.cos(turn)), round(y + radius * math.sin(turn))) for turn in turns
    )


BOAT = (
    ((140, 560), (180, 640), (300, 690), (520, 700), (700, 660), (760, 560), (140, 560)),
    ((430, 556), (438, 180)),
    ((446, 190), (560, 280), (650, 420), (690, 500), (450, 500)),
    (
        (60, 720),
        (180, 740),
        (300, 720),
        (420, 745),
        (560, 722),
        (700, 745),
        (860, 720),
        (1120, 736),
    ),
    _ring(980, 180, 90),
    ((950, 160),),
    ((1010, 160),),
    ((940, 210), (975, 232), (1020, 212)),
)
"""A boat under a moon with a face."""


def drawing() -> Iterator[tuple[str, Page]]:
    """Yield the sheet: empty, drawn on, with several children, full, and for a dream."""
    hint = "Draw it with a finger, if you like."
    empty = DrawingPage("What came in the night?", hint)
    yield "drawing", empty
    drawn = replace(empty, strokes=BOAT, can_undo=True)
    yield "drawing-boat", drawn
    names = ("Mia", "Theo", "Bartholomew", "Ada", "Maximiliana-Charlotte")
    who = tuple(Choice(name, name, chosen=name == "Theo") for name in names)
    yield "drawing-whose", replace(drawn, who=who)
    yield "drawing-full", replace(drawn, hint="This sheet is full.", full=True)
    yield (
        "drawing-dream",
        DrawingPage("The new dream", "Draw how it goes now: any way you like."),
    )
