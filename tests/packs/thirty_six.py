"""The synthetic pack is thirty-six made-up tales of one plan, for measuring and for counting.

Nobody should read it to a child: it exists because the shipped shelf is smaller than the budget
speaks of. Every run makes the same words, and each tale has a telling of 3 to 15 minutes.
"""

from __future__ import annotations

from itertools import cycle, islice
from pathlib import Path
from random import Random

TALES = 36
HELPERS, STATIONS = 8, 12
"""Passages of the two beats that grow: who is asked, and what is passed on the way."""
SHAPES = (
    "errand", "journey", "making", "search", "watching", "visitor", "waiting-puzzle", "letters",
    "chain", "day-of-a-thing", "two-voices", "rocking-list",
)  # fmt: skip
LOST = (
    "thimble", "whistle", "button", "spoon", "ladder", "kettle", "ribbon", "marble", "candle",
    "basket", "saddle", "mitten", "lantern", "pencil", "teapot", "cushion", "barrel", "bucket",
    "bobbin", "trumpet", "hammer", "feather", "pebble", "needle", "wheel", "anchor", "bonnet",
    "carpet", "dresser", "fiddle", "goblet", "hinge", "jacket", "napkin", "pocket", "slipper",
)  # fmt: skip
FOLK = (
    "heron", "baker", "snail", "porter", "badger", "weaver", "goose", "miller", "hedgehog",
    "painter", "pigeon", "sailor", "toad", "cobbler", "squirrel", "gardener", "moth", "ferryman",
)  # fmt: skip
PLACES = (
    "bridge", "well", "orchard", "harbour", "mill", "bakery", "station", "lane", "meadow", "pond",
    "stable", "steps", "market", "tower", "garden", "library", "quarry", "jetty",
)  # fmt: skip
MADE = (
    "counted the drips under the gutter", "folded a paper hat out of last week's news",
    "rolled a barrel from one wall to the other", "sorted grey stones from nearly grey ones",
    "wound string round a stick, and unwound it", "listened at a keyhole to the wind",
    "stirred the soup without looking at it", "polished one brass knob and left the other",
    "wrote the number nine on a slate, very slowly", "measured a shadow with a length of tape",
    "poured water from a blue jug into a white one", "hung three wet socks along a wire",
    "tapped a nail in with the heel of a boot", "drew a line in the dust and stepped over it",
    "peeled an apple in one long curl", "turned a page back to see what had been said",
)  # fmt: skip
NOISES = ("*Tick.*", "*Plip.*", "*Hush.*", "*Tap-tap.*", "*Creak.*", "*Hoo.*", "*Rattle.*")
SAID = (
    "Not here. Things come here to be looked at, not to be lost.",
    "I had one once, and I lent it, and that is the end of what I know.",
    "Ask further on. Further on is where I send everybody.",
    "If it was round, I would have rolled it home by now.",
    "Try again when the lamp is out. Things are easier to find then.",
    "I have only just sat down, and I sit down for an hour at a time.",
)


def write(folder: Path) -> Path:
    """Write the pack into a folder and return it."""
    for name, text in files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def files(tales: int = TALES) -> dict[str, str]:
    """Return the files of the pack by their names."""
    made = {"pack.toml": _MANIFEST}
    for number in range(tales):
        made[f"tales/{LOST[number]}.md"] = _tale(number)
    return made


_MANIFEST = """kind = "stories"
id = "thirty-six"
title = "Thirty-six made-up tales"
version = "1.0"
language = "en"
licence = "CC BY-SA 4.0"
authors = ["The Hearthside tests"]
ages = [2, 12]
engine = "1"
"""


