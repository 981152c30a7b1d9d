"""A company is who was told together, and who should be told together next."""

from __future__ import annotations

from itertools import combinations

from stories.chance import keyed
from stories.company import COMPANY_REST, companies, gathered, old_pairs, recent

HEARD = {
    "a": frozenset({1, 5}),
    "b": frozenset({1, 5, 9}),
    "c": frozenset({5}),
    "x": frozenset({1}),
}


def test_passages_heard_together_are_counted() -> None:
    """A pair counts once a night."""
    assert old_pairs("a", ["b"], HEARD) == 2
    assert old_pairs("a", ["b", "c"], HEARD) == 3
    assert old_pairs("new", ["a"], HEARD) == 0


def test_companies_are_read_from_the_nights() -> None:
    """Only the beat's own passages count; one alone is a company, too."""
    assert companies("abc", HEARD) == {1: {"a", "b"}, 5: {"a", "b", "c"}, 9: {"b"}}
    assert recent("abc", HEARD, 9) == {frozenset("ab"), frozenset("abc"), frozenset("b")}
    assert recent("ab", HEARD, 6 + COMPANY_REST) == {frozenset("b")}
    assert not recent("abc", HEARD, 10 + COMPANY_REST)


def test_the_best_comes_first_then_the_strangers() -> None:
    """What counts before company holds; of equals those join who met least; then chance."""
    nobody = gathered("abc", lambda one: (one != "c",), ord, {})
    assert [one for one, _ in nobody] == ["c", "a", "b"]
    assert [one for one, _ in gathered("abcd", lambda _: (), ord, HEARD)] == ["a", "d", "c", "b"]
    assert gathered("abc", lambda _: (), ord, HEARD, together=False)[1] == ("b", 0)


def test_every_pair_of_six_is_heard_before_one_comes_again() -> None:
    """Three of six, night after night: the first five nights tell no company twice."""
    heard: dict[str, frozenset[int]] = {}
    told = []
    for night in range(1, 11):
        chance = {one: keyed(7, str(night), one) for one in "abcdef"}
        order = gathered("abcdef", lambda _: (), chance.__getitem__, heard)
        company = frozenset(one for one, _ in order[:3])
        told.append(company)
        for one in company:
            heard[one] = heard.get(one, frozenset()) | {night}
    assert len(set(told)) == len(told)
    met = {pair for one in told for pair in combinations(sorted(one), 2)}
    assert len(met) == 15
