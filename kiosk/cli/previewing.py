"""`hearthside pack preview`: a proof sheet of a pack as one page for the browser."""

from __future__ import annotations

import os
import signal
import sys
import threading
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.app.progress import Progress
from kiosk.cli.child import SPEC_HELP
from kiosk.cli.exits import FINDING, FINE, WrongUse
from kiosk.cli.finding import around
from kiosk.cli.nights import child_of
from kiosk.desk.strips import strips
from kiosk.press import shelf as pictures
from kiosk.press.kin import drawable
from kiosk.press.plates import unprintable
from stories.cast import Child
from stories.library import SHIPPED
from stories.lint import check_pack
from stories.pack import open_pack
from stories.problems import did_you_mean
from stories.proof import MARKER, Order, Sky, gather, page
from stories.proof.tags import count
from stories.season import moon_name, season

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator
    from typing import Any

    from stories.pack import Container

MOST_NIGHTS = 120
MOST_MINUTES = 60
LOOK_EVERY_S = 0.5
Stamps = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class _Sheet:
    """What is to be made, out of what, and where."""

    source: Path
    out: Path
    order: Order
    first: date
    """The day of the first night."""
    watched: bool

    def make(self, *, quiet: bool = False) -> tuple[int, str]:
        """Make the sheet and return how many errors it shows, with a line about it."""
        progress = Progress(sys.stderr, quiet=quiet or not sys.stderr.isatty())
        progress.show(0.0, "reading the pack")
        container = open_pack(self.source)
        problems = check_pack(self.source, pictures.names(), drawable(pictures.figures()))
        problems = sorted({*problems, *unprintable(container.files)})
        proof = gather(
            container, problems, self.order, lambda part, what: progress.show(0.9 * part, what)
        )
        seen = strips(proof, self.first, lambda part, what: progress.show(0.9 + part / 10, what))
        write(self.out, page(replace(proof, pictures=seen), watched=self.watched))
        progress.show(1.0, "the sheet is made")
        progress.end()
        advice = len(proof.problems) - proof.errors
        return proof.errors, (
            f"{shown(self.out)}: {count(len(proof.tales), 'tale')}, "
            f"{count(len(proof.nights), 'night')}, {count(proof.errors, 'error')}, "
            f"{count(advice, 'piece', 'pieces')} of advice"
        )


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verb."""
    preview = verbs.add_parser(
        "preview",
        help="a proof sheet for the browser: every telling worth reading",
        epilog="hearthside pack preview my-village --nights 30 --child Mia:5:she --watch",
    )
    preview.add_argument("pack", metavar="PACK", help="a folder, a .hearth file, or a shipped id")
    preview.add_argument("--child", action="append", default=[], metavar="SPEC", help=SPEC_HELP)
    preview.add_argument("--nights", type=int, default=30, metavar="N", help=f"1 to {MOST_NIGHTS}")
    preview.add_argument(
        "--minutes", type=float, default=6.0, metavar="N", help="wished each night"
    )
    preview.add_argument("--seed", type=int, default=1, help="the same number, the same sheet")
    preview.add_argument("--out", type=Path, default=None, metavar="FILE.html")
    preview.add_argument(
        "--watch", action="store_true", help="make it again whenever a file of the pack is saved"
    )
    preview.set_defaults(run=_preview)


def _preview(asked: argparse.Namespace) -> int:
    source = found(asked.pack)
    container = open_pack(source)
    if container.manifest is not None and container.manifest.kind == "rituals":
        raise WrongUse(
            f"pack: {asked.pack} holds rituals, and a proof sheet is for stories:"
            " see `hearthside ritual show`"
        )
    out = place(asked.out, source, container.manifest.id if container.manifest else source.stem)
    sheet = _Sheet(source, out, _order(asked, container), _first(asked), asked.watch)
    before = stamps(source)
    errors, line = sheet.make()
    print(line)
    if asked.watch:
        _watch(sheet, before)
        return FINE
    return FINDING if errors else FINE


def _watch(sheet: _Sheet, before: Stamps) -> None:
    """Make the sheet again after every save, until Ctrl-C."""
    done = threading.Event()

    def end(*_: object) -> None:
        # Kept as a fact, not raised: an interrupt that falls into a clean-up is lost.
        done.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    signal.signal(signal.SIGINT, end)
    print(f"Watching {shown(sheet.source)}; Ctrl-C ends it.", flush=True)
    try:
        for _ in saves(sheet.source, before, done.wait):
            try:
                _, line = sheet.make(quiet=True)
            except OSError as problem:
                # An editor may be half-way through replacing a file: the next look finds it.
                line = f"not made this time: {problem.strerror or problem}"
            print(f"{datetime.now():%H:%M:%S}  {line}", flush=True)
    except KeyboardInterrupt:
        done.set()
    print("\nNo longer watching; the sheet stays.")


def saves(source: Path, before: Stamps, sleep: Callable[[float], object]) -> Iterator[None]:
    """Yield once after each burst of saves, when the files have been still for one look.

    It ends when ``sleep`` returns something true.
    """
    made = looked = before
    while not sleep(LOOK_EVERY_S):
        now = stamps(source)
        if now == looked != made:
            made = now
            yield
        looked = now


def stamps(source: Path) -> Stamps:
    """Return what changes when a file of the pack is saved, added or taken away."""
    files = sorted(source.rglob("*")) if source.is_dir() else [source]
    kept = []
    for file in files:
        try:
            state = file.stat()
        except OSError:
            continue
        if not file.is_dir():
            kept.append((file.as_posix(), state.st_mtime_ns, state.st_size))
    return tuple(kept)


def found(pack: str) -> Path:
    """Return where a pack lies: a folder, a ``.hearth`` file, around a tale, or a shipped one."""
    path = Path(pack)
    inside = path.is_dir() or (path.suffix == ".md" and path.is_file())
    if inside and not (path / "pack.toml").is_file():
        whole = around(path)
        if whole is None:
            raise WrongUse(f"pack: '{pack}' lies in no pack: name one, or begin one with pack new")
        return whole
    if path.is_dir() or (path.is_file() and path.suffix == ".hearth"):
        return path
    shipped = sorted(one.name for one in SHIPPED.iterdir() if (one / "pack.toml").is_file())
    if pack in shipped:
        return SHIPPED / pack
    mend = did_you_mean(pack, shipped) or f" name a folder, or one of {', '.join(shipped)}"
    raise WrongUse(f"pack: '{pack}' is no pack folder, .hearth file or shipped pack:{mend}")


def place(asked: Path | None, source: Path, id: str) -> Path:
    """Return where the sheet goes; never inside the pack, never over somebody else's file."""
    inside = source.resolve()
    out = asked or Path(f"{id}-proof.html")
    if asked is None and inside in out.resolve().parents:
        out = Path(os.path.relpath(inside.parent / out.name))
    if inside in out.resolve().parents:
        raise WrongUse(
            f"out: {shown(out)} lies inside the pack: a pack holds no pages: put it beside"
        )
    if out.is_dir():
        raise WrongUse(
            f"out: {shown(out)} is a folder: name a file: {shown(out / f'{id}-proof.html')}"
        )
    if not out.resolve().parent.is_dir():
        raise WrongUse(
            f"out: there is no folder {shown(out.parent)}: make it first, or name another"
        )
    if out.exists() and not ours(out):
        raise WrongUse(
            f"out: {shown(out)} is no proof sheet of ours and is left alone: name another"
        )
    return out


