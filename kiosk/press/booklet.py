"""A booklet is a told story made to outlive the device: a cover, large type, how it was made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from kiosk.press.imposition import padding
from kiosk.press.paper import BLACK, GREY, Face, Format, Paper, bound, unprintable, width
from kiosk.press.svg import Drawing
from kiosk.press.typesetting import (
    ITALIC,
    Measure,
    Page,
    Paragraph,
    Row,
    Run,
    Sentence,
    lines,
    pages,
    words,
)

Draw = Callable[[Paper], None]

SIDE, TOP, FOOT = 46.0, 50.0, 62.0
"""White around the words of a page, in points."""

STORY = {"Andika": (16.0, 25.0), "Vollkorn": (17.0, 25.0)}
"""Size of the story's type and the height of its rows, in points."""

YOUNG = 8
"""Under this age a story is set in the face for those who learn to read."""

PICTURE_ROWS = 9
"""Rows that a picture and the white below it take."""

NEARER = 1.1
"""How much nearer a wide scene is seen than on the glass, where words stand beside it."""


@dataclass(frozen=True)
class Booklet:
    """What goes on paper."""

    title: str
    for_whom: str
    by: str
    licence: str
    body: tuple[Paragraph | Drawing, ...]
    """The story in order; a drawing stands before the paragraph it belongs to."""
    made: tuple[str, ...]
    """How it was made, a paragraph each."""
    cover: Drawing | None = None
    face: str = "Andika"


@dataclass(frozen=True)
class Bound:
    """A finished file, and what a person needs to know about it."""

    pdf: bytes
    pages: int
    sheets: int
    lost: str = ""
    """Letters that our type can't draw: a box stands for each."""


