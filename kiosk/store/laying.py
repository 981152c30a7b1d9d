"""Laying brings what was recorded just now to the disk, in a thread: no screen waits for a card."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from kiosk.store import recordings
from kiosk.store.files import remove_quietly

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.store.files import Files
    from kiosk.store.home import Home


class Laying:
    """The one take that lies in a home, or is on its way there; it is not kept by that."""

    def __init__(self, home: Home | None = None, disk: Files | None = None) -> None:
        """Lay takes into ``home``; without one there is nowhere to."""
        self._home = home
        self._disk = disk
        self._thread: threading.Thread | None = None
        self._flac: bytes | None = None
        self._laid = False
        self._lock = threading.Lock()

    @property
    def under_way(self) -> bool:
        """Tell whether it is being written."""
        return self._flac is not None and not self._laid

    def begin(self, flac: bytes) -> None:
        """Write a take, so that it can be heard; where that can't be, it is only not heard."""
        self.forget()
        self._flac = flac
        self._thread = threading.Thread(
            target=self._lay, args=(flac, self._thread), daemon=True, name="laying"
        )
        self._thread.start()

    def file_of(self, flac: bytes) -> Path | None:
        """Return where that very take lies whole, or None."""
        if self._home is None or self._flac is not flac or not self._laid:
            return None
        file = recordings.take_of(self._home)
        return file if file.is_file() else None

    def forget(self, *, wait: bool = False) -> None:
        """Let go of what was recorded and is kept by now, or is not wanted."""
        with self._lock:
            lies = not self.under_way
            self._flac, self._laid = None, False
            if lies:
                self._remove()
        if wait and self._thread is not None:
            self._thread.join()

    def _lay(self, flac: bytes, before: threading.Thread | None) -> None:
        if before is not None:
            before.join()
        if self._home is not None and self._disk is not None and self._flac is flac:
            recordings.lay(self._home, self._disk, flac)
        with self._lock:
            if self._flac is flac:
                self._laid = True
            else:
                self._remove()

    def _remove(self) -> None:
        if self._home is not None and self._disk is not None:
            remove_quietly(self._disk, recordings.take_of(self._home))
