"""A world gives its tales safe names, and knows how long each can be."""

from __future__ import annotations

import pytest

from stories.limits import whole_size
from tests.stories.small import OWL_TALE, front, pack_of, read

TALE = front() + "\n## One {energy=1}\n\nStill.\n"


@pytest.mark.parametrize(
    "places",
    ["[hero]\nforms = 'a/the hero'", "[season]\nforms = 'a/the b'", "[hero__many]\nforms = 'x'",
     "['..']\nforms = 'x'", "forms = 'x'", "[__class__]\nforms = 'x'",
     "[a-b]\nforms='x'\n[a_b]\nforms='x'",
     "[bar]\nforms = '{{ hero }}'", "[bar]\nforms = 'x'\npicture = '../../secret'",
     "\n".join(f"[p{n}]\nforms = 'x'" for n in range(201))],
)  # fmt: skip
def test_places_with_names_of_ours_or_none(places: str) -> None:
    """No place takes a meaning that prose has already, and none holds braces."""
    assert any(problem.file == "places.toml" for problem in read(TALE, places_toml=places)[1])


@pytest.mark.parametrize(
    "resident",
    ["name = '{{ hero }}'\nsecond = 'B'", "name = '" + "x" * 41 + "'\nsecond = 'B'",
     "name = 'A'\nsecond = 'B'\nsaid = '" + "x" * 90 + "'", "name = 3"],
)  # fmt: skip
def test_residents_bear_plain_names(resident: str) -> None:
    """A resident's name is as short and plain as a child's."""
    cast = f"[marcus]\nkind = 'person'\npronouns = 'he'\n{resident}\n"
    assert any(problem.file == "cast.toml" for problem in read(TALE, cast_toml=cast)[1])


def test_lengths_are_the_tales_own() -> None:
    """A longer name in the cast makes every sentence with it longer, and its turns, too."""
    longer = OWL_TALE.replace("Mrs. Thistledown", "Mrs. Thistledown Upon The Hill")
    (short,), (long,) = pack_of(OWL_TALE).tales, pack_of(longer).tales
    assert whole_size(long.beats).letters > whole_size(short.beats).letters
    assert long.turns["blink"].say[0].bound > short.turns["blink"].say[0].bound
