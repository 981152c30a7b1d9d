"""Counted checks: lines nobody hears, room that is not there, beats that can't rest."""

from __future__ import annotations

from stories.lint.cases import cases
from stories.lint.counted import counted_problems, most_uses
from tests.stories.lint.planted import beat, codes, planted
from tests.stories.small import front, pack_of

TURN = '[turns.hum]\nsay = ["It hummed.", "It hummed low.", "Hm."]\nend = "It slept."\n'
ONE = beat("A", "One | {{ turn.hum }}", "Two | So. {{ turn.hum }}", energy="1")


def test_a_turn_that_comes_once_never_ends() -> None:
    """The end needs a second time, the second line a third."""
    found = planted(ONE, more=TURN)
    assert codes(found) == ["L027", "L027"]
    assert any("the end of the turn 'hum'" in one.what for one in found)
    assert any("only the first line" in one.what for one in found)


def test_lines_beyond_the_most_uses() -> None:
    """Three uses tell two lines and the end."""
    take = beat(
        "A", "X | {{ turn.hum }}", "Y | A. {{ turn.hum }}", "Z | B. {{ turn.hum }}",
        energy="3", take="2..3",
    )  # fmt: skip
    found = planted(take, beat("B", "Q | It slept.", energy="1"), more=TURN)
    assert codes(found) == ["L027"]
    assert "3 lines" in found[0].what
    assert "comes 3 times" in found[0].what
    assert planted(take, beat("B", "Q | {{ turn.hum }}", energy="1"), more=TURN) == []


def test_uses_are_counted_over_the_longest_telling() -> None:
    """A take counts as many as it may tell; versions are never added up."""
    tale = pack_of(front(more=TURN) + "\n" + ONE).tales[0]
    assert most_uses(tale, "hum") == 1


def test_only_one_can_be_first() -> None:
    """Two that must be first never stand together."""
    versions = ("X {at=first} | A.", "Y {at=first} | B.", "Z | C.")
    found = planted(beat("A", *versions, energy="1", take="3"))
    assert codes(found) == ["L036!"]
    assert "only 2 can be told together" in found[0].what
    assert planted(beat("A", *versions, energy="1", take="2")) == []


def test_first_and_yet_after_another() -> None:
    """What needs its neighbour can't come before it."""
    needy = ("X {at=first needs=hat} | A.", "Y {brings=hat} | B.", "Z | C.")
    assert codes(planted(beat("A", *needy, energy="1", take="2..3"))) == ["L036"]
    fed = beat("O", "Hat {brings=hat} | A hat.", energy="2")
    assert planted(fed, beat("A", *needy, energy="1", take="2..3")) == []


def few(*versions: str, more: str = "", **attributes: str) -> list[str]:
    """Return the texts about beats with too few passages."""
    text = front(more=more) + "\n" + beat("A", *versions, **{"energy": "1", **attributes})
    tale = pack_of(text).tales[0]
    return [one.what for one in counted_problems(tale, cases(tale)) if one.code == "L037"]


def test_a_beat_with_too_few_to_rest() -> None:
    """A tale comes back once while its passages rest: two versions, or twice the take."""
    assert few("X | A.") == [
        "'A' has 1 version for one child: told again after its fortnight it repeats itself."
    ]
    assert few("X | A.", "Y | B.") == []
    three = ("X | A.", "Y | B.", "Z | C.")
    assert len(few(*three, take="2..3")) == 1
    assert few(*three, "W | D.", take="2..3") == []


def test_what_happens_once_needs_no_second() -> None:
    """A `once` tale is not told again."""
    assert few("X | A.", more='again = "once"') == []


def test_the_poorest_case_counts() -> None:
    """Three versions, but one for winter."""
    versions = ("X | A.", "Y {if=\"season != 'winter'\"} | B.")
    found = few(*versions)
    assert len(found) == 1
    assert "season winter" in found[0]
