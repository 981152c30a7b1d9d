"""A strip is pictures with their words under them, and nothing at all where there are none."""

from __future__ import annotations

from dataclasses import replace

from stories.proof import Seen, page
from stories.proof.strip import strip
from tests.stories.proof.whole import owl

HARBOUR = Seen("data:image/jpeg;base64,AAAA", "harbour: tug & child", (200, 125))


def test_every_picture_has_its_size_and_its_words() -> None:
    """In order; the words stand under it, so the picture itself needs none."""
    shown = strip([HARBOUR, replace(HARBOUR, words="street: nobody")])
    assert shown.count("<li>") == shown.count("<img ") == 2
    assert 'src="data:image/jpeg;base64,AAAA" alt="" width="200" height="125"' in shown
    assert "</img>" not in shown
    assert shown.index("harbour: tug &amp; child") < shown.index("street: nobody")


def test_no_pictures_are_no_strip() -> None:
    """Not even an empty list."""
    assert strip(()) == ""


def test_a_strip_stands_in_the_telling_it_belongs_to() -> None:
    """In a tale's dozen and among the nights; on a sheet without pictures there is none."""
    proof = owl()
    first, night = proof.tales[0].dozen[0], proof.nights[-1]
    pictures = {first.id: [HARBOUR], night.id: [replace(HARBOUR, words="the night")]}
    with_them = page(replace(proof, pictures=pictures))
    for evening, words in ((first, "harbour: tug"), (night, "the night")):
        begin = with_them.index(f'id="{evening.id}"')
        end = with_them.index("</details>", begin)
        assert words in with_them[begin:end]
    assert with_them.count('class="strip"') == 2
    assert 'class="strip"' not in page(proof)
