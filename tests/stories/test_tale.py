"""A tale's parts know what they are worth and what they are called."""

from __future__ import annotations

from stories.script import Source
from stories.tale import SourceBook
from tests.stories.small import OWL_TALE, front, pack_of


def test_specific_counts_what_must_be_true() -> None:
    """new, known and every atom of a condition count."""
    body = (
        "\n## A {energy=1}\n\n### N {if=\"season == 'winter' and age < 5\"}\n\nX.\n\n### M\n\nY.\n"
    )
    passages = pack_of(front() + body).tales[0].beats[0].passages
    assert [one.specific for one in passages] == [2, 0]
    assert pack_of(OWL_TALE).tales[0].beats[0].passages[0].specific == 1


def test_friends_have_lasting_keys() -> None:
    """A tale's own figure belongs to the tale."""
    tale = pack_of(OWL_TALE).tales[0]
    assert tale.friend_key(tale.roles[0]) == "small/owl#owl"


def test_the_book_numbers_sources() -> None:
    """Numbers start at nought and never change."""
    book = SourceBook("p")
    assert [book.note("f", 3, "x"), book.note("f", 4, "y")] == [0, 1]
    assert book.sources[1] == Source("p", "f", 4, "y")
