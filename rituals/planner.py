"""The planner fits rituals, one story and a settling sound into tonight's minutes and says why."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from rituals import anchor as anchors
from rituals import reasons, window
from rituals.plan import Plan, PlanInput, PlanProblem, RitualSlot
from rituals.search import Evening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rituals.fit import Fit, Frame
    from rituals.ritual import Ritual


def plan(tonight: PlanInput) -> Plan:
    """Return tonight's plan; raises ``PlanProblem`` where none can be asked for."""
    if not tonight.children:
        raise PlanProblem("nobody is here: an evening needs a child: say who goes to bed")
    target = window.target(tonight)
    anchor = anchors.anchor_tonight(tonight)
    evening = Evening(tonight, target, anchor.id)
    chosen = evening.choose()
    return _Writer(evening, anchor.nights).write(*evening.swap(*chosen))


class _Writer:
    """Writes down what was found, with a reason for every choice."""

    def __init__(self, evening: Evening, anchor_nights: int) -> None:
        """Keep the evening that was found."""
        self._evening = evening
        self._nights = anchor_nights
        self._tonight = evening.tonight

    def write(self, rituals: tuple[Ritual, ...], frame: Frame, found: Fit) -> Plan:
        """Return the plan."""
        tonight, target = self._tonight, self._evening.target
        lights_out = None
        if target.now is not None:
            lights_out = target.now + math.ceil(found.total / 60)
        slots = self._led(
            tuple(
                self._ritual(rituals, index, frame, steps, lights_out)
                for index, steps in enumerate(found.rituals)
            )
        )
        lead = tonight.children[(tonight.night - 1) % len(tonight.children)]
        result = Plan(
            night=tonight.night,
            seed=tonight.seed,
            children=tuple(child.id for child in tonight.children),
            lead=lead.id,
            minutes_wish=target.wish,
            minutes_target=round(target.seconds / 60, 2),
            rituals=slots,
            story=reasons.story(tonight, rituals, frame, found),
            settle=reasons.settle(tonight, found.settle_seconds),
            frame_seconds=frame.fixed,
            total_seconds=found.total,
            anchor=self._evening.anchor,
            anchor_nights=self._nights,
            window=target.window,
            lights_out=lights_out,
            short=tonight.short,
        )
        return dataclasses.replace(
            result,
            dropped=(
                *self._evening.refused,
                *reasons.dropped(tonight, result, self._evening.usual),
            ),
            notes=(*target.notes, *reasons.notes(tonight, result)),
        )

    def _led(self, slots: tuple[RitualSlot, ...]) -> tuple[RitualSlot, ...]:
        """Return the rituals with the first of their steps given to people, as far as is asked."""
        left = 99 if self._tonight.plain else self._tonight.by_people
        led: list[RitualSlot] = []
        for slot in slots:
            given = min(left, len(slot.step_seconds))
            led.append(dataclasses.replace(slot, by_people=given) if given else slot)
            left -= given
        return tuple(led)

    def _ritual(
        self,
        rituals: Sequence[Ritual],
        index: int,
        frame: Frame,
        steps: tuple[int, ...],
        lights_out: int | None,
    ) -> RitualSlot:
        """Return one ritual with its reasons and alternatives."""
        one = rituals[index]
        why = self._evening.why[one.id]
        role = "anchor" if one.id == self._evening.anchor else "guest"
        others = self._evening.alternatives(rituals, index, frame)
        wished = one.id in {id for slot, id in self._tonight.wishes if slot.startswith("ritual")}
        nights = self._nights if role == "anchor" else None
        return RitualSlot(
            slot=f"ritual-{index + 1}",
            id=one.id,
            title=one.name,
            role=role,
            seconds=sum(steps),
            step_seconds=steps,
            why_child=reasons.child(one, self._tonight, why, nights, wished),
            why_grown_up=reasons.grown_up(one, why, nights, wished, steps, lights_out),
            holds_story=one.holds_story,
            picture=one.picture,
            scores=why,
            alternatives=tuple(reasons.alternative(other, self._tonight, w) for other, w in others),
        )
