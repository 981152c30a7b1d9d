"""Narration turns Marcus's written words into a script with tonight's names in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stories.script import Item, Line, Script, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stories.cast import Child

_END = re.compile(r"(?<=[.?!…])[\"'”’]?\s+")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St)\.$")


@dataclass(frozen=True)
class Paragraph:
    """A written piece of narration and where it stands."""

    template: str
    source: Source


def script(
    id: str,
    title: str,
    beat: str,
    paragraphs: Sequence[Paragraph],
    children: Sequence[Child],
    leader: int = 0,
) -> Script:
    """Return what Marcus says, sentence by sentence, each knowing its place in the pack."""
    items: list[Item] = []
    number = 0
    for paragraph in paragraphs:
        shown, spoken = render(paragraph, children, leader)
        for text, speech in zip(_blocks(shown), _blocks(spoken), strict=True):
            for sentence, said in zip(sentences(text), sentences(speech), strict=True):
                items.append(
                    Line(sentence, said, paragraph.source, beat, "marcus", 2, paragraph=number)
                )
            number += 1
    return Script(id, title, tuple(items))


def render(
    paragraph: Paragraph, children: Sequence[Child], leader: int = 0
) -> tuple[str, str]:
    """Return the narration as shown and as spoken."""
    raise NotImplementedError


def sentences(text: str) -> list[str]:
    """Return the sentences of one block of text."""
    found: list[str] = []
    for piece in _END.split(" ".join(text.split())):
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        elif piece:
            found.append(piece)
    return found


def _blocks(text: str) -> list[str]:
    """Return the parts that blank lines part."""
    return [block for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
