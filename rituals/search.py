"""The search finds tonight's rituals slot by slot: the best that still lets the rest fit."""

from __future__ import annotations

import dataclasses
import itertools
import math
from typing import TYPE_CHECKING

from rituals import anchor as anchors
from rituals import fit, limits, reasons, scores
from rituals.plan import Dropped, PlanProblem
from stories import ages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rituals.fit import Fit, Frame
    from rituals.plan import PlanInput, Score
    from rituals.ritual import Ritual
    from rituals.window import Target

STEP_SECONDS = 60
"""How finely a shorter evening is looked for where nothing fits the wish."""


def _pool(tonight: PlanInput) -> tuple[Ritual, ...]:
    """Return the rituals that may be done tonight, in the order of their ids."""
    allowed = [one for one in tonight.rituals if not scores.refusal(one, tonight)]
    return tuple(sorted(allowed, key=lambda one: one.id))


def _story_cap(tonight: PlanInput) -> int:
    """Return the longest tale in seconds: the youngest listener's cap; babies only sleep by it."""
    here = [child.age for child in tonight.children]
    return min(ages.band(age).story_cap for age in [a for a in here if a >= 2] or here) * 60


def _usual_rituals(target: Target, tonight: PlanInput) -> int:
    """Return how many rituals an evening of this length has by itself."""
    if tonight.short or tonight.plain or target.seconds < 11 * 60:
        return 1
    return limits.ROUTINE_STEPS - 1 if target.seconds < 26 * 60 else limits.RITUALS_MOST


