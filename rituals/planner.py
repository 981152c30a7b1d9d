"""The planner fits rituals, one story and a settling sound into tonight's minutes and says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rituals.plan import Plan, PlanInput


def plan(tonight: PlanInput) -> Plan:
    """Return tonight's plan; raises ``PlanProblem`` where none can be made."""
    raise NotImplementedError
