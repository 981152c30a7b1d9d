"""`hearthside pack proofs`: every tale in twelve tellings, for an editor to mark."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.app.progress import Progress
from kiosk.cli.exits import FINDING, FINE, WrongUse
from kiosk.cli.previewing import found, write
from stories.covering import renderings
from stories.galley import (
    FOLDER,
    Carried,
    Galley,
    Sheet,
    carry,
    digest,
    galleys_of,
    left_out,
    read,
    set_sheet,
    standing_in,
    twelve,
    written,
)
from stories.pack import open_pack, parse_pack
from stories.problems import did_you_mean
from stories.proof.tags import count

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from stories.covering import Rendering
    from stories.pack import Container, Pack
    from stories.tale import Tale


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verb."""
    proofs = verbs.add_parser(
        "proofs",
        help="every tale in twelve tellings, to read and mark",
        description="Writes proofs/TALE.md into a pack: each tale told twelve times, to four"
        " families on three nights each. An editor writes marks under the paragraphs; made again"
        " after a mend, a proof keeps every mark.",
        epilog="hearthside pack proofs my-village --tale yawn",
    )
    proofs.add_argument("pack", metavar="PACK", help="a pack's folder, or a shipped id")
    proofs.add_argument(
        "--tale", action="append", default=[], metavar="ID", help="only this one (more than once)"
    )
    proofs.add_argument(
        "--marks", action="store_true",
        help="make nothing; show every mark, the open ones first; exit 1 if one is open",
    )  # fmt: skip
    proofs.set_defaults(run=_proofs)


def _proofs(asked: argparse.Namespace) -> int:
    folder = found(asked.pack)
    if not folder.is_dir():
        raise WrongUse(f"proofs: {asked.pack} is one file: name the folder of a pack")
    container = open_pack(folder)
    pack, problems = parse_pack(container)
    errors = [one for one in problems if one.error]
    if pack is None:
        for one in errors:
            print(f"{folder.as_posix()}/{one}")
        return FINDING
    tales = _wanted(pack, asked.tale)
    if asked.marks:
        return _show(folder, {_file(tale) for tale in tales} if asked.tale else None)
    for one in errors:
        print(f"{folder.as_posix()}/{one}")
    if not errors and not asked.tale:
        for name in sorted(set(galleys_of(folder)) - {_file(tale) for tale in tales}):
            print(f"{(folder / name).as_posix()}: no tale here is called so; left as it is")
    return max(_make(folder, container, pack, tales), FINDING if errors else FINE)


def _wanted(pack: Pack, names: Sequence[str]) -> list[Tale]:
    """Return the tales that were named by id or file; without a name, all."""
    if not names:
        return list(pack.tales)
    known = {tale.id: tale for tale in pack.tales}
    known |= {Path(tale.file).stem: tale for tale in pack.tales}
    for name in names:
        if name.removesuffix(".md") not in known:
            near = did_you_mean(name, known) or f" it has {', '.join(sorted(known))}"
            raise WrongUse(f"tale '{name}': not among the sound tales of this pack:{near}")
    picked = {known[name.removesuffix(".md")].id for name in names}
    return [tale for tale in pack.tales if tale.id in picked]


def _file(tale: Tale) -> str:
    """Return the name of a tale's proof inside its pack."""
    return f"{FOLDER}/{Path(tale.file).name}"


def _make(folder: Path, container: Container, pack: Pack, tales: Sequence[Tale]) -> int:
    """Write the proof of every tale; one that was changed by hand is left as it is."""
    progress = Progress(sys.stderr, quiet=not sys.stderr.isatty())
    result, texts, words, opened = FINE, 0, 0, 0
    (folder / FOLDER).mkdir(exist_ok=True)
    for number, tale in enumerate(tales):
        progress.show(number / len(tales), tale.id)
        dozen = tuple(twelve(tale, pack))
        total = digest(tale, pack, container.files)
        sheet = set_sheet(tale, dozen, total, left_out(tale, pack, dozen))
        old, carried = _set(folder, _file(tale), sheet, partial(renderings, tale, pack))
        progress.clear()
        opened += len(old.open)
        if carried is None:
            print(f"{folder.as_posix()}/{old.fault}")
            result = FINDING
            continue
        texts, words = texts + sheet.told, words + sheet.words
        more = _told(len(old.marks), len(old.open), len(carried.mended))
        file = (folder / old.name).as_posix()
        print(f"{file}: {sheet.told} texts, {sheet.words:,} words{more}")
    made = f"{count(len(tales), 'tale')}, {count(texts, 'text')}, {words:,} words"
    print(f"{pack.manifest.id}: {made}, {count(opened, 'open mark')}")
    return result


def _set(
    folder: Path, name: str, sheet: Sheet, told: Callable[[], Iterable[Rendering]]
) -> tuple[Galley, Carried | None]:
    """Write one proof with the marks of the old one, or leave it if that has a fault."""
    standing = standing_in(told)
    while True:
        data = _found(folder / name)
        old = read(name, data)
        if old.fault is not None:
            return old, None
        carried = carry(old.marks, sheet, standing)
        text = written(sheet, carried)
        # An editor may have saved a mark in between: then the marks are read again.
        if data == _found(folder / name):
            if data != text.encode():
                write(folder / name, text)
            return old, carried


def _found(file: Path) -> bytes:
    """Return what a file holds; one that was never made holds nothing."""
    return file.read_bytes() if file.exists() else b""


def _told(marks: int, opened: int, mended: int) -> str:
    """Return in a few words what became of the marks."""
    if not marks:
        return ""
    return (
        f", {count(marks, 'mark')} kept ({opened or 'none'} open, {mended or 'none'} mended since)"
    )


def _show(folder: Path, names: set[str] | None) -> int:
    """Print every mark, the open ones first."""
    galleys = [
        read(name, data)
        for name, data in galleys_of(folder).items()
        if names is None or name in names
    ]
    marks = [(not mark.open, one.name, mark.line, mark) for one in galleys for mark in one.marks]
    for _, name, line, mark in sorted(marks, key=lambda row: row[:3]):
        print(f"{(folder / name).as_posix()}:{line}: {mark.place.label}: {mark.text}")
    for one in galleys:
        if one.fault is not None:
            print(f"{folder.as_posix()}/{one.fault}")
    left = sum(not done for done, *_ in marks)
    print(f"{count(len(marks), 'mark')}, {left or 'none'} open")
    return FINDING if left or any(one.fault for one in galleys) else FINE
