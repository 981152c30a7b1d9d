"""Told checks look at every sentence as some family of the covering set would hear it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stories.lint.agreement import disagreement
from stories.lint.articles import wrong_article
from stories.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stories.casting import Stage
    from stories.lint.spoken import Spoken, SpokenPassage
    from stories.pack import Pack

_TOLD = (
    (re.compile(r"\{\{|\}\}|\{%|%\}|[\ue000-\uf8ff]|\bUndefined\b"), "braces are left in"),
    (re.compile(r" {2,}| [,.;:?!](?![.…])"), "a space is doubled or stands before a stop"),
    (re.compile(r"[,;:][,;:.]|(?<![.…])\.\.(?!\.)|[?!]\."), "two stops stand together"),
    (re.compile(r"[a-zà-ÿ](?<!\bMc)(?<!\bMac)[A-Z][a-z]"), "two words run together"),
    (re.compile(r"[.?!,;][A-Za-zÀ-ÿ]{2}"), "a space is missing after a stop"),
    (re.compile(r"[a-zà-ÿ]{3}(?<!etc)[.] [a-zà-ÿ]"), "a sentence begins small"),
    (re.compile(r"\b(the|an?|of|to|and|their|with|my|your) \1\b", re.IGNORECASE),
     "a word is doubled"),
)  # fmt: skip
_TWO_ARTICLES = re.compile(
    r"\b(?:the|an?|his|my|your|its|our|their|this|that) (?:an?|the) [a-z]", re.IGNORECASE
)
_MEND = "use the forms of the name (hero.was, X.they_were, X.own)."


def told_problems(pack: Pack, told: Sequence[SpokenPassage]) -> Iterable[Problem]:
    """Return what is wrong in any sentence told to any family of the covering set."""
    found: dict[tuple[str, int, str], Problem] = {}
    seen: set[tuple[str, int, int, bool]] = set()
    for passage in told:
        here = passage.stage
        many = len(here.children)
        for block in (*passage.paragraphs, passage.apart):
            for number, one in enumerate(block):
                first = number == 0 or block is passage.apart
                if (one.text, one.source, many, first) in seen:
                    continue
                seen.add((one.text, one.source, many, first))
                for code, what, mend in _faults(one, here, first=first):
                    source = pack.sources[one.source]
                    found.setdefault(
                        (source.file, source.line, code),
                        Problem(
                            source.file, source.line, code,
                            f"told to {here.base['hero']}: {what}: “{one.text}”", mend,
                        ),
                    )  # fmt: skip
    return found.values()


def untidy(text: str) -> Iterator[str]:
    """Yield what is untidy in a told sentence: braces, spaces, stops, a word said twice."""
    for pattern, what in _TOLD:
        if pattern.search(text):
            yield what


def _faults(one: Spoken, here: Stage, *, first: bool) -> Iterator[tuple[str, str, str]]:
    """Yield code, what is wrong and how to mend it."""
    text = one.text
    for what in untidy(text):
        yield "L009", what, "look at the spaces, stops and braces here."
    article = wrong_article(text)
    if article:
        yield "L010", f"'{article}' has the wrong article", "write a or an as it sounds."
    doubled = _doubled(one)
    if doubled:
        yield "L010", f"'{doubled}' has two articles", "write X.the, or leave your own out."
    wrong = disagreement(one, here)
    if wrong:
        yield "L010", f"'{wrong}' doesn't agree", _MEND
    drawn = any(span.start == 0 and span.root in here.tale.draws for span in one.spans)
    if first and drawn and text[:1].islower():
        yield "L010", "the sentence begins small", "write X.The, or X | sentence."


def _doubled(one: Spoken) -> str:
    """Return an article that stands before a drawn thing that has its own."""
    for match in _TWO_ARTICLES.finditer(one.text):
        inner = match.start() + match[0].index(" ") + 1
        if any(
            span.start == inner and span.root not in ("hero", "lead", "other") for span in one.spans
        ):
            return match[0][: match[0].rindex(" ")]
    return ""
