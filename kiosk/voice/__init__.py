"""Voices turn sentences into clips: the built-in voice, its worker, and the silent fake."""

from __future__ import annotations

from kiosk.voice.offline import hush

hush()
