"""The planner fits rituals, one story and a settling sound into tonight's minutes and says why."""

from __future__ import annotations

import dataclasses
import itertools
import math
from typing import TYPE_CHECKING

from rituals import anchor as anchors
from rituals import fit, limits, reasons, scores, window
from rituals.plan import Dropped, Plan, PlanInput, PlanProblem, RitualSlot
from stories import ages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rituals.fit import Fit, Frame
    from rituals.plan import Score
    from rituals.ritual import Ritual
    from rituals.window import Target

STEP_SECONDS = 30
"""How finely a shorter evening is looked for where nothing fits the wish."""


def plan(tonight: PlanInput) -> Plan:
    """Return tonight's plan; raises ``PlanProblem`` where none can be asked for."""
    if not tonight.children:
        raise PlanProblem("nobody is here: an evening needs a child: say who goes to bed")
    target = window.target(tonight)
    anchor = anchors.anchor_tonight(tonight)
    pool = _pool(tonight)
    evening = _Evening(tonight, target, anchor.id, pool)
    chosen, frame, found = evening.choose()
    wished = evening.swap(chosen, frame, found)
    return _Writer(evening, anchor.nights).write(*wished)


def _pool(tonight: PlanInput) -> tuple[Ritual, ...]:
    """Return the rituals that may be done tonight, in the order of their ids."""
    allowed = [one for one in tonight.rituals if not scores.refusal(one, tonight)]
    return tuple(sorted(allowed, key=lambda one: one.id))


def _story_cap(tonight: PlanInput) -> int:
    """Return the longest tale in seconds: the youngest's cap."""
    return min(ages.band(child.age).story_cap for child in tonight.children) * 60


def _usual_rituals(target: Target, short: bool) -> int:
    """Return how many rituals an evening of this length has by itself."""
    if short or target.seconds < 11 * 60:
        return 1
    return limits.ROUTINE_STEPS - 1 if target.seconds < 26 * 60 else limits.RITUALS_MOST


