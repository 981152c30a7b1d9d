"""`hearthside pack add/list/hold/remove`: the packs this family tells from."""

from __future__ import annotations

import dataclasses
import getpass
import json
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.exits import FINE, Finding, WrongUse
from kiosk.desk import shelf
from kiosk.worker import Worker

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from kiosk.desk.shelf import Proposal, ShelfPack

SHOWN = 12
"""Titles shown of a pack."""


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verbs."""
    adding = verbs.add_parser(
        "add",
        help="put a pack on the family's shelf",
        description="Shows what is in a pack and who signed it, asks a grown-up, and installs it.",
        epilog="hearthside pack add my-village.hearth",
    )
    adding.add_argument("file", type=Path, metavar="FILE|DIR", help="a .hearth file or a folder")
    adding.add_argument("--yes", action="store_true", help="don't ask (a PIN is asked for still)")
    adding.add_argument("--pin", default="", help="the grown-ups' PIN, for scripts")
    adding.set_defaults(run=_add)
    listing = verbs.add_parser(
        "list", help="every pack there is", epilog="hearthside pack list --json"
    )
    listing.add_argument("--json", action="store_true", help="for tools")
    listing.set_defaults(run=_list)
    hold = verbs.add_parser(
        "hold", help="tell from a pack no more, at once", epilog="hearthside pack hold my-village"
    )
    hold.add_argument("id", metavar="ID")
    hold.add_argument("--release", action="store_true", help="let it be told from again")
    hold.set_defaults(run=_hold)
    remove = verbs.add_parser(
        "remove", help="take an added pack away", epilog="hearthside pack remove my-village --yes"
    )
    remove.add_argument("id", metavar="ID")
    remove.add_argument("--yes", action="store_true", help="do it")
    remove.set_defaults(run=_remove)


def _add(asked: argparse.Namespace) -> int:
    if not asked.file.exists():
        raise WrongUse(f"add: there is no '{asked.file}': name a .hearth file or a pack's folder")
    with shelf.at(asked.home) as store, closing(Worker([])) as worker:
        proposal = shelf.look(store, asked.file, inspecting=worker.inspect)
        if proposal.seen.id:
            print("\n".join(_shown(proposal)))
        if proposal.refusal:
            raise Finding(proposal.refusal)
        if proposal.same:
            print("It is here already; nothing was changed.")
            return FINE
        _ask(asked, store)
        added = shelf.add(store, proposal)
        shelf.surely_kept(store)
    held = f"; it is still held: `hearthside pack hold {added.pack.id} --release`"
    print(f"Added{held if added.pack.held else ''}.")
    print("Its first night is told only with a grown-up there.")
    return FINE


def _shown(proposal: Proposal) -> list[str]:
    """Return what a grown-up should know of a pack before saying yes."""
    seen = proposal.seen
    least, most = (*seen.minutes, 0, 0)[:2]
    titles = [one.title for one in seen.told]
    more = f" and {len(titles) - SHOWN} more" if len(titles) > SHOWN else ""
    what = "tale" if seen.kind == "stories" else "ritual"
    lines = [
        f"{seen.title} ({seen.id}, version {seen.version}, language {seen.language})",
        f"  by {', '.join(seen.authors)}; {seen.licence}",
        f"  ages {seen.ages[0]}-{seen.ages[-1]}, {least:g}-{most:g} minutes" if seen.told else "",
        f"  {len(titles)} {what}{'s' * (len(titles) != 1)}: {', '.join(titles[:SHOWN])}{more}",
        f"  touches: {', '.join(seen.worries) or 'none of the worries'}",
        f"  {proposal.signer.line}",
        f"  {proposal.news.line}",
    ]
    return [line for line in lines if line]


def _ask(asked: argparse.Namespace, store: Any) -> None:
    """Ask a grown-up; whoever says no, or has no right to say yes, ends the command."""
    terminal = sys.stdin.isatty()
    if not asked.yes:
        if not terminal:
            raise WrongUse("add: a grown-up must say yes: add --yes")
        if input("Add it? [y/N] ").strip().casefold() not in ("y", "yes"):
            raise Finding("add: nobody said yes: nothing was changed")
    if not shelf.needs_pin(store):
        return
    wait = shelf.pin_wait(store, time.monotonic())
    if wait > 0 and (terminal or asked.pin):
        print(f"Wrong PINs were tried: the next is looked at in {wait:.0f} seconds.", flush=True)
        time.sleep(wait + 0.1)
    if not asked.pin and not terminal:
        raise WrongUse("add: this home has a PIN: add --pin")
    pin = asked.pin or getpass.getpass("The grown-ups' PIN: ")
    problem = shelf.right_pin(store, pin, time.monotonic())
    if problem:
        raise Finding(f"add: {problem}: nothing was changed")


def _list(asked: argparse.Namespace) -> int:
    with shelf.at(asked.home, read_only=True) as store:
        packs = shelf.listed(store)
    if asked.json:
        rows = [dataclasses.asdict(pack) for pack in packs]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return FINE
    for pack in packs:
        what = ("tale" if pack.kind == "stories" else "ritual") + "s" * (pack.tales != 1)
        print(f"{pack.id:20} {pack.tales:3} {what:7} {pack.title} ({pack.licence}){_state(pack)}")
    return FINE


def _state(pack: ShelfPack) -> str:
    """Return what is special about a pack, in a few words."""
    words = [f"version {pack.version}"] if not pack.shipped else []
    words += [f"signed by {pack.signer}"] if pack.signer else []
    words += ["not signed"] if not pack.shipped and not pack.signer else []
    words += ["held" if not pack.aside else "set aside: it could not be told"] if pack.held else []
    words += ["waits for its first night with a grown-up"] if pack.fresh else []
    words += list(pack.problems[:1])
    return f": {', '.join(words)}" if words else ""


def _hold(asked: argparse.Namespace) -> int:
    with shelf.at(asked.home) as store:
        change = shelf.release if asked.release else shelf.hold
        pack = change(store, asked.id)
        shelf.surely_kept(store)
    now = "is told from again" if asked.release else "is told from no more"
    print(f"{pack.title} {now}.")
    return FINE


def _remove(asked: argparse.Namespace) -> int:
    with shelf.at(asked.home) as store:
        pack = shelf.find(store, asked.id)
        if not pack.shipped and not asked.yes:
            raise WrongUse(f"remove: {pack.title} would be taken away: add --yes to do it")
        shelf.remove(store, asked.id)
        shelf.surely_kept(store)
    print(f"{pack.title} is gone; what children heard of it stays in the diary.")
    return FINE
