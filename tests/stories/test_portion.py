"""A portion knows which of its companies are fresh and what another one would cost."""

from __future__ import annotations

from itertools import combinations

from stories.portion import STALE, TIRED, Part, together
from tests.stories.small import front, pack_of

TALE = front() + (
    "\n## A {energy=1 take=2..3}\n"
    + "".join(f"\n### P{n} {'{at=first}' if n > 4 else ''}\n\nP{n}.\n" for n in range(7))
)
BEAT = pack_of(TALE).tales[0].beats[0]
IDS = [one.id for one in BEAT.passages]


def part(
    rested: range = range(7),
    stale: tuple[tuple[int, ...], ...] = (),
    heard: dict[int, frozenset[int]] | None = None,
) -> Part:
    """Return the beat with these of its passages rested and these companies told lately."""
    return Part(
        BEAT,
        BEAT.passages,
        frozenset(IDS[n] for n in rested),
        {id: 10.0 + n for n, id in enumerate(IDS)},
        heard={IDS[n]: nights for n, nights in (heard or {}).items()},
        stale=frozenset(frozenset(IDS[n] for n in company) for company in stale),
    )


def numbers(part: Part, count: int) -> tuple[int, ...]:
    """Return the numbers of the best company."""
    return tuple(int(one.slug[1]) for one in part.best(count))


def test_the_best_company_is_the_first_that_can_stand_together() -> None:
    """In rank, with one at=first at most."""
    assert numbers(part(), 3) == (0, 1, 2)
    assert [one.slug for one in together(BEAT.passages[::-1], 3)] == ["p6", "p4", "p3"]
    assert part().counts == (2, 3)


def test_a_whole_company_is_not_told_again_while_another_is_left() -> None:
    """It gives way to the next best, until only companies with a resting passage are left."""
    assert numbers(part(stale=((0, 1),)), 2) == (0, 2)
    told: list[tuple[int, ...]] = []
    for _ in range(8):
        told.append(numbers(part(stale=tuple(told)), 2))
    assert len({frozenset(one) for one in told}) == len(told)
    only = part(rested=range(2), stale=((0, 1),))
    assert numbers(only, 2) == (0, 1)
    assert only.options(2)[0][0] == STALE


def test_tired_passages_cost_most_where_rested_ones_are_left() -> None:
    """One that must make up the number costs little; where nobody rested it hardly matters."""
    some = part(rested=range(2, 7))
    assert some.cost(BEAT.passages[:2]) == 2 * TIRED
    few = part(rested=range(1))
    assert 0 < few.cost(BEAT.passages[:2]) < STALE
    assert few.cost(BEAT.passages[1:3]) > TIRED
    assert part(rested=range(0)).cost(BEAT.passages[:3]) < few.cost(BEAT.passages[:2])


def test_strangers_are_swapped_in_before_old_companions() -> None:
    """Of two that could come in, the one heard less with the others costs less."""
    old = part(heard={0: frozenset({1, 2, 3}), 2: frozenset({1, 2, 3})})
    costs = {frozenset(int(p.slug[1]) for p in who): cost for cost, who in old.options(2)}
    assert costs[frozenset({0, 3})] < costs[frozenset({0, 2})]


def test_an_option_costs_the_same_whoever_else_could_come() -> None:
    """What a swap costs does not depend on versions that are not told in it."""
    soft = {id: float(n) for n, id in enumerate(IDS)}
    large = Part(BEAT, BEAT.passages, frozenset(IDS), dict.fromkeys(IDS, 10.0), soft)
    fewer = tuple(one for one in BEAT.passages if one.slug != "p3")
    small = Part(BEAT, fewer, frozenset(IDS), dict.fromkeys(IDS, 10.0), soft)
    costs = {who: cost for cost, who in large.options(2)}
    shared = {who: cost for cost, who in small.options(2) if who in costs}
    assert len(shared) > 6
    assert all(costs[who] == cost for who, cost in shared.items())


def test_reach_is_how_short_and_long_a_beat_can_be() -> None:
    """With all versions, and with rested ones only; too few of those reach nothing."""
    assert part().reach() == (21.0, 45.0)
    assert part(rested=range(3)).reach(rested=True) == (21.0, 33.0)
    assert part(rested=range(1)).reach(rested=True) == (float("inf"), 0.0)


def test_every_option_is_a_company_of_its_own() -> None:
    """No two options tell the same passages, and none tells two first ones."""
    for count in (2, 3):
        options = [frozenset(who) for _, who in part().options(count)]
        assert len(set(options)) == len(options)
        for who in options:
            assert not any(one.at and two.at for one, two in combinations(sorted(
                who, key=lambda p: p.slug), 2))  # fmt: skip
