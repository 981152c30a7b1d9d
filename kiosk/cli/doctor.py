"""`hearthside doctor`: is this device fit for an evening, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.app import fitness
from kiosk.cli.exits import FINDING, FINE

if TYPE_CHECKING:
    import argparse
    from typing import Any


def register(words: argparse._SubParsersAction[Any]) -> None:
    """Add the word to the command line."""
    noun = words.add_parser(
        "doctor", help="is this device fit", description=__doc__, epilog="hearthside doctor"
    )
    noun.set_defaults(run=_doctor)


def _doctor(asked: argparse.Namespace) -> int:
    worst = FINE
    for part in fitness.parts(asked.home):
        mark = "fine" if part.fine else "look"
        print(f"{mark}  {part.name}: {part.what}")
        if not part.fine:
            print(f"      {part.mend}")
            worst = FINDING if part.needed else worst
    return worst
