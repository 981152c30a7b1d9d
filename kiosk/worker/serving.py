"""Serving is the warm helper process that forks once for every telling, under limits."""

from __future__ import annotations

import os
import resource
import select
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.worker.port import perform
from kiosk.worker.wire import SIZE_LIMIT, BadMessage, packed, unpacked
from stories.library import load_library
from stories.problems import StoriesError

if TYPE_CHECKING:
    from collections.abc import Iterator

CPU_SECONDS = 4
WALL_SECONDS = 6.0
MEMORY = 768 * 1024 * 1024
FILES = 32
_IN, _OUT = 0, 1


def serve(paths: list[str]) -> None:
    """Answer requests from standard input until it closes; warm up in between."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    folders = [Path(path) for path in paths]
    _limit(resource.RLIMIT_AS, MEMORY)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    warming: Iterator[str] | None = _warm(folders)
    while True:
        ready, _, _ = select.select([_IN], [], [], 0 if warming is not None else None)
        if not ready:
            if warming is not None and next(warming, None) is None:
                warming = None
            continue
        body = _read_message()
        if body is None:
            return
        _write(_OUT, _answer(folders, body))


def _warm(folders: list[Path]) -> Iterator[str]:
    """Compile tale after tale, so that a fork finds them ready."""
    try:
        tales = list(load_library(folders).tales)
    except (StoriesError, OSError):
        return
    for tale in tales:
        yield tale.key
        for beat in tale.beats:
            for passage in beat.passages:
                for prose in (passage.prose, *passage.echoes.values()):
                    prose.warm()
                for condition in passage.conditions:
                    condition.warm()
            yield tale.key
        for turn in tale.turns.values():
            for prose in (*turn.say, *([turn.end] if turn.end else [])):
                prose.warm()
        tale.title.warm()


def _answer(folders: list[Path], body: bytes) -> bytes:
    """Fork, let the child do the task under limits, and return its message or why there is none."""
    with suppress(OSError):
        load_library(folders)
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(read_end)
            _write(write_end, _work(folders, body))
            code = 0
        finally:
            os._exit(code)
    os.close(write_end)
    try:
        message = _collect(read_end, time.monotonic() + WALL_SECONDS)
    finally:
        os.close(read_end)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if message is None:
        return packed({"error": "WorkerProblem", "text": _TOO_LONG})
    return message


_TOO_LONG = "the story: it took too long or too much memory to tell: choose another tale"


def _work(folders: list[Path], body: bytes) -> bytes:
    """Do one task in the limited child."""
    _limit(resource.RLIMIT_CPU, CPU_SECONDS)
    _limit(resource.RLIMIT_NPROC, 0)
    _limit(resource.RLIMIT_NOFILE, FILES)
    try:
        asked: dict[str, Any] = unpacked(body)
        answer = perform(folders, asked["task"], asked["children"], asked["asked"])
        return packed({"answer": answer})
    except StoriesError as problem:
        return packed({"error": type(problem).__name__, "text": str(problem)})
    except MemoryError:
        return packed({"error": "WorkerProblem", "text": _TOO_LONG})
    except Exception as problem:  # noqa: BLE001 - whatever it was, the kiosk gets one line
        text = f"the story: could not be told ({type(problem).__name__}): choose another tale"
        return packed({"error": "WorkerProblem", "text": text})


def _limit(what: int, value: int) -> None:
    """Lower one limit for good; some systems allow less."""
    with suppress(OSError, ValueError):
        resource.setrlimit(what, (value, value))


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


def _collect(end: int, deadline: float) -> bytes | None:
    """Read a whole message from the child, None when it dies or takes too long."""
    parts = bytearray()
    while True:
        left = deadline - time.monotonic()
        ready, _, _ = select.select([end], [], [], max(0.0, left))
        if not ready:
            return None
        part = os.read(end, 65536)
        if not part:
            break
        parts += part
        if len(parts) > SIZE_LIMIT + 4:
            return None
    whole = len(parts) >= 4 and len(parts) == int.from_bytes(parts[:4], "big") + 4
    return bytes(parts) if whole else None


def _write(end: int, message: bytes) -> None:
    """Write a whole message."""
    view = memoryview(message)
    while view:
        view = view[os.write(end, view) :]
