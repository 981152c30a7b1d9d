"""Measure is how long sentences run for the age, and whether they begin alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stories.lint.spoken import advice
from stories.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stories.lint.spoken import Spoken, SpokenPassage
    from stories.pack import Pack
    from stories.tale import Tale


@dataclass(frozen=True)
class Ear:
    """How many words a listener of some age follows."""

    until: int
    """The oldest age it holds for."""
    least: float
    most: float
    """Words in a sentence, on average over a tale."""
    longest: int
    """Words in any one sentence."""


EARS = (Ear(4, 6, 10, 26), Ear(7, 7, 13, 34), Ear(99, 9, 16, 44))
"""Ages 2 to 4, 5 to 7, and above, as the good tales are written."""
_ENOUGH = 30
"""Fewer sentences than this have no average."""
_RUN = 3
_HEAVY = 24
"""Three sentences of so many words together drone; shorter ones drum, and on purpose."""
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "there", "then", "and", "so"})
_FIRST = re.compile(r"[\w'’]+")


def measure_problems(tale: Tale, pack: Pack, told: Sequence[SpokenPassage]) -> Iterator[Problem]:
    """Yield advice about sentences too long, too short or too much alike."""
    low, high = (next(ear for ear in EARS if age <= ear.until) for age in tale.ages)
    words = sentences = 0
    seen: set[str] = set()
    for row in told:
        if row.passage.id in seen or row.passage.file != tale.file:
            continue
        seen.add(row.passage.id)
        for block in row.paragraphs:
            lengths = [len(one.text.split()) for one in block]
            words, sentences = words + sum(lengths), sentences + len(lengths)
            for one, length in zip(block, lengths, strict=True):
                if length > high.longest:
                    yield advice(
                        pack, one.source, "L049",
                        f"{length} words in one sentence; at {tale.ages[1]} an ear holds"
                        f" {high.longest}.", "make two of it.",
                    )  # fmt: skip
            yield from _alike(block, pack)
    mean = words / sentences if sentences else 0.0
    if sentences >= _ENOUGH and not low.least <= mean <= high.most:
        yield Problem(
            tale.file, 1, "L048",
            f"{mean:.1f} words a sentence on average; at {tale.ages[0]} to {tale.ages[1]} years"
            f" {low.least:g} to {high.most:g} read best.",
            "join a few with 'and'." if mean < low.least else "cut the longest in two.",
            error=False,
        )  # fmt: skip


def _alike(block: Sequence[Spoken], pack: Pack) -> Iterator[Problem]:
    """Yield three long sentences running that begin with one word, but for no good reason."""
    for number in range(len(block) - _RUN + 1):
        run = block[number : number + _RUN]
        openings = [_opening(one) for one in run]
        if (
            openings[0][0]
            and len({first for first, _, _ in openings}) == 1
            # "It had the trough. It had the roofs": said alike in order to be heard alike.
            and len({(first, second) for first, second, _ in openings}) == _RUN
            and len({aloud for _, _, aloud in openings}) == 1
            and sum(len(one.text.split()) for one in run) >= _HEAVY
        ):
            yield advice(
                pack, run[2].source, "L050",
                f"three sentences running begin with '{openings[0][0]}': “{run[2].text}”",
                "begin one of them elsewhere.",
            )  # fmt: skip
            return


def _opening(one: Spoken) -> tuple[str, str, bool]:
    """Return the opening word if it is one that drones, the next, and whether it is said aloud."""
    for span in one.spans:
        if span.start <= 1 and span.form not in ("the", "The"):
            after = _FIRST.search(one.text, span.end)
            return one.text[span.start : span.end], after[0] if after else "", one.aloud(0)
    found = _FIRST.findall(one.text)
    first = found[0].lower() if found else ""
    return first if first in _PRONOUNS else "", found[1] if len(found) > 1 else "", one.aloud(0)
