"""The story screen: a page of large type over a still picture that darkens as the story goes."""

from __future__ import annotations

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk.pages import StoryPage, Touch
from kiosk.press.scene import PREFIX
from kiosk.screens.leaf import SIZE, SPACING
from kiosk.screens.view import PageView, load_kv
from kiosk.screens.words import extents

LEAF = (0.7, 0.745)
"""The share of the window that the words have."""

COMPOSED = 0.35
"""The share of its light that a composed picture loses on the way: it is cut darker by itself."""

SAMPLE = "and the little lamp went on, as if it had been waiting there all evening "


def text_budget(size: tuple[int, int]) -> int:
    """Return how many characters of story one page holds at the full type size."""
    type_size = round(SIZE * min(size[0] / 800, size[1] / 480))
    width, height = extents(SAMPLE, "Andika", type_size)
    across = size[0] * LEAF[0] / (width / len(SAMPLE))
    lines = int(size[1] * LEAF[1] / (height * SPACING))
    return int(across * (lines - 0.6) * 0.94)


class StoryView(PageView):
    """One page alive at a time; turning it sets new words into the same widgets."""

    leaf = ObjectProperty()
    title = StringProperty()
    where = StringProperty()
    mode = StringProperty("self")
    picture = StringProperty()
    level = NumericProperty(1.0)
    picture_light = NumericProperty(0.8)
    paused = BooleanProperty(False)
    muted = BooleanProperty(False)
    slower = BooleanProperty(False)
    loudness = StringProperty()
    softer = BooleanProperty(True)
    louder = BooleanProperty(False)
    dark = BooleanProperty(False)

    def render(self, page: StoryPage) -> None:
        """Show the page; only what changed is touched."""
        self.title, self.mode = page.title, page.mode
        self.where = f"{page.page} / {page.pages}" if page.pages > 1 else ""
        self.paused, self.muted, self.slower = page.paused, page.muted, page.slower
        self.loudness = page.loudness.words.replace(" ", "\n", 1)
        self.softer, self.louder = page.loudness.softer, page.loudness.louder
        self.dark = page.dark
        fall = min(1.0, max(0.0, page.dim))
        told = page.mode == "voice"
        self.level = 1.0 - (0.5 if told else 0.3) * fall
        sinks = COMPOSED if page.picture.startswith(PREFIX) else 0.8
        self.picture_light = (0.85 if told else 0.9) * (1.0 - sinks * fall)
        self.picture = page.picture
        if self.leaf.words != page.words:
            self.leaf.words = page.words
        self.leaf.active = page.active_word
        self.leaf.sentence = page.active_sentence if page.mode == "line" else -1

    def touched(self, x: float, y: float) -> Touch | None:
        """Return a control's touch, or the word under the finger."""
        found = super().touched(x, y)
        if found is not None or self.under(x, y) is not None:
            return found
        word = self.leaf.word_at(x, y)
        return None if word < 0 else Touch("word", str(word))

    def leave(self) -> None:
        """Let the texture go before the next page is laid."""
        self.leaf.words = ()
        self.leaf.set_type()


load_kv("story")
View = StoryView
