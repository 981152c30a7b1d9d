"""Typesetting turns sentences into lines of even length and lines into pages, nothing left alone.

Rows are of one height, so that lines stand back to back on the two sides of a leaf. A paragraph's
first or last line never stands alone on a page. A picture that no longer fits waits for the top of
the next one; if the next picture comes before that, it is left out: no picture follows another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kiosk.press.svg import Drawing

ITALIC, FAINT = 1, 2
"""What a letter may be beside plain, as flags."""


@dataclass(frozen=True)
class Run:
    """Letters of one kind."""

    text: str
    style: int = 0


@dataclass(frozen=True)
class Sentence:
    """One sentence as it goes on paper."""

    text: str
    emphasis: tuple[tuple[int, int], ...] = ()
    """Half-open spans of ``text`` in italics."""
    faint: bool = False
    """Whispered: in a lighter ink."""


Paragraph = tuple[Sentence, ...]
Word = tuple[Run, ...]
Width = Callable[[Run], float]
High = Callable[[int], int]
"""How many rows a page has, by its number from 0."""


@dataclass(frozen=True)
class Row:
    """One line of type."""

    runs: Word
    indent: float = 0.0


@dataclass
class Page:
    """What stands on one page: rows and pictures by the row they begin on."""

    rows: list[tuple[int, Row]] = field(default_factory=list)
    pictures: list[tuple[int, Drawing]] = field(default_factory=list)
    used: int = 0


@dataclass(frozen=True)
class Measure:
    """The room a page gives."""

    width: float
    rows: int
    indent: float
    picture: int
    """Rows a picture takes, the white below it included."""
    sink: int = 0
    """Rows left white above the first words of the story."""


_TITLES = ("Mr.", "Mrs.", "Ms.", "Dr.", "Mr", "Mrs", "Ms", "Dr")

_OPENS = re.compile(r"(^|[\s(\[—–-])(\"|')(?=\S)")


def curly(text: str) -> str:
    """Return a text with a printer's quotation marks, letter for letter as long as before."""
    text = _OPENS.sub(lambda found: found[1] + ("“" if found[2] == '"' else "‘"), text)
    # A quotation may open inside one that has just opened.
    text = re.sub(r"(?<=“)'", "‘", text)
    text = re.sub(r"(?<=‘)\"", "“", text)
    return text.replace('"', "”").replace("'", "’")


def words(paragraph: Paragraph) -> list[Word]:
    """Return the words of a paragraph, each as runs of one kind."""
    letters: list[tuple[str, int]] = []
    for sentence in paragraph:
        slanted = {at for start, end in sentence.emphasis for at in range(start, end)}
        base = FAINT if sentence.faint else 0
        if letters:
            letters.append((" ", 0))
        for at, letter in enumerate(curly(sentence.text)):
            letters.append((letter, base | (ITALIC if at in slanted else 0)))
    found: list[Word] = []
    word: list[tuple[str, int]] = []
    for letter, style in [*letters, (" ", 0)]:
        if letter in " \t\n":
            if word:
                found.append(_runs(word))
            word = []
        else:
            word.append((letter, style))
    return found


def _runs(letters: Sequence[tuple[str, int]]) -> Word:
    """Gather letters of one kind that stand together."""
    runs: list[Run] = []
    for letter, style in letters:
        if runs and runs[-1].style == style:
            runs[-1] = Run(runs[-1].text + letter, style)
        else:
            runs.append(Run(letter, style))
    return tuple(runs)


def lines(
    found: Sequence[Word],
    width: Width,
    wide: float,
    indent: float = 0.0,
    *,
    even: bool = False,
) -> list[Row]:
    """Break words into lines so that their ends are as even as they can be.

    The last line may be short, unless all are to be ``even`` as in a title.
    """
    found = [part for word in found for part in _broken(word, width, wide - indent)]
    sizes = [sum(width(run) for run in word) for word in found]
    space = width(Run(" "))
    count = len(found)
    best = [0.0] + [float("inf")] * count
    before = [0] * (count + 1)
    for start in range(count):
        length = -space
        room = wide - (indent if start == 0 else 0.0)
        for end in range(start + 1, count + 1):
            length += sizes[end - 1] + space
            if length > room and end > start + 1:
                break
            cost = best[start] + _cost(room - length, room, last=end == count and not even)
            if end < count and _together(found[end - 1], found[end]):
                cost += 4.0
            if cost < best[end]:
                best[end], before[end] = cost, start
    rows: list[Row] = []
    end = count
    while end:
        start = before[end]
        rows.append(Row(_joined(found[start:end]), indent if start == 0 else 0.0))
        end = start
    return rows[::-1]


def _cost(slack: float, room: float, *, last: bool) -> float:
    """Return how ugly a line is that leaves this much white at its end."""
    share = slack / room
    if last:
        return 0.12 if share > 0.85 else 0.0
    return 0.02 + share * share


