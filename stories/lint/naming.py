"""Naming is who is called by name and who by a pronoun, and whether they can be told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stories.lint.spoken import CHILDREN, NAMES, advice, worded
from stories.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from stories.lint.spoken import Span, Spoken, SpokenPassage
    from stories.pack import Pack
    from stories.tale import Tale

SHARE = (0.30, 0.60)
"""How many of the references to people are names, "said Mia" apart."""
_FEW = 20
"""Fewer references than this in a telling say nothing."""
_TELLINGS = 6
_TYPED = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_MEANT = re.compile(
    r"\b(?:he|him|his|himself|she|her|hers|herself|they|them|their|themselves)\b", re.IGNORECASE
)
_SAYS = "said|asked|called|whispered|answered|replied|cried|shouted|sang"
_UNISON = re.compile(rf"[\"”,*] (?:{_SAYS}) \{{hero\.\}}|\{{hero\.\}} (?:{_SAYS})\b")
_TAG_BEFORE = re.compile(rf"(?:{_SAYS}|read|told) $")
_TAG_AFTER = re.compile(rf" (?:{_SAYS}|read|told)\b")


def naming_problems(tale: Tale, pack: Pack, told: Sequence[SpokenPassage]) -> Iterator[Problem]:
    """Yield pronouns that two may share, names said twice, and too many or too few names."""
    for passage, one in worded(told):
        clash = _clash(one, tale)
        if clash:
            yield advice(
                pack, one.source, "L040",
                f"{clash} may be the same word: “{one.text}”", "say one of them by name.",
            )  # fmt: skip
        twice = _twice(one, tale, alone=len(passage.stage.children) == 1)
        if twice:
            yield advice(
                pack, one.source, "L041",
                f"'{twice}' is named twice in one sentence: “{one.text}”", "say a pronoun once.",
            )  # fmt: skip
    for _, one in worded(row for row in told if len(row.stage.children) > 1):
        if _UNISON.search(one.shape):
            yield advice(
                pack, one.source, "L055",
                f"several children would speak in unison: “{one.text}”",
                "let {{ lead }} speak.",
            )  # fmt: skip
    yield from _share(tale, told)


def _clash(one: Spoken, tale: Tale) -> str:
    """Return the two pronouns that a listener may mix up, or an empty string."""
    kinds = {role.id: role.pronouns for role in tale.roles}
    meant: dict[str, str] = {}
    for span in one.spans:
        if _pronoun(span) and not one.aloud(span.start):
            meant.setdefault(span.root, f"{{{{ {span.root}.{span.form} }}}}")
    # A hero's pronoun may be anybody's; of a group, lead and other are two.
    children = [meant[root] for root in ("lead", "other") if root in meant]
    children = children or [meant[root] for root in ("hero",) if root in meant]
    figures = [root for root in meant if root in kinds and kinds[root].they != "it"]
    pairs = [
        (meant[root], meant[other])
        for number, root in enumerate(figures)
        for other in figures[number + 1 :]
        if kinds[root] == kinds[other]
    ]
    pairs += [(children[0], children[1])] if len(children) > 1 else []
    if children:
        pairs += [(children[0], meant[root]) for root in figures]
        pairs += [(children[0], f"'{word}'") for word in _typed(one)]
    return " and ".join(pairs[0]) if pairs else ""


def _typed(one: Spoken) -> list[str]:
    """Return the pronouns of somebody else that were typed by hand."""
    return [
        match[0]
        for match in _TYPED.finditer(one.narrated)
        if not any(span.start <= match.start() < span.end for span in one.spans)
    ]


def _pronoun(span: Span) -> bool:
    """Return whether somebody is meant here without a name."""
    return span.form not in (*NAMES, "the", "The")


def _twice(one: Spoken, tale: Tale, *, alone: bool) -> str:
    """Return the name that stands twice in a sentence, or an empty string."""
    people = {root: root for root in (*CHILDREN, *(role.id for role in tale.roles))}
    if alone:
        people["lead"] = "hero"
    seen: set[str] = set()
    for span in one.spans:
        if span.root in people and span.form in NAMES:
            who = people[span.root]
            # "She looked at the owl, and the owl looked back": a chain, and a good one.
            chained = one.text[: span.start].endswith(f"{one.text[span.start : span.end]}, and ")
            if who in seen and not chained:
                return one.text[span.start : span.end]
            seen.add(who)
    return ""


def _share(tale: Tale, told: Sequence[SpokenPassage]) -> Iterator[Problem]:
    """Yield advice where every telling names people too often, or hardly ever."""
    people = {*CHILDREN, *(role.id for role in tale.roles)}
    for alone in (True, False):
        counts: dict[str, tuple[int, int]] = {}
        for row in told:
            if (len(row.stage.children) == 1) == alone and row.passage.id not in counts:
                counts[row.passage.id] = _references(row, people)
        tellings = [_telling(tale, counts, number) for number in range(_TELLINGS)]
        shares = [names / (names + meant) for names, meant in tellings if names + meant >= _FEW]
        if shares and (min(shares) > SHARE[1] or max(shares) < SHARE[0]):
            often = min(shares) > SHARE[1]
            least, most = round(100 * min(shares)), round(100 * max(shares))
            between = f"{least} %" if least == most else f"{least} to {most} %"
            yield Problem(
                tale.file, 1, "L042",
                f"told to {'one child' if alone else 'several children'}, names are {between} of"
                f" all references to people; good tales have {SHARE[0]:.0%} to {SHARE[1]:.0%}.",
                "write they, their, them more often." if often else "say the names more often.",
                error=False,
            )  # fmt: skip
            return


def _references(row: SpokenPassage, people: Collection[str]) -> tuple[int, int]:
    """Return how often a passage names people and how often it only means them."""
    names = meant = 0
    for one in (one for block in row.paragraphs for one in block):
        for span in one.spans:
            if span.root not in people:
                continue
            if span.form not in NAMES:
                meant += 1
            elif not (
                _TAG_BEFORE.search(one.text[: span.start]) or _TAG_AFTER.match(one.text[span.end :])
            ):
                names += 1
        typed = _MEANT.finditer(one.narrated)
        meant += sum(
            not any(span.start <= match.start() < span.end for span in one.spans) for match in typed
        )
    return names, meant


def _telling(tale: Tale, counts: Mapping[str, tuple[int, int]], number: int) -> tuple[int, int]:
    """Return names and pronouns in one whole telling, friends new and known by turns."""
    names = meant = 0
    for beat in tale.beats:
        left_out = "known" if number % 2 == 0 else "new"
        fitting = [one for one in beat.passages if not getattr(one, left_out) and one.id in counts]
        many = min((sum(beat.take) + 1) // 2 if beat.take else 1, len(fitting))
        for step in range(many):
            more = counts[fitting[(number + step) % len(fitting)].id]
            names, meant = names + more[0], meant + more[1]
    return names, meant
