"""The lamp brings the glass and the light behind it up and down, slowly."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.device import Backlight


class GlassLamp:
    """The software fade on the glass, and the backlight where there is one."""

    def __init__(self, veil: Callable[[float], None], backlight: Backlight) -> None:
        """Move ``veil`` (0 black ... 1) and ``backlight`` together."""
        self._veil = veil
        self._backlight = backlight
        self._level = self._from = self._to = 1.0
        self._seconds = self._passed = 0.0
        self._lit = -1.0

    def light(self, level: float, seconds: float) -> None:
        """Go to ``level`` within ``seconds``."""
        self._from, self._to = self._level, level
        self._seconds, self._passed = max(0.0, seconds), 0.0
        if self._seconds == 0.0:
            self._level = level
        self._show()

    def pass_time(self, seconds: float) -> None:
        """Let the fade go on."""
        if self._level == self._to:
            return
        self._passed += seconds
        part = 1.0 if self._seconds <= 0 else min(1.0, self._passed / self._seconds)
        self._level = self._from + (self._to - self._from) * part
        self._show()

    def _show(self) -> None:
        """Show the level; the backlight is moved only where a step can be seen."""
        self._veil(self._level)
        step = round(self._level * 40) / 40
        if step != self._lit:
            self._lit = step
            self._backlight.set(step)
