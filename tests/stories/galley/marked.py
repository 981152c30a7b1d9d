"""Galleys of a small tale, as it was and as it was mended, for the tests of their parts."""

from __future__ import annotations

from functools import lru_cache

from stories.covering import renderings
from stories.galley import (
    Carried,
    Galley,
    Sheet,
    carry,
    digest,
    left_out,
    read,
    set_sheet,
    twelve,
    written,
)
from stories.galley import standing_in as standing
from stories.pack import Pack
from tests.stories.small import OWL_TALE, pack_of

NAME = "proofs/tale-0.md"
KNOCK = 'found Mrs. Thistledown on an old boot. "Good evening," said the owl.'
MENDED = OWL_TALE.replace('"Good evening," said', '"Good night," said')
RENAMED = OWL_TALE.replace("### Newly met", "### A first knock")
SHORTER = OWL_TALE.replace(
    '### Coat {adds="the coat"}\n\n{{ lead }} asked the coat on its hook. {{ turn.blink }}\n\n'
    "~ home: The coat slept.\n\n",
    "",
).replace("take=2..4", "take=2..3")


@lru_cache(maxsize=8)
def sheet(tale: str = OWL_TALE) -> tuple[Sheet, Pack]:
    """The twelve tellings of a tale, set."""
    pack = pack_of(tale)
    (one,) = pack.tales
    files = {one.file: tale.encode()}
    dozen = tuple(twelve(one, pack))
    return set_sheet(one, dozen, digest(one, pack, files), left_out(one, pack, dozen)), pack


def carried(old: Galley, tale: str = OWL_TALE) -> Carried:
    """Where the marks of a galley go when its tale reads so."""
    new, pack = sheet(tale)
    return carry(old.marks, new, standing(lambda: renderings(pack.tales[0], pack)))


def again(old: str, tale: str = OWL_TALE) -> str:
    """A galley made anew."""
    return written(sheet(tale)[0], carried(galley(old), tale))


def fresh(tale: str = OWL_TALE) -> str:
    """A galley without marks."""
    return written(sheet(tale)[0], Carried({}))


def galley(text: str) -> Galley:
    """A galley as it is read."""
    return read(NAME, text.encode())


def marked(text: str, words: str, *marks: str) -> str:
    """A galley with marks under the first paragraph that holds some words."""
    lines = text.split("\n")
    at = next(number for number, line in enumerate(lines) if words in line)
    return "\n".join([*lines[: at + 1], *marks, *lines[at + 1 :]])
