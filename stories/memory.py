"""Memory is what tonight's children heard on earlier nights, and how long it rests."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

TALE_REST = 14
TALE_REST_LEAST = 7
PASSAGE_REST = 30
SHAPE_REST = 3
HELPER_REST = 2
PLACE_REST = 2
IMAGE_REST = 14
KEPT_NIGHTS = 120
"""How many nights of passages are kept; whatever is older has rested anyway."""
_NEVER = -999


@dataclass(frozen=True)
class Rest:
    """How many nights something rests after it was told."""

    what: str
    nights: int
    least: int = 0
    """Never fewer than this while another is left."""


GIVES_WAY = (
    Rest("ending image", IMAGE_REST),
    Rest("place", PLACE_REST),
    Rest("helper", HELPER_REST),
    Rest("shape", SHAPE_REST),
    Rest("passage", PASSAGE_REST),
    Rest("tale", TALE_REST, TALE_REST_LEAST),
)
"""The one order in which rests give way when a pool runs low, the first to go first."""
HEAVY = 3
"""How many of them, from the last, count for more than that a tale is for younger children."""
NEVER_GIVES_WAY = ("age", "worries", "once")
"""What holds on every night, however little is left."""


def importance(broken: Collection[str]) -> tuple[bool, ...]:
    """Return a sort key for rests that would be broken: what gives way first weighs least."""
    return tuple(rest.what in broken for rest in reversed(GIVES_WAY))


@dataclass(frozen=True)
class Memory:
    """What was heard, folded from plain rows; every number is the last night it was heard."""

    tales: Mapping[str, int] = field(default_factory=dict)
    finished: Mapping[str, int] = field(default_factory=dict)
    """Tales heard to their end."""
    passages: Mapping[str, int] = field(default_factory=dict)
    shapes: Mapping[str, int] = field(default_factory=dict)
    friends: Mapping[str, str] = field(default_factory=dict)
    """Friends met in stories heard to their end: lasting key -> name."""
    facts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What stories heard to their end have left, by pack."""
    pairs: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """The nights each passage was heard on: two that share a night were heard together."""
    images: Mapping[str, int] = field(default_factory=dict)
    """Pictures that a story heard to its end ended on."""
    places: Mapping[str, int] = field(default_factory=dict)
    helpers: Mapping[str, int] = field(default_factory=dict)
    """Residents and friends by their lasting key."""

    @classmethod
    def fold(
        cls, rows: Iterable[Mapping[str, Any]], children: Collection[str] | None = None
    ) -> Memory:
        """Fold rows ``{night, tale, shape, passages, friends, facts, finished, children, places,
        helpers, image}``; missing entries are empty, ``tale`` is the key ``pack/tale``.

        With ``children`` (ids) only what any of them heard counts: known if one heard the end,
        rested for all.
        """  # noqa: D205 - the row is one sentence with its keys
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

    def plus(self, rows: Iterable[Mapping[str, Any]], children: Collection[str]) -> Memory:
        """Return the memory after later rows, in their order, of which any child here was one.

        Folding rows in portions comes to the same as folding all of them at once.
        """
        mine = set(children)
        folding = _Folding(self)
        for row in rows:
            if mine & set(row.get("children", ())):
                folding.add(row)
        return folding.memory()

    def tale_rested(self, tale: str, night: int, least: int = TALE_REST) -> bool:
        """Return whether a tale was not told for ``least`` nights."""
        return night - self.tales.get(tale, _NEVER) > least

    def shape_rested(self, shape: str, night: int) -> bool:
        """Return whether a shape was not told for three nights."""
        return night - self.shapes.get(shape, _NEVER) > SHAPE_REST

    def image_rested(self, image: str, night: int) -> bool:
        """Return whether no story ended on this picture lately; no picture is always rested."""
        return not image or night - self.images.get(image, _NEVER) > IMAGE_REST

    def place_rested(self, place: str, night: int) -> bool:
        """Return whether a place was not told of for two nights."""
        return night - self.places.get(place, _NEVER) > PLACE_REST

    def helper_rested(self, helper: str, night: int) -> bool:
        """Return whether a friend or resident was not told of for two nights."""
        return night - self.helpers.get(helper, _NEVER) > HELPER_REST

    def tiredness(self, passage: str, night: int) -> int:
        """Return 0 for a rested passage, else the nights still missing: the fewer, the better."""
        return max(0, PASSAGE_REST + 1 - (night - self.passages.get(passage, _NEVER)))


class _Folding:
    """The folding of rows into a memory, on copies of its maps."""

    def __init__(self, memory: Memory) -> None:
        """Start from a memory."""
        self.maps: dict[str, dict[str, Any]] = {
            one.name: dict(getattr(memory, one.name)) for one in fields(memory)
        }
        self.newest = max(memory.tales.values(), default=_NEVER)

    def add(self, row: Mapping[str, Any]) -> None:
        """Take in one story."""
        night, tale = int(row["night"]), str(row["tale"])
        self.newest = max(self.newest, night)
        self._last("tales", [tale], night)
        self._last("shapes", [row.get("shape")], night)
        self._last("places", row.get("places", ()), night)
        self._last("helpers", row.get("helpers", ()), night)
        self._last("passages", row.get("passages", ()), night)
        pairs = self.maps["pairs"]
        for one in map(str, row.get("passages", ())):
            pairs[one] = pairs.get(one, frozenset()) | {night}
        if not row.get("finished", True):
            return
        self._last("finished", [tale], night)
        self._last("images", [row.get("image")], night)
        friends = dict(row.get("friends", {}))
        self.maps["friends"].update({str(key): str(name) for key, name in friends.items()})
        left = frozenset(str(fact) for fact in row.get("facts", ()))
        if left:
            pack, facts = tale.split("/", maxsplit=1)[0], self.maps["facts"]
            facts[pack] = facts.get(pack, frozenset()) | left

    def _last(self, name: str, keys: Iterable[Any], night: int) -> None:
        """Note the last night of these keys; empty ones are nothing."""
        for key in keys:
            if key:
                self.maps[name][str(key)] = max(night, self.maps[name].get(str(key), night))

    def memory(self) -> Memory:
        """Return what was folded, without the nights that have rested anyway."""
        oldest = self.newest - KEPT_NIGHTS
        for name in ("passages", "images", "places", "helpers", "shapes"):
            kept = self.maps[name]
            self.maps[name] = {key: night for key, night in kept.items() if night > oldest}
        pairs: dict[str, frozenset[int]] = {}
        for one, nights in self.maps["pairs"].items():
            if min(nights) > oldest:
                pairs[one] = nights
            elif max(nights) > oldest:
                pairs[one] = frozenset(night for night in nights if night > oldest)
        return Memory(**{**self.maps, "pairs": pairs})
