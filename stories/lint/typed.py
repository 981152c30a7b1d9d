"""Typed checks look at a tale's prose as it stands in the file: agreement, articles, quotations."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from stories.lint.lines import MARK, TAG, typed_lines
from stories.problems import Problem, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stories.pack import Pack
    from stories.tale import Tale

_MARKUP = re.compile(
    r"</?[a-zA-Z!][^>]*>|<!--.*|&[a-z]+;|\[[^\]]*\]\([^)]*\)|\bhttps?://\S*|\bwww\.\S*|`+"
    r"|(?<!\w)__?[^_\s][^_]*__?(?!\w)|^(?:[->|]|\d+\.) "
)
"""Marks of other kinds of text: a page's tags and notes, links, lists, quotes, underscores."""
_PARAGRAPHS = re.compile(r"\n\s*\n")


def typed_problems(tale: Tale, pack: Pack) -> Iterator[Problem]:
    """Yield what is wrong in the text as it was typed."""
    yield from _exclaimed(tale, pack)
    yield from _quotations(tale, pack)
    yield from _unused(tale)
    yield from _strange(tale, pack)


def _strange(tale: Tale, pack: Pack) -> Iterator[Problem]:
    """Yield marks that would be told as they stand, and signs that can't be."""
    for one in typed_lines(tale, pack):
        bare = TAG.sub("", one.text)
        mark = _MARKUP.search(bare)
        if mark:
            yield Problem(
                one.file, one.line, "L057", f"'{shown(mark[0], 40)}' is told as it stands.",
                "take it out; stars around a word are the only mark.", error=False,
            )  # fmt: skip
        signs = "".join(sign for sign in bare if _is_strange(sign))
        if signs:
            yield Problem(
                one.file, one.line, "L058", f"'{shown(signs, 20)}' can't be read aloud or shown.",
                "say it in words, in Latin, Greek or Cyrillic letters.", error=False,
            )  # fmt: skip


def _is_strange(sign: str) -> bool:
    """Return whether a sign is a picture, or a letter of a script the kiosk's fonts lack."""
    return sign > "\xff" and unicodedata.category(sign) in ("So", "Lo", "Sk")


def _exclaimed(tale: Tale, pack: Pack) -> Iterator[Problem]:
    """Yield exclamation marks where the child should be nearly asleep."""
    for one in typed_lines(tale, pack):
        if one.passage is not None and one.passage.energy <= 2 and "!" in TAG.sub("", one.text):
            yield Problem(
                one.file, one.line, "L014", "an exclamation mark so late wakes the child.",
                "end the sentence with a full stop.", error=False,
            )  # fmt: skip


def _quotations(tale: Tale, pack: Pack) -> Iterator[Problem]:
    """Yield paragraphs that open a quotation and never close it (the next may go on with it)."""
    for passage in (one for beat in tale.beats for one in beat.passages):
        paragraphs = [part for part in _PARAGRAPHS.split(passage.prose.text) if part.strip()]
        for number, paragraph in enumerate(paragraphs):
            bare = TAG.sub("", MARK.sub("", paragraph))
            following = MARK.sub("", paragraphs[number + 1]) if number + 1 < len(paragraphs) else ""
            odd = bare.count('"') % 2 or bare.count("“") > bare.count("”")
            mark = MARK.search(paragraph)
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
            bare = MARK.sub("", echo.text)
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
