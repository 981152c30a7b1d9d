"""Limits are what one tale may hold all together, so that telling it is quick on any device."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from stories.sandbox.bounds import MOST_ADDED, Size, in_a_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stories.settings import Findings
    from stories.tale import Beat, Passage

BEATS = 40
VERSIONS = 60
"""Most passages of one beat, with those it shares."""
GROWING = 12
"""Most beats that may be left out or tell more or fewer passages: each doubles the plans."""
KEYS = 12
"""Most different things a tale may bring or open: each doubles what must be kept in mind."""
LETTERS = 120_000
STEPS = 5_000
"""Most that the longest telling of a tale can take, for the largest family with the longest
names; the longest shipped tale takes a third."""


def whole_size(beats: Iterable[Beat]) -> Size:
    """Return the most that any telling of these beats can take."""
    return in_a_row(in_a_row(_longest(beat)) for beat in beats)


def _longest(beat: Beat) -> list[Size]:
    """Return the largest passages that one beat can tell together."""
    most = beat.take[1] if beat.take else 1
    letters = sorted((_letters(one) for one in beat.passages), reverse=True)[:most]
    steps = sorted((_steps(one) for one in beat.passages), reverse=True)[:most]
    return [Size(*pair) for pair in zip(letters, steps, strict=True)]


def _letters(passage: Passage) -> int:
    """Return how long a passage can be, with the lines it leaves."""
    return passage.prose.bound + sum(echo.bound for echo in passage.echoes.values())


def _steps(passage: Passage) -> int:
    """Return how many steps a passage can take, with what is asked before it."""
    asked = sum(1 + condition.atoms for condition in passage.conditions)
    return asked + passage.prose.steps + sum(echo.steps for echo in passage.echoes.values())


def check_whole(beats: Sequence[Beat], found: Findings) -> None:
    """Complain of a tale that is too much as a whole, though each passage is fine."""
    growing = sum(beat.optional or beat.conditional or _grows(beat) for beat in beats)
    keys = {key for beat in beats for one in beat.passages for key in one.brings | one.opens}
    met, left = 0, Counter[str]()
    for beat in beats:
        most = beat.take[1] if beat.take else 1
        met += min(most, sum(bool(one.adds) for one in beat.passages))
        told = Counter(name for one in beat.passages for name in one.echoes)
        left.update({name: min(most, count) for name, count in told.items()})
    size = whole_size(beats)
    for have, most, what, mend in (
        (len(beats), BEATS, "beats", "make two tales of it."),
        (max(len(beat.passages) for beat in beats), VERSIONS, "passages in one beat", "part it."),
        (growing, GROWING, "beats that grow or may be left out", "let some be told always."),
        (len(keys), KEYS, "things that are brought or opened", "leave some out."),
        (met, MOST_ADDED, "things that can be met in one telling", "take fewer."),
        (max(left.values(), default=0), MOST_ADDED, "echo lines of one name", "take fewer."),
        (size.letters, LETTERS, "letters at the very most", "write less, or take fewer."),
        (size.steps, STEPS, "steps to tell", "use fewer loops and conditions."),
    ):
        if have > most:
            line = beats[-1].line
            found.add(line, "T044", f"this tale has {have:,} {what}; {most:,} are allowed.", mend)


def _grows(beat: Beat) -> bool:
    """Return whether a beat tells more or fewer passages as the minutes ask."""
    return beat.take is not None and beat.take[0] != beat.take[1]
