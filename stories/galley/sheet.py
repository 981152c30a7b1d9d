"""A sheet is a galley freshly set: head, twelve tellings, what they left out, room for marks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from stories.cast import capital
from stories.galley.slip import TURN, Place
from stories.galley.typed import escaped, paragraph_line, stressed
from stories.proof.column import local

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stories.galley.twelve import Alone, Telling
    from stories.script import Line
    from stories.tale import Tale

_HOW = (
    "Marks: under a paragraph, on a line of its own, "
    '`> name 2026-11-22: "its very words" what is wrong with them`. '
    "When the tale is mended, end the mark with `[mended]`; when it shall stay, with "
    "`[kept: why]`. All else here is made anew by `hearthside pack proofs`, and every mark is kept."
)


@dataclass(frozen=True)
class Row:
    """One line of the file that marks can lie under."""

    place: Place
    typed: str


@dataclass(frozen=True)
class Sheet:
    """A tale's twelve tellings and what they left out, ready to be written."""

    tale: str
    rows: tuple[Row, ...]
    """The head, and each telling's heading with its paragraphs, in order."""
    alive: frozenset[str]
    """Every place of the tale that words can come from, told tonight or not."""
    words: int
    told: int
    """How many of the twelve could be told."""


def set_sheet(
    tale: Tale, tellings: Sequence[Telling], digest: str, rest: Sequence[Alone] = ()
) -> Sheet:
    """Return a tale's tellings as a sheet, and after them the ``rest`` that none of them told."""
    every = [local(one.id) for beat in tale.beats for one in beat.passages]
    title = next((one.story.title for one in tellings if one.story), tale.id)
    facts = (
        f"Tale `{tale.file}`, digest `{digest}`: ages {tale.ages[0]} to {tale.ages[1]}, "
        f"{tale.minutes[0]} to {tale.minutes[1]} minutes, {tale.shape}."
    )
    if tale.meets:
        facts += f" Meets {', '.join(tale.meets)}."
    head = [f"# {escaped(title)}", facts, _HOW]
    rows = [Row(Place(), "\n\n".join(head))]
    for one in tellings:
        rows += _rows(one)
    if rest:
        rows += _rest(rest, len(tellings) + 1)
    return Sheet(
        tale.id,
        tuple(rows),
        frozenset([*every, *(f"{TURN}{key}" for key in tale.turns)]),
        sum(one.story.words for one in tellings if one.story),
        sum(one.story is not None for one in tellings),
    )


def _rows(telling: Telling) -> Iterator[Row]:
    """Yield a telling's heading, then its paragraphs."""
    who = ", ".join(
        f"{one.name} ({one.age:g}, {one.pronouns.split('/')[0]})" for one in telling.children
    )
    heading = f"## {telling.number}. {capital(telling.label)}"
    story = telling.story
    if story is None:
        yield Row(Place(telling.number), f"{heading}\n\n{who}. Not told: {telling.refusal}.")
        return
    facts = (
        f"*{escaped(story.title)}*, to {who}; {telling.sky}. "
        f"{story.words} words, {story.seconds_planned / 60:.1f} minutes."
    )
    if telling.heard:
        again = ", ".join(f"`{local(one)}`" for one in telling.heard)
        facts += f" Heard before: {again}."
    yield Row(Place(telling.number), f"{heading}\n\n{facts}")
    yield from _paragraphs(story.script.lines, telling.number)


def _rest(rest: Sequence[Alone], number: int) -> Iterator[Row]:
    """Yield what none of the twelve told, under a heading of its own."""
    never = [f"`{local(one.id)}`" for one, lines in rest if not lines]
    facts = "Each by itself, so that all of the tale can be read here."
    if never:
        facts += f" Nobody can hear {', '.join(never)}: its conditions never hold together."
    yield Row(Place(number), f"## {number}. Told in none of the twelve\n\n{facts}")
    at = 0
    for _, lines in rest:
        for row in _paragraphs(lines, number, at):
            at = row.place.paragraph
            yield row


def _paragraphs(told: Sequence[Line], telling: int, after: int = 0) -> Iterator[Row]:
    """Yield what is told as numbered paragraphs, each with where it was written."""
    for number, (_, group) in enumerate(groupby(told, lambda line: line.paragraph), after + 1):
        lines = list(group)
        sources = tuple(dict.fromkeys(local(line.source.passage) for line in lines))
        place = Place(telling, number, sources, " ".join(line.text for line in lines))
        typed = " ".join(stressed(line.text, line.emphasis) for line in lines)
        yield Row(place, paragraph_line(place, typed))
