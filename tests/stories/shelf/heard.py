"""What a family heard is read from the JSON lines of `story nights`, and from nothing else."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

TURN_WORDS = 12
"""A turn line of so many words may come round; a longer one counts like any other."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, small and without any mark."""
    return tuple(word.replace("’", "'").casefold() for word in _WORD.findall(text))


@dataclass(frozen=True)
class Sentence:
    """One sentence as it was heard, with where it stands."""

    text: str
    words: tuple[str, ...]
    passage: str
    source: str
    line: int = 0
    """How many words the turn line has that it belongs to; none if it belongs to prose."""

    @property
    def turn(self) -> bool:
        """Return whether it belongs to a turn line, short enough to be told again."""
        return 0 < self.line <= TURN_WORDS


@dataclass(frozen=True)
class Night:
    """One night's story."""

    number: int
    tale: str
    shape: str
    ages: tuple[int, int]
    seconds: float
    sentences: tuple[Sentence, ...]

    @property
    def prose(self) -> tuple[Sentence, ...]:
        """Return what was told, turns apart."""
        return tuple(one for one in self.sentences if not one.turn)


def read(lines: Iterable[str]) -> list[Night]:
    """Return the nights that these JSON lines tell of, in their order."""
    return [_night(line) for line in lines if line.strip()]


def _night(line: str) -> Night:
    """Return one night."""
    row = json.loads(line)
    low, high = row["ages"]
    return Night(
        number=int(row["night"]),
        tale=f"{row['pack']}/{row['tale']}",
        shape=row["shape"],
        ages=(int(low), int(high)),
        seconds=float(row["seconds_planned"]),
        sentences=tuple(_sentences(row["sentences"])),
    )


def _sentences(rows: Iterable[Mapping[str, str]]) -> Iterator[Sentence]:
    """Yield sentences; those of one turn line stand together and are as long as all of it."""
    for (passage, source), together in groupby(rows, lambda one: (one["passage"], one["source"])):
        texts = [one["text"] for one in together]
        words = [words_of(text) for text in texts]
        line = sum(map(len, words)) if "turn/" in passage else 0
        for text, some in zip(texts, words, strict=True):
            yield Sentence(text, some, passage, source, line)
