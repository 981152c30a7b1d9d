"""Stray checks find files of a pack that nobody reads, such as a tale beside its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stories.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_KNOWN = (
    "pack.toml",
    "cast.toml",
    "places.toml",
    "README.md",
    "LICENSE",
    "LICENSE.md",
    "LICENSE.txt",
)
_FOLDERS = {"tales": ".md", "shared": ".md", "pictures": ".svg"}
"""Where files are read, and how their names end there."""


def stray_problems(files: Iterable[str]) -> Iterator[Problem]:
    """Yield each file that no reader looks at, with where it might belong."""
    for name in sorted(files):
        folder, _, rest = name.partition("/")
        if name in _KNOWN or (rest and "/" not in rest and folder in _FOLDERS):
            if not rest or name.endswith(_FOLDERS[folder]):
                continue
            mend = f"let its name end in {_FOLDERS[folder]}, or take it out."
        elif name.endswith((".md", ".txt")):
            mend = f"if it is a tale, save it as tales/{_stem(name)}.md; else take it out."
        elif name.endswith((".svg", ".png", ".jpg")):
            mend = f"put it into pictures, as {_stem(name)}.svg, or take it out."
        else:
            mend = "take it out."
        yield Problem(name, 1, "L038", "nobody reads this file.", mend, error=False)


def _stem(name: str) -> str:
    """Return the name of a file without its folder and ending."""
    return name.rpartition("/")[2].partition(".")[0]
