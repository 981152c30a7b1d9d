"""The household: entering children, choosing who goes to bed, and the grown-ups' room, made up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.pages import (
    ChildEntryPage,
    Choice,
    GrownUpsPage,
    Page,
    Row,
    StoppedPage,
    WhoPage,
)
from kiosk.roomview.room import room as list_page
from kiosk.roomview.shelf import AGAIN, NONE_YET
from kiosk.session import groups
from kiosk.session.state import GrownUps, Phase, Sleeper, State

LONG_NAME = "Maximiliana-Charlotte"
LONG_PACK = "The Hedgehogs of the Third Allotment on the Left, and Other Neighbours"
LOW = ("Rested tales last for 4 nights; then the first ones come back early.",)
AGES = ("under 1", *(str(age) for age in range(1, 13)))
LIKES = ("owl", "fox", "hedgehog", "cat", "moon", "boat", "star", "tree")
WORRIES = (
    "The dark",
    "Storms",
    "Dogs",
    "Insects",
    "Deep water",
    "High places",
    "Fire",
    "Noises",
    "Being lost",
    "Being alone",
    "Losing things",
    "Being ill",
    "The doctor",
    "A new baby",
    "School",
    "Moving house",
    "Bad dreams",
    "Strangers",
    "Death",
)
PRONOUNS = (
    ("she", "She put on her slippers."),
    ("he", "He put on his slippers."),
    ("they", "They put on their slippers."),
    ("xe", "Xe put on xyr slippers."),
)
DECIDED = """The warm-milk ritual, because Theo liked it on Tuesday; 4 minutes, because lights-out \
is 19:40. The story fits both ages and touches neither dogs nor storms. Rain, because rain was \
asleep first, last time. Nothing was changed by hand. It was written down before it began."""


def entry() -> Iterator[tuple[str, Page]]:
    """Yield every step of entering a child."""
    hello = "Good evening. This is Hearthside: one old custom, one new story, then the dark."
    yield "entry-hello", ChildEntryPage("hello", hello, can_go_on=True, keyboard="")
    name = ChildEntryPage("name", "Who sleeps here?")
    yield "entry-name-empty", name
    yield "entry-name-typed", replace(name, name="Siobhán", can_go_on=True)
    yield "entry-name-accents", replace(name, name="Óscar", can_go_on=True, keyboard="accents")
    yield "entry-name-long", replace(name, name=LONG_NAME, can_go_on=True)
    problem = "A name, or what everybody calls them, please."
    yield "entry-name-refused", replace(name, name="-", problem=problem)
    ages = tuple(Choice(age, age, chosen=age == "6") for age in AGES)
    yield (
        "entry-age",
        ChildEntryPage(
            "age", f"How old is {LONG_NAME}?", choices=ages, can_go_on=True, keyboard=""
        ),
    )
    problem = "Touch an age; it decides how long a story may be."
    unset = tuple(replace(age, chosen=False) for age in ages)
    yield (
        "entry-age-missing",
        ChildEntryPage("age", "How old is Mia?", choices=unset, problem=problem, keyboard=""),
    )
    pronouns = tuple(Choice(one, one, say, chosen=one == "she") for one, say in PRONOUNS)
    yield (
        "entry-pronouns",
        ChildEntryPage(
            "pronouns", "How should a story speak of Mia?", choices=pronouns, can_go_on=True
        ),
    )
    likes = tuple(
        Choice(one, one.capitalize(), picture=one, chosen=one in ("owl", "boat")) for one in LIKES
    )
    yield "entry-likes", ChildEntryPage("likes", "What does Mia like?", "Mia", likes, True)
    worries = tuple(Choice(one, one, chosen=one == "Dogs") for one in WORRIES)
    question = "What should Mia not meet in a story?"
    yield "entry-worries", ChildEntryPage("worries", question, "Mia", worries, True)
    promise = (
        "What you tell this kiosk stays in this kiosk. It has no way out: nothing is sent "
        "anywhere, and a grown-up can erase it all."
    )
    more = (Choice("more", "Likes and worries", "so that stories fit better"),)
    yield (
        "entry-promise",
        ChildEntryPage("promise", "Mia is in.", "Mia", more, True, promise=promise),
    )


def who() -> Iterator[tuple[str, Page]]:
    """Yield one, two, three, five and eight children, and none chosen."""
    names = ("Mia", "Theo", "Siobhán", LONG_NAME, "Óscar", "Łucja", "Ada", "Bartholomew")
    for count in (1, 2, 3, 5, 8):
        children = tuple(
            Choice(name, name, picture=LIKES[at], chosen=at != 2)
            for at, name in enumerate(names[:count])
        )
        yield f"who-{count}", WhoPage(children, "Theo" if count > 1 else "Mia", True)
    none = tuple(Choice(name, name) for name in names[:3])
    yield "who-none-chosen", WhoPage(none, note="Touch everybody who goes to bed now.")


def room() -> Iterator[tuple[str, Page]]:
    """Yield the PIN pad, the list and a long text, and the page that says why nothing is told."""
    pad = GrownUpsPage(locked=True, message="Six digits", pin_length=3)
    yield "pin", pad
    yield "pin-wrong", replace(pad, pin_length=0, message="That was not it. Four tries left.")
    yield "pin-set", replace(pad, pin_length=0, setting_pin=True, message="Choose six digits")
    yield from _lists()
    erase = (Row("erase:1", f"Erase {LONG_NAME}", "for good"),)
    asked = "Touch erase once more. It cannot be undone."
    yield "grown-ups-erase", GrownUpsPage(False, title=LONG_NAME, message=asked, rows=erase)
    yield from _shelves()
    yield from _brave()
    text = "\n\n".join(f"Night {night}. {DECIDED}" for night in range(1, 6))
    yield "grown-ups-text", GrownUpsPage(False, title="What was decided, and why", text=text)
    why = "No story in this house fits everybody here tonight."
    mend = "Touch Grown-ups and let one worry rest, or choose fewer children."
    yield "stopped", StoppedPage(why, mend)


def _lists() -> Iterator[tuple[str, Page]]:
    """Yield the list, and the pages under its headings, as the room makes them."""
    names = (LONG_NAME, "Bartholomew Ó Súilleabháin", "Óscar", "Mia", "Theo")
    ages = (6.0, 4.0, 0.5, 9.0, 11.0)
    five = tuple(Sleeper(name, name, age, "owl") for name, age in zip(names, ages, strict=True))
    opened = GrownUps(locked=False)
    rules = (("sound", "rain"), ("minutes", "20"))
    now = State(phase=Phase.GROWN_UPS, children=five[2:], rules=rules, has_pin=True)
    yield "grown-ups", list_page(replace(now, grown_ups=opened))
    low = replace(now, children=five, grown_ups=replace(opened, low=LOW))
    yield "grown-ups-low", list_page(low)
    for one in groups.GROUPS:
        inside = replace(opened, view=f"{groups.GROUP}{one.id}", group=one.id)
        yield f"grown-ups-{one.id}", list_page(replace(low, grown_ups=inside))
    nobody = replace(opened, view=f"{groups.GROUP}children", group="children")
    yield "grown-ups-nobody", list_page(replace(now, children=(), grown_ups=nobody))


def _shelves() -> Iterator[tuple[str, Page]]:
    """Yield the packs, one in each state, and the stories to tell again."""
    packs = (
        Row("pack:a", "The Lamplit Village", "5 tales, in use"),
        Row("pack:b", "Almanac", "20 rituals, in use"),
        Row("pack:c", "Night Town", "1 tale, held back"),
        Row("pack:d", LONG_PACK, "36 tales, new: first night with you"),
        Row("pack:e", "My Village", "3 tales, set aside"),
        Row("pack:f", "The Far Shore", "7 tales, its files are gone"),
    )
    page = GrownUpsPage(locked=False, title="Packs of stories", rows=packs)
    yield "packs", page
    yield "packs-more", replace(page, rows=packs[3:])
    hold = Row("hold:a", "Hold it back", "at once, until you say so")
    remove = Row("remove:a", "Remove it", "its files go")
    welcome = Row("welcome:a", "Tell it tonight, with me", "its first night")
    release = Row("release:a", "Tell from it again", "at once")
    by = "By Hearthside. 5 tales, in use."
    told = GrownUpsPage(locked=False, title="The Lamplit Village", message=by, rows=(hold,))
    yield "pack-told", told
    new = f"By {LONG_NAME} and Bartholomew. 36 tales, new: first night with you."
    yield "pack-new", replace(told, title=LONG_PACK, message=new, rows=(welcome, hold, remove))
    tonight = "Its first night is tonight: leave this room and choose who goes to bed."
    yield "pack-welcomed", replace(told, title="My Village", message=tonight, rows=(welcome, hold))
    why = "By Ada. 3 tales, set aside: a story of it took too long or could not be told."
    yield "pack-aside", replace(told, title="My Village", message=why, rows=(release, remove))
    sure = "Touch remove once more. Its tales are told no more."
    gone = Row("remove:a", f"Remove {LONG_PACK}", "its files go")
    yield "pack-remove", replace(told, title=LONG_PACK, message=sure, rows=(gone,))
    kept = (
        Row("again:14", "The Owl Who Could Not Yawn", "night 14, 6 min"),
        Row("again:13", "The Evening Nobody Wrote Down", "night 13, 8 min"),
        Row("again:11", LONG_PACK, "night 11, not now"),
    )
    again = GrownUpsPage(locked=False, title="Tell a story again", message=AGAIN, rows=kept)
    yield "tell-again", again
    down = "Put down for the next evening: leave this room and choose who goes to bed."
    chosen = (replace(kept[0], value="night 14, next evening", chosen=True), *kept[1:])
    yield "tell-again-chosen", replace(again, message=down, rows=chosen)
    yield "tell-again-none", replace(again, message=NONE_YET, rows=())


def _brave() -> Iterator[tuple[str, Page]]:
    """Yield the tales that meet a worry, one of them picked, and none."""
    rows = (
        Row("brave:a", "Mia and the Pale Ones First", "meets the dark"),
        Row("brave:b", f"{LONG_NAME} and the Dog, a Bit at a Time", "meets dogs"),
        Row("brave:c", "Mia and the House with Notes in It", "meets moving house"),
        Row("brave:d", "Mia and the Things Put Up", "meets losing things and being alone"),
        Row("brave:e", "Mia and the Hand Going Spare", "meets a new baby"),
        Row("brave:f", "Mia at String", "meets being lost"),
    )
    told = "Told only when you pick one: one night's exception to that worry."
    page = GrownUpsPage(locked=False, title="A brave night", message=told, rows=rows)
    yield "brave-night", page
    down = "For the next evening alone: leave this room and choose who goes to bed."
    picked = replace(rows[0], value=f"{rows[0].value}, next evening", chosen=True)
    yield "brave-night-chosen", replace(page, message=down, rows=(picked, *rows[1:]))
    none = "No tale here meets a worry."
    yield "brave-night-none", replace(page, message=none, rows=())
