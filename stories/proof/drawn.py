"""Drawn things on trial: every value of a draw in every sentence that uses it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stories.cast import Child, capital
from stories.casting import stage
from stories.marks import LINE, LINE_END, TURN, TURN_END
from stories.memory import Memory
from stories.proof.joins import stages
from stories.prose import read_back

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stories.casting import Stage
    from stories.pack import Pack
    from stories.prose import Sentence
    from stories.sandbox import Prose
    from stories.script import Source
    from stories.tale import Passage, Tale, Thing

_TAG = re.compile(r"\{[{%](.*?)[%}]\}")
_TURN = re.compile(f"{TURN}[a-z0-9_]+{TURN_END}")
_SEEDS = 400
"""How many seeds are tried until every value has been drawn."""


@dataclass(frozen=True)
class Use:
    """One sentence that tells a drawn thing, once with each value."""

    source: Source
    told: tuple[tuple[str, Sentence], ...]
    """The words of the value as they stand in the sentence, and the sentence."""


@dataclass(frozen=True)
class Drawn:
    """One draw of a tale."""

    name: str
    values: tuple[Thing, ...]
    uses: tuple[Use, ...]


def drawn(tale: Tale, pack: Pack) -> list[Drawn]:
    """Return each draw of a tale with its values in every sentence that uses it."""
    seeds = _seeds(tale, pack)
    return [
        Drawn(name, tuple(things), tuple(_uses(tale, pack, name, things, seeds)))
        for name, things in tale.draws.items()
    ]


def _seeds(tale: Tale, pack: Pack) -> dict[tuple[str, str], int]:
    """Return a seed by which each value of each draw is drawn."""
    child = [Child("Mia", float(max(tale.ages[0], 2)), "she")]
    missing = {(name, thing.plain) for name, things in tale.draws.items() for thing in things}
    found: dict[tuple[str, str], int] = {}
    for seed in range(1, _SEEDS):
        if len(found) == len(missing):
            break
        here = stage(
            tale, child, pack.places, Memory(), seed=seed, season="summer", moon="full"
        )
        for name, plain in missing - set(found) if here else ():
            if here and _plain(here, name) == _words(plain):
                found[name, plain] = seed
    return found


def _plain(here: Stage, name: str) -> str:
    """Return the value drawn, without the marks that hold it together."""
    return _words(str(here.base[name]))


def _words(text: str) -> str:
    """Return letters, digits and single spaces only."""
    return " ".join(re.findall(r"\w+", text))


def _uses(
    tale: Tale, pack: Pack, name: str, things: tuple[Thing, ...], seeds: dict[tuple[str, str], int]
) -> Iterator[Use]:
    """Yield every sentence that tells a draw."""
    places = stages(tale, pack)
    asked = re.compile(rf"\b{re.escape(name)}\b")
    for passage, pieces in _pieces(tale):
        lines = _typed(pieces, asked)
        here = next((one for one in places if passage is None or one.eligible(passage)), None)
        if not lines or here is None:
            continue
        told: dict[tuple[int, int], list[tuple[str, Sentence]]] = {}
        for thing in things:
            again = _again(here, pack, seeds.get((name, thing.plain)))
            if again is None or (passage is not None and not again.eligible(passage)):
                continue
            for key, form, sentence in _sentences(again, pieces, lines, thing):
                told.setdefault(key, []).append((form, sentence))
        for key, found in sorted(told.items()):
            yield Use(pack.sources[key[0]], tuple(found))


def _pieces(tale: Tale) -> Iterator[tuple[Passage | None, list[Prose]]]:
    """Yield a tale's prose: each passage with its echo lines, then each turn."""
    for beat in tale.beats:
        for one in beat.passages:
            yield one, [one.prose, *one.echoes.values()]
    for turn in tale.turns.values():
        yield None, [*turn.say, *([turn.end] if turn.end else [])]


def _again(here: Stage, pack: Pack, seed: int | None) -> Stage | None:
    """Return the same stage with other things drawn."""
    if seed is None:
        return None
    friends = dict(here.friends) if here.known else {}
    memory = Memory(friends=friends, facts={here.tale.pack: here.base["facts"]})
    return stage(
        here.tale, here.children, pack.places, memory,
        seed=seed, season=here.base["season"], moon=here.base["moon"],
    )  # fmt: skip


def _typed(pieces: Sequence[Prose], asked: re.Pattern[str]) -> frozenset[int]:
    """Return the source numbers of the typed lines that use a draw."""
    found = set()
    for piece in pieces:
        for part in piece.text.split(LINE)[1:]:
            number, _, typed = part.partition(LINE_END)
            if asked.search(" ".join(_TAG.findall(typed))):
                found.add(int(number))
    return frozenset(found)


def _sentences(
    here: Stage, pieces: Sequence[Prose], typed: frozenset[int], thing: Thing
) -> Iterator[tuple[tuple[int, int], str, Sentence]]:
    """Yield the told sentences that hold a value, by where they were typed and which it is."""
    counts: dict[int, int] = {}
    for piece in pieces:
        for block in read_back(_TURN.sub("", piece.render(here.context(0)))):
            for sentence in block.sentences:
                form = next((form for form in _forms(thing) if form in sentence.text), "")
                if form and sentence.source in typed:
                    count = counts.get(sentence.source, 0)
                    counts[sentence.source] = count + 1
                    yield (sentence.source, count), form, sentence


def _forms(thing: Thing) -> tuple[str, ...]:
    """Return how a value may stand in a sentence, the longest first."""
    forms = (thing.plain, capital(thing.plain), thing.the, capital(thing.the))
    return tuple(sorted({form for form in forms if form}, key=lambda form: (-len(form), form)))
