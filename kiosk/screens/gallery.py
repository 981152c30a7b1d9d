"""The gallery: a page for every state worth seeing, from made-up families."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kiosk.pages import (
    Choice,
    ClockPage,
    DarkPage,
    Loudness,
    OneMorePage,
    Page,
    PausedPage,
    PlanCard,
    PlanPage,
    RitualPage,
    SettlePage,
    StoryChoicePage,
    StoryPage,
    Word,
)
from kiosk.press.scene import Scene
from kiosk.screens.almanac import almanac
from kiosk.screens.daylight import drawing, morning, notebook
from kiosk.screens.heard import heard
from kiosk.screens.household import LONG_NAME, entry, room, who
from kiosk.screens.inherited import inherited
from kiosk.screens.otherwise import otherwise

FIRST = """The last bus stood at the end of Tallow Street with its lamp on and its door open. \
Mia got on with one mitten. “Evening,” said the driver, who was a badger, and turned the page of \
his timetable. “We go when the goose is ready.”
The goose was not ready. She was looking for her ticket under every seat."""
MIDDLE = """They rolled past the bakery, where the ovens were still warm. They rolled past the \
pond, and the pond said *tip, tip* with a loose boat. Nobody rang the bell.
“Is it far?” asked Mia. “It was,” said the badger, “but we have used most of it up.” The goose \
put her head under her wing to think about that."""
LAST = """The lamp on the stairs was lit, and then it was not. The bus breathed out, and its door \
folded, and the street was only a street. Mia was in bed before the bell had finished."""


def seen(setting: str, figures: str, depth: int = 0, **sky: Any) -> str:
    """Return a picture composed for the evening of the clock's page, unless another sky is given.

    ``setting`` names its pack, and ``figures`` are parted by blanks.
    """
    night: dict[str, Any] = {"season": "spring", "moon": 0.37, "hour": 19.5 + depth / 20}
    return Scene(setting, tuple(figures.split()), depth=depth, **{**night, **sky}).name


def words(text: str) -> tuple[Word, ...]:
    """Return a text as the words of a page; stars mean italics."""
    found: list[Word] = []
    sentence = 0
    for paragraph in text.split("\n"):
        parts = paragraph.split()
        italic = False
        for number, part in enumerate(parts):
            italic = italic or part.startswith("*")
            plain = part.replace("*", "")
            last = number + 1 == len(parts)
            found.append(Word(plain, sentence, italic, paragraph_end=last))
            italic = italic and "*" not in part[1:]
            sentence += plain.rstrip("”’").endswith((".", "?", "!"))
    return tuple(found)


def pages() -> Iterator[tuple[str, Page]]:
    """Yield every page with the name of its picture, in the order of an evening."""
    for group in (
        *(clock, entry, who, plan, ritual, story, night),
        *(morning, notebook, drawing, room, heard, almanac, inherited),
    ):
        yield from group()
    yield from otherwise(plan_page())


def clock() -> Iterator[tuple[str, Page]]:
    """Yield the clock: plain, waking, not trusted, unable to save."""
    plain = ClockPage("19:05", "Saturday, 14 March", 0.37, "waxing moon")
    yield "clock", plain
    yield "clock-full-moon", replace(plain, time="18:40", moon=0.5, moon_name="full moon")
    yield "clock-waking", replace(plain, waking=True)
    question = "Is it Tuesday, about 19:40?"
    yield "clock-untrusted", replace(plain, trusted=False, question=question)
    note = "Nothing can be saved just now."
    yield "clock-cannot-save", replace(plain, moon=0.82, moon_name="waning moon", note=note)


def plan_page() -> PlanPage:
    """Return a plan of three cards."""
    milk = PlanCard(
        "ritual-1",
        "A warm milk posset",
        "4 minutes",
        "warm-milk-posset",
        "Because Theo liked the milk on Tuesday.",
        "This is the one that stays: night 5, judged after 14. 4 minutes, because lights-out is "
        "19:40.",
    )
    tale = PlanCard(
        "story",
        "The Owl Who Could Not Yawn",
        "6 minutes",
        seen("night-town/roofs", "owl child child"),
        "Because Mia likes owls, and nobody has heard this one yet.",
        "Fits both ages (3 to 6). Nothing in it touches dogs or storms. Seed 7.",
    )
    sound = PlanCard(
        "sound",
        "Rain on the roof",
        "3 minutes",
        "rain",
        "Because rain was asleep first, last time.",
        "It falls to silence within 30 minutes.",
    )
    window = "Lights out between 19:35 and 19:50"
    return PlanPage((milk, tale, sound), window, "13 minutes in all")


AGAIN = seen("lamplit-village/clock-tower", "person child child")
"""The cover of the story that was told last."""


def plan() -> Iterator[tuple[str, Page]]:
    """Yield the plan: plain, reasons, swaps, short, four cards, waiting, and the covers."""
    page = plan_page()
    yield "plan", page
    yield "plan-why", replace(page, why_open="ritual-1")
    others = (
        Choice("a", "Smooring the embers", "3 minutes", "smooring-embers"),
        Choice("b", "Counting sheep, as it was really done", "5 minutes", "counting-sheep"),
        Choice("c", "The curfew bell", "3 minutes", "curfew-bell"),
    )
    opened = replace(page.cards[0], open=True, alternatives=others)
    yield "plan-swap", replace(page, cards=(opened, *page.cards[1:]))
    short = zip(page.cards, ("2 minutes", "3 minutes", "2 minutes"), strict=True)
    cards = tuple(replace(card, minutes=minutes) for card, minutes in short)
    yield "plan-short", replace(page, cards=cards, short=True, total="7 minutes in all")
    guest = replace(
        page.cards[0],
        slot="ritual-2",
        title="First sleep, second sleep, and the hour between",
        picture="first-second-sleep",
    )
    four = (page.cards[0], guest, *page.cards[1:])
    yield "plan-four", replace(page, cards=four, note="A moment, the evening is being planned.")
    covers = (
        Choice("owl", "The Owl Who Could Not Yawn", "6 minutes", plan_page().cards[1].picture),
        Choice(
            "bus",
            "The Last Bus to the Pond",
            "7 minutes",
            seen("night-town/bus", "badger goose child child"),
            chosen=True,
        ),
        Choice(
            "shop",
            "The Very Quiet Shop",
            "5 minutes",
            seen("night-town/shop", "tortoise child child"),
        ),
    )
    said = "Touch a picture to hear its name. Touch it again to take it."
    yield "covers", StoryChoicePage(covers, said)
    again = Choice("again:4", "Again: The Evening Nobody Wrote Down", "7 minutes", AGAIN)
    yield "covers-again", StoryChoicePage((*covers, again), said)
    long = "Again: The Evening Nobody Wrote Down takes 9 minutes: too long for tonight."
    yield "covers-again-long", StoryChoicePage(covers, said, long)
    fresh = tuple(replace(cover, chosen=False) for cover in covers)
    yield "covers-untouched", StoryChoicePage(fresh, said)


def ritual() -> Iterator[tuple[str, Page]]:
    """Yield a ritual with and without the pacer, paused, and at its longest."""
    page = RitualPage(
        title="Smooring the embers",
        origin="The Gaelic-speaking Highlands and islands, until about 1900",
        history="Every night somebody covered the last of the fire with ash, so that it would "
        "sleep and not die, and said a few words over it.",
        do="Hold your hands over the little light, and cover it, slowly, three times.",
        step=2,
        steps=4,
        part=0.4,
        seconds_left=48,
        picture="smooring-embers",
    )
    yield "ritual", page
    breath = replace(
        page,
        do="Breathe in while it grows. Breathe out while it sinks.",
        breath=(3.5, 4.5),
        breath_phase=0.8,
        care="Dizzy or silly? Breathe your own way.",
    )
    yield "ritual-breath-full", breath
    yield "ritual-breath-empty", replace(breath, breath_phase=0.05, part=0.1, seconds_left=110)
    yield (
        "ritual-long",
        replace(
            page,
            title="First sleep, second sleep, and the hour between",
            origin="England, France and Italy, at least from the thirteenth century to about 1800",
            history="People who went to bed with the sun often woke at midnight, lay quietly, "
            "talked, prayed or looked at the stars for an hour, and then slept a second time. "
            "Whether everybody did so is still disputed.",
            do="Tell each other one small thing from today that nobody else saw. It may be very "
            "small. A beetle will do, or the way the light came in.",
            part=0.92,
            seconds_left=12,
            care="Only if you like. Nobody has to say anything.",
            picture="first-second-sleep",
        ),
    )
    quiet = replace(page, title="Good evening", origin="", history="", do="", steps=1)
    yield "ritual-opening", replace(quiet, picture="", part=0.2)
    waits = "It waits 15 minutes, then it settles by itself. What is left may be shorter."
    yield "paused", PausedPage(page.title, waits, HALF)


def story() -> Iterator[tuple[str, Page]]:
    """Yield the story in its three modes and at its edges."""
    page = StoryPage(
        title="The Last Bus to the Pond",
        words=words(FIRST),
        page=1,
        pages=9,
        mode="self",
        picture=seen("night-town/street", "badger child child"),
    )
    yield "story-self-first", page
    inside = seen("night-town/bus", "badger owl hedgehog goose child child", 1)
    middle = replace(page, words=words(MIDDLE), page=4, mode="voice", picture=inside, dim=0.4)
    yield "story-voice-lit", replace(middle, active_word=25, active_sentence=2)
    line = replace(middle, mode="line", active_sentence=1)
    yield "story-one-line", line
    waits = replace(middle, paused=True, active_word=7, active_sentence=0)
    yield "story-paused", waits
    yield "story-paused-softer", replace(waits, loudness=HALF)
    yield "story-muted-slower", replace(middle, muted=True, slower=True, active_word=3)
    home = seen("night-town/moon-window", "child child", 4)
    last = replace(page, words=words(LAST), page=9, mode="voice", picture=home, dim=1.0)
    yield "story-last", replace(last, active_word=20, active_sentence=1)
    yield "story-self-last", replace(last, mode="self")
    yield "story-black", replace(last, dark=True)
    long = words(f"{FIRST} {LONG_NAME} and Bartholomew said so too.\n{LAST}")
    yield "story-too-long", replace(page, words=long, picture="stairs")
    for number, (name, picture) in enumerate(SCENES.items(), start=1):
        yield f"story-scene-{name}", replace(middle, picture=picture, page=number, dim=0.1)
    for depth, setting in enumerate(PARTS):
        picture = seen(f"night-town/{setting}", "badger goose child child", depth)
        told = depth / (len(PARTS) - 1)
        yield f"story-part-{depth + 1}", replace(middle, picture=picture, page=depth + 1, dim=told)
    for name, sky in SKIES.items():
        picture = seen("night-town/roofs", "cat child", **sky)
        yield f"story-sky-{name}", replace(page, picture=picture, dim=0.1)


HALF = Loudness("Loudness 3 of 5", softer=True, louder=True)
"""Neither end of the way."""
SCENES = {
    "hill": seen("slow-hill/hill", "mole boots child child"),
    "pond": seen("slow-hill/pond", "frog duck child"),
    "shop": seen("night-town/shop", "tortoise tap child child"),
    "harbour": seen("night-town/harbour", "tug ship child child"),
    "library": seen("night-town/library", "moth woman child"),
    "workshop": seen("lamplit-village/workshop", "person letter child"),
}
"""A few scenes seen behind words."""
PARTS = ("street", "bus", "street", "roofs", "bed")
"""Where one story goes, getting darker."""
SKIES: dict[str, dict[str, Any]] = {
    "winter-full": {"season": "winter", "moon": 0.5, "hour": 20.5},
    "spring-waxing": {"season": "spring", "moon": 0.2, "hour": 20.0},
    "summer-dusk": {"season": "summer", "moon": 0.1, "hour": 19.5},
    "autumn-new": {"season": "autumn", "moon": 0.0, "hour": 20.0},
    "south": {"season": "summer", "moon": 0.2, "hour": 21.5, "southern": True},
}
"""One place under five skies."""


def night() -> Iterator[tuple[str, Page]]:
    """Yield settling, the dark and night help."""
    yield "one-more", OneMorePage("The Hill on Its Way to the Sea", 0.0)
    yield "one-more-going", OneMorePage("The Hill on Its Way to the Sea", 0.8)
    yield "settle", SettlePage("Rain on the roof", 0.1)
    yield "settle-sinking", SettlePage("Rain on the roof", 0.7)
    yield "dark", DarkPage()
    help_words = (("hug", "A hug"), ("water", "Water"), ("bed", "Back to bed"))
    choices = tuple(Choice(one, label) for one, label in help_words)
    call = Choice("call", "Call my grown-up")
    yield "night-help", DarkPage("glow", 1.0, (*choices, call))
    woke = Choice("day", "It is morning for us")
    yield "night-help-late", DarkPage("glow", 1.0, (*choices, call, woke), HALF)
    quiet = Choice("piece", "A quiet minute")
    yield "night-help-piece", DarkPage("glow", 1.0, (*choices, call, quiet, woke))
    yield "night-help-breath", DarkPage("breath")
