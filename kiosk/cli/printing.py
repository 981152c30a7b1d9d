"""`hearthside story print`: a told story as a booklet to fold, or as pages for a screen."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.exits import FINE, WrongUse
from kiosk.cli.finding import around
from kiosk.cli.nights import day_of, evening_of, whom
from kiosk.desk import keepsake, scenes, shelf
from kiosk.press.booklet import bind, file_name
from kiosk.press.paper import FORMATS, MAKER
from stories.memory import Memory

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from kiosk.desk.keepsake import Keepsake
    from kiosk.press.booklet import Bound
    from kiosk.press.paper import Format


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verb."""
    verb = verbs.add_parser(
        "print",
        help="a story as a booklet: print both sides, flip on the short edge, fold",
        description="The same words as `story tell`, or with --night those a home keeps.",
        epilog="hearthside story print --child Mia:6:she --seed 7 --paper a4",
    )
    whom(verb)
    verb.add_argument("--tale", default=None, metavar="ID", help="a certain tale; see `story list`")
    verb.add_argument(
        "--night", type=int, default=None, metavar="N",
        help='the very words of a night of this home ("Again!"), instead of --child',
    )  # fmt: skip
    verb.add_argument("--paper", choices=sorted(FORMATS), default="a4", help="a4 if left out")
    verb.add_argument(
        "--pages", action="store_true", help="single pages in reading order, for a screen"
    )
    verb.add_argument(
        "--out", type=Path, default=None, metavar="FILE.pdf", help="named for the story if left out"
    )
    verb.set_defaults(run=_print)


def _print(asked: argparse.Namespace) -> int:
    kept, packs = _wanted(asked)
    out = place(asked.out, file_name(kept.title, "-pages" if asked.pages else ""))
    form = FORMATS[asked.paper]
    made = bind(kept.booklet(packs), form, single=asked.pages)
    write(out, made.pdf)
    if made.lost:
        print(
            f"letters: our type has no {' '.join(made.lost)}: an empty box stands for each",
            file=sys.stderr,
        )
    print(f"{out.as_posix()}: {_about(made, form)}")
    return FINE


def _wanted(asked: argparse.Namespace) -> tuple[Keepsake, tuple[Path, ...]]:
    """Return the story that was asked for, and where its pack may lie."""
    if asked.night is not None:
        if asked.child or asked.tale or asked.pack:
            raise WrongUse(
                "night: its words are kept as they were told: leave --child, --tale and --pack out"
            )
        return keepsake.of_night(asked.home, asked.night)
    day = day_of(asked.as_if)
    evening = evening_of(asked, day)
    story = evening.tell(Memory(), 1, asked.tale)
    names = [child.name for child in evening.children]
    age = min(child.age for child in evening.children)
    told = f"This telling: {evening.minutes:g} minutes wished, seed {evening.seed}."
    packs = [(around(one) or one) if one.suffix == ".md" else one for one in asked.pack]
    sky = scenes.sky_on(day)
    return keepsake.of_story(story, names, age, told, sky), tuple(packs) or shelf.house_folders()


def _about(made: Bound, form: Format) -> str:
    """Return what was made, and what to do with it."""
    if not made.sheets:
        return f"{made.pages} pages in reading order"
    sheets = "1 sheet" if made.sheets == 1 else f"{made.sheets} sheets"
    return (
        f"{made.pages} pages on {sheets} of {form.name}."
        " Print on both sides, flipped on the short edge, and fold in the middle."
    )


def place(asked: Path | None, name: str) -> Path:
    """Return where the booklet goes; never over somebody else's file."""
    out = asked or Path(name)
    shown = out.as_posix()
    if out.is_dir():
        raise WrongUse(f"out: {shown} is a folder: name a file: {(out / name).as_posix()}")
    if not out.resolve().parent.is_dir():
        raise WrongUse(
            f"out: there is no folder {out.parent.as_posix()}: make it first, or name another"
        )
    if (out.exists() or out.is_symlink()) and not ours(out):
        raise WrongUse(f"out: {shown} is no booklet of ours and is left alone: name another")
    return out


def ours(file: Path) -> bool:
    """Return whether a file is a booklet of ours, which may be written over."""
    if not file.is_file():
        return False
    data = file.read_bytes()
    return data.startswith(b"%PDF-") and f"/Producer ({MAKER})".encode() in data


def write(out: Path, pdf: bytes) -> None:
    """Write the booklet so that a reader meets the old one or the new one, never a part."""
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        part.write_bytes(pdf)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
