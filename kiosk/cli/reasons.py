"""Reasons: which exit code each trouble of the rooms below ends a command with."""

from __future__ import annotations

from pathlib import Path

from kiosk.cli.exits import CANNOT, FINDING, WRONG
from kiosk.desk.troubles import (
    HomeUnusable,
    StoreBusy,
    StoreError,
    StoreTooNew,
    StoreUnreadable,
    says,
)
from kiosk.device import BadTime
from kiosk.signing import SigningMissing, SigningProblem
from kiosk.voice.voice import VoiceProblem
from rituals.plan import PlanProblem
from stories.cast import BadChild
from stories.problems import PackProblem, StoriesError

CODES: tuple[tuple[type[Exception], int], ...] = (
    (PackProblem, FINDING),
    (BadChild, WRONG),
    (BadTime, WRONG),
    (PlanProblem, WRONG),
    (StoreBusy, CANNOT),
    (HomeUnusable, CANNOT),
    (StoreUnreadable, CANNOT),
    (StoreTooNew, CANNOT),
    (VoiceProblem, CANNOT),
    (SigningMissing, CANNOT),
    (SigningProblem, FINDING),
    (StoriesError, FINDING),
    (StoreError, FINDING),
    (OSError, CANNOT),
)
"""The first that fits counts: the special ones stand before their kinds."""


def exit_code(problem: Exception) -> int | None:
    """Return the exit code of a trouble that is told in one line; None for a fault of ours."""
    return next((code for kind, code in CODES if isinstance(problem, kind)), None)


def in_a_line(problem: Exception) -> str:
    """Return what is wrong, why, and what to do."""
    if isinstance(problem, OSError):
        why = says(problem) if problem.strerror else str(problem)
        if why == "the disk is full":
            return f"{_where(problem)}: {why}: make room, or choose another place"
        return f"{_where(problem)}: {why}: mend it or name another"
    return str(problem)


def _where(problem: OSError) -> str:
    """Return the file it happened to; for one of our own making, the folder it was to lie in."""
    if not isinstance(problem.filename, str):
        return "nothing more can be written" if problem.filename is None else "a file"
    file = Path(problem.filename)
    ours = file.name.startswith(".") or file.suffix in (".new", ".part")
    return f"the folder {file.parent}" if ours else problem.filename
