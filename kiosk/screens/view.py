"""What every page widget is: it renders frozen data and says what lies under a finger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kivy.lang import Builder
from kivy.uix.floatlayout import FloatLayout

from kiosk.pages import Touch
from kiosk.screens.control import Control
from kiosk.screens.theme import FONTS, theme

SCREENS = FONTS.parent
Builder.load_file(str(SCREENS / "view.kv"), rulesonly=True)


def load_kv(name: str) -> None:
    """Load a screen's own rules by its name."""
    Builder.load_file(str(SCREENS / f"{name}.kv"), rulesonly=True)


class PageView(FloatLayout):
    """One page on the glass; `render` is the only way in, `send` the only way out."""

    def __init__(self, send: Callable[[Touch], None], **values: Any) -> None:
        """Hold the way out; kv rules fill the page."""
        self.send = send
        super().__init__(**values)

    def render(self, page: Any) -> None:
        """Show the page's data; called again whenever it changes."""
        raise NotImplementedError

    def controls(self) -> Iterator[Control]:
        """Yield every control that can be touched now, the topmost last."""
        for widget in _tree(self):
            if isinstance(widget, Control) and widget.act and widget.usable and not widget.disabled:
                yield widget

    def under(self, x: float, y: float) -> Control | None:
        """Return the control under a point of the window."""
        found = None
        for control in self.controls():
            left, low = control.to_window(*control.pos)
            if left <= x < left + control.width and low <= y < low + control.height:
                found = control
        return found

    def touched(self, x: float, y: float) -> Touch | None:
        """Return what a touch at this point means, or None; a screen may handle its own."""
        control = self.under(x, y)
        if control is None:
            return None
        control.flash()
        return None if self.handled(control.touch) else control.touch

    def handled(self, touch: Touch) -> bool:
        """Do what concerns only this screen (a keyboard's shift, a list's next leaf)."""
        return False

    def takes(self, x: float, y: float) -> bool:
        """Begin a line at this point, if this page is drawn on there; tell whether."""
        return False

    def follows(self, x: float, y: float) -> None:
        """Draw the line on to this point."""

    def ended(self) -> Touch | None:
        """End the line, and return what it means."""
        return None

    def leave(self) -> None:
        """Let go of what the page holds before it is dropped."""


def _tree(widget: Any) -> Iterator[Any]:
    """Yield visible widgets from the bottom to the top."""
    for child in reversed(widget.children):
        if child.opacity > 0:
            yield child
            yield from _tree(child)


def unit(value: float) -> float:
    """Return a length in pixels of the present panel."""
    return value * theme.u
