"""Nightmare care, held against a hundred made-up families and a slow judge of its own."""

from __future__ import annotations

from random import Random

import pytest

from kiosk.care import Care, Slept, tonight

ME = ("mia",)


def dreams(*nights: int, children: tuple[str, ...] = ME, days: bool = False) -> list[Slept]:
    """Bad dreams in these nights, after stories of the dark."""
    return [
        Slept(one, children, True, ("dark",), 700_000 + one if days else None) for one in nights
    ]


@pytest.mark.parametrize(("night", "rests"), [(6, True), (19, True), (20, False)])
def test_the_storys_worries_rest_for_fourteen_nights(night: int, *, rests: bool) -> None:
    """For who was there; others may hear of them."""
    care = tonight(dreams(5), ME, night)
    assert care == Care(("dark",) if rests else ())
    assert tonight(dreams(5), ("theo",), night) == Care()


def test_three_in_a_week_make_it_step_back() -> None:
    """Three in eight nights do not; and it comes forward after fourteen calm nights."""
    assert tonight(dreams(1, 4, 7), ME, 8).back == "three-in-a-week"
    assert tonight(dreams(1, 4, 8), ME, 9).back == ""
    care = tonight(dreams(1, 4, 7), ME, 21)
    assert (care.back, care.until) == ("three-in-a-week", 22)
    assert tonight(dreams(1, 4, 7), ME, 22).back == ""


def test_one_a_week_for_four_weeks_makes_it_step_back() -> None:
    """A week without one breaks the row."""
    assert tonight(dreams(1, 9, 16, 23), ME, 24).back == "weekly"
    assert tonight(dreams(1, 9, 23), ME, 24).back == ""


def test_another_bad_dream_keeps_it_back() -> None:
    """Until fourteen nights were calm."""
    assert tonight(dreams(1, 4, 7, 20), ME, 21).back == "three-in-a-week"
    assert tonight(dreams(1, 4, 7, 22), ME, 23).back == ""


def test_each_child_has_its_own_nights() -> None:
    """Three dreams of three children are one each."""
    rows = [*dreams(1), *dreams(2, children=("theo",)), *dreams(3, children=("ava",))]
    assert tonight(rows, ("mia", "theo", "ava"), 4).back == ""


def test_trusted_dates_count_as_well_as_nights() -> None:
    """A kiosk used twice a week has few nights in a month; days that run backwards don't count."""
    rare = [Slept(night, ME, True, (), 700_000 + 7 * night) for night in (1, 2, 3, 4)]
    assert tonight(rare, ME, 5, 700_035).back
    twice = [Slept(night, ME, True, (), 700_000 - night) for night in (1, 4, 9)]
    assert tonight(twice, ME, 10, 699_000).back == ""


def test_a_hundred_families_are_judged_alike() -> None:
    """Against a judge that counts every window of nights by hand."""
    seen = set()
    for family in range(100):
        chance = Random(family)
        often = chance.choice((0.02, 0.1, 0.2, 0.4))
        rows: list[Slept] = []
        for night in range(1, 121):
            there = tuple(one for one in ("mia", "theo") if chance.random() < 0.8) or ME
            care = tonight(rows, there, night)
            assert bool(care.back) == any(_back_by_hand(rows, one, night) for one in there)
            assert set(care.resting) == _resting_by_hand(rows, there, night)
            seen.add(care.back)
            if chance.random() < 0.9:
                worries = tuple(
                    sorted(chance.sample(("dark", "dogs", "water"), chance.randrange(3)))
                )
                rows.append(Slept(night, there, chance.random() < often, worries))
    assert seen == {"", "three-in-a-week", "weekly"}


def _back_by_hand(rows: list[Slept], child: str, night: int) -> bool:
    """Walk through the nights one by one, as a person with a calendar would."""
    bad = {one.night for one in rows if one.bad_dream and child in one.children}
    back_until = 0
    for day in range(1, night):
        if day not in bad:
            continue
        week = len(bad & set(range(day - 6, day + 1))) >= 3
        month = all(bad & set(range(day - 7 * w - 6, day - 7 * w + 1)) for w in range(4))
        if week or month or back_until >= day:
            back_until = day + 14
    return back_until >= night


def _resting_by_hand(rows: list[Slept], there: tuple[str, ...], night: int) -> set[str]:
    """Return what the last fourteen nights ask to rest."""
    found: set[str] = set()
    for one in rows:
        if one.bad_dream and night - 14 <= one.night < night and set(there) & set(one.children):
            found |= set(one.worries)
    return found
