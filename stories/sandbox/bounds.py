"""Bounds say how long a piece of prose can become, and in how many steps, whoever listens."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stories.cast import MOST_CHILDREN, NAME_LIMIT, PERSON_FORMS, SAID_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_ADDED = 12
"""Most things met in one telling, and most lines left under one name."""
ADDED = 130
"""Longest thing met: what ``adds`` may hold, and a little more."""
NAME = NAME_LIMIT + SAID_LIMIT + 3 * (NAME_LIMIT // 2)
"""One name with how it is said, and three marks around each of its words."""
FAMILY = MOST_CHILDREN * (NAME + 5)
THING = 130
LINE = 2000
"""A turn or one echo line of which nothing more is known."""
_FORM = 24
"""A pronoun with its verb."""


class Size(NamedTuple):
    """The most that a piece can take."""

    letters: int = 0
    steps: int = 0

    def then(self, other: Size) -> Size:
        """Return both, one after the other."""
        return Size(self.letters + other.letters, self.steps + other.steps)

    def either(self, other: Size) -> Size:
        """Return what is enough for the one or the other."""
        return Size(max(self.letters, other.letters), max(self.steps, other.steps))

    def times(self, count: int) -> Size:
        """Return it again and again."""
        return Size(self.letters * count, (self.steps + 1) * count)


def in_a_row(sizes: Iterable[Size]) -> Size:
    """Return all of them, one after the other."""
    whole = Size()
    for one in sizes:
        whole = whole.then(one)
    return whole


def name_size(name: str, lengths: Mapping[str, int]) -> Size:
    """Return how long a bare name, thing or word can be; ``lengths`` knows this tale's own."""
    if name == "hero":
        return Size(FAMILY, 1)
    if name in ("lead", "other"):
        return Size(NAME, 1)
    if name in ("season", "moon", "age", "pause"):
        return Size(10, 1)
    return Size(max(1, lengths.get(name, NAME)), 1)


def form_size(name: str, form: str, lengths: Mapping[str, int]) -> Size:
    """Return how long ``X.form`` can be."""
    if name == "turn":
        # While the story is put together, the turn's own name stands there between marks.
        return Size(max(NAME_LIMIT, lengths.get(f"turn__{form}", LINE)) + 2, 1)
    if name in ("back", "all"):
        return Size(lengths.get(f"echo__{form}", LINE * MOST_ADDED), 1)
    if form in ("own", "the", "The"):
        return Size(name_size(name, lengths).letters + 2, 1)
    return Size(_FORM if form in PERSON_FORMS else THING, 1)
