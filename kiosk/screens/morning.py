"""The morning screen: how was the night? Three faces, one line about last night, no score."""

from __future__ import annotations

import math
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, SmoothEllipse, SmoothLine
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.pages import MorningPage
from kiosk.screens.control import Control
from kiosk.screens.theme import theme
from kiosk.screens.view import PageView, load_kv

SMILES = {"good": 1.0, "so-so": 0.0, "hard": -0.4}


class Face(Widget):
    """A face of cut paper: how it smiles says how the night was."""

    smile = NumericProperty(1.0)
    chosen = BooleanProperty(False)

    def __init__(self, **values: Any) -> None:
        """Draw again when it is chosen or moved."""
        self._group = InstructionGroup()
        super().__init__(**values)
        self.canvas.add(self._group)
        again = Clock.create_trigger(lambda _dt: self.draw(), -1)
        for name in ("smile", "chosen", "pos", "size"):
            self.fbind(name, again)
        again()

    def draw(self) -> None:
        """Draw the disc, the eyes, a mouth."""
        self._group.clear()
        radius = min(self.size) / 2
        if radius < 8:
            return
        x, y = self.center
        paper = theme.shade(theme.ink, 0.7) if self.chosen else theme.shade(theme.faint, 0.75)
        for share, colour in ((1.0, theme.shade(paper, 0.55)), (0.94, paper)):
            self._disc(x, y, radius * share, colour)
        pen = theme.panel
        for side in (-1, 1):
            self._eye(x + side * radius * 0.34, y + radius * 0.2, radius * 0.1, pen)
        wide, bend = radius * 0.42, radius * 0.3 * self.smile
        points: list[float] = []
        for step in range(21):
            along = step / 10 - 1
            points += [x + along * wide, y - radius * 0.3 - bend * (1 - along * along) + bend / 2]
        self._group.add(Color(*pen))
        self._group.add(SmoothLine(points=points, width=max(1.4, radius * 0.045)))

    def _disc(self, x: float, y: float, radius: float, colour: Any) -> None:
        """Add a disc."""
        self._group.add(Color(*colour))
        self._group.add(SmoothEllipse(pos=(x - radius, y - radius), size=(2 * radius, 2 * radius)))

    def _eye(self, x: float, y: float, radius: float, colour: Any) -> None:
        """Add an eye: open after a good night, half shut after a long one."""
        if self.smile > 0.5:
            self._disc(x, y, radius * 0.8, colour)
            return
        drop = radius * (0.2 if self.smile >= 0 else 0.9)
        points: list[float] = []
        for step in range(13):
            turn = math.pi * step / 12
            points += [x + radius * 1.3 * math.cos(turn), y - drop * math.sin(turn)]
        self._group.add(Color(*colour))
        self._group.add(SmoothLine(points=points, width=max(1.4, radius * 0.42)))


class MorningView(PageView):
    """Three faces to touch; a grown-up may add what they know."""

    faces_room = ObjectProperty()
    greeting = StringProperty()
    question = StringProperty()
    last_night = StringProperty()
    notes = ObjectProperty(())
    parts = ObjectProperty(())
    draw = BooleanProperty(False)

    def __init__(self, *given: Any, **values: Any) -> None:
        """Keep the faces by their answer."""
        self._faces: dict[str, tuple[Control, Face]] = {}
        super().__init__(*given, **values)
        self._again = Clock.create_trigger(lambda _dt: self.place(), -1)
        self.faces_room.bind(size=self._again, pos=self._again)

    def render(self, page: MorningPage) -> None:
        """Show the faces; the one touched shines."""
        self.greeting, self.last_night, self.notes = page.greeting, page.last_night, page.notes
        self.parts, self.draw = page.parts, page.draw
        self.question = "How was the night?"
        if page.thanked:
            self.question = "Thank you. Which was good?" if page.parts else "Thank you."
        if [face.id for face in page.faces] != list(self._faces):
            self.faces_room.clear_widgets()
            self._faces = {}
            for number, face in enumerate(page.faces):
                control = Control(
                    act="choose",
                    value=face.id,
                    look="plain",
                    child=True,
                    spoken=face.spoken or face.label,
                    size_hint=(None, None),
                )
                smile = SMILES.get(face.id, (1.0, 0.0, -0.4)[min(number, 2)])
                drawn = Face(smile=smile, size_hint=(None, None))
                self.faces_room.add_widget(control)
                self.faces_room.add_widget(drawn)
                self._faces[face.id] = (control, drawn)
            self._again()
        for face in page.faces:
            control, drawn = self._faces[face.id]
            control.chosen = drawn.chosen = face.chosen

    def place(self) -> None:
        """Lay the faces side by side."""
        room, count = self.faces_room, len(self._faces)
        if not count or min(room.size) < 10:
            return
        side = min(room.height, room.width / count - 10 * theme.u)
        for number, (control, drawn) in enumerate(self._faces.values()):
            x = room.x + room.width * (number + 0.5) / count
            control.size = (side, side)
            control.pos = (x - side / 2, room.center_y - side / 2)
            drawn.size = (side * 0.78, side * 0.78)
            drawn.pos = (x - side * 0.39, room.center_y - side * 0.39)


load_kv("morning")
View = MorningView
