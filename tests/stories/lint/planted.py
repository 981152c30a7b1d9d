"""Small tales with a fault planted in them, and what one check finds there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stories.lint.asked import asked_problems
from stories.lint.cases import cases
from stories.lint.counted import counted_problems
from stories.lint.onstage import onstage_problems
from stories.lint.paths import path_problems
from tests.stories.small import OWL, front, pack_of

if TYPE_CHECKING:
    from stories.problems import Problem


def planted(*beats: str, more: str = "", ages: str = "[2, 8]", **files: str) -> list[Problem]:
    """Return what the structural checks find in a tale of these beats."""
    text = front(more=more).replace("ages = [2, 8]", f"ages = {ages}") + "\n" + "\n".join(beats)
    pack = pack_of(text, **files)
    tale = pack.tales[0]
    every = cases(tale)
    found = [
        *asked_problems(tale, pack), *path_problems(tale, every),
        *onstage_problems(tale, pack, every), *counted_problems(tale, every),
    ]  # fmt: skip
    return sorted(one for one in found if one.code != "L037")


def owl(*beats: str, **files: str) -> list[Problem]:
    """Return what they find in a tale with an owl who is a friend, a perch and a turn."""
    return planted(*beats, more=OWL, **files)


def codes(problems: list[Problem]) -> list[str]:
    """Return the codes, errors marked."""
    return [one.code + "!" * one.error for one in problems]


def beat(title: str, *versions: str, **attributes: str) -> str:
    """Return a beat; a version is ``Title {attributes} | prose``."""
    written = " ".join(f"{key}={value}" for key, value in attributes.items())
    text = f"## {title} {{{written}}}\n"
    for version in versions:
        head, _, prose = version.partition("|")
        text += f"\n### {head.strip()}\n\n{prose.strip()}\n"
    return text
