"""The process side of the worker: starts the helper, asks it, and starts it again if it dies."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.worker.inspecting import Inspected
from kiosk.worker.port import Answer, StoryFailed, WorkerProblem, expect
from kiosk.worker.starting import start
from kiosk.worker.wire import SIZE_LIMIT, BadMessage, packed, unpacked
from stories.problems import CannotTell
from stories.teller import Story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stories.cast import Child
    from stories.offers import Offer

PATIENCE = 16.0
"""Seconds an answer may take before the helper counts as hung: a pack judged, a story told."""
INSPECTING = 140.0
"""The same for reading a whole pack with all its checks."""
_GONE = "the teller: its process stopped: it was started again, try once more"


class Worker:
    """Tells stories in a limited process of its own (see the package)."""

    def __init__(
        self,
        paths: Sequence[Path],
        *,
        patience: float = PATIENCE,
        process: subprocess.Popen[bytes] | None = None,
    ) -> None:
        """Start the helper, or take one that was started for these paths before the window."""
        self._paths = tuple(paths)
        self._patience = patience
        self._ticket = 0
        self._deadline: float | None = None
        self._received = bytearray()
        self._spoiled: tuple[str, ...] = ()
        self._process = process or start(self._paths)

    @property
    def spoiled(self) -> tuple[str, ...]:
        """Return the folder names of packs that could not even be read within their limits."""
        return self._spoiled

    def request(self, task: str, children: Sequence[Child], **asked: Any) -> int:
        """Ask for something; whatever was asked before is forgotten."""
        if self._deadline is not None or self._process.poll() is not None:
            # An answer nobody waits for would be read as the next one.
            self._restart()
        message = packed({"task": task, "children": tuple(children), "asked": asked})
        self._ticket += 1
        self._received.clear()
        try:
            self._send(message)
        except OSError:
            self._restart()
            self._send(message)
        self._deadline = time.monotonic() + self._patience
        return self._ticket

    def poll(self) -> Answer | None:
        """Return the answer once it is there; raise what went wrong."""
        return self._fetch(0.0)

    def tell(self, children: Sequence[Child], **asked: Any) -> Story:
        """Return a story, waiting for it."""
        return expect(Story, self._wait("tell", children, asked))

    def offers(self, children: Sequence[Child], **asked: Any) -> tuple[Offer, ...]:
        """Return what could be told, waiting for it."""
        return expect(tuple, self._wait("offers", children, asked))

    def inspect(self, path: Path) -> Inspected:
        """Return what a pack holds (a folder or a ``.hearth`` file), waiting for it."""
        patience, self._patience = self._patience, max(self._patience, INSPECTING)
        try:
            return expect(Inspected, self._wait("inspect", (), {"path": str(path.resolve())}))
        finally:
            self._patience = patience

    def close(self) -> None:
        """End the helper."""
        self._deadline = None
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process.kill()
        self._process.wait()

    def _wait(self, task: str, children: Sequence[Child], asked: dict[str, Any]) -> Answer:
        """Ask and wait for the answer."""
        self.request(task, children, **asked)
        while True:
            answer = self._fetch(0.5)
            if answer is not None:
                return answer

    def _restart(self) -> None:
        """End the helper and start another."""
        self.close()
        self._process = start(self._paths)

    def _send(self, message: bytes) -> None:
        """Write a whole message to the helper."""
        pipe = self._process.stdin
        view = memoryview(message)
        while view and pipe is not None:
            view = view[pipe.write(view) or 0 :]

    def _fetch(self, patience: float) -> Answer | None:
        """Read what there is; return the answer when it is whole."""
        if self._deadline is None or self._process.stdout is None:
            return None
        end = self._process.stdout.fileno()
        while select.select([end], [], [], patience)[0]:
            part = os.read(end, 1 << 20)
            if not part:
                self._fail(_GONE)
            self._received += part
            size = int.from_bytes(self._received[:4], "big") if len(self._received) >= 4 else -1
            if size > SIZE_LIMIT:
                self._fail("the teller: gave far too long an answer: try another tale")
            if 0 <= size <= len(self._received) - 4:
                self._deadline = None
                return self._opened(bytes(self._received[4 : 4 + size]))
        if time.monotonic() > self._deadline:
            self._fail("the teller: gave no answer in time: it was started again, try once more")
        return None

    def _fail(self, why: str) -> None:
        """Start again and say why."""
        self._restart()
        raise WorkerProblem(why)

    def _opened(self, body: bytes) -> Answer:
        """Return the answer in a message, or raise the problem in it."""
        try:
            message: dict[str, Any] = unpacked(body)
        except BadMessage:
            self._fail("the teller: gave an answer that can't be read: try again")
            raise
        if message.get("error") == "StoryFailed":
            raise StoryFailed(str(message["text"]), str(message.get("pack", "")))
        if "error" in message:
            kind = CannotTell if message["error"] == "CannotTell" else WorkerProblem
            raise kind(str(message["text"]))
        self._spoiled = tuple(map(str, message.get("spoiled", ())))
        answer = message["answer"]
        if isinstance(answer, (Story, tuple, Inspected)):
            return answer
        raise WorkerProblem("the teller: gave a wrong answer: try again")
