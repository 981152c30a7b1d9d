"""Serving is the warm helper process that forks once for every telling, under limits."""

from __future__ import annotations

import mmap
import os
import resource
import select
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.worker import confining
from kiosk.worker.forking import Limits, Work, lower, write_all
from kiosk.worker.port import perform
from kiosk.worker.shelf import Shelf
from kiosk.worker.wire import SIZE_LIMIT, BadMessage, packed, unpacked
from stories.problems import StoriesError

if TYPE_CHECKING:
    from collections.abc import Iterator

CPU_SECONDS = 4
WALL_SECONDS = 6.0
MEMORY = 160 * 1024 * 1024
"""What telling may use; reading a stranger's pack whole takes more of everything."""
INSPECTING = Limits(cpu=120, wall=130.0, memory=640 * 1024 * 1024)
_ALL_MEMORY = 1024 * 1024 * 1024
_IN, _OUT = 0, 1
_PAGE = 256


def serve(paths: list[str]) -> None:
    """Answer requests from standard input until it closes; warm up in between."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    lower(resource.RLIMIT_AS, _ALL_MEMORY)
    lower(resource.RLIMIT_FSIZE, 0)
    lower(resource.RLIMIT_CORE, 0)
    confining.missing()
    helper = _Helper([Path(path) for path in paths])
    warming: Iterator[str] | None = helper.shelf.warm()
    while True:
        ready, _, _ = select.select([_IN], [], [], 0 if warming is not None else None)
        if not ready:
            if warming is not None and next(warming, None) is None:
                warming = None
            continue
        body = _read_message()
        if body is None:
            return
        write_all(_OUT, helper.answer(body))


class _Helper:
    """What the helper knows: its packs, and the page on which a child notes what it tells from."""

    def __init__(self, folders: list[Path]) -> None:
        """Look at the packs: only those that a limited child could read are read here."""
        self._page = mmap.mmap(-1, _PAGE)
        self.shelf = Shelf(folders, Limits(CPU_SECONDS, WALL_SECONDS, MEMORY))
        self.shelf.look()

    def answer(self, body: bytes) -> bytes:
        """Fork, let the child do the task under limits; return its message or why there is none."""
        try:
            asked: dict[str, Any] = unpacked(body)
        except BadMessage:
            return packed({"error": "WorkerProblem", "text": _CANT_READ})
        self.shelf.look()
        self._page[:] = bytes(_PAGE)
        limits = Limits(CPU_SECONDS, WALL_SECONDS, MEMORY)
        places = [*confining.program_places(), *self.shelf.folders]
        if asked.get("task") == "inspect":
            limits = INSPECTING
            places.append(Path(str(asked["asked"]["path"])))
        message = Work(lambda: self._work(asked), limits, places).result()
        return message or self._failed(_too_long(asked))

    def _work(self, asked: dict[str, Any]) -> bytes:
        """Do one task, in the limited child."""
        try:
            answer = perform(
                self.shelf.sound, asked["task"], asked["children"], asked["asked"], self._note
            )
            return packed({"answer": answer, "spoiled": self.shelf.spoiled})
        except StoriesError as problem:
            return packed({"error": type(problem).__name__, "text": str(problem)})
        except MemoryError:
            return self._failed(_too_long(asked))
        except Exception as problem:  # noqa: BLE001 - whatever it was, the kiosk gets one line
            kind = type(problem).__name__
            if asked["task"] == "inspect":
                return self._failed(f"the pack: it could not be read ({kind}): leave it out")
            return self._failed(f"the story: could not be told ({kind}): choose another tale")

    def _note(self, pack: str) -> None:
        """Note which pack is told from now, where the helper still reads it if we die of it."""
        self._page[:] = pack.encode()[:_PAGE].ljust(_PAGE, b"\0")

    def _failed(self, text: str) -> bytes:
        """Return the message that telling failed, and on which pack."""
        pack = self._page[:].rstrip(b"\0").decode("utf-8", "replace")
        return packed({"error": "StoryFailed", "text": text, "pack": pack})


def _too_long(asked: dict[str, Any]) -> str:
    """Return the line for work that was stopped."""
    if asked.get("task") == "inspect":
        return "the pack: it took too long or too much memory to read: leave it out"
    return "the story: it took too long or too much memory to tell: choose another tale"


_CANT_READ = "the teller: a request can't be read: try again"


def _read_message() -> bytes | None:
    """Return the body of the next request, None when the kiosk is gone."""
    head = _exactly(4)
    if head is None:
        return None
    size = int.from_bytes(head, "big")
    if size > SIZE_LIMIT:
        raise BadMessage("a request is too long")
    return _exactly(size)


def _exactly(size: int) -> bytes | None:
    """Read so many bytes from standard input, None at its end."""
    parts = bytearray()
    while len(parts) < size:
        part = os.read(_IN, min(65536, size - len(parts)))
        if not part:
            return None
        parts += part
    return bytes(parts)