class _Evening:
    """One search for tonight's rituals: slot by slot, the best that still lets the rest fit."""

    def __init__(
        self, tonight: PlanInput, target: Target, anchor: str, pool: tuple[Ritual, ...]
    ) -> None:
        """Keep what the search is made from."""
        self.tonight = tonight
        self.target = target
        self.pool = pool
        self.anchor = anchor
        """Id of the ritual that stays; chosen here when there is none yet."""
        self.why: dict[str, tuple[Score, ...]] = {}
        self.refused: list[Dropped] = []
        stories = tuple(one for one in tonight.stories if one.tale not in tonight.unwanted)
        self._frame = fit.Frame(
            target.seconds, math.ceil(tonight.frame_seconds), _story_cap(tonight), stories
        )
        self._guests = [one for one in pool if one.id not in scores.last_guests(tonight)]
        self.usual = _usual_rituals(target, tonight.short)

    def choose(self) -> tuple[tuple[Ritual, ...], Frame, Fit]:
        """Return tonight's rituals in order, the frame they fit and the fit itself."""
        for frame in self._frames():
            for count in self._counts():
                rituals = self._pick(count, frame)
                if rituals is None:
                    continue
                found = fit.fit(rituals, frame)
                if found is not None:
                    return rituals, frame, found
        raise PlanProblem(
            f"{self.target.seconds // 60} minutes: nothing fits: ask for more minutes"
        )

    def _frames(self) -> Iterator[Frame]:
        """Yield the wish with a tale, then ever shorter evenings, then the same without a tale."""
        for stories in (self._frame.stories, ()):
            if not stories and self._frame.stories:
                self._frame = dataclasses.replace(self._frame, stories=())
            for seconds in range(self.target.seconds, 60, -STEP_SECONDS):
                yield dataclasses.replace(self._frame, target=seconds, stories=stories)
            if not stories:
                return

    def _counts(self) -> Iterator[int]:
        """Yield how many rituals to try: the usual number, then more, then fewer, then none."""
        yield self.usual
        if not self.tonight.short:
            yield from range(self.usual + 1, limits.RITUALS_MOST + 1)
        yield from range(self.usual - 1, -1, -1)

    def _pick(self, count: int, frame: Frame) -> tuple[Ritual, ...] | None:
        """Return ``count`` rituals chosen slot by slot, the anchor first, or None."""
        chosen: tuple[Ritual, ...] = ()
        kept = [one for one in self.pool if one.id == self.anchor]
        why: dict[str, tuple[Score, ...]] = {}
        anchor = self.anchor
        for left in range(count - 1, -1, -1):
            if not chosen and kept and self._can_finish(tuple(kept), left, frame, anchor):
                one, role = kept[0], "anchor"
                why[one.id] = scores.score(one, self.tonight, (), role)
            else:
                role = "guest" if anchor else "anchor"
                ranked = self.ranked(chosen, role, anchor)
                found = self._first(ranked, chosen, left, frame, role, anchor)
                if found is None:
                    return None
                one, why[found.id] = found, dict(ranked)[found]
                anchor = anchor or one.id
            chosen = (*chosen, one)
        self.why = why
        self.anchor = anchor
        return fit.in_order(chosen, anchor)

    def _first(
        self,
        ranked: Sequence[tuple[Ritual, tuple[Score, ...]]],
        chosen: tuple[Ritual, ...],
        left: int,
        frame: Frame,
        role: str,
        anchor: str,
    ) -> Ritual | None:
        """Return the best ritual that still lets ``left`` more make the evening whole."""
        for one, _ in ranked:
            stays = anchor or (one.id if role == "anchor" else "")
            if self._can_finish((*chosen, one), left, frame, stays):
                return one
        return None

    def ranked(
        self, beside: Sequence[Ritual], role: str, anchor: str
    ) -> list[tuple[Ritual, tuple[Score, ...]]]:
        """Return who may stand beside the chosen ones, the best first."""
        taken = {one.id for one in beside} | ({anchor} if role == "guest" else set())
        rated = [
            (one, scores.score(one, self.tonight, beside, role))
            for one in self._guests
            if one.id not in taken
        ]
        return sorted(rated, key=lambda pair: (-scores.total(pair[1]), pair[0].id))

    def _can_finish(
        self, chosen: tuple[Ritual, ...], left: int, frame: Frame, anchor: str
    ) -> bool:
        """Return whether some ``left`` more rituals make an evening that fits."""
        if not fit.keeps_anchor_place(chosen, anchor):
            return False
        if left == 0:
            return fit.fits(fit.in_order(chosen, anchor), frame)
        others = [one for one in self._guests if one not in chosen and one.id != anchor]
        return any(
            fit.keeps_anchor_place(whole, anchor)
            and fit.fits(fit.in_order(whole, anchor), frame)
            for more in itertools.combinations(others, left)
            for whole in ((*chosen, *more),)
        )

    def swap(
        self, rituals: tuple[Ritual, ...], frame: Frame, found: Fit
    ) -> tuple[tuple[Ritual, ...], Frame, Fit]:
        """Return the evening with the family's own swaps in it, as far as they may be."""
        for slot, id in self.tonight.wishes:
            name, _, number = slot.partition("-")
            if name != "ritual":
                continue
            index = int(number) - 1 if number.isdecimal() else -1
            if not 0 <= index < len(rituals):
                self.refused.append(Dropped(id, "no-slot", f"There is no {slot} tonight."))
                continue
            why = self._refusal(id, rituals)
            if why:
                self.refused.append(Dropped(id, why, reasons.refused(why)))
                continue
            one = next(ritual for ritual in self.pool if ritual.id == id)
            rest = (*rituals[:index], *rituals[index + 1 :])
            changed = self._refit((*rest, one), one, frame)
            if changed is None:
                self.refused.append(Dropped(id, "no-time", reasons.refused("no-time")))
                continue
            self.why[one.id] = scores.score(one, self.tonight, rest, "guest")
            rituals, frame, found = changed
        return self._story_wish(rituals, frame, found)

    def _refusal(self, id: str, rituals: Sequence[Ritual]) -> str:
        """Return why a wished ritual can't stand in a slot, or an empty string."""
        if id in {one.id for one in rituals}:
            return "already"
        for one in self.tonight.rituals:
            if one.id == id:
                code = scores.refusal(one, self.tonight)
                repeated = id != self.anchor and id in scores.last_guests(self.tonight)
                return code or ("last-night" if repeated else "")
        return "unknown"

    def _refit(
        self, rituals: tuple[Ritual, ...], wished: Ritual, frame: Frame
    ) -> tuple[tuple[Ritual, ...], Frame, Fit] | None:
        """Return a fit that keeps the wished ritual: as it is, with a guest less, or shorter."""
        shorter = [
            dataclasses.replace(frame, target=seconds)
            for seconds in range(frame.target, frame.target // 2, -STEP_SECONDS)
        ]
        fewer = [
            tuple(one for one in rituals if one not in less)
            for count in range(len(rituals))
            for less in itertools.combinations(rituals, count)
            if wished not in less
        ]
        for attempt in shorter:
            for some in fewer:
                ordered = fit.in_order(some, self.anchor)
                if fit.keeps_anchor_place(some, self.anchor):
                    found = fit.fit(ordered, attempt)
                    if found is not None:
                        return ordered, attempt, found
        return None

    def _story_wish(
        self, rituals: tuple[Ritual, ...], frame: Frame, found: Fit
    ) -> tuple[tuple[Ritual, ...], Frame, Fit]:
        """Return the evening with the wished tale in it, where it can be told in its place."""
        for slot, id in self.tonight.wishes:
            if slot != "story" or found.story is None or id == found.story.tale:
                continue
            other = fit.fit(rituals, frame, id)
            if other is None:
                self.refused.append(Dropped(id, "no-time", reasons.refused("no-time")))
            else:
                found = other
        return rituals, frame, found

    def alternatives(
        self, rituals: Sequence[Ritual], index: int, frame: Frame
    ) -> list[tuple[Ritual, tuple[Score, ...]]]:
        """Return what could stand in one slot instead, the best first, three at most."""
        rest = (*rituals[:index], *rituals[index + 1 :])
        kept: list[tuple[Ritual, tuple[Score, ...]]] = []
        for one, why in self.ranked(rest, "guest", self.anchor):
            whole = fit.in_order((*rest, one), self.anchor)
            same_place = len(whole) > index and whole[index] is one
            if same_place and one is not rituals[index] and fit.fits(whole, frame):
                kept.append((one, why))
            if len(kept) == 3:
                break
        return kept


class _Writer:
    """Writes down what was found, with a reason for every choice."""

    def __init__(self, evening: _Evening, anchor_nights: int) -> None:
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
        slots = tuple(
            self._ritual(rituals, index, frame, steps, lights_out)
            for index, steps in enumerate(found.rituals)
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
            dropped=(*self._evening.refused, *reasons.dropped(tonight, result, self._evening.usual)),
            notes=(*target.notes, *reasons.notes(tonight, result)),
        )

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
            why_grown_up=reasons.grown_up(one, self._tonight, why, nights, wished, steps, lights_out),
            holds_story=one.holds_story,
            picture=one.picture,
            scores=why,
            alternatives=tuple(reasons.alternative(other, self._tonight, w) for other, w in others),
        )