class Evening:
    """One search for tonight's rituals: slot by slot, the best that still lets the rest fit."""

    def __init__(self, tonight: PlanInput, target: Target, anchor: str) -> None:
        """Keep what the search is made from."""
        self.tonight = tonight
        self.target = target
        self.pool = pool = _pool(tonight)
        self.anchor = anchor
        """Id of the ritual that stays; chosen here when there is none yet."""
        self.why: dict[str, tuple[Score, ...]] = {}
        self.refused: list[Dropped] = []
        self._seconds = {one.id: (one.seconds, one.seconds_most) for one in pool}
        self._room = fit.Room(0, 0)
        self._known: dict[tuple[str, frozenset[str]], bool] = {}
        """What was found out about the sets of one pick; each set is met many times."""
        stories = tuple(one for one in tonight.stories if one.tale not in tonight.unwanted)
        self._frame = fit.Frame(
            target.seconds, math.ceil(tonight.frame_seconds), _story_cap(tonight), stories
        )
        self._guests = [one for one in pool if one.id not in scores.last_guests(tonight)]
        self._kept = tuple(one for one in pool if one.id == anchor)
        self.usual = _usual_rituals(target, tonight)
        yields = self.usual == 1 and anchors.gives_way(anchor, tonight)
        self._order = (False, True) if yields else (True, False)

    def choose(self) -> tuple[tuple[Ritual, ...], Frame, Fit]:
        """Return tonight's rituals in order, the frame they fit and the fit itself.

        Given up in this order: the guests, the longer story, the anchor, some of the minutes, and
        last of all the story.
        """
        for frame in self._frames():
            for kept in self._order if self._kept else (False,):
                for count, form in self._forms(frame):
                    rituals = self._pick(count, form, kept=kept)
                    found = None if rituals is None else fit.fit(rituals, form)
                    if rituals is not None and found is not None:
                        return rituals, form, found
        raise PlanProblem(
            f"{self.target.seconds // 60} minutes: nothing fits: ask for more minutes"
        )

    def _frames(self) -> Iterator[Frame]:
        """Yield the wish with a tale, then ever shorter evenings, then the same without a tale."""
        for stories in (self._frame.stories, ()) if self._frame.stories else ((),):
            for seconds in range(self.target.seconds, 60, -STEP_SECONDS):
                yield dataclasses.replace(self._frame, target=seconds, stories=stories)

    def _forms(self, frame: Frame) -> Iterator[tuple[int, Frame]]:
        """Yield numbers of rituals with what is asked of the fit: the longer story goes last."""
        loose = dataclasses.replace(frame, story_share=fit.STORY_SHARE)
        tight = dataclasses.replace(
            loose, slack=fit.SLACK_TIGHT, settle_most=fit.SETTLE_SECONDS_TIGHT
        )
        for forms in ((tight, loose), (frame,)):
            for count in self._counts():
                yield from ((count, form) for form in forms)

    def _counts(self) -> Iterator[int]:
        """Yield how many rituals to try: the usual number, then more, then fewer, then none."""
        yield self.usual
        if not self.tonight.short and not self.tonight.plain:
            yield from range(self.usual + 1, limits.RITUALS_MOST + 1)
        yield from range(self.usual - 1, -1, -1)

    def _pick(self, count: int, frame: Frame, *, kept: bool) -> tuple[Ritual, ...] | None:
        """Return ``count`` rituals chosen slot by slot, the anchor first, or None."""
        self._known = {}
        free = count - 1 if kept else count
        reach = (*self._guests, *(self._kept if kept else ()))
        room = fit.room(frame)
        if free < 0 or room is None or not fit.reachable(reach, count, room):
            return None
        self._room = room
        chosen: tuple[Ritual, ...] = ()
        anchor, why = self.anchor, {}
        if kept:
            chosen = self._kept
            why[anchor] = scores.score(chosen[0], self.tonight, (), "anchor")
        for left in range(free - 1, -1, -1):
            one = role = None
            for role in ("guest",) if anchor else ("anchor", "guest"):
                ranked = dict(self.ranked(chosen, role, anchor))
                one = self._first(tuple(ranked), chosen, left, frame, role, anchor)
                if one is not None:
                    break
            if one is None:
                return None
            why[one.id] = ranked[one]
            chosen = (*chosen, one)
            anchor = anchor or (one.id if role == "anchor" else "")
        if not fit.keeps_anchor_place(chosen, anchor):
            return None
        self.why, self.anchor = why, anchor
        return fit.in_order(chosen, anchor)

    def _first(
        self,
        ranked: Sequence[Ritual],
        chosen: tuple[Ritual, ...],
        left: int,
        frame: Frame,
        role: str,
        anchor: str,
    ) -> Ritual | None:
        """Return the best ritual that still lets ``left`` more make the evening whole."""
        for one in ranked:
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
            if one.id not in taken and (role == "guest" or anchors.is_worthy(one))
        ]
        return sorted(rated, key=lambda pair: (-scores.total(pair[1]), pair[0].id))

    def _can_finish(self, chosen: tuple[Ritual, ...], left: int, frame: Frame, anchor: str) -> bool:
        """Return whether some ``left`` more rituals make an evening that fits."""
        if not fit.keeps_anchor_place(chosen, anchor):
            return False
        if left == 0:
            return self._is_whole(chosen, frame, anchor)
        taken = {one.id for one in chosen} | {anchor}
        others = [one for one in self._guests if one.id not in taken]
        usual, most = map(sum, zip(*(self._seconds[one.id] for one in chosen), strict=True))
        for more in itertools.combinations(others, left):
            lengths = [self._seconds[one.id] for one in more]
            whole = usual + sum(one[0] for one in lengths), most + sum(one[1] for one in lengths)
            if self._room.holds(*whole) and self._is_whole((*chosen, *more), frame, anchor):
                return True
        return False

    def _is_whole(self, rituals: tuple[Ritual, ...], frame: Frame, anchor: str) -> bool:
        """Return whether these rituals, in their order, make an evening that fits."""
        key = (anchor, frozenset(one.id for one in rituals))
        if key not in self._known:
            placed = fit.keeps_anchor_place(rituals, anchor)
            self._known[key] = placed and fit.fits(fit.in_order(rituals, anchor), frame)
        return self._known[key]

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
            dataclasses.replace(form, target=seconds)
            for seconds in range(frame.target, frame.target // 2, -STEP_SECONDS)
            for form in (frame, frame.loose)
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
            other = fit.fit(rituals, frame, id) or fit.fit(rituals, frame.loose, id)
            if other is None:
                self.refused.append(Dropped(id, "no-time", reasons.refused("no-time")))
            else:
                found = other
        return rituals, frame, found

    def alternatives(
        self, rituals: Sequence[Ritual], index: int, frame: Frame
    ) -> list[tuple[Ritual, tuple[Score, ...]]]:
        """Return what could stand in one slot instead, the best first, three at most.

        Those that would stand in the very same place come before those that would move.
        """
        rest = (*rituals[:index], *rituals[index + 1 :])
        moved: dict[bool, list[tuple[Ritual, tuple[Score, ...]]]] = {False: [], True: []}
        for one, why in self.ranked(rest, "guest", self.anchor):
            whole = fit.in_order((*rest, one), self.anchor)
            placed = fit.keeps_anchor_place(whole, self.anchor)
            if one is not rituals[index] and placed and fit.fits(whole, frame.loose):
                moved[whole[index] is not one].append((one, why))
        return [*moved[False], *moved[True]][:3]
