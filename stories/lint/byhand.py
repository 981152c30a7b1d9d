"""By hand is what a storyteller typed where only a form of the name fits every family."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stories.lint.agreement import FREE, NO_VERBS
from stories.lint.articles import takes_an
from stories.lint.lines import TypedLine, typed_lines
from stories.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stories.pack import Pack
    from stories.tale import Tale

_WHO = r"\{\{\s*(?:hero|lead|other)"
_THEY = rf"{_WHO}\.[Tt]hey\s*\}}\}}"
_NAME = rf"{_WHO}\s*\}}\}}"
_HERO = r"\{\{\s*hero\s*\}\}"
_BARE = (
    "go|come|like|want|say|know|see|take|make|think|run|walk|look|live|need|sit|sleep|hear|find"
    "|love|stand|feel|get|give|ask|climb|wait|open|jump|smile|laugh"
)
_ASKS = "(?:[Ww]here|[Hh]ow|[Ww]hy|[Ww]hen|[Ww]hat|[Ss]o|[Nn]or|[Nn]either)"
_BODY = "hand|nose|head|chin|mouth|face|thumb|foot|knee|elbow|ear|cheek|neck|lap|toe|finger|tummy"
_BY_HAND = (
    (rf"{_HERO}(?:, who)? (?:was|has|does|is|were|have|do|are)\b", "{{ hero.was }}"),
    (rf"{_THEY} (?:was|were)\b", "{{ X.they_were }}"),
    (rf"{_THEY} (?:has|have)\b", "{{ X.they_have }}"),
    (rf"{_THEY} (?:does|do|is|are)\b", "another verb, in the past"),
    (rf"(?:{_THEY}|{_NAME})['’](?:s (?!own\b)(?:been|gone|got)|ve|re)\b", "the words in full"),
    (rf"{_THEY}['’]s\b", "{{ X.they_were }} or {{ X.their }}"),
    (rf"(?:{_THEY}|{_HERO}) (?P<verb>[a-z]+s)\b(?![-'’])", "the verb in the past"),
    (rf"(?:{_THEY}|{_NAME}) (?:{_BARE})\b", "the verb in the past"),
    (rf"\b(?:behind|beside|with|to|at|of|under|over|near|from|by|towards|round) {_THEY}",
     "{{ X.them }}"),
    (rf"(?:^|[.?!] ){_WHO}\.[Tt]hem\s*\}}\}} [a-z]", "{{ X.They }}"),
    (rf"{_THEY} (?:own|hands?|feet|head|nose|bed|eyes|arms?|knees|boots|shoes|coat|pyjamas)\b",
     "{{ X.their }}"),
    (rf"{_WHO}\.[Tt]heir\s*\}}\}} (?:was|were|had|went|said|did|came|took|put|sat|ran)\b",
     "{{ X.they }}"),
    (rf"{_WHO}\.(?:them|their)\s*\}}\}}['’]s\b", "{{ X.their }} or {{ X.own }}"),
    (r"\{\{\s*(?P<who>hero|lead|other)\s*\}\} \{\{\s*(?P=who)\.[Tt]hey", "one of the two"),
    (rf"(?:^|[.?!] [\"“]?|[\"“])(?:Was|Is|Has|Does|Were|Are|Have|Do) {_HERO}",
     "it the other way round"),
    (rf"\b{_ASKS} (?:was|is|has|does|were|are|have|do) {_HERO}", "it the other way round"),
    (r"\b[Tt]hey was\b", "they were"),
    (r"(?<!if )(?<!though )(?<!and )\b(?:[Ss]he|[Hh]e) were\b", "was"),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), better) for pattern, better in _BY_HAND)
_BARE_ENDS = re.compile(rf" (?:{_BARE}|have|do)$")
_WERE_ENDS = re.compile(r" were$")
_WISHED = ("if", "though", "unless", "wish", "wished", "whether")
_LAST_WORD = re.compile(r"([\w'’]+)[ ,]+$")
_ARTICLE = re.compile(r"\b([Aa]n?) \{\{\s*(\w+)(?:\.(\w+))?")
_TYPED = re.compile(
    r"\{\{\s*(?:hero|lead|other)(?:\.[Tt]hey)?\s*\}\} (?!said|told|asked|gave|showed|saw|heard)"
    r"(?P<between>(?:(?!the\b|an?\b|and\b|that\b|it\b|but\b|when\b)[a-z]+ ){1,4})"
    r"(?P<pronoun>(?:his|her) [a-z]+|himself|herself|themself|themselves)\b"
)
_BARE_TYPED = re.compile(
    r"\{\{\s*(?:hero|lead|other)(?:\.[Tt]hey)?\s*\}\} (?P<between>[^.?!:;\"“”{}]*?)"
    r"\b(?:because|when|until|so|while|before|as|if|that|and|but|after|where) (?P<pronoun>she|he)\b"
)
_SOMEBODY = {
    "her": r"\b(?:she|woman|girl|mother|mum|sister|aunt|grandmother|lady|Mrs|Miss|queen|hen|cow)\b",
    "his": r"\b(?:he|man|boy|father|dad|brother|uncle|grandfather|Mr|king|cock)\b",
}
_PART = re.compile(rf"\{{\{{\s*hero\.(?:their|own)\s*\}}\}} (?:[a-z]+ )?(?:{_BODY})\b")
_TITLE_WORD = re.compile(r"(?<=\}\} )[A-Z][a-z]+")


def by_hand_problems(tale: Tale, pack: Pack) -> Iterator[Problem]:
    """Yield what fits some families only."""
    # A title has large verbs: "{{ hero }} Puts", "{{ hero }} Was".
    title = TypedLine(_TITLE_WORD.sub(_small, tale.title.text), tale.file, 1, None, "")
    yield from _agreement(title)
    for one in typed_lines(tale, pack):
        yield from _agreement(one)
        yield from _articles(one, tale, pack)
        yield from _pronoun(one, tale)
        part = _PART.search(one.text)
        if part and "hero.many" not in one.text:
            yield Problem(
                one.file, one.line, "L056", f"'{part[0]}': several children have several.",
                "write {{ lead.their }}, or {% if hero.many %}hands{% else %}hand{% endif %}.",
                error=False,
            )  # fmt: skip


def _small(word: re.Match[str]) -> str:
    """Return a word of a title in small letters."""
    return word[0].lower()


def _agreement(one: TypedLine) -> Iterator[Problem]:
    """Yield verbs and pronouns that agree with some children only."""
    if "hero.many" in one.text:
        return  # both cases may be written out; if not, it is found when it is told
    for pattern, better in _COMPILED:
        for match in pattern.finditer(one.text):
            verb = match.groupdict().get("verb") or ""
            before = _LAST_WORD.search(one.text[: match.start()])
            word = before[1].lower() if before else ""
            if (
                verb in (*NO_VERBS, "was", "has", "does", "is")
                or verb.endswith("ss")
                or (word in FREE and _BARE_ENDS.search(match[0]))
                or (word in _WISHED and _WERE_ENDS.search(match[0]))
            ):
                continue
            yield Problem(
                one.file, one.line, "L001",
                f"'{match[0].strip()}' agrees with some children only.", f"write {better}.",
            )  # fmt: skip
            break


def _articles(one: TypedLine, tale: Tale, pack: Pack) -> Iterator[Problem]:
    """Yield a or an before a slot that some value of it doesn't fit."""
    for match in _ARTICLE.finditer(one.text):
        article, root, form = match[1].lower(), match[2], match[3]
        values = [thing.plain for thing in tale.draws.get(root, ())]
        if root in pack.places:
            values.append(pack.places[root].thing.plain)
        if root == "moon":
            values = ["new", "waxing", "full", "waning"]
        wrong = [value for value in values if takes_an(value.split()[0]) == (article == "a")]
        own = [value for value in values if value.split()[0] in ("a", "an", "the")]
        wrong = own + wrong
        if values and not wrong and form not in ("the", "The"):
            continue
        example = f"{article} {wrong[0]}" if wrong else "a owl"
        yield Problem(
            one.file, one.line, "L002", f"'{match[0]} }}}}' may become '{example}'.",
            (
                f"leave the article out; {{{{ {root} }}}} brings its own."
                if own
                else f'give {root} its forms ("an/the owl") and leave the article out.'
            ),
        )  # fmt: skip


