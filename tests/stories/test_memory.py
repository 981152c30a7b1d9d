"""Memory is folded from rows, by night, for tonight's children."""

from __future__ import annotations

from typing import Any

from stories.memory import KEPT_NIGHTS, Memory


def row(night: int, **more: Any) -> dict[str, Any]:
    """Return a row of one story."""
    return {
        "night": night, "tale": "p/owl", "shape": "search", "passages": ["a", "b"],
        "friends": {"p/owl#owl": "Bracken"}, "facts": ["the owl sleeps"], "finished": True,
        "children": ["mia"], **more,
    }  # fmt: skip


def test_a_story_heard_is_remembered() -> None:
    """Tales, passages, friends and facts, by their last night."""
    memory = Memory.fold([row(9), row(2, passages=["a", "c"])])
    assert memory.tales == {"p/owl": 9}
    assert memory.passages == {"a": 9, "c": 2, "b": 9}
    assert memory.friends == {"p/owl#owl": "Bracken"}
    assert memory.facts == {"p": frozenset({"the owl sleeps"})}


def test_half_a_tale_counts_for_nobody() -> None:
    """It rests, but leaves no friend and no fact."""
    memory = Memory.fold([row(3, finished=False)])
    assert memory.tales
    assert not memory.friends
    assert not memory.facts
    assert not memory.finished


def test_only_what_tonights_children_heard() -> None:
    """One of them is enough; a sister elsewhere is not."""
    rows = [row(1, children=["theo"])]
    assert not Memory.fold(rows, ["mia"]).tales
    assert Memory.fold(rows, ["mia", "theo"]).tales


def test_rests() -> None:
    """A tale rests 14 nights, a shape 3, a passage 30."""
    memory = Memory.fold([row(10)])
    assert not memory.tale_rested("p/owl", 24)
    assert memory.tale_rested("p/owl", 25)
    assert not memory.shape_rested("search", 13)
    assert memory.shape_rested("search", 14)
    assert memory.tiredness("a", 40) == 1
    assert memory.tiredness("a", 41) == 0
    assert memory.tiredness("never", 11) == 0


def test_images_places_and_helpers_rest() -> None:
    """An ending image 14 nights, a place and a helper 2; old rows lack them."""
    memory = Memory.fold([row(9), row(10, places=["mill"], helpers=["p#bo"], image="bed"), row(11)])
    assert not memory.image_rested("bed", 24)
    assert memory.image_rested("bed", 25)
    assert memory.image_rested("", 11)
    assert not memory.place_rested("mill", 12)
    assert memory.place_rested("mill", 13)
    assert not memory.helper_rested("p#bo", 12)
    assert memory.helper_rested("p#bo", 13)
    half = Memory.fold([row(10, places=["mill"], image="bed", finished=False)])
    assert half.places
    assert not half.images


def test_years_of_nights_weigh_no_more_than_a_season() -> None:
    """Passages that rested anyway are forgotten; friends, facts and what was finished are not."""
    rows = [
        row(n, tale=f"p/{n % 20}", passages=[f"x{n % 500}"], places=[f"y{n}"], facts=[f"f{n}"])
        for n in range(1, 900)
    ]
    memory = Memory.fold(rows)
    assert len(memory.passages) == len(memory.places) == KEPT_NIGHTS
    assert sum(map(len, memory.pairs.values())) == KEPT_NIGHTS
    assert all(n > 899 - KEPT_NIGHTS for nights in memory.pairs.values() for n in nights)
    assert len(memory.facts["p"]) == 899
    assert len(memory.finished) == 20


def test_after_is_the_same_as_folding() -> None:
    """Adding a night at a time gives the same memory."""
    rows = [row(1), row(4, finished=False), row(8, tale="p/fox", passages=["x"])]
    stepped = Memory()
    for one in rows:
        stepped = stepped.after(one)
    assert stepped == Memory.fold(rows)
