"""Standing asks the whole tale, told or not, and only when it is asked."""

from __future__ import annotations

from collections.abc import Iterator

from stories.covering import Rendering, renderings
from stories.galley.standing import standing_in
from tests.stories.small import OWL_TALE, pack_of


def test_words_anywhere_in_a_passage() -> None:
    """In its paragraphs and its echo lines, all of them together; made once, at need."""
    pack = pack_of(OWL_TALE)
    made: list[int] = []

    def tell() -> Iterator[Rendering]:
        made.append(1)
        return renderings(pack.tales[0], pack)

    standing = standing_in(tell)
    assert not made
    assert standing("asking/cat", ("asked the cat", "told"))
    assert standing("asking/cat", ("the cat slept",))
    assert not standing("asking/cat", ("asked the kettle",))
    assert not standing("asking/nobody", ("asked the cat",))
    assert made == [1]
