"""A digest changes with whatever a tale is told from, and with nothing else."""

from __future__ import annotations

import re

from stories.galley.digest import digest
from stories.pack import Container, parse_pack
from tests.stories.small import MANIFEST, front

CAST = '[nora]\nname = "Nora"\nsecond = "Norma"\nkind = "neighbour"\npronouns = "she"\n'
OTHER = '[leo]\nname = "Leo"\nsecond = "Leon"\nkind = "neighbour"\npronouns = "he"\n'
TALE = (
    front("tea", more='[cast.nora]\nresident = "nora"\n')
    + '\n## Cup {energy=4 shared="cups"}\n\n{{ nora }} came down {{ lane.the }} to {{ hero }}.\n'
    "\n## Bed {energy=1}\n\n{{ hero }} {{ hero.was }} asleep.\n"
)
FILES = {
    "tales/tea.md": TALE,
    "cast.toml": CAST + OTHER,
    "places.toml": '[lane]\nforms = "a/the lane"\n[hill]\nforms = "a/the hill"\n',
    "shared/cups.md": "### Blue\n\nThe blue cup.\n",
    "shared/hats.md": "### Red\n\nThe red hat.\n",
}


def of(**changed: str) -> str:
    """The digest with some files changed."""
    named = {name.replace("__", "/").replace("_", "."): text for name, text in changed.items()}
    files = {name: text.encode() for name, text in {**FILES, **named}.items()}
    pack, problems = parse_pack(Container("small", MANIFEST, files, ()))
    assert pack is not None, problems
    return digest(pack.tales[0], pack, files)


def test_it_is_short_and_lasting() -> None:
    """Sixteen hex digits, the same each time."""
    assert re.fullmatch(r"[0-9a-f]{16}", of())
    assert of() == of()


def test_what_it_is_told_from_counts() -> None:
    """Its own file, its residents, its places, its shared passages."""
    changed = [
        of(tales__tea_md=TALE.replace("came", "walked")),
        of(cast_toml=CAST.replace("Norma", "Noreen") + OTHER),
        of(places_toml=FILES["places.toml"].replace("the lane", "the long lane")),
        of(shared__cups_md="### Blue\n\nThe very blue cup.\n"),
    ]
    assert len({of(), *changed}) == 5


def test_nothing_else_counts() -> None:
    """Other residents, places and shared passages, and how lines end."""
    assert of() == of(cast_toml=CAST + OTHER.replace("Leon", "Lionel"))
    assert of() == of(places_toml=FILES["places.toml"].replace("the hill", "the high hill"))
    assert of() == of(shared__hats_md="### Red\n\nA red hat.\n")
    assert of() == of(tales__tea_md=TALE.replace("\n", "\r\n"))
