"""Preparing makes tonight's programme: what could be told, a plan with reasons, the telling."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.desk import composing, past, people, telling
from kiosk.desk.telling import Ask, TellingProblem
from kiosk.session.happenings import NotReady, Ready
from kiosk.sound.soundscapes import SOUNDS
from kiosk.worker import WorkerProblem
from rituals import library as almanac
from rituals.narration import Listeners
from rituals.plan import PlanInput, PlanProblem, SoundOption, StoryOption
from rituals.planner import plan as make_plan
from stories.problems import CannotTell, StoriesError
from stories.season import moon_name, season

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.device import WallClock
    from kiosk.session.happenings import Happening
    from kiosk.session.programme import Programme
    from kiosk.store import Store
    from kiosk.store.family import Child as KeptChild
    from kiosk.worker import Teller
    from kiosk.worker.port import Answer
    from rituals.plan import Plan
    from rituals.ritual import Ritual
    from stories.cast import Child
    from stories.teller import Story

WAKE = 7 * 60
TALES_FROM = 2.0
"""Years: for babies alone an evening is their rituals, a sound, and the dark."""
_SHUT = "The teller of stories can't be started."


@dataclass
class _Work:
    """One evening in the making."""

    kept: tuple[KeptChild, ...]
    children: tuple[Child, ...]
    leader: int
    ask: Ask
    short: bool
    wishes: tuple[tuple[str, str], ...]
    plan: Plan | None = None
    again: bool = False
    """Whether the teller fell once already and was asked anew."""


class Preparer:
    """Makes programmes: the telling is asked for and fetched, so that nobody waits for it."""

    def __init__(
        self,
        store: Store,
        clock: WallClock,
        teller: Teller,
        *,
        seed: int | None = None,
        minutes: float | None = None,
        rituals: tuple[Ritual, ...] | None = None,
    ) -> None:
        """Use the family's own rules where ``seed`` and ``minutes`` say nothing."""
        self._store = store
        self._clock = clock
        self._teller = teller
        self._seed = seed
        self._minutes = minutes
        self._rituals = almanac.shipped().shelf if rituals is None else rituals
        self._work: _Work | None = None

    def prepare(
        self,
        children: Sequence[str],
        leader: str,
        *,
        short: bool,
        wishes: tuple[tuple[str, str], ...],
    ) -> tuple[Happening, ...]:
        """Begin to make an evening for these children (ids); ``poll`` brings it."""
        kept = tuple(one for one in self._store.family.children() if one.id in children)
        if not kept:
            return (NotReady("Nobody was chosen.", "Touch who goes to bed."),)
        night = self._night()
        first = next((index for index, one in enumerate(kept) if one.id == leader), 0)
        told = tuple(people.told_child(one, night) for one in kept)
        when = self._clock.read().when
        ask = Ask(
            children=told,
            seed=self._seed if self._seed is not None else _seed(kept, night),
            night=night,
            leader=first,
            season=season(when.month),
            moon=moon_name(when.year, when.month, when.day),
            heard=past.heard_rows(self._store),
            listeners=tuple(one.id for one in kept),
            minutes=self._wish(short=short),
        )
        return self._begin(_Work(kept, told, first, ask, short, wishes))

    def _begin(self, work: _Work) -> tuple[Happening, ...]:
        """Ask which tales could be told; all else follows from the answer."""
        self._work = work
        try:
            telling.ask_offers(self._teller, work.ask, composing.pace_for(work.children))
        except OSError:
            self._work = None
            return (NotReady(_SHUT, "Switch the kiosk off and on again."),)
        return ()

    def poll(self) -> tuple[Happening, ...]:
        """Return the finished evening, or why there is none; nothing while it is being made."""
        if self._work is None:
            return ()
        try:
            answer = self._answer(self._work)
            if answer is None:
                return ()
            if isinstance(answer, tuple):
                self._plan(self._work, tuple(telling.option(one) for one in answer))
                if answer:
                    return ()
            story = None if isinstance(answer, tuple) else telling.as_offered(answer)
            programme = self._compose(self._work, story)
        except (StoriesError, TellingProblem, PlanProblem, OSError) as problem:
            work, self._work = self._work, None
            if isinstance(problem, WorkerProblem | OSError) and not work.again:
                return self._begin(dataclasses.replace(work, plan=None, again=True))
            message, _, mend = str(problem).rpartition(": ")
            return (NotReady(message or str(problem), mend or "Touch to go back."),)
        self._work = None
        return (Ready(programme),)

    def _answer(self, work: _Work) -> Answer | None:
        """Return what the teller answered; for babies alone no tale at all is an answer too."""
        try:
            return self._teller.poll()
        except CannotTell:
            if work.plan is not None or max(child.age for child in work.children) >= TALES_FROM:
                raise
            return ()

    def close(self) -> None:
        """Let go of the telling's process."""
        self._teller.close()

    def _plan(self, work: _Work, offers: tuple[StoryOption, ...]) -> None:
        """Make the plan from what could be told, and ask for its telling."""
        rules = self._store.family.rules
        reading = self._clock.read()
        wake = people.minutes_of(rules.wake, WAKE)
        night = work.ask.night
        pace = composing.pace_for(work.children)
        lights_out = people.minutes_of(rules.lights_out, -1)
        plan = make_plan(
            PlanInput(
                children=tuple(people.planned_child(one, night, wake) for one in work.kept),
                rituals=self._rituals,
                stories=offers,
                sounds=_sounds(),
                minutes=self._wish(short=work.short),
                short=work.short,
                now=reading.minutes if reading.trusted else None,
                lights_out=lights_out if lights_out >= 0 else None,
                season=work.ask.season,
                moon=work.ask.moon,
                diary=past.plan_rows(self._store),
                night=night,
                seed=work.ask.seed,
                wishes=self._with_rules(work.wishes, rules.sound),
                frame_seconds=composing.frame_seconds(work.children, pace),
            )
        )
        work.plan = dataclasses.replace(plan, lead=work.kept[work.leader].id)
        if plan.story is None:
            if offers:
                raise TellingProblem("no story fits tonight's minutes: wish for more minutes")
            return
        minutes = plan.story.seconds / 60.0
        telling.ask_story(self._teller, work.ask, plan.story.id, minutes, pace)

    def _compose(self, work: _Work, story: Story | None) -> Programme:
        """Put plan, rituals and telling together."""
        if work.plan is None:
            raise TellingProblem("the teller gave no story: try again")
        by_id = {one.id: one for one in self._rituals}
        title = next(
            (one.title for one in SOUNDS.values() if one.id == work.plan.settle.id), "Silence"
        )
        pace = composing.pace_for(work.children)
        listeners = Listeners(
            work.children, work.leader, season=work.ask.season, moon=work.ask.moon
        )
        return composing.compose(work.plan, by_id, story, listeners, title, pace)

    @staticmethod
    def _with_rules(wishes: tuple[tuple[str, str], ...], sound: str) -> tuple[tuple[str, str], ...]:
        """Return the wishes with the family's own sound, unless tonight's was chosen by hand."""
        if not sound or any(slot == "sound" for slot, _ in wishes):
            return wishes
        return (*wishes, ("sound", sound))

    def _wish(self, *, short: bool) -> float:
        """Return how many minutes are wished for."""
        if self._minutes is not None:
            return self._minutes
        return 7 if short else float(self._store.family.rules.minutes)

    def _night(self) -> int:
        """Return tonight's number; an evening begun and not ended keeps its own."""
        place = self._store.tonight.place
        if place is not None and place.phase not in {"dark", "help", "morning"}:
            return place.night
        return self._store.next_night


def _sounds() -> tuple[SoundOption, ...]:
    """Return the sounds a plan may choose from."""
    worries = {"rain": ("storms",), "sea": ("water",), "hearth": ("fire",), "wind": ("storms",)}
    return tuple(SoundOption(one.id, one.title, worries.get(one.id, ())) for one in SOUNDS.values())


def _seed(children: Sequence[KeptChild], night: int) -> int:
    """Return tonight's seed: another for every family and night, the same when asked again."""
    text = ":".join([*sorted(one.id for one in children), str(night)])
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=6).digest(), "big")
