"""One durable commit, and how it grows with the years, against SQLite in the same run."""

from __future__ import annotations

import contextlib
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.store import Store, open_store
from kiosk.store.diary import Morning, Night
from kiosk.store.family import Child
from kiosk.store.heard import Heard
from kiosk.store.notebook import HIGH, MOST, Drawn
from kiosk.store.records import Clock, to_row
from kiosk.store.tonight import Place
from tests.benchmarks.budget import Figure, row

ROUNDS = 60
COMMIT_BUDGET = 8.0
DRAWING_BUDGET = 12.0
"""A drawing is kept once, when it is done: its file holds 48 of them."""
FLAT_BUDGET = 1.5
STORY = [
    {
        "text": f"Sentence {n} of a story of ten minutes, about as long as such a sentence is.",
        "source": f"stories/packs/hearth-and-hollow/tales/tale-number-7.md:{n}",
        "passage": f"hearth-and-hollow/tale-number-7#beat-{n % 9}/passage-{n % 4}",
        "gap": 0.8,
    }
    for n in range(220)
]
"""The words of one evening, with where each comes from: a file of some 50 kB."""


def fill(store: Store, nights: int) -> None:
    """Live this many nights, as rich as real ones, one commit a file."""
    ids = tuple(store.family.add(Child(name, age=5)).id for name in ("Mia", "Theo"))
    for volume_start in range(1, nights + 1, store.nights.size):
        with store.nights.transaction(volume_start):
            for night in range(volume_start, min(nights + 1, volume_start + store.nights.size)):
                live(store, night, ids)


def live(store: Store, night: int, ids: tuple[str, ...]) -> None:
    """Live one night: a diary row, what was heard, and what was decided."""
    pack, name = "hearth-and-hollow", f"tale-number-{night % 36}"
    tale = f"{pack}/{name}"
    told = tuple(f"{tale}#beat-{n}/passage-{(night + n) % 4}" for n in range(12))
    clock = Clock("2026-03-14T19:05", "sure", "0f1e2d3c", 4321.5)
    rituals = ("warm-milk", "vesper-bell", "thread-the-lamp")
    store.diary.put(
        Night(night, ids, ids[0], rituals, sound="rain", minutes=20, seconds=1180.4,
              ended="finished", reader="voice", clock=clock, morning=Morning("good"))
    )  # fmt: skip
    store.diary.put_heard(
        Heard(night, pack, name, ids, ids[0], told, (("owl", "Tuppence"),),
              ("owl has the red button",), finished=True, seed=night, shape="search",
              ending=told[-1], meets=("dark",))
    )  # fmt: skip
    for code, about in (("plan-made", (*rituals, tale)), ("tale-chosen", (tale, "likes")),
                        ("story-finished", (tale,)), ("morning-good", ())):  # fmt: skip
        store.ledger.append(night, code, about)


def measure() -> list[Figure]:
    """Return name, ratio and budget of each figure."""
    with tempfile.TemporaryDirectory(prefix="hearthside-bench-") as folder:
        root = Path(folder)
        with _sqlite(root / "anchor.db") as anchor, _home(root / "one", 365) as one, _home(
            root / "ten", 3650
        ) as ten:  # fmt: skip
            steps: list[Callable[[int], None]] = [
                anchor,
                lambda n: _sentence(one, n),
                lambda n: _sentence(ten, n),
                lambda n: _morning(one, 365, n),
                lambda n: _morning(ten, 3650, n),
                lambda n: _drawing(one, n),
                lambda n: _sheet(one, n),
            ]
            base, *ours = _medians(steps)
    names = [
        "store: a sentence, 1 year of nights / SQLite WAL FULL",
        "store: a sentence, 10 years of nights / SQLite WAL FULL",
        "store: a morning, 1 year of nights / SQLite WAL FULL",
        "store: a morning, 10 years of nights / SQLite WAL FULL",
    ]
    *told, drawing, sheet = ours
    rows = [(name, each / base, COMMIT_BUDGET) for name, each in zip(names, told, strict=True)]
    rows.append(("store: a drawing, among 48 / SQLite WAL FULL", drawing / base, DRAWING_BUDGET))
    rows.append(("store: a drawing not yet done / SQLite WAL FULL", sheet / base, COMMIT_BUDGET))
    rows.append(("store: a sentence, 10 years / 1 year", ours[1] / ours[0], FLAT_BUDGET))
    rows.append(("store: a morning, 10 years / 1 year", ours[3] / ours[2], FLAT_BUDGET))
    return rows


def _sentence(store: Store, n: int) -> None:
    store.tonight.move(sentence=n)


def _morning(store: Store, night: int, n: int) -> None:
    store.diary.told_in_the_morning(night, Morning("good", woke=n % 2 == 0))


def _drawn(store: Store, n: int) -> Drawn:
    """Return a drawing of thirty lines, each of twenty points."""
    line = tuple(number for at in range(20) for number in (40 + 50 * at, (at * n) % HIGH))
    return Drawn(store.family.children()[0].id, n + 1, (line,) * 30)


def _drawing(store: Store, n: int) -> None:
    store.notebook.keep(_drawn(store, n))


def _sheet(store: Store, n: int) -> None:
    store.tonight.lay_sheet(to_row(_drawn(store, n)))


@contextlib.contextmanager
def _home(path: Path, nights: int) -> Iterator[Store]:
    with open_store(path) as store:
        fill(store, nights)
        for n in range(MOST if nights < 400 else 0):
            _drawing(store, n)
        store.tonight.begin(Place(nights + 1, "story", seed=7), {"minutes": 20})
        store.tonight.set_story({"text": STORY})
        yield store


@contextlib.contextmanager
def _sqlite(path: Path) -> Iterator[Callable[[int], None]]:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.execute("pragma journal_mode=wal")
        base.execute("pragma synchronous=full")
        base.execute("create table place (id integer primary key, row text)")
        text = '{"night":1,"phase":"story","sentence":%d,"more":"' + "x" * 200 + '"}'

        def put(n: int) -> None:
            base.execute("insert or replace into place values (1, ?)", (text % n,))

        yield put


def _medians(steps: list[Callable[[int], None]]) -> list[float]:
    """Take turns, so that a busy moment of the machine falls on all alike."""
    times: list[list[float]] = [[] for _ in steps]
    for n in range(ROUNDS):
        for step, taken in zip(steps, times, strict=True):
            began = time.perf_counter()
            step(n)
            taken.append(time.perf_counter() - began)
    return [statistics.median(taken) for taken in times]


if __name__ == "__main__":
    for figure in measure():
        print(row(figure))