def _pronoun(one: TypedLine, tale: Tale) -> Iterator[Problem]:
    """Yield a child's pronoun that was typed, where nobody else can be meant."""
    for match in _BARE_TYPED.finditer(one.text):
        kind = "her" if match["pronoun"] == "she" else "his"
        earlier = f"{one.before} {one.text[: match.start()]} {match['between']}"
        # A bare "she" may be any figure of that pronoun, known or to come: then nothing is said.
        if any(role.pronouns.their in (kind, "their") for role in tale.roles) or re.search(
            _SOMEBODY[kind], earlier, re.IGNORECASE
        ):
            continue
        yield Problem(
            one.file, one.line, "L054", f"'{match['pronoun']}' fits some children only.",
            "write {{ X.they }}.", error=False,
        )  # fmt: skip
    for match in _TYPED.finditer(one.text):
        word = match["pronoun"].split()[0]
        kind = "her" if word in ("her", "herself") else "his"
        earlier = f"{one.before} {one.text[: match.start()]} {match['between']}"
        roles = [role.id for role in tale.roles if role.pronouns.their in (kind, "their")]
        if word not in ("themself", "themselves") and (
            re.search(_SOMEBODY[kind], earlier, re.IGNORECASE)
            or any(re.search(rf"\{{\{{\s*{role}\b", earlier) for role in roles)
        ):
            continue
        form = "themself" if word.endswith(("self", "selves")) else "their"
        yield Problem(
            one.file, one.line, "L054", f"'{match['pronoun']}' fits some children only.",
            f"write {{{{ X.{form} }}}}.", error=False,
        )  # fmt: skip
