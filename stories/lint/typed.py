"""Typed checks look at a tale's prose as it stands in the file: agreement, articles, quotations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stories.marks import LINE, LINE_END
from stories.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def typed_problems(tale: Tale, pack: Pack) -> Iterator[Problem]:
    """Yield what is wrong in the text as it was typed."""
    yield from _typed(tale, pack)
    yield from _quotations(tale, pack)
    yield from _unused(tale)


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
