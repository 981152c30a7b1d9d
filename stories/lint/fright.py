"""Fright is a scene that a child with some worry should not meet, found by what comes together."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from stories.lint.spoken import advice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stories.lint.spoken import SpokenPassage
    from stories.pack import Pack
    from stories.problems import Problem
    from stories.tale import Tale

_Cues = tuple[tuple[str, re.Pattern[str]], ...]
_TAKEN_BACK = re.compile(
    r"\b(?:no|never|nobody|nothing|without|not|not an?|not any|instead of|n['’]t)(?: \w+)? $"
)
_BREAKS = re.compile(r"[.?!…:;]")


def fright_problems(tale: Tale, pack: Pack, told: Sequence[SpokenPassage]) -> Iterator[Problem]:
    """Yield scenes of a worry that the tale does not name; one bare word is never a scene."""
    named = {*tale.worries, *tale.meets}
    seen: set[str] = set()
    for row in told:
        if row.passage.id in seen or not row.paragraphs:
            continue
        seen.add(row.passage.id)
        text = " ".join(one.text for block in row.paragraphs for one in block)
        for worry, cues in scenes().items():
            if worry in named:
                continue
            found = {name: cue for name, pattern in cues if (cue := _cue(text, pattern))}
            if "alone" in found or len(found) > 1:
                yield advice(
                    pack, row.paragraphs[0][0].source, "L045",
                    f"this scene may frighten a child who minds {worry}:"
                    f" {' with '.join(repr(cue) for cue in found.values())}.",
                    f'write worries = ["{worry}"] in the front matter, or tell it another way.',
                )  # fmt: skip


def _cue(text: str, pattern: re.Pattern[str]) -> str:
    """Return what in the text belongs to such a scene, unless it is said not to be there."""
    for match in pattern.finditer(text):
        before = _BREAKS.split(text[: match.start()])[-1]
        if not _TAKEN_BACK.search(before):
            return match[0]
    return ""


@lru_cache(maxsize=1)
def scenes() -> Mapping[str, _Cues]:
    """Return for every worry its named lists of cues."""
    table = tomllib.loads(Path(__file__).with_name("scenes.toml").read_text(encoding="utf-8"))
    return {
        worry: tuple((name, _pattern(cues)) for name, cues in lists.items())
        for worry, lists in table.items()
    }


def _pattern(cues: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern for any of these cues."""
    found = []
    for cue in sorted(cues, key=len, reverse=True):
        one = re.escape(cue).replace(r"\*", r"\w*").replace(r"\ ", " ")
        one = one.replace("n't", "(?:n['’]t|not| not)").replace(
            "HER", r"(?:her|his|their|\w+['’]s?)"
        )
        found.append(one.replace("WAS", "(?:was|were|is|are|am)"))
    return re.compile(rf"\b(?:{'|'.join(found)})\b", re.IGNORECASE)
