"""Lines are a tale's prose as it stands in its files, each with where that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stories.marks import LINE, LINE_END

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stories.pack import Pack
    from stories.tale import Passage, Tale

MARK = re.compile(f"{LINE}(\\d+){LINE_END}")
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


@dataclass(frozen=True)
class TypedLine:
    """One line of prose as it was typed."""

    text: str
    file: str
    line: int
    passage: Passage | None
    """None for a line of a turn."""
    before: str
    """What stands before it in the same passage."""


def typed_lines(tale: Tale, pack: Pack) -> Iterator[TypedLine]:
    """Yield every typed line of the passages, echo lines and turns."""
    pieces: list[tuple[str, Passage | None]] = []
    for beat in tale.beats:
        for one in beat.passages:
            pieces += [(piece.text, one) for piece in (one.prose, *one.echoes.values())]
    for turn in tale.turns.values():
        pieces += [(one.text, None) for one in (*turn.say, *([turn.end] if turn.end else []))]
    for text, passage in pieces:
        before = ""
        for line in text.split("\n"):
            mark = MARK.match(line)
            if mark:
                source, bare = pack.sources[int(mark[1])], line[mark.end() :]
                yield TypedLine(bare, source.file, source.line, passage, before)
                before += f"{bare}\n"
