"""A company is the set of passages told of one beat on one night, and how fresh it would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

COMPANY_REST = 60
"""Nights before the same whole company is told again, while another is left."""


def companies(
    ids: Collection[str], heard: Mapping[str, frozenset[int]]
) -> Mapping[int, frozenset[str]]:
    """Return which of a beat's passages were told on each night."""
    nights: dict[int, set[str]] = {}
    for one in ids:
        for night in heard.get(one, ()):
            nights.setdefault(night, set()).add(one)
    return {night: frozenset(nights[night]) for night in sorted(nights)}


def recent(
    ids: Collection[str], heard: Mapping[str, frozenset[int]], night: int
) -> frozenset[frozenset[str]]:
    """Return the whole companies that were told in the last sixty nights, however small."""
    return frozenset(
        company for then, company in companies(ids, heard).items() if night - then <= COMPANY_REST
    )


def old_pairs(one: str, others: Collection[str], heard: Mapping[str, frozenset[int]]) -> int:
    """Return how often ``one`` was heard on the same night as each of the others."""
    nights = heard.get(one)
    if not nights:
        return 0
    return sum(len(nights & heard.get(other, frozenset())) for other in others)


def gathered(
    ids: Sequence[str],
    before: Callable[[str], tuple[object, ...]],
    after: Callable[[str], int],
    heard: Mapping[str, frozenset[int]],
    told: Collection[str] = (),
    *,
    together: bool = True,
) -> list[tuple[str, int]]:
    """Return a beat's passages in the order they join the company, each with its old pairs.

    The next to join is the best by ``before``; of equals the one heard least with ``told`` and
    with those who joined already; of equals again the first by ``after``. Every beginning of the
    order is so a company that met as little as may be, however many are told. Versions that are
    told instead of each other (not ``together``) keep no company.
    """
    pairs = {one: old_pairs(one, told, heard) for one in ids}
    weight = {one: before(one) for one in ids}
    chance = {one: after(one) for one in ids}
    waiting, joined = list(ids), []
    while waiting:
        one = min(waiting, key=lambda who: (weight[who], pairs[who], chance[who]))
        waiting.remove(one)
        joined.append((one, pairs[one]))
        for other in waiting if together else ():
            pairs[other] += old_pairs(other, (one,), heard)
    return joined
