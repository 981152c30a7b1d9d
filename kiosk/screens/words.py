"""Text that shrinks until it fits its box, so that no word is ever parted in its middle."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from kivy.clock import Clock
from kivy.core.text import Label as CoreLabel
from kivy.properties import NumericProperty
from kivy.uix.label import Label

STEP = 0.94
MEASURE = 40
"""The type size text is measured at."""
SMALLEST = 8
"""The smallest type there is, in pixels; on the smallest panel a name in it can still be read."""
_END = re.compile(r"[ -]+")


@lru_cache(maxsize=4096)
def extents(text: str, font: str, size: int) -> tuple[int, int]:
    """Return the width and height of a run of text, never too small.

    Measured at one size and scaled: each size asked of SDL would keep a whole face in memory.
    """
    width, height = _measured(text, font)
    return math.ceil(width * size / MEASURE * 1.012), math.ceil(height * size / MEASURE)


@lru_cache(maxsize=4096)
def _measured(text: str, font: str) -> tuple[int, int]:
    """Return the width and height at the one size that is measured."""
    width, height = CoreLabel(font_name=font, font_size=MEASURE).get_extents(text)
    return int(width), int(height)


def lines_needed(text: str, font: str, size: int, width: float) -> int | None:
    """Return how many lines the text takes, or None if one word alone is too wide."""
    space = extents(" ", font, size)[0]
    lines = 0
    for paragraph in text.split("\n"):
        lines += 1
        used = 0.0
        for word in paragraph.split():
            wide = extents(word, font, size)[0]
            if wide > width - 2:
                return None
            if used and used + space + wide > width - 2:
                lines += 1
                used = wide
            else:
                used += (space if used else 0) + wide
    return lines


def fitting(
    text: str, font: str, largest: float, box: tuple[float, float], spacing: float = 1.0
) -> tuple[int, bool]:
    """Return the largest font size that fits the box, and whether the text fits at all."""
    smallest = max(SMALLEST, int(largest * 0.3))
    size = max(1, int(largest))
    while size >= smallest:
        lines = lines_needed(text, font, size, box[0])
        if lines is not None and lines * extents("Áy", font, size)[1] * spacing <= box[1] - 1:
            return size, True
        size = min(size - 1, int(size * STEP))
    return smallest, False


def broken(text: str, font: str, largest: float, box: tuple[float, float]) -> str:
    """Return the text, parted after its hyphens if only that lets it be read easily."""
    if "-" not in text or fitting(text, font, largest, box)[0] > largest * 0.66:
        return text
    parted = text.replace("-", "-\n")
    wider = fitting(parted, font, largest, box)[0] > fitting(text, font, largest, box)[0]
    return parted if wider else text


def shortened(text: str, font: str, largest: float, box: tuple[float, float]) -> str:
    """Return the text, its first line ended at a word if even the smallest type can't hold it.

    Only where one word alone is too wide is it ended within that word.
    """
    if fitting(text, font, largest, box)[1]:
        return text
    first, *rest = text.split("\n")
    ends = [found.start() for found in _END.finditer(first)]
    cuts = [first[:end] for end in reversed(ends)]
    word = cuts[-1] if cuts else first
    cuts += [word[:count] for count in range(len(word) - 1, 1, -1)]
    for cut in cuts:
        ended = "\n".join([f"{cut}…", *rest])
        if fitting(ended, font, largest, box)[1]:
            return ended
    return text


class FitLabel(Label):
    """A label that takes the largest type its box allows, up to `largest`."""

    largest = NumericProperty(20)

    def __init__(self, **values: object) -> None:
        """Fit again whenever the words, the box or the face change."""
        super().__init__(**values)
        self.cut = False
        self._again = Clock.create_trigger(lambda _dt: self.fit(), -1)
        self.bind(
            text=self._again,
            size=self._again,
            largest=self._again,
            font_name=self._again,
            line_height=self._again,
        )
        self._again()

    def fit(self) -> None:
        """Choose the type size now."""
        self.cut = False
        if not self.text or min(self.size) <= 1:
            return
        size, fits = fitting(
            self.text, self.font_name, self.largest, (self.width, self.height), self.line_height
        )
        self.cut = not fits
        self.font_size = size
        # Kivy drops lines that still fit, where a paragraph before them ended: so it is given no
        # height, unless the words must stand at the top.
        self.text_size = (self.width, self.height if self.valign == "top" else None)

    def drawn(self) -> str:
        """Return the words that stand on the glass, to be told from those that should."""
        lines = self._label._cached_lines
        return " ".join(word.text for line in lines for word in line.words)

    @staticmethod
    def line(font: str, size: int) -> int:
        """Return the height of one line."""
        return extents("Áy", font, size)[1]
