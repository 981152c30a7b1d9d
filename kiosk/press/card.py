"""A card is one old custom on paper: what it is on the front, how it is done on the back."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from kiosk.press.paper import BLACK, GREY, PALE, Face, Format, Paper, bound, unprintable, width
from kiosk.press.svg import Drawing
from kiosk.press.typesetting import ITALIC, Row, Run, Sentence, curly, lines, words

SIDE, TOP, FOOT = 34.0, 34.0, 40.0
"""White around a card, in points."""
PICTURE = 0.42
"""Share of the front that its picture has."""
SIZES = (13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
"""Type is as large as the words of a side allow."""
LEAD = 1.36
"""Height of a row by its type."""


@dataclass(frozen=True)
class CardStep:
    """One step on the back."""

    length: str
    do: str
    care: tuple[str, ...] = ()


@dataclass(frozen=True)
class Card:
    """What goes on a card."""

    name: str
    origin: tuple[str, ...]
    """People, place and era, a line each."""
    was: str
    detail: str
    """Marcus's words, or empty."""
    steps: tuple[CardStep, ...]
    notes: tuple[tuple[str, str], ...]
    """What else the back says, each under its own small head: what was changed, the sources."""
    foot: str
    picture: Drawing


@dataclass(frozen=True)
class Printed:
    """A finished file, and what a person needs to know about it."""

    pdf: bytes
    pages: int
    lost: str = ""
    """Letters that our type can't draw: a box stands for each."""


@dataclass(frozen=True)
class _Block:
    """Words of one kind: a head or a hanging number before them, and the white above."""

    text: str
    style: int = 0
    grey: float = BLACK
    indent: float = 0.0
    before: str = ""
    above: float = 0.0
    share: float = 1.0
    """Its type by that of the side."""


def cards(made: Sequence[Card], form: Format, title: str) -> Printed:
    """Return the PDF of cards, front and back of each in turn."""
    drawn = [partial(side, one, form) for one in map(_composed, made) for side in (_front, _back)]
    pdf = bound(drawn, form, title=title, author="Hearthside", single=True)
    return Printed(pdf, len(drawn), unprintable(" ".join(_all_words(made))))


def _all_words(made: Sequence[Card]) -> Iterator[str]:
    """Yield everything that is set."""
    for one in made:
        yield from (one.name, *one.origin, one.was, one.detail, one.foot)
        for step in one.steps:
            yield from (step.length, step.do, *step.care)
        for head, note in one.notes:
            yield from (head, note)


def _composed(one: Card) -> Card:
    """Return the card with every accent on its letter and its quotation marks curled."""

    def plain(text: str) -> str:
        return curly(unicodedata.normalize("NFC", " ".join(text.split())))

    return Card(
        plain(one.name),
        tuple(map(plain, one.origin)),
        plain(one.was),
        plain(one.detail),
        tuple(
            CardStep(step.length, plain(step.do), tuple(map(plain, step.care)))
            for step in one.steps
        ),
        tuple((head, plain(note)) for head, note in one.notes),
        plain(one.foot),
        one.picture,
    )


def _front(one: Card, form: Format, paper: Paper) -> None:
    """Draw the picture, the name, whose it is, and one good detail."""
    wide, high = form.page
    tall = high * PICTURE
    paper.picture(one.picture, (SIDE, high - TOP - tall, wide - 2 * SIDE, tall))
    y = high - TOP - tall - 12
    face, rows = _title(one.name, wide - 2 * SIDE)
    for row in rows:
        y -= face.size * 1.2
        paper.line(row.runs, face, SIDE, y)
    blocks = [_Block(line, grey=GREY, share=0.95) for line in one.origin]
    blocks.append(_Block(one.was, above=0.7))
    if one.detail:
        blocks.append(_Block(one.detail, ITALIC, above=0.7))
    _fill(blocks, (SIDE, y - 6, wide - 2 * SIDE), FOOT, paper)
    paper.line((Run(one.foot),), Face("Vollkorn", 8.0), SIDE, 22, GREY)


def _back(one: Card, form: Format, paper: Paper) -> None:
    """Draw the steps with their minutes and their care, what was changed, and the sources."""
    wide, high = form.page
    face, rows = _title(one.name, wide - 2 * SIDE, (15.0, 13.0, 11.0))
    y = high - TOP
    for row in rows:
        y -= face.size * 1.2
        paper.line(row.runs, face, SIDE, y)
    blocks: list[_Block] = []
    for number, step in enumerate(one.steps, 1):
        blocks.append(_Block(step.do, indent=18, before=f"{number}", above=0.5))
        blocks.append(_Block(step.length, grey=GREY, indent=18, share=0.86))
        blocks += [_Block(line, ITALIC, GREY, 18, share=0.86) for line in step.care]
    for head, note in one.notes:
        blocks.append(_Block(head, ITALIC, above=0.8, share=0.95))
        blocks.append(_Block(note, grey=0.2, share=0.92))
    _fill(blocks, (SIDE, y - 4, wide - 2 * SIDE), FOOT, paper)
    paper.line((Run(one.foot),), Face("Vollkorn", 8.0), SIDE, 22, GREY)


def _title(
    name: str, room: float, sizes: Sequence[float] = (26.0, 23.0, 20.0, 17.0, 14.0)
) -> tuple[Face, list[Row]]:
    """Return the largest type in which a name takes two lines at most."""
    found = words((Sentence(name),))
    for size in sizes:
        face = Face("Vollkorn", size)
        rows = lines(found, partial(_wide, face), room, even=True)
        if len(rows) <= 2:
            break
    return face, rows


def _fill(
    blocks: Sequence[_Block], place: tuple[float, float, float], low: float, paper: Paper
) -> None:
    """Set blocks below one another, from x, y and as wide, in the largest type that fits."""
    x, top, wide = place
    for size in SIZES:
        rows = list(_rows(blocks, size, wide))
        if top - sum(high for _, _, _, high in rows) >= low or size == SIZES[-1]:
            break
    y, begun = top, -1
    for block, row, face, high in rows:
        y -= high
        if row is None:
            continue
        paper.line(row.runs, face, x + block.indent + row.indent, y, block.grey)
        if block.before and begun != id(block):
            paper.line((Run(block.before),), face, x, y, PALE)
        begun = id(block)


def _rows(
    blocks: Sequence[_Block], size: float, wide: float
) -> Iterator[tuple[_Block, Row | None, Face, float]]:
    """Yield every row with its block, its face and how far below the last one it stands."""
    for block in blocks:
        face = Face("Vollkorn", size * block.share)
        if block.above:
            yield block, None, face, block.above * size
        text = Sentence(block.text, ((0, len(block.text)),) if block.style & ITALIC else ())
        for row in lines(words((text,)), partial(_wide, face), wide - block.indent):
            yield block, row, face, face.size * LEAD


def _wide(face: Face, run: Run) -> float:
    return width(run, face)
