"""Told checks look at every sentence as some family of the covering set would hear it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stories.covering import renderings
from stories.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stories.pack import Pack
    from stories.tale import Tale

_TOLD = (
    (re.compile(r"\{\{|\}\}|\{%|%\}|\ue000"), "L009", "braces are left in"),
    (re.compile(r" {2,}| [,.;:?!](?![.…])"), "L009", "a space is doubled or stands before a stop"),
    (re.compile(r"[a-z][A-Z][a-z]"), "L009", "two names run together"),
    (re.compile(r"\b[Tt]hey (?:was|has)\b|(?<!if )(?<!though )\b(?:[Ss]he|[Hh]e) were\b"),
     "L010", "a pronoun and its verb don't agree"),
    (re.compile(r"\b[Aa] (?!one\b|once\b|uni|use|usu|eu|ewe)[aeiouAEIOU]\w"), "L010",
     "'a' stands before a vowel"),
)  # fmt: skip


def told_problems(tale: Tale, pack: Pack) -> Iterable[Problem]:
    """Return what is wrong in any sentence told to any family of the covering set."""
    found: dict[tuple[str, int, str], Problem] = {}
    for rendering in renderings(tale, pack):
        for text, number in rendering.sentences:
            source = pack.sources[number]
            for pattern, code, what in _TOLD:
                if (source.file, source.line, code) not in found and pattern.search(text):
                    found[source.file, source.line, code] = Problem(
                        source.file, source.line, code,
                        f"told to {rendering.stage.base['hero']}: {what}: “{text}”",
                        "use the forms of the name (hero.was, X.they_were, X.own).",
                    )  # fmt: skip
    return found.values()
