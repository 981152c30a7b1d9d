"""`hearthside ritual print`: a ritual as a card on paper, its front and its back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli import inherit
from kiosk.cli.exits import FINE, WrongUse
from kiosk.cli.printing import place, write
from kiosk.desk.entries import done, minutes, whose
from kiosk.press.card import Card, CardStep, cards
from kiosk.press.paper import FORMATS
from kiosk.press.prints import picture
from rituals import library
from rituals.ritual import Confidence

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from rituals.ritual import Ritual


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verb."""
    verb = verbs.add_parser(
        "print",
        help="a ritual as a card: what it is on the front, how it is done on the back",
        description="Two pages of half a sheet for each: print both sides, flip on the long edge.",
        epilog="hearthside ritual print curfew-bell --paper a4",
    )
    verb.add_argument("id", nargs="?", metavar="ID", help="see `hearthside ritual list`")
    verb.add_argument("--all", action="store_true", help="every ritual on the shelf, in one file")
    verb.add_argument("--paper", choices=sorted(FORMATS), default="a4", help="a4 if left out")
    verb.add_argument(
        "--out", type=Path, default=None, metavar="F.pdf", help="named for the ritual if left out"
    )
    verb.set_defaults(run=_print)


def _print(asked: argparse.Namespace) -> int:
    wanted = _wanted(asked)
    title = "Marcus's almanac" if asked.all else wanted[0].name
    out = place(asked.out, "almanac-cards.pdf" if asked.all else f"{wanted[0].id}-card.pdf")
    made = cards([card_of(one) for one in wanted], FORMATS[asked.paper], title)
    write(out, made.pdf)
    if made.lost:
        print(
            f"letters: our type has no {' '.join(made.lost)}: an empty box stands for each",
            file=sys.stderr,
        )
    half = "A5" if asked.paper == "a4" else "half a Letter sheet"
    print(f"{out.as_posix()}: {made.pages} pages of {half}. Print on both sides.")
    return FINE


def _wanted(asked: argparse.Namespace) -> tuple[Ritual, ...]:
    """Return the rituals that were asked for; a draft is printed only by its id."""
    own = tuple(one for one, wrong in inherit.ours(asked.home) if not wrong or not asked.all)
    shelf = library.Library((*library.shipped().rituals, *own))
    if asked.all == bool(asked.id):
        raise WrongUse("print: name one ritual, or write --all: see hearthside ritual list")
    if asked.all:
        return shelf.shelf
    try:
        return (shelf.get(asked.id),)
    except library.NoRitual as problem:
        raise WrongUse(str(problem)) from None


def card_of(ritual: Ritual) -> Card:
    """Return what stands on a ritual's card."""
    steps = tuple(
        CardStep(
            "tonight's tale" if not step.seconds else minutes(step.seconds, step.most),
            done(ritual, step),
            step.care_lines,
        )
        for step in ritual.steps
    )
    notes = [("What you need", f"{', '.join(ritual.needs).capitalize()}.")] if ritual.needs else []
    notes += [("What we changed, and why", ritual.changed)] if ritual.changed else []
    notes += [("What is in doubt", " ".join(ritual.contested))] if ritual.contested else []
    notes += [("The next morning", ritual.morning)] if ritual.morning else []
    written = "; ".join(str(one) for one in ritual.sources).removesuffix(".")
    ours = ritual.confidence is Confidence.FAMILY
    notes.append(("Whom we have it from" if ours else "Where it is written", f"{written}."))
    licence = "Our own." if ours else "CC BY-SA 4.0."
    low, high = ritual.ages
    ages = f"ages {low} to {high}" if low else f"up to {high} years"
    return Card(
        ritual.name,
        (whose(ritual), ritual.era),
        ritual.was,
        "" if "{" in ritual.opening else ritual.opening,
        steps,
        tuple(notes),
        f"Hearthside, {ages}, {minutes(ritual.seconds)} in all. {licence}",
        picture(ritual.picture or ritual.id),
    )
