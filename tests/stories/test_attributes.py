"""Attributes of a beat hold for all its versions."""

from __future__ import annotations

from tests.stories.small import codes, front, pack_of


def test_a_beat_speaks_for_its_versions() -> None:
    """What stands on ## is added to what stands on ###."""
    body = (
        '\n## A {energy=1 slow picture=hill brings="hat, lamp" leaves="one"}\n\n'
        '### B {brings=rope leaves="two" leaves="three" picture=roof}\n\nX.\n\n'
        "### C {whisper}\n\nY.\n"
    )
    one, two = pack_of(front() + body).tales[0].beats[0].passages
    assert one.brings == {"hat", "lamp", "rope"}
    assert one.leaves == ("one", "two", "three")
    assert (one.picture, two.picture) == ("roof", "hill")
    assert one.slow
    assert two.slow
    assert two.whisper
    assert not one.whisper


def test_an_if_on_a_beat_makes_it_conditional() -> None:
    """Such a beat may be missing; its versions carry the condition."""
    body = "\n## A {energy=2 if=\"season == 'winter'\"}\n\nX.\n\n## B {energy=1}\n\nY.\n"
    first, last = pack_of(front() + body).tales[0].beats
    assert first.conditional
    assert not last.conditional
    assert len(first.passages[0].conditions) == 1


def test_take_is_one_number_or_two() -> None:
    """take=2 and take=1..2."""
    for text, take in (("2", (2, 2)), ("1..2", (1, 2))):
        body = f"\n## A {{energy=1 take={text}}}\n\n### B\n\nX.\n\n### C\n\nY.\n"
        assert pack_of(front() + body).tales[0].beats[0].take == take


def test_doubled_attributes_are_found() -> None:
    """One picture is enough."""
    assert codes(front() + "\n## A {energy=1 energy=2}\n\nX.\n") == ["T035"]
