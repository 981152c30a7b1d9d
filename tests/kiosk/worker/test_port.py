"""The teller in this very process is the specification of the port."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.worker import InProcess, Teller
from kiosk.worker.port import perform
from stories.problems import CannotTell
from stories.teller import Story
from tests.stories.small import PACE, children

PACKS = [Path(__file__).parents[2] / "packs" / "owl-house"]


def test_ask_and_fetch() -> None:
    """An answer is fetched once; before and after there is none."""
    teller: Teller = InProcess(PACKS)
    assert teller.poll() is None
    teller.request("tell", children(), minutes=2, seed=1, pace=PACE)
    told = teller.poll()
    assert isinstance(told, Story)
    assert told == teller.tell(children(), minutes=2, seed=1, pace=PACE)
    assert teller.poll() is None
    teller.close()


def test_a_problem_is_raised_where_it_is_fetched() -> None:
    """Asking never fails, fetching may."""
    teller = InProcess(PACKS)
    teller.request("tell", children("Bo:1:he"), minutes=2, seed=1, pace=PACE)
    with pytest.raises(CannotTell):
        teller.poll()
    teller.request("dance", children())
    with pytest.raises(CannotTell, match="unknown"):
        teller.poll()


def test_packs_kept_out_are_not_told_from() -> None:
    """As if they were not there: held, set aside, or waiting for a grown-up."""
    teller = InProcess(PACKS)
    assert teller.offers(children(), minutes=2, seed=1, pace=PACE, without=("other",))
    with pytest.raises(CannotTell):
        teller.tell(children(), minutes=2, seed=1, pace=PACE, without=("owl-house",))


def test_whoever_is_told_from_is_noted() -> None:
    """So that a fall can be put down to its pack."""
    noted: list[str] = []
    asked = {"minutes": 2, "seed": 1, "pace": PACE}
    perform(PACKS, "tell", children(), asked, noted.append)
    assert noted
    assert noted[-1] == "owl-house"
