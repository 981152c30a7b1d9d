"""The frame around the glass: it shows one page at a time and turns fingers into Touch values."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Any

from kivy.base import EventLoop, runTouchApp, stopTouchApp
from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.uix.floatlayout import FloatLayout

from kiosk.pages import DarkPage, Page, SettlePage, StoryPage, Touch
from kiosk.press import Press
from kiosk.screens import boot
from kiosk.screens.paper import Album, Shelf
from kiosk.screens.theme import load_fonts, theme
from kiosk.screens.view import PageView

VIEWS = {
    "ClockPage": "clock",
    "ChildEntryPage": "entry",
    "WhoPage": "who",
    "PlanPage": "plan",
    "RitualPage": "ritual",
    "StoryChoicePage": "covers",
    "StoryPage": "story",
    "OneMorePage": "onemore",
    "SettlePage": "settle",
    "DarkPage": "dark",
    "MorningPage": "morning",
    "NotebookPage": "notebook",
    "DrawingPage": "drawing",
    "GrownUpsPage": "grownups",
    "PausedPage": "paused",
    "StoppedPage": "stopped",
}
"""Which module draws which page; loaded when first shown, so that the first frame comes soon."""

AGAIN = 0.3
"""Seconds in which a second touch of the same control does not count."""

AGAIN_KEY = 0.08
"""The same for keys and digits, where a letter may really come twice."""

NEW_PAGE = 0.25
"""Seconds a fresh page ignores touches, so that a double tap never falls through it."""

DARK = 0.5
"""Below this light the screen counts as dark, and a touch only wakes it."""


class Root(FloatLayout):
    """The window's one widget: the page below, the veil of the fade above."""

    def __init__(self, frame: Frame, **values: Any) -> None:
        """Lay the veil over everything."""
        self.frame = frame
        super().__init__(**values)
        with self.canvas.after:
            self.veil = Color(0, 0, 0, 0)
            self._sheet = Rectangle(pos=self.pos, size=self.size)
        self.bind(size=self._stretch, pos=self._stretch)

    def _stretch(self, *_: Any) -> None:
        """Keep the veil over the whole window."""
        self._sheet.pos, self._sheet.size = self.pos, self.size

    def on_touch_down(self, touch: Any) -> bool:
        """Take every touch; only on a sheet to draw on does a drag mean anything more."""
        if not touch.is_mouse_scrolling:
            self.frame.finger(touch.x, touch.y, touch.uid)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """A drag is still the one touch it began as, unless it draws."""
        self.frame.dragged(touch.x, touch.y, touch.uid)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """Lifting a finger ends its line, and means nothing else."""
        self.frame.lifted(touch.uid)
        return True


