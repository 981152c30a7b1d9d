"""What was heard: friends and facts come from the rows, to those who heard the end."""

from __future__ import annotations

import json

from kiosk.store.heard import Fact, Friend, fold_facts, fold_friends, heard_from, heard_row
from tests.kiosk.store.lives import heard


def test_a_row_comes_back() -> None:
    """Passages are written by their short names and read by their lasting ids."""
    row = heard(3, ("m",), passages=("hollow/owl#knock/first", "hollow/shared#end/rain"))
    kept = json.loads(json.dumps(heard_row(row)))
    assert kept["passages"] == ["#knock/first", "hollow/shared#end/rain"]
    assert heard_from(kept) == row
    empty = heard(4, ("m",), passages=(), friends=(), facts=(), finished=False)
    assert heard_from(json.loads(json.dumps(heard_row(empty)))) == empty


def test_any_child_who_heard_the_end_knows_the_friend() -> None:
    """Known if any of tonight's children was there."""
    rows = [heard(1, ("m",)), heard(5, ("m", "t")), heard(9, ("x",))]
    assert fold_friends(rows, ("t", "m")) == (Friend("hollow", "owl", "owl", "Tuppence", (1, 5)),)
    assert fold_friends(rows, ("t",))[0].nights == (5,)
    assert fold_friends(rows, ("nobody",)) == ()


def test_the_last_name_counts() -> None:
    """A friend who got another name goes by it."""
    rows = [heard(2, ("m",), friends=(("owl", "Bracken"),)), heard(1, ("m",))]
    assert fold_friends(rows, ("m",))[0].name == "Bracken"


def test_half_a_tale_counts_for_nobodys_facts() -> None:
    """Neither friends nor facts of a tale that was stopped."""
    rows = [heard(1, ("m",), finished=False)]
    assert fold_friends(rows, ("m",)) == ()
    assert fold_facts(rows, ("m",)) == ()


def test_a_fact_holds_from_its_first_night() -> None:
    """Left twice, it is one fact."""
    rows = [heard(4, ("m",)), heard(2, ("m",))]
    assert fold_facts(rows, ("m",)) == (Fact("hollow", "owl", "owl has the button", 2),)


def test_a_row_is_short_and_comes_back_whole() -> None:
    """Places, helpers and the last picture too; an id never says twice which tale it is of."""
    told = heard(
        7, ("m",), pack="hollow", tale="owl", places=("pond", "mill"), image="mill",
        helpers=("hollow#goose", "hollow/owl#moth", "else#x"), again=3,
    )  # fmt: skip
    row = heard_row(told)
    assert row["helpers"] == ["~#goose", "#moth", "else#x"]
    assert heard_from(row) == told
    plain = heard(8, ("m",))
    assert not {"places", "helpers", "image", "again"} & set(heard_row(plain))
    assert heard_from({**heard_row(plain)}).helpers == ()
