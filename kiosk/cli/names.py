"""`hearthside voice names`: how other languages would say a name, for those who read IPA."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kiosk.cli.exits import FINDING, FINE, WrongUse
from kiosk.voice.naming import ways
from stories.cast import name_fault

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from kiosk.voice.names.candidates import Candidate


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verb to `hearthside voice`."""
    names = verbs.add_parser(
        "names",
        help="ways to say a name, to be kept with --said",
        description=__doc__,
        epilog="hearthside voice names Siobhán",
    )
    names.add_argument("name", metavar="NAME")
    names.add_argument("--json", action="store_true", help="for tools")
    names.set_defaults(run=_names)


def _names(asked: argparse.Namespace) -> int:
    name = " ".join(asked.name.split())
    why = name_fault(name)
    if why:
        raise WrongUse(f"voice names '{name}': {why}: write a plain name")
    told = ways(name)
    if asked.json:
        plain = [
            {
                "said": one.said,
                "languages": list(one.languages),
                "sounds_like": one.hint,
                "letter_by_letter": one.spelled,
            }
            for one in told
        ]
        print(json.dumps(plain, ensure_ascii=False, indent=2))
        return FINE if told else FINDING
    if not told:
        print(f"{name}: no language says it: write how it sounds, like shi-VAWN")
        return FINDING
    widths = [max(len(text) for text in column) for column in zip(*map(_row, told), strict=True)]
    for one in told:
        row = zip(_row(one), widths, strict=True)
        print("  ".join(f"{text:{width}}" for text, width in row).rstrip())
    return FINE


def _row(one: Candidate) -> tuple[str, str, str]:
    """Return a candidate's columns."""
    return one.said, one.hint, one.title