def _together(one: Word, two: Word) -> bool:
    """Return whether a line should not end between two words: "Mrs. Ottoway", "a bed –"."""
    return one[-1].text.strip("“‘(") in _TITLES or two[0].text[0] in "–—…"


def _broken(word: Word, width: Width, wide: float) -> list[Word]:
    """Break a word that is longer than a line, letter by letter; all others stay whole."""
    if sum(width(run) for run in word) <= wide:
        return [word]
    parts: list[Word] = []
    letters: list[tuple[str, int]] = []
    for run in word:
        for letter in run.text:
            longer = [*letters, (letter, run.style)]
            if letters and sum(width(one) for one in _runs(longer)) > wide:
                parts.append(_runs(letters))
                longer = [(letter, run.style)]
            letters = longer
    return [*parts, _runs(letters)]


def _joined(found: Sequence[Word]) -> Word:
    """Put words into a line; white between two slanted ones is slanted, too."""
    letters: list[tuple[str, int]] = []
    for word in found:
        if letters:
            both = letters[-1][1] & word[0].style
            letters.append((" ", both))
        letters += [(letter, run.style) for run in word for letter in run.text]
    return _runs(letters)


def pages(body: Sequence[Paragraph | Drawing], width: Width, room: Measure) -> list[Page]:
    """Lay the story out; the last page never holds a line or two alone if that can be helped."""
    blocks: list[list[Row] | Drawing] = []
    for block in body:
        if isinstance(block, Drawing):
            blocks.append(block)
        else:
            first = not any(isinstance(one, list) for one in blocks)
            indent = 0.0 if first else room.indent
            blocks.append(lines(words(block), width, room.width, indent))
    full = _filled(blocks, room, lambda _: room.rows)
    for less in range(1, 5):
        if full[-1].used >= 4:
            break
        # Only the last pages are shorter, so that it is hardly seen.
        for few in (2, 3, 5):
            start = len(full) - few
            rows = [room.rows] * start + [room.rows - less] * (4 * len(full) + 9)
            one = _filled(blocks, room, rows.__getitem__)
            if one[-1].used >= 4 and len(one) == len(full):
                return one
    return full


def _filled(blocks: Sequence[list[Row] | Drawing], room: Measure, high: High) -> list[Page]:
    """Fill pages from the first to the last."""
    made, late = _poured(blocks, room, high)
    if late:
        # A picture that would come after the last words has its place before them after all.
        pictures = [at for at, block in enumerate(blocks) if isinstance(block, Drawing)]
        made, _ = _poured(blocks, room, high, firm=pictures[-late:])
    return made


def _poured(
    blocks: Sequence[list[Row] | Drawing], room: Measure, high: High, firm: Sequence[int] = ()
) -> tuple[list[Page], int]:
    """Return pages, and how many pictures came after all words; ``firm`` ones never wait."""
    made = [Page(used=room.sink)]
    waiting: list[Drawing] = []
    for number, block in enumerate(blocks):
        if isinstance(block, Drawing):
            if number in firm:
                _all_now(made, [block], room, high)
                waiting = []
            elif not waiting and _takes(made[-1], room, high(len(made) - 1)):
                _hang(made[-1], block, room)
            else:
                waiting = [block]
            continue
        left = block
        while left:
            take = share(len(left), high(len(made) - 1) - made[-1].used)
            made[-1].rows += [(made[-1].used + at, row) for at, row in enumerate(left[:take])]
            made[-1].used += take
            left = left[take:]
            if left:
                made.append(Page())
                if waiting:
                    _hang(made[-1], waiting.pop(0), room)
    _all_now(made, waiting, room, high)
    return made, len(waiting)


def _all_now(made: list[Page], waiting: Sequence[Drawing], room: Measure, high: High) -> None:
    """Put pictures here, each on a new page if it must be."""
    for picture in waiting:
        if not _takes(made[-1], room, high(len(made) - 1)):
            made.append(Page())
        _hang(made[-1], picture, room)


def _takes(page: Page, room: Measure, rows: int) -> bool:
    """Return whether a picture has room on a page, be it another's."""
    return _hangs_there(page, room) or page.used + room.picture <= rows + 1


def _hangs_there(page: Page, room: Measure) -> bool:
    """Return whether the last thing on a page is a picture."""
    return bool(page.pictures) and page.pictures[-1][0] + room.picture == page.used


def _hang(page: Page, picture: Drawing, room: Measure) -> None:
    """Put a picture on the next free rows of a page, or in the place of one just above them."""
    if _hangs_there(page, room):
        page.pictures[-1] = (page.pictures[-1][0], picture)
        return
    page.pictures.append((page.used, picture))
    page.used += room.picture


def share(count: int, room: int) -> int:
    """Return how many of a paragraph's lines may stand in the room that is left."""
    if count <= room:
        return count
    take = room - 1 if count - room == 1 else room
    return take if take >= 2 else 0
