"""A strip is what was seen of one telling: its cover and a small picture for each part, in a row.

What stands in the pictures is named under them in words, for whoever can't see them, and for an
editor who wants to know which figure nobody has drawn yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stories.proof.tags import Tag, tag

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Seen:
    """One small picture, ready to stand in a page."""

    source: str
    """A ``data:`` address: a proof sheet is one file."""
    words: str
    """The setting and who is in it."""
    size: tuple[int, int]


def strip(pictures: Sequence[Seen]) -> Tag:
    """Return the pictures of one telling in a row, or nothing if there are none."""
    if not pictures:
        return Tag("")
    rows = (
        tag(
            "li",
            tag("img", src=one.source, alt="", width=one.size[0], height=one.size[1]),
            tag("span", one.words),
        )
        for one in pictures
    )
    return tag("ol", *rows, cls="strip", aria_label="What is seen, part by part")
