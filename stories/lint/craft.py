"""Craft is what makes a tale quiet and true: no named feelings, no morals, nothing loud so late."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stories.lint.spoken import advice, worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stories.lint.spoken import Spoken, SpokenPassage
    from stories.pack import Pack
    from stories.problems import Problem
    from stories.tale import Tale

_QUIET = 2
"""From this energy downwards nothing may be loud."""
_LOUD = re.compile(
    r"\b(?:shout(?:ed|ing|s)?|yell(?:ed|ing|s)?|scream(?:ed|ing|s)?|shriek(?:ed|ing|s)?"
    r"|roar(?:ed|ing|s)?|bellow(?:ed|ing)?|howl(?:ed|ing)?|bang(?:ed|ing|s)?|crash(?:ed|ing|es)?"
    r"|smash(?:ed|ing)?|boom(?:ed|ing)?|slam(?:med|ming)?|clatter(?:ed|ing)?|explod(?:ed|ing)"
    r"|thunder(?:ed|ing)|burst|suddenly|leap(?:t|ed)|race[ds]?|racing|chas(?:ed|ing)|dash(?:ed|ing)"
    r"|wildly|loudly)\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")
_NOT = re.compile(
    r"\b(?:not|no|nor|never|nobody|nothing|none|neither|without|hardly|instead of|would have)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_FEELINGS = (
    "sad|happy|unhappy|scared|afraid|frightened|terrified|angry|furious|lonely|excited|nervous"
    "|worried|anxious|upset|delighted|miserable|joyful|thrilled|jealous|ashamed|embarrassed"
    "|overjoyed|heartbroken|content|grateful|relieved|brave"
)
_HOW = r"(?:so|very|quite|rather|too|really|suddenly|a little|a bit|all|more and more) "
_NAMED = re.compile(
    rf"\b(?:felt|feels?|feeling) (?:{_HOW}){{0,2}}(?:{_FEELINGS}|proud|glad|safe|loved|better)\b"
    rf"|\b(?:was|were|is|are|am|became|grew|got|looked|seemed) (?:{_HOW}){{0,2}}(?:{_FEELINGS})\b"
    r"|\b(?:happily|sadly|angrily|nervously|excitedly|fearfully|anxiously|joyfully|miserably"
    r"|lovingly|gratefully|proudly)\b"
    r"|\b(?:full of|filled with|with) (?:joy|happiness|sadness|fear|love|anger|pride|delight)\b"
    r"|\bheart (?:was|felt|filled|swelled|sank|leapt|glowed)\b",
    re.IGNORECASE,
)
_MORAL = re.compile(
    r"\b(?:learn(?:ed|t)|realised|realized|understood|discovered) (?:that day |then |at last )?that"
    r" (?:it|being|we|you|friend|love|sharing|kindness|even|the best|everyone|everybody|there is)\b"
    r"|\blearn(?:ed|t) (?:a|an|the|his|her|their) (?:\w+ )?lesson\b"
    r"|\b(?:the|an) (?:most )?important (?:thing|lesson)\b|\balways remember\b"
    r"|\bnever forget that\b"
    r"|\bthe moral\b|\bthe real (?:treasure|magic|gift)\b|\bwhat (?:really |truly )?matters\b"
    r"|\bfrom that day on\b|\b(?:it is|it's|it was) (?:always |so )?important to\b"
    r"|\b(?:taught|showed) (?:him|her|them|us|everyone) that\b|\bthat is what friends are for\b"
    r"|\bthat's what friends are for\b|\bif you believe in yourself\b|\bbelieve in yourself\b"
    r"|\bgood (?:children|boys|girls) (?:always|never)\b",
    re.IGNORECASE,
)
_CALM = re.compile(
    r"\b(?:soft(?:ly|er|est)?|warm(?:ly|er|th|est)?|cos(?:y|ier|ily)|coz(?:y|ier)|gent(?:le|ly|ler)"
    r"|snug(?:ly|gled)?|calm(?:ly|er)?|peaceful(?:ly)?|peace|sleep(?:y|ily)|drows(?:y|ily)|dream(?:y|ily)"
    r"|tender(?:ly)?|fluffy|safe(?:ly)?|sooth(?:ing|ingly|ed)|quiet(?:ly)?|silky|velvet(?:y)?"
    r"|cuddl(?:y|ed)|hush(?:ed)?|still|sweet(?:ly)?)\b",
    re.IGNORECASE,
)
_PASTE = 3
_PASTE_SHARE = 0.12
"""Calm words among all words of a passage; the good tales stay under this."""
_NEWCOMER = re.compile(
    r"\b(?:just then|all at once|suddenly|at that moment)\b|\bthere (?:was|came) a knock\b"
    r"|\b(?:a|an) \w+(?: \w+)? (?:called|named)\b",
    re.IGNORECASE,
)


def craft_problems(tale: Tale, pack: Pack, told: Sequence[SpokenPassage]) -> Iterator[Problem]:
    """Yield advice about feelings, morals, noise, and words laid on too thick."""
    words = {word.casefold() for word in tale.words}
    for passage, one in worded(told):
        if passage.passage.energy <= _QUIET:
            loud = _loud(one, words)
            if loud:
                yield advice(
                    pack, one.source, "L044", f"'{loud}' is loud so late.",
                    "say it lower, or list it under words if it is a quiet one here.",
                )  # fmt: skip
        feeling = _NAMED.search(one.narrated)
        if feeling:
            yield advice(
                pack, one.source, "L046", f"'{feeling[0]}' names a feeling.",
                "show it by what a hand, a face or a thing does.",
            )  # fmt: skip
        moral = _MORAL.search(one.text)
        if moral:
            yield advice(
                pack, one.source, "L047", f"'{moral[0]}' states a lesson.",
                "leave it out; the story has said it.",
            )  # fmt: skip
        calm = {match[0].casefold() for match in _CALM.finditer(one.text)} - words
        if len(calm) >= _PASTE:
            yield advice(
                pack, one.source, "L052",
                f"{', '.join(sorted(calm))}: calm words laid on thick.",
                "keep one, and put a thing where the others stood.",
            )  # fmt: skip
    yield from _pasted(tale, pack, told, words)
    yield from _newcomers(tale, pack, told)


def _loud(one: Spoken, words: set[str]) -> str:
    """Return a loud word that nobody takes back, or an empty string."""
    for match in (*_LOUD.finditer(one.text), *_CAPITALS.finditer(one.text)):
        before = one.text[: match.start()]
        slot = any(span.start <= match.start() < span.end for span in one.spans)
        if not (slot or _NOT.search(before) or match[0].casefold() in words):
            return match[0]
    return ""


def _pasted(
    tale: Tale, pack: Pack, told: Sequence[SpokenPassage], words: set[str]
) -> Iterator[Problem]:
    """Yield passages with more calm words than a quiet story bears."""
    seen: set[str] = set()
    for row in told:
        if row.passage.id in seen:
            continue
        seen.add(row.passage.id)
        text = " ".join(one.text for block in row.paragraphs for one in block)
        said = text.split()
        calm = [one[0] for one in _CALM.finditer(text) if one[0].casefold() not in words]
        if (
            len(said) >= 25
            and len(calm) > _PASTE_SHARE * len(said)
            and row.passage.file == tale.file
        ):
            first = row.paragraphs[0][0].source
            yield advice(
                pack, first, "L052",
                f"{len(calm)} of {len(said)} words here are calm ones ({', '.join(calm[:5])} …).",
                "let things lie still instead of saying so.",
            )  # fmt: skip


def _newcomers(tale: Tale, pack: Pack, told: Sequence[SpokenPassage]) -> Iterator[Problem]:
    """Yield people and things that only the last beat brings on."""
    if len(tale.beats) < 2:
        return
    last = {one.id for one in tale.beats[-1].passages}
    known = {span.root for row in told if row.passage.id not in last
             for one in row.sentences for span in one.spans}  # fmt: skip
    for row, one in worded(row for row in told if row.passage.id in last):
        new = [span for span in one.spans if span.root not in (*known, "hero", "lead", "other")]
        cue = _NEWCOMER.search(one.narrated)
        what = f"'{{{{ {new[0].root} }}}}' is new" if new else ""
        what = what or (f"'{cue[0]}' brings somebody or something on" if cue else "")
        if what and row.passage.file == tale.file:
            yield advice(
                pack, one.source, "L053", f"{what} in the last beat.",
                "bring it on earlier, or let it be.",
            )  # fmt: skip