def _tale(number: int) -> str:
    """Return one tale."""
    chance = Random(number)
    lost = LOST[number]
    folk = list(islice(cycle(FOLK), number, number + HELPERS))
    places = list(islice(cycle(PLACES), number, number + STATIONS))
    asked = "\n".join(_helper(chance, lost, who) for who in folk)
    passed = "\n".join(_station(chance, lost, place) for place in places)
    endings = "\n".join(_ending(chance, lost, turn) for turn in range(3))
    return f"""+++
id = "{lost}"
title = "{{{{ hero }}}} and the {lost}"
ages = [2, 12]
shape = "{SHAPES[number % len(SHAPES)]}"
minutes = [3, 15]
[cast.keeper]
kind = "keeper"
names = ["Brindle", "Old Sorrel", "Mrs. Quill"]
pronouns = "they"
friend = true
[draw]
perch = ["a/the window sill", "a/the kitchen stool", "a/the garden wall", "an/the empty crate"]
[turns.lamp]
say = ["The lamp burned on.", "The lamp burned a little lower.", "The lamp had half an eye open."]
end = "The lamp went out by itself."
+++

## Knock {{energy=4}}

### The first time {{new=keeper}}

{{{{ hero }}}} had one arm in a sleeve when somebody coughed on {{{{ perch }}}}. "Good evening,"
said the somebody. "I am {{{{ keeper }}}}. I keep the {lost}, and tonight I do not."

### Once more {{known=keeper}}

Somebody coughed on {{{{ perch }}}}, and {{{{ hero }}}} {{{{ hero.was }}}} sure who it was. It was
{{{{ keeper }}}}, with both hands empty. "The {lost}," said the cough, "has gone for its walk again."

## Asking {{energy=4 take=2..{HELPERS} order=by-energy}}

{asked}

## The way {{energy=3 take=1..{STATIONS}}}

{passed}

## A rest {{energy=2 optional}}

### On a stone

They sat down on a stone that had been warm at noon. {{{{ lead }}}} counted what was left of the day
on the fingers of one hand. {{{{ turn.lamp }}}}

### On a step

They sat down on a step with a dip in it, worn by everybody who had ever sat there. {{{{ lead }}}}
put a hand into the dip. {{{{ turn.lamp }}}}

## Home {{energy=1}}

{endings}
"""


def _helper(chance: Random, lost: str, who: str) -> str:
    """Return somebody who is asked."""
    doing, more = chance.sample(MADE, 2)
    return f"""### The {who} {{adds="the {who}"}}

The {who} of the {lost} {doing}. {chance.choice(NOISES)} {{{{ lead }}}} waited until it was done,
since it is no use to hurry the {who} of anything. Then the {who} {more}, and only then looked up.
"{chance.choice(SAID)}" {{{{ lead.They }}}} said thank you, as one does, and closed the gate twice,
because the first time it had only leaned. {{{{ turn.lamp }}}}

~ home: The {who} had put the {lost} out of mind and lay down.
"""


def _station(chance: Random, lost: str, place: str) -> str:
    """Return a place on the way."""
    doing = chance.choice(MADE)
    count = chance.choice(("two", "three", "four", "seven"))
    return f"""### The {place}

Past the {place} the path bent like a spoon. Someone had {_had(doing)} there, and had left {count}
marks to prove it. {chance.choice(NOISES)} {{{{ lead }}}} put {{{{ lead.their }}}} feet where the
marks were, one after the other, and looked under the {place} for the {lost}. There was a leaf, and
under the leaf another leaf, and under that one nothing that anybody had lost.
"""


def _had(doing: str) -> str:
    """Return a deed as it is told afterwards (drew -> drawn, where English wants it)."""
    for past, done in (("drew", "drawn"), ("wrote", "written"), ("hung", "hung")):
        if doing.startswith(past):
            return done + doing[len(past) :]
    return doing


def _ending(chance: Random, lost: str, turn: int) -> str:
    """Return one of the ways home."""
    where = ("under the pillow", "behind the door", "in the other pocket")[turn]
    doing = chance.choice(MADE)
    return f"""### Home {turn + 1}

They went home the way they had come. {{{{ back.home }}}} Somebody had {_had(doing)} and gone to bed.
And the {lost} was {where}, where it had been since noon, waiting for everyone to stop looking. They
told {{{{ keeper }}}}, who nodded. {{{{ turn.lamp }}}} And {{{{ hero }}}} {{{{ hero.was }}}} asleep.
"""
