"""Exits are the four ways a command ends, and the errors that lead to them."""

from __future__ import annotations

FINE, FINDING, WRONG, CANNOT = 0, 1, 2, 3


class CommandError(Exception):
    """The one base of what a command can't do; its text is one line: what, why, what to do."""

    code = FINDING
    """The exit code it ends a command with."""


class Finding(CommandError):
    """Something was found wrong; exit 1."""


class WrongUse(CommandError):
    """The words were wrong; exit 2."""

    code = WRONG


class Unable(CommandError):
    """It can't run here; exit 3."""

    code = CANNOT
