"""What comes round again within a month, as an ear would notice: runs of words, like sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tests.stories.shelf.heard import Night, Sentence

MONTH = 30
RUN = 8
GRAM = 4
LIKE = 0.8
SHAPE_NIGHTS = 3

Run = tuple[str, ...]


@dataclass(frozen=True)
class Again:
    """One run of words, or one sentence, that was heard before: where now, and where then."""

    night: int
    before: int
    tale: str
    passage: str
    source: str
    earlier: str
    """Where it stood then."""
    text: str


def _stretches(night: Night) -> Iterator[list[tuple[str, Sentence]]]:
    """Yield the words of a night, each with its sentence; a turn line ends a stretch."""
    words: list[tuple[str, Sentence]] = []
    for one in night.sentences:
        if one.turn:
            yield words
            words = []
        else:
            words += [(word, one) for word in one.words]
    yield words


def _runs(words: Sequence[tuple[str, Sentence]]) -> Iterator[tuple[int, Run]]:
    """Yield every run of eight words with where it begins."""
    plain = [word for word, _ in words]
    for start in range(len(plain) - RUN + 1):
        yield start, tuple(plain[start : start + RUN])


def runs_again(nights: Sequence[Night]) -> tuple[float, list[Again]]:
    """Return the share of words inside a run heard in the month before, and each such run."""
    heard: dict[Run, tuple[int, str]] = {}
    found: list[Again] = []
    many = old = 0
    for night in nights:
        now: dict[Run, tuple[int, str]] = {}
        for words in _stretches(night):
            inside = [False] * len(words)
            for start, run in _runs(words):
                at = words[start][1]
                before, where = heard.get(run, (-MONTH, ""))
                if 0 < night.number - before <= MONTH:
                    inside[start : start + RUN] = [True] * RUN
                    said = " ".join(run)
                    found.append(
                        Again(night.number, before, night.tale, at.passage, at.source, where, said)
                    )
                now[run] = (night.number, at.source)
            many += len(words)
            old += sum(inside)
        heard.update(now)
    return old / many if many else 0.0, found


def _grams(sentence: Sentence) -> frozenset[Run]:
    """Return the runs of four words in a sentence; a shorter one has none."""
    words = sentence.words
    return frozenset(tuple(words[n : n + GRAM]) for n in range(len(words) - GRAM + 1))


def sentences_again(nights: Sequence[Night]) -> tuple[float, list[Again]]:
    """Return the share of sentences almost as one of the month before, and each of them."""
    kept: list[tuple[int, Sentence, frozenset[Run]]] = []
    places: dict[Run, list[int]] = {}
    found: list[Again] = []
    many = 0
    for night in nights:
        now = [(one, grams) for one in night.prose if (grams := _grams(one))]
        many += len(now)
        for one, grams in now:
            shared = Counter(place for gram in grams for place in places.get(gram, ()))
            for place, same in shared.items():
                before, other, others = kept[place]
                near = same / (len(grams) + len(others) - same)
                if night.number - before <= MONTH and near >= LIKE:
                    found.append(
                        Again(
                            night.number, before, night.tale,
                            one.passage, one.source, other.source, one.text,
                        )
                    )  # fmt: skip
                    break
        for one, grams in now:
            for gram in grams:
                places.setdefault(gram, []).append(len(kept))
            kept.append((night.number, one, grams))
    return len(found) / many if many else 0.0, found


def _different(texts: Sequence[object]) -> float:
    """Return the share of different ones in the worst month of all."""
    months = [texts[n : n + MONTH] for n in range(max(1, len(texts) - MONTH + 1))]
    return min(len(set(month)) / len(month) for month in months if month)


def openings(nights: Sequence[Night]) -> float:
    """Return the share of different first sentences in the worst thirty nights in a row."""
    return _different([night.sentences[0].words for night in nights])


def closings(nights: Sequence[Night]) -> float:
    """Return the share of different last sentences in the worst thirty nights in a row."""
    return _different([night.sentences[-1].words for night in nights])


def tales_in_a_row(nights: Sequence[Night]) -> list[int]:
    """Return the nights that had the tale of the night before."""
    return [two.number for one, two in pairwise(nights) if one.tale == two.tale]


def shapes_again(nights: Sequence[Night]) -> list[int]:
    """Return the nights that had a shape of the three nights before."""
    return [
        night.number
        for place, night in enumerate(nights)
        if night.shape in {one.shape for one in nights[max(0, place - SHAPE_NIGHTS) : place]}
    ]


def long_turns(nights: Iterable[Night]) -> list[str]:
    """Return the turn lines that are too long to be told apart, each once."""
    texts = {
        f"{one.source}: {one.text}"
        for night in nights for one in night.sentences
        if one.line and not one.turn
    }  # fmt: skip
    return sorted(texts)
