"""Reasons: which exit code each trouble of the rooms below ends a command with."""

from __future__ import annotations

from kiosk.cli.exits import CANNOT, FINDING, WRONG
from kiosk.desk.troubles import HomeUnusable, StoreBusy, StoreError, StoreTooNew, StoreUnreadable
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
        where = problem.filename or "a file"
        return f"{where}: {problem.strerror or problem}: mend it or name another"
    return str(problem)
