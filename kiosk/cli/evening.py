"""`hearthside evening`: one whole evening without a screen, into a folder of files."""

from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.app.folder import EveningProblem, WrongWish
from kiosk.app.headless import Evening, Request
from kiosk.app.progress import Progress
from kiosk.cli.child import SPEC_HELP, described
from kiosk.cli.exits import FINE, Finding, WrongUse
from rituals.limits import MINUTES_LEAST, MINUTES_MOST

if TYPE_CHECKING:
    import argparse
    from typing import Any

EXAMPLE = ("Mia:6:she:likes=owl", "Theo:4:he")
"""A made-up family."""
EXAMPLE_HOUR = "2026-03-14T18:20"
"""A Saturday in March, early enough for any wish."""


def register(words: argparse._SubParsersAction[Any]) -> None:
    """Add the word to the command line."""
    noun = words.add_parser(
        "evening",
        help="a whole evening without a screen",
        description=__doc__,
        epilog="hearthside evening --child Mia:6:she --minutes 20 --fast --out tonight",
    )
    noun.add_argument("--child", action="append", default=[], metavar="SPEC", help=SPEC_HELP)
    noun.add_argument("--minutes", type=_minutes, default=None, help="3 to 60, all in all")
    noun.add_argument("--short", action="store_true", help="seven minutes in all")
    noun.add_argument("--seed", type=int, default=None, help="the same number, the same story")
    noun.add_argument("--voice", default="", metavar="ID", help="see `hearthside voice list`")
    noun.add_argument("--fast", action="store_true", help="on a virtual clock")
    noun.add_argument("--example", action="store_true", help="a made-up family")
    noun.add_argument("--quiet", action="store_true", help="no progress bar")
    noun.add_argument(
        "--out", type=_folder, required=True, metavar="DIR", help="where the files go"
    )
    noun.set_defaults(run=_evening)


def _folder(text: str) -> Path:
    """Return a folder that was named: a script's empty variable is none."""
    if not text.strip():
        raise WrongUse("out: no folder is named: write for instance --out tonight")
    return Path(text)


def _minutes(text: str) -> float:
    """Return minutes as a number that can be an evening's."""
    try:
        minutes = float(text)
    except ValueError:
        minutes = math.nan
    if not MINUTES_LEAST <= minutes <= MINUTES_MOST:
        span = f"{MINUTES_LEAST} to {MINUTES_MOST}"
        raise WrongUse(f"minutes: '{text}' is no length of an evening: choose {span}")
    return minutes


def _evening(asked: argparse.Namespace) -> int:
    specs = list(EXAMPLE) if asked.example and not asked.child else asked.child
    if not specs:
        raise WrongUse("evening: nobody goes to bed: add --child Mia:6:she, or --example")
    spelled = [spec for spec in specs if ":" in spec]
    if spelled and len(spelled) != len(specs):
        raise WrongUse(
            "child: stored names and described children are mixed: give all as Name:age:pronouns"
        )
    children = tuple(described(spec) for spec in spelled)
    if len({child.name.casefold() for child in children}) != len(children):
        raise WrongUse("child: two of one name: add a second name to one of them")
    request = Request(
        out=asked.out,
        children=children,
        stored=() if spelled else tuple(specs),
        minutes=asked.minutes,
        short=asked.short,
        seed=asked.seed,
        voice=asked.voice,
        fast=asked.fast,
        # Made-up children have no clock of their own: without one given it is a good hour.
        as_if=asked.as_if or (EXAMPLE_HOUR if spelled else ""),
        home=asked.home,
    )
    try:
        done = Evening(request, Progress(sys.stderr, quiet=asked.quiet)).hold()
    except WrongWish as problem:
        raise WrongUse(str(problem)) from None
    except EveningProblem as problem:
        raise Finding(str(problem)) from None
    for note in done.notes:
        sys.stderr.write(f"{note}\n")
    minutes, seconds = divmod(round(done.seconds), 60)
    print(f"{done.title}: {minutes}:{seconds:02d} minutes, in {asked.out}")
    print("evening.wav  transcript.jsonl  plan.json  story.txt")
    return FINE
