"""Tonight's tale: what must hold is never relaxed, what is wished comes first."""

from __future__ import annotations

import pytest

from stories.choosing import candidates, likes, refusal
from stories.memory import Memory
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
    assert chosen(pool, memory=memory, night=6) == ["c"]


def test_once_means_once() -> None:
    """A discovery is not told anew to one who heard it to the end."""
    pool = tales(front("a", more='again = "once"') + BODY, front("b") + BODY)
    memory = Memory(tales={"small/a": 1}, finished={"small/a": 1})
    assert chosen(pool, memory=memory, night=99) == ["b"]
    assert set(chosen(pool, memory=Memory(tales={"small/a": 1}), night=99)) == {"a", "b"}


@pytest.mark.parametrize(
    ("like", "found"), [("owls", True), ("Owl", True), ("cat", True), ("fish", False)]
)
def test_likes_look_at_what_a_tale_is_about(like: str, found: bool) -> None:
    """Title, kinds of figures, things met; one or many."""
    assert likes(tales(OWL_TALE)[0], like) is found
