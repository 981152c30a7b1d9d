"""`hearthside child`: who lives here, for scripts and for those who would rather type."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.app.building import name_problem
from kiosk.cli.exits import FINE, WrongUse
from kiosk.desk import household, possessions
from kiosk.voice.names.ipa import said_fault
from stories.cast import parse_child

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from stories.cast import Child

SPEC_HELP = (
    "Name:age:pronouns[:likes=a,b][:worries=c,d][:said=SOUND]; pronouns she, he, they or five "
    "forms like xe/xem/xyr/xyrs/xemself; a backslash before a colon or comma that belongs to a word"
)
SAID_HELP = (
    "how the name is said: IPA between slashes (/ʃɪvˈɔːn/, see `hearthside voice names`), "
    "or written as it sounds (shi-VAWN)"
)


def register(words: argparse._SubParsersAction[Any]) -> None:
    """Add the word to the command line."""
    noun = words.add_parser(
        "child", help="who lives here", description=__doc__, epilog="hearthside child list"
    )
    verbs = noun.add_subparsers(dest="verb", metavar="VERB", required=True)
    add = verbs.add_parser("add", help="enter a child", epilog="hearthside child add Mia:6:she")
    add.add_argument("spec", metavar="SPEC", help=SPEC_HELP)
    add.add_argument("--said", metavar="SOUND", help=SAID_HELP)
    add.set_defaults(run=_add)
    edit = verbs.add_parser(
        "edit", help="change a child", epilog="hearthside child edit Mia Mia:7:she"
    )
    edit.add_argument("name")
    edit.add_argument("spec", metavar="SPEC", help=SPEC_HELP)
    edit.add_argument("--said", metavar="SOUND", help=f"{SAID_HELP}; '' forgets it")
    edit.set_defaults(run=_edit)
    remove = verbs.add_parser(
        "remove", help="take a child out", epilog="hearthside child remove Mia"
    )
    remove.add_argument("name")
    remove.set_defaults(run=_remove)
    listing = verbs.add_parser("list", help="everybody", epilog="hearthside child list --json")
    listing.add_argument("--json", action="store_true", help="for tools")
    listing.set_defaults(run=_list)


def described(spec: str) -> Child:
    """Return the child a SPEC describes, or say why it can't be read or shown."""
    child = parse_child(spec)
    problem = name_problem(child.name)
    if problem:
        raise WrongUse(f"child: {child.name}: {problem}")
    return _sayable(child)


def _sayable(child: Child) -> Child:
    """Return the child, or say why its name can't be said so."""
    fault = said_fault(child.said)
    if fault:
        example = "write /ʃɪvˈɔːn/, or as it sounds: shi-VAWN"
        raise WrongUse(f"child {child.name}: said {fault}: {example}")
    return child


def _spoken(asked: argparse.Namespace) -> Child:
    """Return the child of a SPEC, said as ``--said`` wants it."""
    child = described(asked.spec)
    if asked.said is None:
        return child
    return _sayable(replace(child, said=" ".join(asked.said.split())))


def _add(asked: argparse.Namespace) -> int:
    household.add(asked.home, _spoken(asked))
    return FINE


def _edit(asked: argparse.Namespace) -> int:
    household.edit(asked.home, asked.name, _spoken(asked), unsaid=asked.said == "")
    return FINE


def _remove(asked: argparse.Namespace) -> int:
    household.remove(asked.home, asked.name)
    return FINE


def _in_words(age: float) -> str:
    """Return an age as a person says it: months under two."""
    return f"{age:g}" if age >= 2 else f"{round(age * 12)} months"


def _list(asked: argparse.Namespace) -> int:
    children = household.listed(asked.home)
    for note in possessions.health(asked.home):
        sys.stderr.write(f"{note['what']}: {note['why']}: {note['mend']}\n")
    if asked.json:
        print(json.dumps(children, ensure_ascii=False, indent=2))
        return FINE
    for child in children:
        more = "".join(
            f"  {key}: {', '.join(child[key])}" for key in ("likes", "worries") if child[key]
        )
        print(f"{child['name']}, {_in_words(child['age'])}, {child['pronouns']}{more}")
    if not children:
        print("Nobody yet. `hearthside child add Mia:6:she` enters one.")
    return FINE
