"""A progress bar is one line that says how far a long piece of work has come."""

from __future__ import annotations

from typing import TextIO

WIDTH = 28


class Progress:
    """Draws over itself on a terminal; elsewhere it prints a line at every tenth."""

    def __init__(self, stream: TextIO, *, quiet: bool = False) -> None:
        """Write to ``stream``, or nowhere if ``quiet``."""
        self._stream = stream
        self._quiet = quiet
        self._terminal = stream.isatty()
        self._last = ""
        self._tenth = -1

    def show(self, part: float, what: str) -> None:
        """Show ``part`` (0 ... 1) of the work done, and what is being done."""
        if self._quiet:
            return
        part = min(1.0, max(0.0, part))
        filled = round(part * WIDTH)
        line = f"[{'#' * filled}{'.' * (WIDTH - filled)}] {part:4.0%}  {what}"
        if self._terminal:
            if line != self._last:
                self._stream.write(f"\r{line:<78.78}")
                self._stream.flush()
                self._last = line
            return
        tenth = int(part * 10)
        if tenth > self._tenth:
            self._tenth = tenth
            self._stream.write(f"{line}\n")
            self._stream.flush()

    def clear(self) -> None:
        """Wipe the line off a terminal, so that something else can be printed."""
        if not self._quiet and self._terminal and self._last:
            self._stream.write(f"\r{'':<78}\r")
            self._stream.flush()
            self._last = ""

    def end(self) -> None:
        """Leave the line as it stands."""
        if not self._quiet and self._terminal and self._last:
            self._stream.write("\n")
