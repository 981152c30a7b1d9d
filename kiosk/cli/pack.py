"""`hearthside pack`: the storyteller's bench and the family's shelf of packs, one module a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.cli import checking, hearing, previewing, proofing, sharing, shelf, starting

if TYPE_CHECKING:
    import argparse
    from typing import Any

PARTS = (starting, checking, previewing, proofing, hearing, sharing, shelf)
"""Each adds its own verbs."""


def register(words: argparse._SubParsersAction[Any]) -> None:
    """Add the word to the command line."""
    noun = words.add_parser("pack", help="the storyteller's bench", epilog="hearthside pack list")
    verbs = noun.add_subparsers(dest="verb", metavar="VERB", required=True)
    for part in PARTS:
        part.register(verbs)
