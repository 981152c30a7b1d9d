"""A transcript is what was said, when, by whom and from where, a JSON line each, safe at once."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.player import Said


class Transcript:
    """Writes ``transcript.jsonl``; a line that was torn by a power cut is taken off first."""

    def __init__(self, path: Path, *, append: bool = False) -> None:
        """Open ``path``, going on behind its last whole line if ``append``."""
        self._last = 0.0
        if append and path.exists():
            data = path.read_bytes()
            whole = data[: data.rfind(b"\n") + 1]
            self._file = path.open("r+b")
            self._file.truncate(len(whole))
            self._file.seek(len(whole))
        else:
            self._file = path.open("w+b")

    def said(self, said: Said) -> None:
        """Write a sentence that began."""
        if not said.started:
            return
        line = said.timed.line
        who = {"marcus": "Marcus", "kiosk": "Hearthside"}.get(line.role, "storyteller")
        self.write(
            said.at, who, line.text, str(line.source), passage=line.source.passage, act=said.act,
            line=said.line,
        )  # fmt: skip

    def write(self, at: float, who: str, text: str, source: str, **more: Any) -> None:
        """Write one line and have it on the disk before going on."""
        # What is noted between two looks carries the later look's time: never go back before it.
        self._last = max(self._last, at)
        row = {"t": round(self._last, 3), "who": who, "text": text, "source": source, **more}
        self._file.write(json.dumps(row, ensure_ascii=False).encode("utf-8") + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the file."""
        self._file.close()
