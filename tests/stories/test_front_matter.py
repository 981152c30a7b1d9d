"""Front matter: figures, drawn things, turns."""

from __future__ import annotations

from tests.stories.small import front, pack_of, read

BODY = "\n## A {energy=1}\n\n{{ hero }} slept.\n"


def test_draw_forms() -> None:
    """a/the, an/the and plain values."""
    more = '[draw]\np = ["a/the gate", "an/the old boot"]\nq = ["mud"]'
    tale = pack_of(front(more=more) + BODY).tales[0]
    assert [thing.the for thing in tale.draws["p"]] == ["the gate", "the old boot"]
    assert tale.draws["q"][0].the == ""


def test_turns_know_the_line_of_each_text() -> None:
    """A list over several lines keeps its lines."""
    more = '[turns.blink]\nsay = [\n  "One blinked.",\n  "Two blinked.",\n]\nend = "Three."'
    pack = pack_of(front(more=more) + BODY)
    lines = [one.line for one in pack.sources if one.passage.endswith("turn/blink")]
    assert sorted(lines) == [9, 10, 12]


def test_said_names_come_in_pairs() -> None:
    """A sound for each name, or none."""
    more = '[cast.owl]\nkind = "owl"\nnames = ["A", "B"]\npronouns = "she"\nsaid = ["ay"]'
    assert [one.code for one in read(front(more=more) + BODY)[1]] == ["T004"]


def test_minutes_and_ages_are_spans() -> None:
    """Two whole numbers, in order."""
    tale = pack_of(front() + BODY).tales[0]
    assert (tale.ages, tale.minutes, tale.once) == ((2, 8), (1, 3), False)