def bind(booklet: Booklet, form: Format, *, single: bool = False) -> Bound:
    """Return the PDF of a booklet: to be folded, or ``single`` pages for a screen."""
    booklet = _composed(booklet)
    wide, high = form.page
    size, row = STORY[booklet.face]
    face = Face(booklet.face, size)
    room = Measure(
        width=wide - 2 * SIDE,
        rows=int((high - TOP - FOOT) / row),
        indent=size * 1.2,
        picture=PICTURE_ROWS,
        sink=2,
    )
    told = pages(booklet.body, partial(_width, face), room)
    story: list[Draw] = [
        partial(_story_page, page, number, face, row, form) for number, page in enumerate(told, 1)
    ]
    if told[-1].used + 3 <= room.rows:
        story[-1] = partial(_last_page, story[-1], high - TOP - (told[-1].used + 1.5) * row, wide)
    cover, back = partial(_cover, booklet, form), partial(_back, booklet, form)
    drawn: list[Draw]
    if single:
        drawn = [cover, *story, back]
    else:
        blank = padding(len(story) + 2)
        rest: list[Draw] = [partial(_own_picture, form)] * max(0, blank - 1)
        drawn = [cover, *([_white] if blank else []), *story, *rest, back]
    pdf = bound(drawn, form, title=booklet.title, author=booklet.by, single=single)
    text = " ".join(one.text for block in booklet.body if isinstance(block, tuple) for one in block)
    lost = unprintable(f"{text} {booklet.title} {booklet.for_whom} {booklet.by}")
    return Bound(pdf, len(drawn), 0 if single else len(drawn) // 4, lost)


def file_name(title: str, kind: str = "") -> str:
    """Return a plain name for the file, safe on every disk; ``kind`` stands at its end."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    words_of_it = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain))
    name = ""
    for word in words_of_it:
        if len(name) + len(word) > 60:
            break
        name += f"-{word}" if name else word
    return f"{name or 'story'}{kind}.pdf"


def _composed(booklet: Booklet) -> Booklet:
    """Return the booklet with every accent on its letter, where one letter says both."""
    body = tuple(
        block if isinstance(block, Drawing) else tuple(_whole(one) for one in block)
        for block in booklet.body
    )
    plain = partial(unicodedata.normalize, "NFC")
    return Booklet(
        plain(booklet.title),
        plain(booklet.for_whom),
        plain(booklet.by),
        plain(booklet.licence),
        body,
        tuple(plain(one) for one in booklet.made),
        booklet.cover,
        booklet.face,
    )


def _whole(sentence: Sentence) -> Sentence:
    """Compose the letters of a sentence; its slanted spans move along."""
    cuts = sorted({0, len(sentence.text), *(at for span in sentence.emphasis for at in span)})
    moved, text = {0: 0}, ""
    for start, end in pairwise(cuts):
        text += unicodedata.normalize("NFC", sentence.text[start:end])
        moved[end] = len(text)
    spans = tuple((moved[start], moved[end]) for start, end in sentence.emphasis)
    return Sentence(text, spans, sentence.faint)


def _width(face: Face, run: Run) -> float:
    return width(run, face)


def _story_page(
    page: Page, number: int, face: Face, row: float, form: Format, paper: Paper
) -> None:
    """Draw one page of the story."""
    wide, high = form.page
    for at, picture in page.pictures:
        tall = (PICTURE_ROWS - 1) * row - 4
        # Below words the picture comes down a little, to have as much white above as below.
        top = high - TOP - at * row - (11 if at else 0)
        paper.picture(picture, (SIDE, top - tall, wide - 2 * SIDE, tall), NEARER)
    for at, line in page.rows:
        paper.line(line.runs, face, SIDE + line.indent, high - TOP - at * row - face.size)
    _centred(paper, str(number), Face("Vollkorn", 10.5), 34, wide, grey=GREY)


def _last_page(draw: Draw, y: float, wide: float, paper: Paper) -> None:
    """Draw the page the story ends on, with a small moon below its last words."""
    draw(paper)
    paper.crescent(wide / 2, y, 6)


def _cover(booklet: Booklet, form: Format, paper: Paper) -> None:
    """Draw the first page: the title, a picture, for whom, by whom."""
    wide, high = form.page
    face, rows = _title(booklet.title, wide - 2 * SIDE)
    top = high - 84
    for at, row in enumerate(rows):
        _centred(paper, row, face, top - at * face.size * 1.22, wide)
    below = top - (len(rows) - 1) * face.size * 1.22 - 34
    if booklet.cover is not None:
        tall = min(below - 150, (wide - 2 * SIDE) * 1.02)
        low = 128 + max(0.0, (below - 128 - tall) / 2)
        paper.picture(booklet.cover, (SIDE, low, wide - 2 * SIDE, tall))
    _fitted(paper, booklet.for_whom, Face("Vollkorn", 16), 94, wide, style=ITALIC)
    _fitted(paper, booklet.by, Face("Vollkorn", 11), 64, wide, grey=GREY)
    _fitted(paper, booklet.licence, Face("Vollkorn", 9.5), 46, wide, grey=GREY)


def _title(title: str, room: float) -> tuple[Face, list[Row]]:
    """Return the largest type in which the title takes three lines at most."""
    found = words((Sentence(title),))
    for size in (32, 29, 26, 23, 20, 17, 14):
        face = Face("Vollkorn", float(size))
        rows = lines(found, partial(_width, face), room, even=True)
        widest = max(sum(_width(face, run) for run in word) for word in found)
        if len(rows) <= 3 and widest <= room:
            return face, rows
    return face, rows


def _back(booklet: Booklet, form: Format, paper: Paper) -> None:
    """Draw the last page: how it was made."""
    wide, high = form.page
    small = Face("Vollkorn", 10.5)
    set_in = [
        lines(words((Sentence(one),)), partial(_width, small), wide - 2 * SIDE - 30)
        for one in booklet.made
    ]
    tall = sum(len(rows) * 15.5 + 8 for rows in set_in)
    y = min(high - 120, high / 2 + tall / 2)
    head = Run("How this story was made", ITALIC)
    paper.line((head,), Face("Vollkorn", 15), SIDE + 15, y + 22)
    for rows in set_in:
        for row in rows:
            y -= 15.5
            paper.line(row.runs, small, SIDE + 15, y, 0.25)
        y -= 8


def _own_picture(form: Format, paper: Paper) -> None:
    """Draw a page that is left for somebody's own picture."""
    wide, high = form.page
    paper.frame(SIDE, FOOT + 8, wide - 2 * SIDE, high - TOP - FOOT - 8)
    _centred(paper, "Room for a picture of yours", Face("Vollkorn", 11), 46, wide, ITALIC, GREY)


def _white(_: Paper) -> None:
    """Leave a page white."""


def _fitted(
    paper: Paper,
    text: str,
    face: Face,
    y: float,
    wide: float,
    style: int = 0,
    grey: float = BLACK,
) -> None:
    """Set a line in the middle, smaller if it is too long for the page, on two lines at most."""
    room = wide - 2 * SIDE
    found = words((Sentence(text, ((0, len(text)),) if style else ()),))
    rows = lines(found, partial(_width, face), room, even=True)
    while len(rows) > 2 and face.size > 7:
        face = Face(face.family, face.size - 0.5)
        rows = lines(found, partial(_width, face), room, even=True)
    for at, row in enumerate(rows):
        _centred(paper, row, face, y + (len(rows) - 1 - at) * face.size * 1.3, wide, grey=grey)


def _centred(
    paper: Paper,
    text: str | Row,
    face: Face,
    y: float,
    wide: float,
    style: int = 0,
    grey: float = BLACK,
) -> None:
    """Set a line in the middle of the page."""
    runs: Sequence[Run] = (Run(text, style),) if isinstance(text, str) else text.runs
    paper.line(runs, face, (wide - sum(_width(face, run) for run in runs)) / 2, y, grey)
