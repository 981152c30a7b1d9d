"""Standing looks through a whole tale for quoted words that the twelve tellings do not tell."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from stories.galley.quoting import stands
from stories.proof.column import local

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from stories.covering import Rendering


def standing_in(tell: Callable[[], Iterable[Rendering]]) -> Callable[[str, tuple[str, ...]], bool]:
    """Return how to ask whether a passage holds words, in any of its renderings.

    They are made at the first question: most galleys never ask.
    """
    texts: dict[str, set[str]] = defaultdict(set)

    def standing(passage: str, quotes: tuple[str, ...]) -> bool:
        if not texts:
            for one in tell():
                paragraphs = [" ".join(text for text, _ in block) for block in one.paragraphs]
                texts[local(one.passage.id)].update([*paragraphs, *(text for text, _ in one.apart)])
        return any(all(stands(quote, text) for quote in quotes) for text in texts[passage])

    return standing
