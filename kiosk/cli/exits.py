"""Exits are the four ways a command ends, and the errors that lead to them."""

from __future__ import annotations

FINE, FINDING, WRONG, CANNOT = 0, 1, 2, 3


class CommandError(Exception):
    """The one base of what a command can't do; its text is one line: what, why, what to do."""


class Finding(CommandError):
    """Something was found wrong; exit 1."""


class WrongUse(CommandError):
    """The words were wrong; exit 2."""


class Unable(CommandError):
    """It can't run here; exit 3."""
