"""Care keeps a family safe with the kiosk: what rests after a bad dream, when it steps back."""

from __future__ import annotations

from kiosk.care.hours import is_quiet
from kiosk.care.nightmares import Care, Slept, tonight

__all__ = ["Care", "Slept", "is_quiet", "tonight"]
