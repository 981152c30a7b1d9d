"""`hearthside pack key/build`: a pack as one file, signed by its storyteller."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.exits import FINE, Finding, WrongUse
from kiosk.desk import building
from kiosk.desk.adding import house_ids
from kiosk.worker.inspecting import inspect

if TYPE_CHECKING:
    import argparse
    from typing import Any


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verbs."""
    build = verbs.add_parser(
        "build",
        help="a pack as one file, to hand on",
        description="Checks a pack and writes it as one .hearth file; the same words give the "
        "same bytes. With a key, a signature is laid beside it.",
        epilog="hearthside pack build my-village --key storyteller.key",
    )
    build.add_argument("pack", type=Path, metavar="PACK", help="a pack's folder")
    build.add_argument("--out", type=Path, metavar="FILE.hearth", help="else ID.hearth, here")
    build.add_argument("--key", type=Path, metavar="FILE", help="the secret key to sign with")
    build.set_defaults(run=_build)
    key = verbs.add_parser(
        "key",
        help="a storyteller's key, to sign packs with",
        description="Makes a new pair: a secret key, for nobody else, and a public one. The key's "
        "four words and colour are what families compare, once.",
        epilog="hearthside pack key --out storyteller.key",
    )
    key.add_argument("--out", type=Path, default=Path("storyteller.key"), metavar="FILE")
    key.set_defaults(run=_key)


def _build(asked: argparse.Namespace) -> int:
    folder: Path = asked.pack
    if not folder.is_dir():
        raise WrongUse(f"build: '{folder}' is no folder: name the folder of a pack")
    seen = inspect(folder)
    errors = [problem for problem in seen.problems if problem.error]
    for problem in errors:
        print(f"{folder.as_posix().rstrip('/')}/{problem}")
    if not seen.sound:
        many = f"it has {len(errors)} error{'s' * (len(errors) != 1)}" if errors else "it is empty"
        raise Finding(f"build {folder.name}: {many}: nothing was built, mend the pack first")
    if seen.id in house_ids():
        why = "that is a pack of the house, and no family could add yours"
        raise Finding(f"build {seen.id}: {why}: give it an id of its own")
    out: Path = asked.out or Path(f"{seen.id}{building.HEARTH}")
    if out.suffix != building.HEARTH:
        raise WrongUse(f"build: '{out}' is no name for a pack: let it end in {building.HEARTH}")
    built = building.build(folder, seen.id, seen.version, out, asked.key)
    print(f"{built.file}: {seen.title}, version {seen.version}, {built.size:,} bytes")
    print(f"BLAKE2b {built.sum}")
    if built.signature is not None:
        print(f"{built.signature}: signed by {built.words}")
        print("Hand both files on together.")
    elif built.dropped:
        print("An older signature beside it no longer fitted and was taken away.")
    advice = len(seen.problems) - len(errors)
    if advice:
        pieces = "piece" if advice == 1 else "pieces"
        print(f"{advice} {pieces} of advice: see `hearthside pack check {folder}`")
    return FINE


def _key(asked: argparse.Namespace) -> int:
    key = building.make_key(asked.out)
    print(f"{key.secret}: your secret key. Keep it, copy it somewhere safe, show it to nobody.")
    print(f"{key.public}: your public key, {key.line}")
    print(f"Families will see it as: {key.words}")
    return FINE
