"""Refrains are lines that come again: short, and parted from what somebody just said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stories.lint.spoken import advice
from stories.marks import LINE, LINE_END
from stories.prose import read_back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stories.pack import Pack
    from stories.problems import Problem
    from stories.tale import Tale

_MARK = re.compile(f"{LINE}(\\d+){LINE_END}")
_SLOT = re.compile(r"\{\{[^}]*\}\}")
_AFTER_SPEECH = re.compile(r"[\"”]\s*\{\{\s*turn\.(\w+)")
LONGEST, LONGEST_ENDS = 12, 20
"""Words in a sentence of a refrain, and of its first line and its end, which may say more."""


def refrain_problems(tale: Tale, pack: Pack) -> Iterator[Problem]:
    """Yield advice about refrains that are long, or run into speech."""
    for beat in tale.beats:
        for one in beat.passages:
            for paragraph in re.split(r"\n\s*\n", one.prose.text):
                bare = _MARK.sub("", paragraph)
                match = _AFTER_SPEECH.search(bare)
                mark = _MARK.search(paragraph)
                if match and mark and bare[: match.start() + 1].count('"') % 2 == 0:
                    yield advice(
                        pack, int(mark[1]), "L043",
                        f"the refrain '{match[1]}' comes straight after speech.",
                        "give it a paragraph of its own.",
                    )  # fmt: skip
    for name, turn in tale.turns.items():
        lines = [*turn.say, *([turn.end] if turn.end is not None else [])]
        for number, line in enumerate(lines):
            ends = number in (0, len(turn.say))
            for block in read_back(_SLOT.sub("Una", line.text)):
                for sentence in block.sentences:
                    length = len(sentence.text.split())
                    if length > (LONGEST_ENDS if ends else LONGEST):
                        yield advice(
                            pack, sentence.source, "L051",
                            f"{length} words in a line of the refrain '{name}'.",
                            "keep what comes again short enough to be joined in.",
                        )  # fmt: skip
