"""Memory is folded from rows, by night, for tonight's children."""

from __future__ import annotations

from typing import Any

from stories.memory import Memory


def row(night: int, **more: Any) -> dict[str, Any]:
    """Return a row of one story."""
    return {
        "night": night, "tale": "p/owl", "shape": "search", "passages": ["a", "b"],
        "friends": {"p/owl#owl": "Bracken"}, "facts": ["the owl sleeps"], "finished": True,
        "children": ["mia"], **more,
    }  # fmt: skip


def test_a_story_heard_is_remembered() -> None:
    """Tales, passages, friends, facts and the ending, by their last night."""
    memory = Memory.fold([row(9), row(2, passages=["a", "c"])])
    assert memory.tales == {"p/owl": 9}
    assert memory.passages == {"a": 9, "c": 2, "b": 9}
    assert memory.endings == {"c": 2, "b": 9}
    assert memory.friends == {"p/owl#owl": "Bracken"}
    assert memory.facts == {"p": frozenset({"the owl sleeps"})}


def test_half_a_tale_counts_for_nobody() -> None:
    """It rests, but leaves no friend, no fact and no ending."""
    memory = Memory.fold([row(3, finished=False)])
    assert memory.tales
    assert not memory.friends
    assert not memory.facts
    assert not memory.finished
    assert not memory.endings


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
    assert memory.tiredness("a", 39) == 1
    assert memory.tiredness("a", 40) == 0
    assert memory.tiredness("never", 11) == 0


def test_passages_heard_together_are_counted() -> None:
    """A pair counts once a night."""
    memory = Memory.fold([row(1), row(5), row(9, passages=["a"])])
    assert memory.together("a", ["b"]) == 2
    assert memory.together("c", ["a"]) == 0


def test_after_is_the_same_as_folding() -> None:
    """Adding a night at a time gives the same memory."""
    rows = [row(1), row(4, finished=False), row(8, tale="p/fox", passages=["x"])]
    stepped = Memory()
    for one in rows:
        stepped = stepped.after(one)
    assert stepped == Memory.fold(rows)
