"""`hearthside screens`: a picture of every screen in every state worth seeing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.exits import FINE, Unable, WrongUse

if TYPE_CHECKING:
    import argparse
    from typing import Any


def register(words: argparse._SubParsersAction[Any]) -> None:
    """Add the word to the command line."""
    noun = words.add_parser(
        "screens",
        help="a PNG of every screen, from made-up families",
        epilog="hearthside screens --out shots --size 800x480",
    )
    noun.add_argument("--out", type=Path, required=True, metavar="DIR", help="where they go")
    noun.add_argument("--size", default="", metavar="800x480", help="one size; all by default")
    noun.add_argument("--only", default="", metavar="WORD", help="screens whose name begins so")
    noun.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    from kiosk.screens import boot

    sizes = _sizes(asked.size, boot.SIZES)
    _make_folder(asked.out)
    from kiosk.screens.shots import shoot

    try:
        for size in sizes:
            count = shoot(asked.out, size, only=asked.only, say=print)
            if not count:
                raise WrongUse(f"only: no screen's name begins with '{asked.only}': leave it out")
            print(f"{size[0]}x{size[1]}: {count} pictures")
    except ImportError as error:
        raise Unable(
            f"screens: no window could be opened ({error}): install libgl1 and libegl1, "
            "or run `./run setup`"
        ) from error
    print(f"look at them in {asked.out}")
    return FINE


def _sizes(text: str, all_sizes: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Return the sizes asked for."""
    if not text:
        return all_sizes
    found = re.fullmatch(r"(\d{3,4})x(\d{3,4})", text)
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (480 <= size[0] <= all_sizes[-1][0] and 320 <= size[1] <= all_sizes[-1][1]):
        raise WrongUse(f"size: '{text}' is none we draw: write one up to 1280x800, like 800x480")
    return (size,)


def _make_folder(folder: Path) -> None:
    """Make the folder, or say in one line why that can't be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unable(f"out: {folder}: {error.strerror}: choose a folder you may write") from error
