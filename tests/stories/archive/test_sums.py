"""A mark stands for all words of a pack."""

from __future__ import annotations

from stories.archive import mark_of


def test_the_same_words_have_the_same_mark() -> None:
    """Whatever their order; and any change, any move of a byte between files, is another."""
    one = {"a.md": b"xy", "b.md": b"z"}
    assert mark_of(one) == mark_of(dict(reversed(one.items())))
    others = [{"a.md": b"x", "b.md": b"yz"}, {"a.md": b"xy"}, {"a.md": b"xy", "c.md": b"z"}, {}]
    assert len({mark_of(one), *map(mark_of, others)}) == 5
