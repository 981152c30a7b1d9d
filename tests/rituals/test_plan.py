"""A plan as data."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rituals.plan import Plan, clock, in_a_sentence
from rituals.planner import plan


def test_it_goes_through_json_and_comes_back_the_same(tonight: Any) -> None:
    """With and without a clock, with and without a tale."""
    for asked in (tonight(now=1140, short=True), tonight(minutes=3), tonight(minutes=30)):
        made = plan(asked)
        assert Plan.from_dict(json.loads(json.dumps(made.to_dict()))) == made


def test_settling_takes_up_what_the_telling_leaves(tonight: Any) -> None:
    """A tale told twenty seconds short makes the settling twenty longer."""
    made = plan(tonight())
    assert made.story is not None
    told = made.with_story_seconds(made.story.seconds - 20)
    assert told.settle.seconds == made.settle.seconds + 20
    assert told.total_seconds == made.total_seconds


def test_settling_stays_within_its_limits(tonight: Any) -> None:
    """A much longer tale moves the end, and the plan says so."""
    made = plan(tonight(now=1140))
    assert made.story is not None
    assert made.lights_out is not None
    told = made.with_story_seconds(made.story.seconds + 300)
    assert told.settle.seconds == 60
    assert told.lights_out is not None
    assert told.lights_out > made.lights_out


def test_a_clock_is_shown_as_a_family_reads_it() -> None:
    """Past midnight it begins anew."""
    assert (clock(19 * 60 + 5), clock(24 * 60 + 30)) == ("19:05", "0:30")


@pytest.mark.parametrize(
    ("title", "said"),
    [("Quite What?", "“Quite What?”"), ("One star.", "“One star.”"), ("Foot bath", "Foot bath")],
)
def test_a_title_with_an_end_of_its_own_stands_in_quotes(title: str, said: str) -> None:
    """No reason reads "Quite What?, because"."""
    assert in_a_sentence(title) == said
