"""Freshness hears what repeats and what is worn, before anything is rendered."""

from __future__ import annotations

from stories.freshness import freshest, near_repeats, score, stems, wear
from stories.memory import Memory
from stories.tale import Passage
from tests.stories.small import front, pack_of


def passages(*texts: str) -> tuple[Passage, ...]:
    """Return passages with these texts."""
    body = "".join(f"\n### P{n}\n\n{text}\n" for n, text in enumerate(texts))
    more = '[draw]\nhat = ["a/the bowler"]\n[turns.t]\nsay = ["The lantern flickered."]'
    tale = pack_of(front(more=more) + f"\n## A {{energy=1 take=1..{len(texts)}}}\n{body}").tales[0]
    return tale.beats[0].passages


def test_stems_leave_out_names_refrains_and_everyday_words() -> None:
    """Only what was written there, and only what is rare enough to be noticed twice."""
    (one,) = passages("{{ hero }} took {{ hat.the }} and the kettles whistled. {{ turn.t }}")
    assert stems(one) == ("kettl", "whistl")


def test_a_word_close_by_across_a_join_is_a_repeat() -> None:
    """The nearer the worse; far apart is none; the order counts."""
    far = "The pigeon carried biscuits, marbles, feathers, a thimble, a bobbin and pepper."
    close, kettle, other = passages("It rattled like a kettle.", "A kettle sang.", far)
    joined, parted = near_repeats([[close], [kettle]]), near_repeats([[close], [other], [kettle]])
    assert joined > 0.5
    assert parted == 0.0
    assert near_repeats([[kettle, other]]) == 0.0
    assert 0.0 < near_repeats([[close, other, kettle]]) < joined


def test_what_the_whole_story_is_about_is_no_repeat() -> None:
    """A stem in a third of the passages belongs to the story."""
    all_owl = passages(*(f"The owl hooted {word}." for word in ("softly", "thrice", "shyly")))
    assert near_repeats([[one] for one in all_owl]) == 0.0


def test_what_was_heard_lately_is_worn() -> None:
    """Passages and pairs, the more lately the more; after sixty nights nothing is left of it."""
    one, two = passages("One.", "Two.")
    old = Memory(passages={one.id: 1, two.id: 1})
    assert wear([one, two], old, 61) == 0.0
    assert wear([one, two], old, 45) < wear([one, two], old, 20)
    met = Memory(pairs={one.id: frozenset({1}), two.id: frozenset({1})})
    assert wear([one, two], met, 99) > wear([one], met, 99)


def test_the_first_is_told_unless_another_is_clearly_better() -> None:
    """A little better is not enough."""
    worn, fresh, half = passages("The kettle sang.", "It hummed.", "It purred.")
    memory = Memory(passages={worn.id: 30, half.id: 1})
    assert score([[worn]], memory, 31) > score([[half]], memory, 31) > score([[fresh]], memory, 31)
    assert freshest([[[worn]], [[half]], [[fresh]]], memory, 31) == 2
    assert freshest([[[half]], [[fresh]]], memory, 40) == 0
