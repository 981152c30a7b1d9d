"""Figures checks find things that a tale shows and never names, and figures that nobody drew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stories.problems import Problem, did_you_mean
from stories.scenery import CHILD, kind_met, kind_of, word_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from stories.pack import Pack
    from stories.tale import Tale

FIGURE = "figure-"
"""What the name of a figure's file begins with."""
PEOPLE = frozenset({"woman", "man", "person", CHILD})
"""Kinds the house can always show."""


def figure_problems(
    pack: Pack, files: Mapping[str, bytes], drawn: Collection[str] | None
) -> Iterator[Problem]:
    """Yield each thing shown that no passage names, then each kind that no file draws.

    ``drawn`` are the kinds drawn anywhere; without it nobody is called missing.
    """
    for tale in pack.tales:
        for thing in tale.shows:
            if not _named(tale, pack, thing):
                yield Problem(
                    tale.file, key_line(files, tale.file, "shows"), "L039",
                    f"no passage names the '{thing.replace('-', ' ')}' that this tale shows.",
                    "name it in the words, or take it out of shows.", error=False,
                )  # fmt: skip
    if drawn is None:
        return
    for kind, (file, line) in sorted(_wanted(pack, files).items()):
        if not {kind, kind.rpartition("-")[2]} & {*drawn, *PEOPLE}:
            yield Problem(
                file, line, "L059",
                f"there is no figure of a '{kind}'.{did_you_mean(kind, drawn)}",
                f"draw pictures/{FIGURE}{kind}.svg; until then the pictures go without.",
                error=False,
            )  # fmt: skip


def unused_figure(pack: Pack, name: str, file: str) -> Iterator[Problem]:
    """Yield a figure of the pack that stands in no picture of any tale."""
    kind = name.removeprefix(FIGURE)
    wanted = {*_wanted(pack, {}), *(kind_of(one.kind) for one in pack.residents.values())}
    wanted |= {
        kind_met(one.adds) for tale in pack.tales for beat in tale.beats for one in beat.passages
    }
    if kind in wanted | {one.rpartition("-")[2] for one in wanted}:
        return
    if re.sub(r"-[0-9]+$", "", kind) not in PEOPLE:
        yield Problem(
            file, 1, "L033", f"no tale shows a '{kind}'.",
            f'write shows = ["{kind}"] in a tale, or take the file out.', error=False,
        )  # fmt: skip


def _wanted(pack: Pack, files: Mapping[str, bytes]) -> dict[str, tuple[str, int]]:
    """Return the kinds of everybody cast and everything shown, with where it is said first."""
    found: dict[str, tuple[str, int]] = {}
    for tale in pack.tales:
        for role in tale.roles:
            at = ("cast.toml", role.resident) if role.resident else (tale.file, f"cast.{role.id}")
            if role.kind:
                found.setdefault(kind_of(role.kind), (at[0], table_line(files, *at)))
        for thing in tale.shows:
            found.setdefault(thing, (tale.file, key_line(files, tale.file, "shows")))
    return {kind: at for kind, at in found.items() if kind}


def _named(tale: Tale, pack: Pack, thing: str) -> bool:
    """Return whether the words of a tale can name a thing: its own, or those it draws."""
    word = word_of(thing)
    proses = [
        prose
        for beat in tale.beats
        for one in beat.passages
        for prose in (one.prose, *one.echoes.values())
    ]
    proses += [
        prose
        for turn in tale.turns.values()
        for prose in (*turn.say, *([turn.end] if turn.end else []))
    ]
    texts = [prose.text for prose in proses]
    roots = {name.split("__")[0] for prose in proses for name in prose.uses}
    texts += [one.plain for name, drawn in tale.draws.items() if name in roots for one in drawn]
    texts += [one.thing.plain for name, one in pack.places.items() if name in roots]
    texts += [name for role in tale.roles if role.id in roots for name in role.names]
    return any(word.search(text) for text in texts)


def table_line(files: Mapping[str, bytes], file: str, key: str) -> int:
    """Return the line a table begins on."""
    return _line_of(files, file, rf"^[ \t]*\[\s*\"?{re.escape(key)}\"?\s*\]")


def key_line(files: Mapping[str, bytes], file: str, key: str) -> int:
    """Return the line of a setting above all tables."""
    return _line_of(files, file, rf"^[ \t]*\"?{re.escape(key)}\"?[ \t]*=")


def _line_of(files: Mapping[str, bytes], file: str, pattern: str) -> int:
    """Return the line a pattern is first found in, the first one if it is nowhere."""
    text = files.get(file, b"").decode("utf-8", "replace")
    found = re.search(pattern, text, re.MULTILINE)
    return text.count("\n", 0, found.start() if found else 0) + 1
