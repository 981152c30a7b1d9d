"""`hearthside story covers`: every tale's cover of one evening, on one sheet."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.app.progress import Progress
from kiosk.cli.child import SPEC_HELP
from kiosk.cli.exits import FINE, Finding, WrongUse
from kiosk.cli.nights import child_of, day_of, library_at
from kiosk.desk import scenes, shelf
from kiosk.press import Press
from kiosk.press.covers import CoverSheet, is_ours
from stories.cast import Child
from stories.casting import stage
from stories.choosing import refusal
from stories.memory import Memory
from stories.scenery import cover_of
from stories.telling import title_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence
    from typing import Any

    from kiosk.desk.scenes import Sky
    from stories.library import Library

MOST_COLUMNS = 12
SUFFIX = ".png"


@dataclass(frozen=True)
class Cover:
    """One tale as it stands among the choices."""

    tale: str
    title: str
    picture: str


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verb."""
    verb = verbs.add_parser(
        "covers",
        help="every tale's cover, as it is composed for one evening, on one sheet",
        description="With --child only what suits these children, told with their names.",
        epilog="hearthside story covers --out covers.png --date 2026-12-21",
    )
    verb.add_argument("--out", type=Path, required=True, metavar="FILE.png", help="where it goes")
    verb.add_argument("--date", default="", metavar="DATE", help="whose moon and season; today's")
    verb.add_argument("--child", action="append", default=[], metavar="SPEC", help=SPEC_HELP)
    verb.add_argument(
        "--columns", type=int, default=4, metavar="N", help=f"1 to {MOST_COLUMNS} in a row"
    )
    verb.set_defaults(run=_covers)


def _covers(asked: argparse.Namespace) -> int:
    if not 1 <= asked.columns <= MOST_COLUMNS:
        raise WrongUse(f"columns: {asked.columns} is no number of columns: 1 to {MOST_COLUMNS}")
    out = place(asked.out)
    day = day_of(asked.date or asked.as_if)
    children = tuple(child_of(asked.home, spec) for spec in asked.child)
    live_here = bool(asked.child) and not all(":" in spec for spec in asked.child)
    packs = list(shelf.told_from(asked.home)) if live_here else []
    sky = scenes.sky_on(day, southern=live_here and shelf.is_southern(asked.home))
    progress = Progress(sys.stderr, quiet=not sys.stderr.isatty())
    progress.show(0.0, "opening the packs")
    found = tuple(covers(library_at(packs), children, sky))
    if not found:
        raise Finding("covers: no tale suits these children: leave --child out to see them all")
    press = Press(folders=[pack / "pictures" for pack in packs])
    sheet = CoverSheet(press, len(found), asked.columns)
    for number, cover in enumerate(found):
        progress.show(number / len(found), cover.title)
        sheet.lay(cover.picture, cover.title)
    sheet.save(out)
    progress.show(1.0, "the sheet is made")
    progress.end()
    count = "1 cover" if len(found) == 1 else f"{len(found)} covers"
    print(f"{out.as_posix()}: {count}, {sky.season}, {sky.moon_name} moon")
    return FINE


def covers(library: Library, children: Sequence[Child], sky: Sky) -> Iterator[Cover]:
    """Yield the cover of every tale that suits the children; without any, each has its own."""
    for tale in library.tales:
        if tale.comfort:
            continue
        own = children or (Child("Mia", float(sum(tale.ages) // 2), "she"),)
        if refusal(tale, own, picked=True):
            continue
        here = stage(
            tale, own, library.packs[tale.pack].places, Memory(),
            seed=1, season=sky.season, moon=sky.moon_name,
        )  # fmt: skip
        if here is not None:
            picture = scenes.cover(tale.pack, *cover_of(tale, len(own)))
            yield Cover(tale.key, title_of(here), sky.over(picture or tale.key))


def place(out: Path) -> Path:
    """Return where the sheet goes; never over somebody else's file."""
    shown = out.as_posix()
    if out.is_dir():
        inside = (out / f"covers{SUFFIX}").as_posix()
        raise WrongUse(f"out: {shown} is a folder: name a file: {inside}")
    if out.suffix.lower() != SUFFIX:
        raise WrongUse(
            f"out: {shown} is no {SUFFIX} file: name one: {out.stem or 'covers'}{SUFFIX}"
        )
    if not out.resolve().parent.is_dir():
        raise WrongUse(
            f"out: there is no folder {out.parent.as_posix()}: make it first, or name another"
        )
    if (out.exists() or out.is_symlink()) and not is_ours(out):
        raise WrongUse(f"out: {shown} is no sheet of covers and is left alone: name another")
    return out
