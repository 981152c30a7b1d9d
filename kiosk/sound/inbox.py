"""An inbox is what another process tells, read in a thread: a long word keeps no screen waiting."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

LOOK = 0.02
"""Seconds between two looks at the pipe: as soon after it is closed, the other side knows."""


class Inbox:
    """One end of a pipe whose words lie ready once they are here as a whole."""

    def __init__(self, pipe: Connection) -> None:
        """Read from ``pipe``, which is ours from now on."""
        self._pipe = pipe
        self._words: queue.SimpleQueue[tuple[Any, ...]] = queue.SimpleQueue()
        self._shut = threading.Event()
        threading.Thread(target=self._read, daemon=True, name="inbox").start()

    def poll(self) -> bool:
        """Tell whether a word, or the news that there will be none, is here."""
        return not self._words.empty()

    def recv(self) -> Any:
        """Return the next word; raise ``EOFError`` behind the last one."""
        word = self._words.get_nowait() if self.poll() else ()
        if not word:
            raise EOFError
        return word[0]

    def send(self, word: str) -> None:
        """Tell the other side a short word; raise ``OSError`` if nobody is there."""
        if self._shut.is_set():
            raise BrokenPipeError
        self._pipe.send(word)

    def close(self) -> None:
        """Read no more; the other side is told so at once, and nobody waits here."""
        self._shut.set()

    def _read(self) -> None:
        """Bring word after word, until one side has enough."""
        try:
            while not self._shut.is_set():
                if self._pipe.poll(LOOK):
                    self._words.put((self._pipe.recv(),))
        except (EOFError, OSError):
            pass
        finally:
            self._words.put(())
            self._shut.set()
            self._pipe.close()
