"""`hearthside recording`: what grown-ups recorded, in place of the voice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.exits import FINE, WrongUse
from kiosk.desk import bringing

if TYPE_CHECKING:
    import argparse
    from typing import Any


def register(words: argparse._SubParsersAction[Any]) -> None:
    """Add the word to the command line."""
    noun = words.add_parser(
        "recording",
        help="what grown-ups recorded",
        description=__doc__,
        epilog="hearthside recording list",
    )
    verbs = noun.add_subparsers(dest="verb", metavar="VERB", required=True)
    listing = verbs.add_parser(
        "list", help="every recording kept", epilog="hearthside recording list"
    )
    listing.set_defaults(run=_list)
    add = verbs.add_parser(
        "add",
        help="keep a WAV, FLAC, OGG or MP3 file as a recording",
        epilog="hearthside recording add name:Mia mia.mp3 --by Nana",
    )
    add.add_argument("slot", metavar="SLOT", help=bringing.KNOWN)
    add.add_argument("file", type=Path, metavar="FILE", help="for instance on a stick")
    add.add_argument("--by", required=True, metavar="NAME", help="who speaks")
    add.add_argument(
        "--child",
        action="append",
        default=[],
        metavar="NAME",
        help="who is named in it: it is heard only when they are there, and goes with them",
    )
    add.set_defaults(run=_add)
    hear = verbs.add_parser(
        "hear",
        help="write one as a WAV file",
        epilog="hearthside recording hear goodnight-k3m9pw --out goodnight.wav",
    )
    hear.add_argument("id", metavar="ID", help="see `hearthside recording list`")
    hear.add_argument("--out", type=Path, required=True, metavar="F.wav")
    hear.set_defaults(run=_hear)
    remove = verbs.add_parser(
        "remove",
        help="take one out for good",
        epilog="hearthside recording remove goodnight-k3m9pw",
    )
    remove.add_argument("id", metavar="ID", help="see `hearthside recording list`")
    remove.set_defaults(run=_remove)


def _list(asked: argparse.Namespace) -> int:
    for line in bringing.listed(asked.home) or ["Nothing is recorded yet."]:
        print(line)
    return FINE


def _add(asked: argparse.Namespace) -> int:
    print(bringing.add(asked.home, asked.slot, asked.file, asked.by, asked.child))
    return FINE


def _hear(asked: argparse.Namespace) -> int:
    if asked.out.suffix.lower() != ".wav":
        raise WrongUse(f"out: {asked.out} is no WAV file: name one that ends in .wav")
    clip = bringing.heard(asked.home, asked.id)
    clip.write_wav(asked.out)
    print(f"{asked.out}: {clip.seconds:.1f} seconds")
    return FINE


def _remove(asked: argparse.Namespace) -> int:
    print(f"gone: {bringing.remove(asked.home, asked.id)}")
    return FINE
