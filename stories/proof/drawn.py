"""Drawn things on trial: every value of a draw in every sentence that uses it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stories.cast import capital
from stories.covering import drawn_sentences

if TYPE_CHECKING:
    from stories.covering import DrawnSentence
    from stories.pack import Pack
    from stories.script import Source
    from stories.tale import Tale, Thing


@dataclass(frozen=True)
class Use:
    """One sentence that tells a drawn thing, once with each value."""

    source: Source
    told: tuple[tuple[str, str], ...]
    """The words of the value as they stand in the sentence (or nothing), and the sentence."""


@dataclass(frozen=True)
class Drawn:
    """One draw of a tale."""

    name: str
    values: tuple[Thing, ...]
    uses: tuple[Use, ...]


def drawn(tale: Tale, pack: Pack) -> list[Drawn]:
    """Return each draw of a tale with its values in every sentence that uses it."""
    told: dict[tuple[str, str, int, int], list[DrawnSentence]] = {}
    counts: Counter[tuple[str, str, str, int]] = Counter()
    for one in drawn_sentences(tale, pack):
        at = (one.passage.id, one.draw, one.value, one.source)
        told.setdefault((one.draw, one.passage.id, one.source, counts[at]), []).append(one)
        counts[at] += 1
    found = []
    for name, things in tale.draws.items():
        forms = {thing.plain: _forms(thing) for thing in things}
        uses = tuple(
            Use(
                pack.sources[key[2]],
                tuple((_found(forms[one.value], one.text), one.text) for one in sentences),
            )
            for key, sentences in told.items()
            if key[0] == name
        )
        found.append(Drawn(name, tuple(things), uses))
    return found


def _forms(thing: Thing) -> tuple[str, ...]:
    """Return how a value may stand in a sentence, the longest first."""
    forms = (thing.plain, capital(thing.plain), thing.the, capital(thing.the))
    return tuple(sorted({form for form in forms if form}, key=lambda form: (-len(form), form)))


def _found(forms: tuple[str, ...], text: str) -> str:
    """Return the form that stands in a sentence."""
    return next((form for form in forms if form in text), "")