def ours(file: Path) -> bool:
    """Return whether a file is a proof sheet, which may be written over."""
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return MARKER.encode() in opened.read(200)


def write(out: Path, words: str) -> None:
    """Write the sheet so that a reader meets the old one or the new one, never a part."""
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        part.write_text(words, encoding="utf-8", newline="\n")
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def shown(path: Path) -> str:
    """Return a path as it was given, with forward strokes."""
    return path.as_posix()


def _order(asked: argparse.Namespace, container: Container) -> Order:
    """Return what was asked for, checked; without a child, one of the pack's own age listens."""
    if not 1 <= asked.nights <= MOST_NIGHTS:
        raise WrongUse(f"nights: {asked.nights} is no number of nights: choose 1 to {MOST_NIGHTS}")
    if not 1 <= asked.minutes <= MOST_MINUTES:
        raise WrongUse(
            f"minutes: '{asked.minutes:g}' is not a length of a story: choose 1 to {MOST_MINUTES}"
        )
    children = tuple(child_of(asked.home, spec) for spec in asked.child)
    if len({child.name.casefold() for child in children}) != len(children):
        raise WrongUse("child: two of one name: add a second name to one of them")
    if not children:
        ages = container.manifest.ages if container.manifest else (5, 5)
        children = (Child("Mia", float(max(2, (ages[0] + ages[1]) // 2)), "she"),)
    day = _first(asked)
    skies = tuple(sky(day + timedelta(days=night)) for night in range(asked.nights))
    return Order(children, asked.minutes, asked.seed, skies)


def _first(asked: argparse.Namespace) -> date:
    """Return the day of the first night."""
    return (datetime.fromisoformat(asked.as_if) if asked.as_if else datetime.now()).date()


def sky(day: date) -> Sky:
    """Return what a date means to a story."""
    return Sky(f"{day.day} {day:%b}", season(day.month), moon_name(day.year, day.month, day.day))
