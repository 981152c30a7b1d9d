"""Agreement is whether a verb fits its subject, in a sentence as some family hears it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stories.lint.spoken import CHILDREN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stories.casting import Stage
    from stories.lint.spoken import Spoken

SINGLE = "was|wasn['’]t|has|hasn['’]t|does|doesn['’]t|is|isn['’]t"
PLURAL = "were|weren['’]t|have|haven['’]t|do|don['’]t|are|aren['’]t"
_ENDING_IN_S = (
    "always sometimes perhaps besides afterwards upstairs downstairs indoors outdoors sideways"
    " backwards forwards towards upwards downwards inwards outwards onwards homewards across us"
    " this his hers its theirs yours ours as yes thus plus themselves ourselves overseas alas"
    " needs lots heaps besides unawares nowadays s"
)
NO_VERBS = frozenset(_ENDING_IN_S.split())
"""Words in -s that follow a subject and are no verbs."""
_BEFORE_A_BARE_VERB = (
    "if though unless whether wish wished did do does don't didn't could would should might may can"
    " will must shall let made make makes help helped see saw hear heard watch watched feel felt to"
    " before until till lest that and or nor than suppose in on of with under over behind beside"
    " inside round about for from near by where through past at into onto but except like"
    " didn’t don’t couldn't couldn’t wouldn't wouldn’t can't can’t"
)
FREE = frozenset(_BEFORE_A_BARE_VERB.split())
"""After these a plural or bare verb may follow one person ("if she were", "did Mia do")."""
_THEY = re.compile(rf"\b(?:[Tt]hey|[Ww]e) (?:{SINGLE})\b|\bI (?:is|has|does)\b")
_YOU = re.compile(
    r"(?:^|[.,;:?!] [\"“]?|[\"“]|\bbut |\bwhen |\bif |\bthen )[Yy]ou (?:was|has|does|is)\b"
)
_THEY_S = re.compile(r"\b(?:[Tt]hey|[Ww]e) ([a-z]+s)\b(?![-'’])")
_ONE = re.compile(rf"(?:([\w'’]+)[ ,]+[\"“]?)?\b([Ss]he|[Hh]e|[Ii]t|[Xx]e) ({PLURAL})\b")
_NEXT_SINGLE = re.compile(rf"(?:, who)? ({SINGLE})\b")
_NEXT_PLURAL = re.compile(rf"(?:, who)? ({PLURAL})\b")
_NEXT_WHO = re.compile(rf", who ({PLURAL})\b")
_BEFORE = re.compile(r"([\w'’]+)[ ,]+[\"“]?$")
_NO_WORD = re.compile(
    r"\b(?:[Tt]heirself|[Tt]heirselves|[Tt]hemselve|[Hh]isself|hers's|theirs's)\b|\w's's\b"
    r"|\b(?:[Tt]hey|[Tt]hem|[Ss]he|[Hh]e|[Hh]im|[Hh]er)'s (?=own\b|hand|bed\b)"
)


def disagreement(one: Spoken, here: Stage) -> str:
    """Return the first words that don't agree, or an empty string."""
    return next(iter(_found(one, here)), "")


def plain_disagreement(text: str) -> str:
    """Return the first pronoun in a text that doesn't agree with its verb, or an empty string."""
    return next(_pronouns(text), "")


def _found(one: Spoken, here: Stage) -> Iterator[str]:
    """Yield words that don't agree."""
    yield from _pronouns(one.text)
    yield from _names(one, here)


def _pronouns(text: str) -> Iterator[str]:
    """Yield pronouns whose verb is another's."""
    for pattern in (_THEY, _YOU, _NO_WORD):
        for match in pattern.finditer(text):
            yield match[0]
    for match in _THEY_S.finditer(text):
        if match[1] not in NO_VERBS and not match[1].endswith("ss"):
            yield match[0]
    for match in _ONE.finditer(text):
        if match[1] == "And" or (match[1] or "").lower() not in FREE:
            yield match[0].lstrip()


def verb_of(text: str, start: int, end: int, *, many: bool) -> str:
    """Return the wrong verb after a name that stands from ``start`` to ``end``, or nothing."""
    if many:
        match = _NEXT_SINGLE.match(text[end:])
    else:
        before = _BEFORE.search(text[:start])
        free = before is not None and before[1].lower() in FREE
        match = (_NEXT_WHO if free else _NEXT_PLURAL).match(text[end:])
    return match[0] if match else ""


def _names(one: Spoken, here: Stage) -> Iterator[str]:
    """Yield names whose verb is another's."""
    for span in one.spans:
        if span.form or (span.root in here.tale.draws):
            continue
        after = one.text[span.end :]
        group = span.root == "hero" and len(here.children) > 1
        wrong = verb_of(one.text, span.start, span.end, many=group)
        if wrong:
            yield f"{one.text[span.start : span.end]}{wrong}"
        if group and one.spans and span.root in CHILDREN:
            verb = re.match(r" ([a-z]+s)\b(?![-'’])", after)
            if verb and verb[1] not in NO_VERBS and not verb[1].endswith("ss") and not wrong:
                yield f"{one.text[span.start : span.end]}{verb[0]}"
