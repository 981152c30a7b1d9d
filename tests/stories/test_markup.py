"""A file is cut into settings, headings, prose and echo lines."""

from __future__ import annotations

import pytest

from stories.markup import cut, slug
from stories.settings import Findings
from tests.stories.hostile.collection import patience

FILE = """+++
id = "a"
+++

## Asking round {energy=3 take=2..4 optional}

Under the beat.

### The Cät {adds="the cat" if=“season == ‘winter’”}

Miaow. {{ “Jo” | said(“jo”) }}

~ home: The cat slept.
"""


def test_a_file_is_cut() -> None:
    """Headings, attributes, prose with lines, echo lines."""
    found = Findings("a.md")
    markup = cut(FILE, found)
    assert not found.problems
    beat, cat = markup.headings
    assert beat.attributes == {"energy": ["3"], "take": ["2..4"], "optional": [""]}
    assert cat.attributes == {"adds": ["the cat"], "if": ["season == 'winter'"]}
    assert (11, 'Miaow. {{ "Jo" | said("jo") }}') in cat.body
    assert cat.echoes[0].text == "The cat slept."
    assert slug(cat.title) == "the-cat"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('+++\nid = "a"\n', "T001"), ("# One\n", "T020"), ("#### Four\n", "T020"),
        ("## {energy=1}\n", "T021"), ("## A {energy=}\n", "T022"), ("## A\n~ Home\n", "T023"),
        ("## A\n~ a: B.\n~ a: C.\n", "T024"),
        ("## A {energy=1\n", "T022"), ("## A }\n", "T022"), ("## " + "a" * 81 + "\n", "T021"),
        ("## A\n" + "b" * 4097, "P013"), ("## A\n" * 401, "T043"),
    ],
)  # fmt: skip
def test_slips_are_found(text: str, code: str) -> None:
    """Each slip has its own code."""
    found = Findings("a.md")
    cut(text, found)
    assert [problem.code for problem in found.problems] == [code]


@pytest.mark.parametrize(
    "line", ["## a" + " " * 4000 + "b", "## a {" + " " * 4000 + "}", "## a" + "{}" * 2000,
             "## a {" + 'a="b ' * 800 + "}", "~ a: b" + " " * 4000 + "c", "{{" * 2000],
)  # fmt: skip
def test_no_line_takes_the_square_of_its_length(line: str) -> None:
    """Sixty lines, each as long as can be and as hard as can be, are cut at once."""
    with patience():
        cut("## A\n" + f"{line}\n" * 60, Findings("a.md"))
