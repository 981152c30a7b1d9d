"""The room view is what entering a child, the grown-ups' room and the doctor card show."""

from __future__ import annotations

from kiosk.roomview.card import doctor
from kiosk.roomview.entry import entry
from kiosk.roomview.loudness import loudness
from kiosk.roomview.room import age_label, room

__all__ = ["age_label", "doctor", "entry", "loudness", "room"]
