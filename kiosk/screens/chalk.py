"""Chalk draws lines on a sheet of umber paper: thick, soft, amber."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kivy.clock import Clock
from kivy.graphics import (
    Color,
    InstructionGroup,
    SmoothEllipse,
    SmoothLine,
    SmoothRoundedRectangle,
)
from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from kiosk.screens.theme import theme
from kiosk.session.strokes import HIGH, WIDE, Point, Stroke

THICK = 30
"""How thick a line is, in steps of the sheet."""
LAYERS = ((1.0, 0.26), (0.72, 0.44), (0.46, 0.62), (0.2, 0.74))
"""Share of the thickness and of the light: a soft edge, the chalk, where it was pressed."""


class Chalk(Widget):
    """A sheet of three to two with what was drawn on it, as large as its room allows."""

    strokes = ObjectProperty(())

    def __init__(self, **values: Any) -> None:
        """Draw the sheet again when the room changes, and only new lines when there are more."""
        self._paper = InstructionGroup()
        # Layer upon layer, so that no line's dark edge lies on another one's chalk.
        self._lines = tuple(InstructionGroup() for _ in LAYERS)
        self._live = tuple(InstructionGroup() for _ in LAYERS)
        self._drawn: tuple[Stroke, ...] = ()
        self._way: list[tuple[float, float]] = []
        self._glass: list[float] = []
        self._following: list[SmoothLine] = []
        super().__init__(**values)
        self.canvas.add(self._paper)
        for lines, live in zip(self._lines, self._live, strict=True):
            self.canvas.add(lines)
            self.canvas.add(live)
        again = Clock.create_trigger(lambda _dt: self.draw(), -1)
        self.fbind("pos", again)
        self.fbind("size", again)
        self.fbind("strokes", lambda *_: self.more())
        again()

    @property
    def sheet(self) -> tuple[float, float, float, float]:
        """Return where the sheet lies: left, low, wide, high."""
        wide = min(self.width, self.height * WIDE / HIGH)
        high = wide * HIGH / WIDE
        return self.center_x - wide / 2, self.center_y - high / 2, wide, high

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point of the window lies on the sheet."""
        left, low, wide, high = self.sheet
        return left <= x < left + wide and low <= y < low + high

    def on_sheet(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the window in steps of the sheet, from its upper left corner."""
        left, low, wide, high = self.sheet
        return (x - left) / wide * WIDE, (low + high - y) / high * HIGH

    def on_glass(self, point: Point | tuple[float, float]) -> tuple[float, float]:
        """Return a point of the sheet as a point of the window."""
        left, low, wide, high = self.sheet
        return left + point[0] / WIDE * wide, low + high - point[1] / HIGH * high

    def draw(self) -> None:
        """Lay the paper and draw every line anew."""
        for group in (self._paper, *self._lines):
            group.clear()
        self._drawn = ()
        left, low, wide, high = self.sheet
        if min(wide, high) < 8:
            return
        for inset, colour in ((0.0, theme.rim), (1.5 * theme.u, theme.panel)):
            self._paper.add(Color(*colour))
            box = {
                "pos": (left + inset, low + inset),
                "size": (wide - 2 * inset, high - 2 * inset),
            }
            self._paper.add(SmoothRoundedRectangle(**box, radius=[8 * theme.u] * 4, segments=16))
        self.more()

    def more(self) -> None:
        """Draw the lines that are new, or all of them where one is gone."""
        known = len(self._drawn)
        if tuple(self.strokes[:known]) != self._drawn:
            for group in self._lines:
                group.clear()
            known = 0
        if min(self.sheet[2:]) < 8:
            return
        for stroke in self.strokes[known:]:
            self._chalk(self._lines, [self.on_glass(point) for point in stroke])
        self._drawn = tuple(self.strokes)

    def _chalk(
        self, groups: Iterable[InstructionGroup], points: list[tuple[float, float]]
    ) -> list[SmoothLine]:
        """Draw one line, a dot where it has a single point; return what can follow a finger."""
        thick = THICK * self.sheet[2] / WIDE
        flat = [number for point in points for number in point]
        lines = []
        for group, (share, light) in zip(groups, LAYERS, strict=True):
            colour = theme.shade(theme.ink, light)
            group.add(Color(*colour))
            width = max(0.6, thick * share / 2)
            for x, y in (points[0], points[-1]):
                group.add(SmoothEllipse(pos=(x - width, y - width), size=(2 * width, 2 * width)))
            lines.append(SmoothLine(points=flat if len(points) > 1 else [], width=width))
            group.add(lines[-1])
        return lines

    def begin(self, x: float, y: float) -> None:
        """Put the chalk down at a point of the window."""
        self._way, self._glass = [self.on_sheet(x, y)], [x, y]
        self._wipe()
        self._following = self._chalk(self._live, [(x, y)])

    def follow(self, x: float, y: float) -> None:
        """Draw on to a point of the window, along the sheet's edge where it lies beyond."""
        across, down = self.on_sheet(x, y)
        point = min(WIDE, max(0.0, across)), min(HIGH, max(0.0, down))
        if self._way and abs(point[0] - self._way[-1][0]) + abs(point[1] - self._way[-1][1]) < 2:
            return
        self._way.append(point)
        self._glass += self.on_glass(point)
        for line in self._following:
            line.points = self._glass

    def end(self) -> list[tuple[float, float]]:
        """Lift the chalk and return its way on the sheet; the line stays until it is let go."""
        way, self._way = self._way, []
        return way

    def let_go(self) -> None:
        """Wipe the line that followed the finger, unless it still does."""
        if not self._way:
            self._wipe()

    def _wipe(self) -> None:
        for group in self._live:
            group.clear()
        self._following = []
