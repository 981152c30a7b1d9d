"""`hearthside notebook`: what the children drew, listed and printed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.exits import FINE
from kiosk.cli.printing import place, write
from kiosk.desk import drawings
from kiosk.press.paper import FORMATS

if TYPE_CHECKING:
    import argparse
    from typing import Any


def register(words: argparse._SubParsersAction[Any]) -> None:
    """Add the word to the command line."""
    noun = words.add_parser(
        "notebook",
        help="what the children drew",
        description=__doc__,
        epilog="hearthside notebook list",
    )
    verbs = noun.add_subparsers(dest="verb", metavar="VERB", required=True)
    listing = verbs.add_parser("list", help="every drawing kept", epilog="hearthside notebook list")
    listing.set_defaults(run=_list)
    prints = verbs.add_parser(
        "print", help="a drawing on paper", epilog="hearthside notebook print 3 --paper a4"
    )
    prints.add_argument("number", type=int, metavar="N", help="see `hearthside notebook list`")
    prints.add_argument("--paper", choices=sorted(FORMATS), default="a4", help="a4 if left out")
    prints.add_argument("--out", type=Path, default=None, metavar="F.pdf")
    prints.set_defaults(run=_print)


def _list(asked: argparse.Namespace) -> int:
    for line in drawings.listed(asked.home) or ["Nobody has drawn anything yet."]:
        print(line)
    return FINE


def _print(asked: argparse.Namespace) -> int:
    out = place(asked.out, f"drawing-{asked.number}.pdf")
    pdf, lost = drawings.printed(asked.home, asked.number, FORMATS[asked.paper])
    write(out, pdf)
    if lost:
        print(
            f"letters: our type has no {' '.join(lost)}: an empty box stands for each",
            file=sys.stderr,
        )
    print(f"{out.as_posix()}: one page of {FORMATS[asked.paper].name}")
    return FINE
