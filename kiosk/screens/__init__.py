"""The glass: the touch screens by a child's bed, and the only door to kivy."""

from __future__ import annotations

from kiosk.screens import boot

boot.environment()
