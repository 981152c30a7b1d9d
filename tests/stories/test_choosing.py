"""Tonight's tale: what must hold is never relaxed, what is wished comes first."""

from __future__ import annotations

import pytest

from stories.choosing import candidates, judged, likes, refusal
from stories.memory import GIVES_WAY, Memory
from stories.problems import CannotTell
from stories.tale import Tale
from tests.stories.small import OWL_TALE, children, front, pack_of

BODY = "\n## A {energy=1}\n\nOnce.\n"


def tales(*texts: str) -> tuple[Tale, ...]:
    """Return the tales of a small pack."""
    return pack_of(*texts).tales


def chosen(
    pool: tuple[Tale, ...], *specs: str, memory: Memory | None = None, night: int = 1
) -> list[str]:
    """Return the ids of the candidates, best first."""
    ranked = candidates(
        pool, children(*specs), memory or Memory(), night=night, seed=1, season="winter", minutes=2
    )
    return [one.tale.id for one in ranked]


def test_age_and_worries_are_hard() -> None:
    """Not for one too young, not with a worry, whatever the wish."""
    storm = front("storm", more='worries = ["storms"]') + BODY
    pool = tales(storm, front("lamp") + BODY)
    assert chosen(pool, "Mia:6:she:worries=storms:likes=storm") == ["lamp"]
    with pytest.raises(CannotTell, match="and up: leave the youngest out"):
        chosen(pool, "Mia:6:she", "Bo:1:he")
    with pytest.raises(CannotTell, match="look at the worries"):
        chosen(pool[1:], "Mia:6:she:worries=storms")
    assert "storms" in refusal(pool[1], children("Mia:6:she:worries=storms"), picked=True)


def test_a_brave_night_is_picked_by_a_grown_up() -> None:
    """A tale that meets a worry is never offered, and may be picked."""
    brave = front("brave", more='worries = ["dark"]\nmeets = ["dark"]') + BODY
    tale = tales(brave)[0]
    afraid = children("Mia:6:she:worries=dark")
    assert refusal(tale, afraid)
    assert not refusal(tale, afraid, picked=True)


def test_likes_and_season_come_first() -> None:
    """A liked tale, then one of the season, before the others."""
    snow = front("snow", more='seasons = ["winter"]') + BODY
    pool = tales(front("lamp") + BODY, snow, OWL_TALE)
    assert chosen(pool, "Mia:6:she:likes=owls")[0] == "owl"
    assert chosen(pool)[0] == "snow"


def test_rest_where_the_pool_allows() -> None:
    """Fourteen nights, then seven, then the one that rested longest."""
    pool = tales(*(front(id, shape) + BODY for id, shape in (("a", "errand"), ("b", "chain"))))
    memory = Memory(tales={"small/a": 10, "small/b": 1})
    assert chosen(pool, memory=memory, night=12) == ["b"]
    both = Memory(tales={"small/a": 10, "small/b": 11})
    assert chosen(pool, memory=both, night=12) == ["a"]


def test_a_shape_rests_three_nights() -> None:
    """Two tales built alike are not told in a row."""
    pool = tales(
        front("a", "errand") + BODY, front("b", "errand") + BODY, front("c", "chain") + BODY
    )
    memory = Memory(tales={"small/a": 5}, shapes={"errand": 5})
    assert chosen(pool, memory=memory, night=6) == ["c", "b"]


def test_once_means_once() -> None:
    """A discovery is not told anew to one who heard it to the end."""
    pool = tales(front("a", more='again = "once"') + BODY, front("b") + BODY)
    memory = Memory(tales={"small/a": 1}, finished={"small/a": 1})
    assert chosen(pool, memory=memory, night=99) == ["b"]
    assert set(chosen(pool, memory=Memory(tales={"small/a": 1}), night=99)) == {"a", "b"}
    with pytest.raises(CannotTell, match="only once"):
        chosen(pool[:1], memory=memory, night=99)


def test_rests_give_way_in_their_written_order() -> None:
    """An ending image is given up before a place, a place before a helper, and so on up."""
    end = "\n## Z {energy=1 picture=bed}\n\nHush.\n"
    cast = '[bo]\nname = "Bo"\nsecond = "Boo"\nkind = "goat"\npronouns = "he"\n'
    places = '[far-mill]\nforms = "a/the mill"\n'
    pool = pack_of(
        front("image", "errand") + end,
        front("place", "chain") + "\n## A {energy=1}\n\nAt {{ far_mill.the }}.\n",
        front("helper", "making", '[cast.bo]\nresident = "bo"')
        + "\n## A {energy=1}\n\n{{ bo }} slept.\n",
        front("shape", "search") + BODY,
        front("passage", "visitor") + BODY,
        front("tale", "letters") + BODY,
        cast_toml=cast,
        places_toml=places,
    ).tales
    memory = Memory(
        tales={"small/tale": 41},
        images={"bed": 45},
        places={"far-mill": 49},
        helpers={"small#bo": 49},
        shapes={"search": 49},
        passages={"small/passage#a/first": 45},
    )
    order = ["image", "place", "helper", "shape", "passage", "tale"]
    assert chosen(pool, memory=memory, night=50) == order
    assert [rest.what.rpartition(" ")[2] for rest in GIVES_WAY] == order
    worn = judged(
        pool, children(), memory, night=50, seed=1, season="winter", minutes=2
    )  # fmt: skip
    assert [one.worn for one in worn] == [(rest.what,) for rest in GIVES_WAY]
    assert "Heard not long ago: its place." in " ".join(worn[1].reasons)


def test_every_tale_has_its_reason() -> None:
    """Dropped by age, worry, once or rest: each says which."""
    pool = tales(
        front("b", more='worries = ["dark"]') + BODY,
        front("c", more='again = "once"') + BODY, front("d") + BODY, front("e") + BODY,
        (front("a") + BODY).replace("[2, 8]", "[7, 8]"),
    )  # fmt: skip
    memory = Memory(tales={"small/d": 48}, finished={"small/c": 1})
    found = judged(
        pool, children("Mia:6:she:worries=dark"), memory,
        night=50, seed=1, season="winter", minutes=2,
    )  # fmt: skip
    assert [(one.tale.id, one.dropped.partition(" ")[0]) for one in found] == [
        ("e", ""), ("a", "it"), ("b", "it"), ("c", "once:"), ("d", "rest:"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("like", "found"), [("owls", True), ("Owl", True), ("cat", True), ("fish", False)]
)
def test_likes_look_at_what_a_tale_is_about(like: str, found: bool) -> None:
    """Title, kinds of figures, things met; one or many."""
    assert likes(tales(OWL_TALE)[0], like) is found


def test_a_comfort_piece_is_never_tonights_tale() -> None:
    """Not even when it is all there is; picked, it may be told where age and worry allow."""
    comfort = front("rain", more='piece = "comfort"\nworries = ["water"]') + BODY
    pool = tales(front("b") + BODY, comfort)
    rain = next(one for one in pool if one.comfort)
    assert chosen(pool) == ["b"]
    everything = judged(pool, children(), Memory(), night=1, seed=1, season="winter", minutes=2)
    assert [one.tale.id for one in everything] == ["b"]
    assert "comfort" in refusal(rain, children())
    assert refusal(rain, children(), picked=True) == ""
    assert "water" in refusal(rain, children("Mia:6:she:worries=water"), picked=True)
    assert "younger" in refusal(rain, children("Bo:1:he"), picked=True)
    with pytest.raises(CannotTell):
        chosen(tales(comfort))
