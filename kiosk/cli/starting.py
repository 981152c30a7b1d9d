"""`hearthside pack new`: a small, finished pack to begin from."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.exits import FINE, Finding, WrongUse
from kiosk.desk.adding import house_ids
from stories.starter import BadName, starter

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from typing import Any

_HOUSE = Path(__file__).resolve().parents[2]


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verb."""
    new = verbs.add_parser(
        "new",
        help="a small, finished pack to begin from",
        description="Makes a folder with one tale that teaches how a tale is written.",
        epilog="hearthside pack new my-village --title 'My Village' --author 'A. Storyteller'",
    )
    new.add_argument("name", metavar="NAME", help="small letters and hyphens: my-village")
    new.add_argument("--title", default="", help="what families read: 'My Village'")
    new.add_argument("--author", default="", help="your name, as you want it printed")
    new.add_argument(
        "--out", type=Path, default=Path(), metavar="DIR", help="the folder to make it in (here)"
    )
    new.set_defaults(run=_new)


def _new(asked: argparse.Namespace) -> int:
    try:
        files = starter(asked.name, asked.title, asked.author)
    except BadName as problem:
        raise WrongUse(str(problem)) from None
    if asked.name in house_ids():
        raise WrongUse(
            f"pack new: '{asked.name}' comes with the house: two packs of one name can't be told "
            "apart: choose another name"
        )
    folder = asked.out / asked.name
    _write(folder, files)
    said = shlex.quote(folder.as_posix())
    tale = next(name for name in files if name.startswith("tales/"))
    print(
        f"{folder.as_posix()} is ready, with one tale in it: {tale}.\n"
        "Open it in any text editor; README.md says what to try.\n"
    )
    for verb, what in (
        ("hear", "hear it read aloud"),
        ("check", "is it right? (ask after every change)"),
        ("preview", "see thirty nights of it in a browser"),
    ):
        print(f"  {program()} pack {verb} {said:{len(said) + 8 - len(verb)}} {what}")
    return FINE


def program() -> str:
    """Return how to call this program from the folder one stands in."""
    launcher = _HOUSE / "run"
    if Path(sys.argv[0]).name == "hearthside" or not launcher.is_file():
        return "hearthside"
    near = os.path.relpath(launcher)
    if near.startswith("../../.."):
        near = str(launcher)
    return shlex.quote(near if near.startswith((".", "/")) else f"./{near}")


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a whole folder or nothing, never over anything that is there."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise Finding(f"{folder}: something else is called so: choose another name or --out")
    if folder.is_dir() and any(folder.iterdir()):
        raise Finding(f"{folder}: it is there already and not empty: choose another name or --out")
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        for name, data in files.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        for path in (fresh, *(one for one in fresh.rglob("*") if one.is_dir())):
            path.chmod(0o755)
        fresh.replace(folder)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
