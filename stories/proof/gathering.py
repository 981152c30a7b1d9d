"""Gathering makes everything a proof sheet shows of a pack, ready to be set on the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stories.lengths import pace_of
from stories.library import Library
from stories.pack import parse_pack
from stories.pools import pools, unrepeated
from stories.proof.drawn import drawn
from stories.proof.evenings import covering, in_a_row
from stories.proof.joins import alone, joins
from stories.proof.reach import reach

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from stories.pack import Container, Pack
    from stories.pools import Pool
    from stories.problems import Problem
    from stories.proof.drawn import Drawn
    from stories.proof.evenings import Evening, Order
    from stories.proof.joins import Join
    from stories.proof.reach import Reach
    from stories.proof.strip import Seen
    from stories.script import Line
    from stories.tale import Passage, Tale


@dataclass(frozen=True)
class TaleProof:
    """Everything the sheet shows of one tale."""

    tale: Tale
    dozen: tuple[Evening, ...]
    rest: tuple[tuple[Passage, tuple[Line, ...]], ...]
    """Passages that the dozen does not tell, told alone."""
    drawn: tuple[Drawn, ...]
    joins: tuple[Join, ...]
    reach: Reach


@dataclass(frozen=True)
class Proof:
    """Everything the sheet shows of a pack."""

    container: Container
    pack: Pack | None
    problems: tuple[Problem, ...]
    order: Order
    tales: tuple[TaleProof, ...] = ()
    nights: tuple[Evening, ...] = ()
    pools: tuple[Pool, ...] = ()
    unrepeated: Mapping[int, int] | None = None
    """Nights in a row without a passage heard again, by minutes."""
    pictures: Mapping[str, Sequence[Seen]] = field(default_factory=dict)
    """What is seen of an evening, by its anchor; whoever has a printer adds them."""

    @property
    def errors(self) -> int:
        """Return how many problems stop the pack."""
        return sum(problem.error for problem in self.problems)


def gather(
    container: Container,
    problems: Sequence[Problem],
    order: Order,
    show: Callable[[float, str], None] | None = None,
) -> Proof:
    """Return the proof of an opened pack; what can't be parsed shows as its problems alone."""
    pack, found = parse_pack(container)
    problems = tuple(sorted({*problems, *found}))
    if pack is None or not pack.tales:
        return Proof(container, pack, problems, order)
    steps = len(pack.tales) * 2 + len(order.skies)
    done = 0

    def step(what: str) -> None:
        nonlocal done
        done += 1
        if show is not None:
            show(done / (steps + 1), what)

    dozens: dict[str, tuple[Evening, ...]] = {}
    for tale in pack.tales:
        step(f"covering {tale.id}")
        dozens[tale.key] = tuple(covering(tale, pack))
    nights = tuple(in_a_row(pack, order, lambda night: step(f"night {night}")))
    tales = []
    for tale in pack.tales:
        step(f"joins of {tale.id}")
        tales.append(_tale(tale, pack, dozens[tale.key], nights))
    library = Library({pack.manifest.id: pack})
    pace = pace_of(min(child.age for child in order.children))
    told = any(one.story for one in nights)
    return Proof(
        container,
        pack,
        problems,
        order,
        tuple(tales),
        nights,
        pools(library, order.children),
        {
            minutes: unrepeated(library, order.children, minutes, pace)
            for minutes in (3, 6, 10)
            if told
        },
    )


def _tale(
    tale: Tale, pack: Pack, dozen: tuple[Evening, ...], nights: Sequence[Evening]
) -> TaleProof:
    """Return everything about one tale."""
    told = {id for one in dozen if one.story for id in one.story.passages}
    missing = [one.id for beat in tale.beats for one in beat.passages if one.id not in told]
    return TaleProof(
        tale,
        dozen,
        tuple(alone(tale, pack, missing)),
        tuple(drawn(tale, pack)),
        tuple(joins(tale, pack)),
        reach(tale, pack, nights, dozen),
    )