class Frame:
    """The window; `show` a page, get a Touch back, dim it with `light`."""

    def __init__(
        self,
        on_touch: Callable[[Touch], None],
        size: tuple[int, int] = (1024, 600),
        *,
        press: Press | None = None,
        offscreen: bool = False,
        fullscreen: bool = False,
    ) -> None:
        """Open the window, or take the one that is open already.

        Without a display the window is as large as the largest panel and a smaller frame lies in
        its lower left corner, because an offscreen window can't change its size.
        """
        boot.prepare(
            boot.LARGEST if offscreen else size, offscreen=offscreen, fullscreen=fullscreen
        )
        from kivy.core.window import Window

        self.window = Window
        self.on_touch = on_touch
        if press is not None:
            Shelf.album = Album(press)
        load_fonts()
        Window.clearcolor = (0, 0, 0, 1)
        if not offscreen:
            size = (int(Window.width), int(Window.height))
        self.page: Page | None = None
        self.view: PageView | None = None
        self._light = 1.0
        self._last: tuple[Touch, float] = (Touch(""), -1e9)
        self._shown = self._woken = -1e9
        self._pen: int | None = None
        theme.fit(size)
        self.root = Root(self, size=size, size_hint=(None, None))
        Window.add_widget(self.root)
        if not offscreen:
            Window.bind(size=self._resized)

    def show(self, page: Page) -> None:
        """Show exactly this page; a page of the same kind is changed in place."""
        kind = VIEWS[type(page).__name__]
        fresh = self.page is None or type(self.page) is not type(page)
        if fresh:
            self._put(kind, page)
        elif self.view is not None:
            self.view.render(page)
        self.page = page
        self._veil()

    def _put(self, kind: str, page: Page) -> None:
        """Replace the page widget by a new one of another kind."""
        self._drop()
        gc.collect()  # widgets hold each other; their textures would outlive the page by minutes
        self.view = import_module(f"kiosk.screens.{kind}").View(self.send)
        self.root.add_widget(self.view)
        self.view.size = self.root.size
        self.view.render(page)
        if self.page is not None:
            self._shown = Clock.get_time()

    def _drop(self) -> None:
        """Take the page widget off the glass."""
        self._pen = None
        if self.view is not None:
            self.view.leave()
            self.root.remove_widget(self.view)
            self.view.clear_widgets()
            self.view = None

    def _resized(self, *_: Any) -> None:
        """Draw the page anew at another window size."""
        size = (int(self.window.width), int(self.window.height))
        self.root.size = size
        if size == theme.size or min(size) < 100:
            return
        theme.fit(size)
        Shelf.album.empty()
        if self.page is not None:
            self._put(VIEWS[type(self.page).__name__], self.page)

    def light(self, level: float) -> None:
        """Lay the software fade: 1 is the page's own light, 0 is black."""
        self._light = min(1.0, max(0.0, level))
        self._veil()

    def _veil(self) -> None:
        """Lay the fade over the page; night help shines by its own small light instead."""
        helping = isinstance(self.page, DarkPage) and bool(self.page.help)
        self.root.veil.a = 0.0 if helping else 1.0 - self._light

    @property
    def black(self) -> bool:
        """Whether nothing can be read on the glass now, so that a touch only wakes it."""
        if isinstance(self.page, DarkPage | SettlePage):
            return False
        return self._light < DARK or (isinstance(self.page, StoryPage) and self.page.dark)

    def finger(self, x: float, y: float, uid: int = 0) -> None:
        """Turn one finger down at this point into at most one Touch, or let it begin a line."""
        now = Clock.get_time()
        if self.black:
            if now - self._woken >= AGAIN:
                self._woken = now
                self.on_touch(Touch("wake"))
            return
        if now - self._woken < AGAIN or now - self._shown < NEW_PAGE or self.view is None:
            return
        if isinstance(self.page, DarkPage) and not self.page.help:
            if now - self._last[1] >= AGAIN:
                self._last = (Touch("help"), now)
                self.on_touch(Touch("help"))
            return
        if self._pen is None and self.view.takes(x, y):
            self._pen = uid
            return
        touch = self.view.touched(x, y)
        if touch is not None:
            self.send(touch)

    def dragged(self, x: float, y: float, uid: int) -> None:
        """Draw on with the finger that draws; any other one means nothing."""
        if self.view is not None and uid == self._pen:
            self.view.follows(x, y)

    def lifted(self, uid: int) -> None:
        """End the line of the finger that draws."""
        if self.view is None or uid != self._pen:
            return
        self._pen = None
        touch = self.view.ended()
        if touch is not None:
            self.send(touch)

    def send(self, touch: Touch) -> None:
        """Pass a touch on unless it is the last one bouncing."""
        now = Clock.get_time()
        last, at = self._last
        wait = AGAIN_KEY if touch.act in ("key", "digit") else AGAIN
        if touch == last and now - at < wait:
            return
        self._last = (touch, now)
        self.on_touch(touch)

    def warm(self, pages: Iterable[str], covers: Sequence[str] = ()) -> None:
        """Print behind everybody's back what is shown next: the choice's covers, then the pages."""
        from kiosk.screens.covers import picture_size

        if Shelf.album.ahead is not None:
            size = (int(self.window.width), int(self.window.height))
            cover = picture_size(size, len(covers))
            wanted = [(name, *cover, "card") for name in covers]
            Shelf.album.ahead.order([*wanted, *((name, *size, "page") for name in pages)])

    def every(self, seconds: float, callback: Callable[[], None]) -> Callable[[], None]:
        """Call back at this interval until the returned function is called."""
        event = Clock.schedule_interval(lambda _dt: callback(), seconds)
        return event.cancel  # type: ignore[no-any-return]

    def text_budget(self) -> int:
        """Return how many characters of story fit on one page at this size."""
        from kiosk.screens.story import text_budget

        return text_budget(theme.size)

    def run(self) -> None:
        """Hold the window open until `stop`."""
        runTouchApp()

    def stop(self) -> None:
        """Close the window."""
        stopTouchApp()

    def close(self) -> None:
        """Take everything off the glass and leave the window to the next frame."""
        self._drop()
        self.window.unbind(size=self._resized)
        self.window.remove_widget(self.root)
        EventLoop.touches.clear()
