"""Ahead is a printer of its own thread: what an evening will show lies ready before it is shown."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Iterable
from contextlib import suppress
from threading import Lock, Thread

from kiosk.press import Press

Print = tuple[str, int, int, str]
"""Name, width, height and cut of a picture."""

KNOWN = 200
"""How many finished prints are remembered."""


class Ahead:
    """Prints into the press's cache, one picture after the other, while the pages go on."""

    def __init__(self, press: Press) -> None:
        """Print with a press that keeps its prints."""
        self._press = press
        self._lock = Lock()
        self._wanted: deque[Print] = deque()
        self._done: OrderedDict[Print, None] = OrderedDict()
        self._working = False

    def order(self, prints: Iterable[Print]) -> None:
        """Have these printed in order; what was ordered before and isn't begun gives way."""
        with self._lock:
            self._wanted = deque(one for one in dict.fromkeys(prints) if one not in self._done)
            self._begin()

    def has(self, wanted: Print) -> bool:
        """Return whether a picture is printed; if it isn't, it comes next."""
        with self._lock:
            if wanted in self._done:
                return True
            if wanted not in list(self._wanted)[:1]:
                with suppress(ValueError):
                    self._wanted.remove(wanted)
                self._wanted.appendleft(wanted)
            self._begin()
            return False

    def _begin(self) -> None:
        """Start the thread unless it works already or has nothing to do."""
        if self._wanted and not self._working:
            self._working = True
            Thread(target=self._work, daemon=True, name="prints").start()

    def _work(self) -> None:
        """Print until nothing is wanted; what can't be printed counts as done, and shows there."""
        while True:
            with self._lock:
                if not self._wanted:
                    self._working = False
                    return
                one = self._wanted[0]
            # Whatever a stranger's picture does to the press, the next one is printed all the same.
            with suppress(Exception):
                self._press.warm(one[:1], *one[1:])
            with self._lock:
                self._done[one] = None
                while len(self._done) > KNOWN:
                    self._done.popitem(last=False)
                with suppress(ValueError):
                    self._wanted.remove(one)
