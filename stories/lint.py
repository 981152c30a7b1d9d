"""Lint checks a story pack the way a careful reader would, and says how to mend each fault.

| code | what |
|---|---|
| P001-P005 | the folder, its files, `pack.toml` |
| P010-P016 | text and settings that can't be read |
| T001-T009 | a tale's settings: missing, wrong, unknown, names already taken |
| T020-T025 | headings, attributes, echo lines, stars as they are typed |
| T030-T042 | beats and passages: misplaced, empty, doubled, echo lines missing, `take` too large |
| S001-S009 | what stands between braces (see `stories.sandbox`) |
| L001 | agreement written by hand: "they was", `{{ hero }} was` |
| L002 | "a" or "an" before a slot |
| L003 | something is needed that nobody brings before |
| L004 | a loop that is never closed, or closed and never opened |
| L005 | a tale that can't be told to some family |
| L006 | a fact is asked for that no tale leaves |
| L007 | an echo line or turn that no one tells, or that is no whole sentence |
| L008 | energy rises after the middle, or the last beat is not 1 |
| L009 | a told sentence with braces, doubled spaces or names run together |
| L010 | a told sentence with wrong agreement |
| L011 | no form of about three minutes |
| L012 | shorter or longer than its `minutes` say |
| L013 | `met` used to choose a version |
| L014 | an exclamation mark where the child should be nearly asleep |
| L015 | a figure or drawn thing that is never used |
| L016 | a quotation that is never closed |
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stories.covering import renderings
from stories.lengths import length_problems
from stories.marks import LINE, LINE_END
from stories.pack import open_pack, parse_pack
from stories.plot import plot_problems
from stories.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from stories.pack import Pack
    from stories.tale import Passage, Tale

_MARK = re.compile(f"{LINE}(\\d+){LINE_END}")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_SLOT = r"\{\{\s*(?:hero|lead|other)"
_BY_HAND = (
    (re.compile(r"\{\{\s*hero\s*\}\} (was|has|does|is|were|have|do|are)\b"), "{{ hero.was }}"),
    (re.compile(_SLOT + r"\.[Tt]hey\s*\}\} (was|were)\b"), "{{ X.they_were }}"),
    (re.compile(_SLOT + r"\.[Tt]hey\s*\}\} (has|have)\b"), "{{ X.they_have }}"),
    (re.compile(_SLOT + r"\.[Tt]hey\s*\}\} (does|is|are)\b"), "another verb, in the past"),
    (re.compile(_SLOT + r"(\.[Tt]hey)?\s*\}\}['’](s (?!own\b)(?:been|gone|got)|ve|re|ll)\b"),
     "the words in full"),
    (re.compile(r"\b[Tt]hey was\b"), "they were"),
    (re.compile(r"(?<!if )(?<!though )\b([Ss]he|[Hh]e) were\b"), "was"),
)  # fmt: skip
_ARTICLE = re.compile(r"\b[Aa]n? \{\{\s*(\w+)")
_TOLD = (
    (re.compile(r"\{\{|\}\}|\{%|%\}|\ue000"), "L009", "braces are left in"),
    (re.compile(r" {2,}| [,.;:?!](?![.…])"), "L009", "a space is doubled or stands before a stop"),
    (re.compile(r"[a-z][A-Z][a-z]"), "L009", "two names run together"),
    (re.compile(r"\b[Tt]hey (?:was|has)\b|(?<!if )(?<!though )\b(?:[Ss]he|[Hh]e) were\b"),
     "L010", "a pronoun and its verb don't agree"),
    (re.compile(r"\b[Aa] (?!one\b|once\b|uni|use|usu|eu|ewe)[aeiouAEIOU]\w"), "L010",
     "'a' stands before a vowel"),
)  # fmt: skip


def check_pack(path: Path) -> list[Problem]:
    """Return every problem of a story pack folder, errors and advice, in file order."""
    container = open_pack(path)
    pack, problems = parse_pack(container)
    found = list(problems)
    if pack is not None:
        left = {fact for tale in pack.tales for fact in _facts_left(tale)}
        for tale in pack.tales:
            found += check_tale(tale, pack, left)
    return sorted(set(found))


def check_tale(tale: Tale, pack: Pack, facts: set[str]) -> list[Problem]:
    """Return what is wrong with one tale that could be read."""
    found = [*_typed(tale, pack), *_quotations(tale, pack), *_unused(tale)]
    found += plot_problems(tale, pack, facts)
    if not any(problem.error for problem in found):
        found += length_problems(tale, pack)
    found += _told(tale, pack)
    return found


def _facts_left(tale: Tale) -> Iterator[str]:
    """Yield every fact a tale leaves."""
    for beat in tale.beats:
        for passage in beat.passages:
            yield from passage.leaves


def _own(tale: Tale) -> Iterator[Passage]:
    """Yield the passages that stand in the tale's own file."""
    for beat in tale.beats:
        for passage in beat.passages:
            if passage.file == tale.file:
                yield passage


