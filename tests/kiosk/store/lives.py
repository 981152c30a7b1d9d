"""Made-up lives for the store's tests, and the ways to end them."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from kiosk.store import Store
from kiosk.store.copies import Pair
from kiosk.store.diary import Night
from kiosk.store.family import Child
from kiosk.store.files import Files
from kiosk.store.heard import Heard
from kiosk.store.lines import Migration, PairLines
from kiosk.store.storage import Volume
from kiosk.store.tonight import Place


def volume_on(
    files: Files, folder: Path, *, migrations: tuple[Migration, ...] = (), read_only: bool = False
) -> Volume:
    """One volume as a pair of copies in two folders."""
    if not read_only:
        for name in ("store", "mirror"):
            files.make_folder(folder / name)
    pair = Pair(files, folder / "store" / "x.book", folder / "mirror" / "x.book")
    return Volume(PairLines(pair, migrations=migrations, read_only=read_only))


def crash(store: Store) -> None:
    """Leave a store as a dead process would: nothing more written, the lock gone."""
    if store.lock is not None:
        store.lock.release()


def live_an_evening(store: Store) -> tuple[Child, ...]:
    """Two children, one evening up to its end, in ten commits."""
    mia = store.family.add(Child("Mia", age=6, pronouns="she", likes=("owls",)))
    theo = store.family.add(Child("Théo", age=4, pronouns="he", said="tay-OH"))
    ids = (mia.id, theo.id)
    store.tonight.begin(Place(1, "story", children=ids, lead=mia.id, seed=7), {"minutes": 20})
    store.tonight.set_story({"text": ["Mia went out.", "Théo came, too."]})
    store.tonight.move(sentence=1)
    store.diary.put(Night(1, ids, mia.id, ("warm-milk",), sound="rain", minutes=20))
    store.finish_story(heard(1, ids), phase="settle")
    return mia, theo


def heard(night: int, ids: tuple[str, ...], *, finished: bool = True, **more: Any) -> Heard:
    """The tale of one night."""
    fields: dict[str, Any] = {
        "pack": "hollow",
        "tale": "owl",
        "passages": ("hollow/owl#knock/first",),
        "friends": (("owl", "Tuppence"),),
        "facts": ("owl has the button",),
        **more,
    }
    return Heard(night=night, children=ids, finished=finished, **fields)


def everything(store: Store) -> dict[str, object]:
    """All that a store holds, to compare."""
    return {
        "children": store.family.children(),
        "rules": store.family.rules,
        "tonight": store.tonight.read(),
        "nights": store.diary.nights(),
        "heard": store.diary.heard(),
        "ledger": store.ledger.entries(),
        "again": store.again.all(),
        "notebook": (store.notebook.drawings(), store.notebook.shown),
    }


def in_child(life: Callable[[], Any]) -> Any:
    """Run in a real process of its own and return what comes back, or raise what it raised."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            answer: Any = (True, life())
        except BaseException as error:  # noqa: BLE001 - all of it goes to the test
            answer = (False, repr(error))
        with suppress(BaseException):
            os.write(writing, pickle.dumps(answer))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        fine, value = pickle.loads(pipe.read())  # noqa: S301 - our own child wrote it
    os.waitpid(pid, 0)
    assert fine, value
    return value


def killed_after(seconds: float, life: Callable[[Callable[[int], None]], None]) -> int:
    """Run in a process, kill it, and return the last number it had acknowledged."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        with suppress(BaseException):
            life(lambda number: os.write(writing, b"%8d" % number) and None)  # type: ignore[arg-type]
        os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        first = pipe.read(8)
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        said = first + pipe.read()
    return int(said[len(said) // 8 * 8 - 8 :][:8] or 0)


@contextmanager
def nobodys_folder() -> Iterator[Path]:
    """A folder that also a process without rights can reach."""
    folder = Path(tempfile.mkdtemp(prefix="hearthside-test-"))
    folder.chmod(0o777)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def without_rights() -> None:
    """Stop being root, for whom no folder is read-only."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


def hand_to_nobody(folder: Path) -> None:
    """Make everything in a folder belong to the process without rights."""
    if os.getuid() == 0:
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, 65534, 65534)
