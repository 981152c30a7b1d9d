"""Memory is what tonight's children heard on earlier nights, and how long it rests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

TALE_REST = 14
TALE_REST_LEAST = 7
PASSAGE_REST = 30
ENDING_REST = 14
SHAPE_REST = 3
"""Nights that a tale, a passage, an ending and a shape rest after they were told."""


@dataclass(frozen=True)
class Memory:
    """What was heard, folded from plain rows; every number is the last night it was heard."""

    tales: Mapping[str, int] = field(default_factory=dict)
    finished: Mapping[str, int] = field(default_factory=dict)
    """Tales heard to their end."""
    passages: Mapping[str, int] = field(default_factory=dict)
    endings: Mapping[str, int] = field(default_factory=dict)
    """The last passage of each story."""
    shapes: Mapping[str, int] = field(default_factory=dict)
    friends: Mapping[str, str] = field(default_factory=dict)
    """Friends met in stories heard to their end: lasting key -> name."""
    facts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What stories heard to their end have left, by pack."""
    pairs: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """The nights each passage was heard on: two that share a night were heard together."""

    @classmethod
    def fold(
        cls, rows: Iterable[Mapping[str, Any]], children: Collection[str] | None = None
    ) -> Memory:
        """Fold rows ``{night, pack, tale, shape, passages, friends, facts, finished, children}``.

        With ``children`` (ids) only what any of them heard counts: known if one heard the end,
        rested for all. ``tale`` is the key ``pack/tale``; missing entries are empty.
        """
        mine = None if children is None else set(children)
        kept = [row for row in rows if mine is None or mine & set(row.get("children", ()))]
        folding = _Folding(cls())
        for row in sorted(kept, key=lambda row: int(row["night"])):
            folding.add(row)
        return folding.memory()

    def after(self, row: Mapping[str, Any]) -> Memory:
        """Return the memory after one more story; a tale half heard leaves no friends or facts."""
        folding = _Folding(self)
        folding.add(row)
        return folding.memory()

    def tale_rested(self, tale: str, night: int, least: int = TALE_REST) -> bool:
        """Return whether a tale was not told for ``least`` nights."""
        return night - self.tales.get(tale, -999) > least

    def shape_rested(self, shape: str, night: int) -> bool:
        """Return whether a shape was not told for three nights."""
        return night - self.shapes.get(shape, -999) > SHAPE_REST

    def tiredness(self, passage: str, night: int, *, ending: bool = False) -> int:
        """Return 0 for a rested passage, else the nights still missing: the fewer, the better."""
        missing = PASSAGE_REST - (night - self.passages.get(passage, -999))
        if ending:
            missing = max(missing, ENDING_REST - (night - self.endings.get(passage, -999)))
        return max(0, missing)

    def together(self, one: str, others: Iterable[str]) -> int:
        """Return how often ``one`` was heard on the same night as each of the others."""
        nights = self.pairs.get(one)
        if not nights:
            return 0
        return sum(len(nights & self.pairs.get(other, frozenset())) for other in others)


class _Folding:
    """The folding of rows into a memory, on copies of its maps."""

    def __init__(self, memory: Memory) -> None:
        """Start from a memory."""
        self.tales = dict(memory.tales)
        self.finished = dict(memory.finished)
        self.passages = dict(memory.passages)
        self.endings = dict(memory.endings)
        self.shapes = dict(memory.shapes)
        self.friends = dict(memory.friends)
        self.facts = dict(memory.facts)
        self.pairs = dict(memory.pairs)

    def add(self, row: Mapping[str, Any]) -> None:
        """Take in one story."""
        night, tale = int(row["night"]), str(row["tale"])
        passages = [str(one) for one in row.get("passages", ())]
        self.tales[tale] = night
        for one in passages:
            self.passages[one] = night
            self.pairs[one] = self.pairs.get(one, frozenset()) | {night}
        if row.get("shape"):
            self.shapes[str(row["shape"])] = night
        if not row.get("finished", True):
            return
        self.finished[tale] = night
        if passages:
            self.endings[passages[-1]] = night
        self.friends.update({str(k): str(v) for k, v in dict(row.get("friends", {})).items()})
        left = frozenset(str(fact) for fact in row.get("facts", ()))
        if left:
            pack = tale.split("/", maxsplit=1)[0]
            self.facts[pack] = self.facts.get(pack, frozenset()) | left

    def memory(self) -> Memory:
        """Return what was folded."""
        return Memory(
            self.tales, self.finished, self.passages, self.endings, self.shapes, self.friends,
            self.facts, self.pairs,
        )  # fmt: skip