def _lines(tale: Tale, pack: Pack) -> Iterator[tuple[str, int, Passage | None]]:
    """Yield every typed line of prose with where it stands."""
    pieces: list[tuple[str, Passage | None]] = []
    for passage in _own(tale):
        pieces += [(piece.text, passage) for piece in (passage.prose, *passage.echoes.values())]
    for turn in tale.turns.values():
        pieces += [(one.text, None) for one in (*turn.say, *([turn.end] if turn.end else []))]
    for text, where in pieces:
        for line in text.split("\n"):
            mark = _MARK.match(line)
            if mark:
                yield line[mark.end() :], pack.sources[int(mark[1])].line, where


def _typed(tale: Tale, pack: Pack) -> Iterator[Problem]:
    """Yield what can be seen in the text as it was typed."""
    for text, line, where in _lines(tale, pack):
        for pattern, better in _BY_HAND:
            match = pattern.search(text)
            if match:
                yield Problem(
                    tale.file, line, "L001",
                    f"'{match[0]}' agrees with some children only.", f"write {better}.",
                )  # fmt: skip
        match = _ARTICLE.search(text)
        if match:
            yield Problem(
                tale.file, line, "L002",
                f"'{match[0]} }}}}' may become 'a owl'.",
                f'give {match[1]} its forms ("an/the owl") and leave the article out.',
            )  # fmt: skip
        if where is not None and where.energy <= 2 and "!" in text:
            yield Problem(
                tale.file, line, "L014", "an exclamation mark so late wakes the child.",
                "end the sentence with a full stop.", error=False,
            )  # fmt: skip


def _quotations(tale: Tale, pack: Pack) -> Iterator[Problem]:
    """Yield paragraphs that open a quotation and never close it (the next may go on with it)."""
    for passage in _own(tale):
        paragraphs = [part for part in re.split(r"\n\s*\n", passage.prose.text) if part.strip()]
        for number, paragraph in enumerate(paragraphs):
            bare = _TAG.sub("", _MARK.sub("", paragraph))
            following = (
                _MARK.sub("", paragraphs[number + 1]) if number + 1 < len(paragraphs) else ""
            )
            odd = bare.count('"') % 2 or bare.count("“") > bare.count("”")
            mark = _MARK.search(paragraph)
            if odd and mark and "{%" not in paragraph and following[:1] not in ('"', "“"):
                yield Problem(
                    passage.file, pack.sources[int(mark[1])].line, "L016",
                    "a quotation is opened or closed only.", "look at the quotation marks.",
                )  # fmt: skip


def _unused(tale: Tale) -> Iterator[Problem]:
    """Yield figures, drawn things, turns and echo lines that nobody tells."""
    passages = [one for beat in tale.beats for one in beat.passages]
    uses: set[str] = set(tale.title.uses)
    for one in passages:
        uses |= one.prose.uses.union(*(echo.uses for echo in one.echoes.values()))
    for turn in tale.turns.values():
        uses = uses.union(*(one.uses for one in (*turn.say, *([turn.end] if turn.end else []))))
    roots = {name.split("__")[0] for name in uses}
    for name in [*(role.id for role in tale.roles), *tale.draws]:
        if name not in roots:
            yield _advice(tale, "L015", f"'{name}' is never told.", "use it or drop it.")
    for name in tale.turns:
        if f"turn__{name}" not in uses:
            yield _advice(tale, "L007", f"the turn '{name}' is never told.", "use it or drop it.")
    for passage in passages:
        for name, echo in passage.echoes.items():
            bare = _MARK.sub("", echo.text)
            if not {f"back__{name}", f"all__{name}"} & uses:
                yield Problem(
                    passage.file, passage.line, "L007", f"nobody tells the echo lines '{name}'.",
                    f"write {{{{ back.{name} }}}} in a later beat.",
                )  # fmt: skip
            if not re.search(r"[.?!…][\"'”’*]*$", bare) or bare[:1].islower():
                yield Problem(
                    passage.file, passage.line, "L007", f"the echo line '{name}' is no sentence.",
                    "begin it large and end it with a stop.",
                )  # fmt: skip


def _advice(tale: Tale, code: str, what: str, mend: str) -> Problem:
    """Return advice about a whole tale."""
    return Problem(tale.file, 1, code, what, mend, error=False)


def _told(tale: Tale, pack: Pack) -> Iterable[Problem]:
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
