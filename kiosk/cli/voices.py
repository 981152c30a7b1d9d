"""The shelf's verbs of `hearthside voice`: every voice there is, which one reads, in and out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.exits import FINDING, FINE
from kiosk.desk import dropping, reading, shelf
from kiosk.voice.offer import BUILT_IN, NATURAL, STUDIO, kind_of
from kiosk.voice.selftest import ENOUGH, fast_enough, real_time_factor
from kiosk.voice.shelf import check

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from kiosk.voice.offer import Offer

SEE = "see `hearthside voice list`"


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add these verbs to `hearthside voice`."""
    listing = verbs.add_parser(
        "list",
        help="every voice, and whether it speaks here",
        epilog="hearthside voice list --json",
    )
    listing.add_argument("--json", action="store_true", help="for tools")
    listing.set_defaults(run=_list)
    take = verbs.add_parser(
        "take", help="let a voice read from tonight on", epilog="hearthside voice take natural"
    )
    take.add_argument("id", metavar="ID", help=SEE)
    take.set_defaults(run=_take)
    add = verbs.add_parser(
        "add",
        help="bring in a Piper voice (.onnx) or a voice of the studio (.bin)",
        epilog="hearthside voice add de_DE-thorsten-low.onnx",
    )
    add.add_argument("file", type=Path, metavar="FILE", help="a Piper voice's json lies beside it")
    add.set_defaults(run=_add)
    remove = verbs.add_parser(
        "remove",
        help="take a voice out that was brought in",
        epilog="hearthside voice remove studio:bf_emma",
    )
    remove.add_argument("id", metavar="ID", help=SEE)
    remove.set_defaults(run=_remove)
    trial = verbs.add_parser(
        "try",
        help="find out how quick this device is with a voice, and keep it",
        epilog="hearthside voice try",
    )
    trial.add_argument("id", nargs="?", default=NATURAL, metavar="ID", help=f"{SEE} ({NATURAL})")
    trial.set_defaults(run=_try)


def _list(asked: argparse.Namespace) -> int:
    with shelf.at(asked.home, read_only=True) as store:
        offers, reads = reading.offers(store), reading.chosen(store)
    if asked.json:
        plain = [
            {
                "id": one.id,
                "title": one.title,
                "about": one.about,
                "kind": one.kind,
                "languages": list(one.languages),
                "licence": one.licence,
                "here": not one.why_not,
                "why_not": one.why_not,
                "reads": one.id == reads,
            }
            for one in offers
        ]
        print(json.dumps(plain, ensure_ascii=False, indent=2))
        return FINE
    for one in offers:
        print(f"{one.id}{'  (reads tonight)' if one.id == reads else ''}")
        print(f"    {one.title}: {_about(one)}")
        if one.why_not:
            print(f"    not here: {one.why_not}")
    return FINE


def _about(one: Offer) -> str:
    """Return what is told of a voice beside its name, on one line."""
    told = (one.about, "/".join(one.languages), f"licence {one.licence or 'not stated'}")
    return "; ".join(part for part in told if part)


def _take(asked: argparse.Namespace) -> int:
    check(asked.id, dropping.places(asked.home))
    with shelf.at(asked.home) as store:
        reading.choose(store, asked.id)
    print(f"{asked.id}: it reads from tonight on")
    if kind_of(asked.id) == STUDIO:
        print(
            "get each evening ready in the afternoon: on the kiosk, For grown-ups, Who reads aloud"
        )
    return FINE


def _add(asked: argparse.Namespace) -> int:
    one = dropping.add(asked.home, asked.file)
    print(f"{one.id}  {one.title}: {_about(one)}")
    print(f"`hearthside voice take {one.id}` lets it read")
    return FINE


def _remove(asked: argparse.Namespace) -> int:
    print(f"gone: {', '.join(dropping.remove(asked.home, asked.id))}")
    with shelf.at(asked.home, read_only=True) as store:
        if store.family.rules.voice == asked.id:
            print(f"it was to read: {reading.chosen(store)} reads now")
    return FINE


def _try(asked: argparse.Namespace) -> int:
    places = dropping.places(asked.home)
    check(asked.id, places)
    with shelf.at(asked.home) as store:
        found = real_time_factor(asked.id, places)
        reading.keep_trial(store, asked.id, found)
        reads = reading.chosen(store)
        chosen = bool(store.family.rules.voice)
    fine = fast_enough(found)
    limit = "quick enough to read live" if fine else f"too slow to read live (limit {ENOUGH:g})"
    print(f"{asked.id}: {found:.2f} s of work for a second of speech: {limit}")
    why = ""
    if reads != asked.id and chosen:
        why = f", as it was chosen: `hearthside voice take {asked.id}` changes that"
    elif reads == asked.id and not chosen and asked.id != BUILT_IN:
        why = " by itself"
    print(f"{reads} reads tonight{why}")
    return FINE if fine else FINDING
