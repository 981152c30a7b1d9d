"""Preparing makes tonight's programme: what could be told, a plan with reasons, the telling."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from kiosk.desk import (
    again,
    brave,
    own,
    planning,
    shelf,
    telling,
)
from kiosk.desk.counting import Counting
from kiosk.desk.planning import Work
from kiosk.desk.remembering import Remembering
from kiosk.desk.sayings import said_right
from kiosk.desk.telling import TellingProblem
from kiosk.desk.wanted import Wanted
from kiosk.session.happenings import NotReady, Ready
from kiosk.worker import StoryFailed, WorkerProblem
from rituals import library as almanac
from rituals.plan import PlanProblem
from rituals.planner import plan as make_plan
from stories.offers import Offer
from stories.problems import CannotTell, StoriesError
from stories.teller import Story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.desk.composing import Telling
    from kiosk.device import WallClock
    from kiosk.session.happenings import Happening
    from kiosk.store import Store
    from kiosk.worker import Teller
    from kiosk.worker.port import Answer
    from rituals.ritual import Ritual

_MOST_FAILED = 6
"""Tales of the house that may fail in one evening before it is said in words."""
_SHUT = "The teller of stories can't be started."


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
        voice: str = "",
        rituals: tuple[Ritual, ...] | None = None,
    ) -> None:
        """Use the family's own rules where ``seed``, ``minutes`` and ``voice`` say nothing."""
        self._store = store
        self._clock = clock
        self._teller = teller
        self._remembering = Remembering(store)
        self._wanted = Wanted(store, clock, self._remembering, seed, minutes, voice)
        self._shelf = almanac.shipped().shelf if rituals is None else rituals
        self._tonight: tuple[Ritual, ...] = ()
        self._work: Work | None = None
        self._counting = Counting(store, teller, self._remembering)

    @property
    def rituals(self) -> tuple[Ritual, ...]:
        """Return the shelf as it is now: what a family wrote itself stands on it at once."""
        return own.joined(self._store, self._shelf)

    def count(self) -> None:
        """Find out what of the stories runs low, unless an evening is being made; see ``poll``."""
        if self._work is None:
            self._counting.ask(self._wanted.night)

    def find_brave(self) -> None:
        """Find out which tales meet a worry; see ``poll``."""
        self._counting.ask_brave(self._wanted.night)

    def welcome(self, pack_id: str) -> None:
        """Tell from this new pack tonight: a grown-up is there and asked for it."""
        self._wanted.welcome(pack_id)

    def prepare(
        self,
        children: Sequence[str],
        leader: str,
        *,
        short: bool,
        wishes: tuple[tuple[str, str], ...],
    ) -> tuple[Happening, ...]:
        """Begin to make an evening for these children (ids); ``poll`` brings it."""
        work = self._wanted.work(children, leader, short=short, wishes=wishes)
        if work is None:
            return (NotReady("Nobody was chosen.", "Touch who goes to bed."),)
        return self._begin(work)

    def _begin(self, work: Work) -> tuple[Happening, ...]:
        """Ask which tales could be told; all else follows from the answer."""
        self._work, self._counting.waiting = work, False
        # What is changed while this evening is made is for the next one that is asked for.
        self._tonight = self.rituals
        try:
            wished = next((one for slot, one in work.wishes if slot == "story"), "")
            telling.ask_offers(self._teller, work.ask, work.pace, wished)
        except OSError:
            self._work = None
            return (NotReady(_SHUT, "Switch the kiosk off and on again."),)
        return ()

    def poll(self) -> tuple[Happening, ...]:
        """Return the finished evening, or why there is none; nothing while it is being made."""
        if self._work is None:
            if not self._counting.waiting:
                self._remembering.ahead()
            return self._counting.poll()
        work = self._work
        try:
            answer = self._answer(work)
            if answer is None:
                return ()
            told: Telling | None
            if work.told is not None:
                told = work.told
            elif isinstance(answer, Story):
                told = brave.telling_of(answer, work.pace, work.brave)
            elif self._plan(work, answer):
                return ()
            else:
                told = self._told_again(work)
            if told is not None and work.told is None:
                work.told = told
                telling.ask_comfort(self._teller, work.ask, work.pace)
                return ()
            piece = answer if isinstance(answer, Story) else None
            programme = planning.finished(work, self._tonight, told, piece)
            programme = said_right(programme, self._store.family.names_said())
        except StoryFailed as problem:
            return self._without(work, problem)
        except (StoriesError, TellingProblem, PlanProblem, OSError) as problem:
            self._work = None
            if isinstance(problem, WorkerProblem | OSError) and not work.again:
                return self._begin(dataclasses.replace(work, plan=None, again=True))
            message, _, mend = str(problem).rpartition(": ")
            return (NotReady(message or str(problem), mend or "Touch to go back."),)
        self._work = None
        for pack in self._teller.spoiled:
            shelf.set_aside(self._store, pack, "unreadable")
        return (Ready(programme),)

    def _without(self, work: Work, problem: StoryFailed) -> tuple[Happening, ...]:
        """Go on without the pack, or the tale of the house, that failed: no child need know."""
        self._work = None
        tale = work.plan.story.id if work.plan and work.plan.story else ""
        pack = tale.partition("/")[0] or problem.pack
        ask = work.ask
        if shelf.set_aside(self._store, pack, "failed", *([tale] if tale else [])):
            ask = dataclasses.replace(ask, without=ask.without | {pack}, only="")
        elif tale:
            work.failed |= {tale}
        else:
            ask = dataclasses.replace(ask, without=ask.without | self._own(pack), only="")
        if ask == work.ask and (not tale or len(work.failed) > _MOST_FAILED):
            message, _, mend = str(problem).rpartition(": ")
            return (NotReady(message, mend),)
        return self._begin(dataclasses.replace(work, ask=ask, plan=None))

    def _own(self, pack: str) -> frozenset[str]:
        """Return the pack that fell; where it is not known, every pack that is not the house's."""
        if pack:
            return frozenset({pack})
        return frozenset(one.id for one in self._store.family.packs() if one.mark)

    def _answer(self, work: Work) -> Answer | None:
        """Return what the teller answered; no tale at all is an answer, too, where another waits.

        For babies alone there need be none, and one that was heard before is told again.
        """
        try:
            return self._teller.poll()
        except (StoriesError, OSError) as problem:
            if work.told is not None:  # the evening is whole without a comfort piece
                return ()
            if not isinstance(problem, CannotTell):
                raise
            if work.plan is None and work.ask.only:
                work.ask = dataclasses.replace(work.ask, only="")
                work.notes = ("Nothing in the new pack is for everybody here tonight.",)
                self._begin(work)
                return None
            wished = any(again.night_of(one) for slot, one in work.wishes if slot == "story")
            if work.plan is not None or not (work.babies or wished):
                raise
            return ()

    def close(self) -> None:
        """Let go of the telling's process."""
        self._teller.close()

    def _plan(self, work: Work, answer: Answer) -> bool:
        """Make the plan from what could be told; return whether its telling was asked for."""
        given = answer if isinstance(answer, tuple) else ()
        tales = brave.allowed((one for one in given if isinstance(one, Offer)), work.brave)
        offers = work.minded.calmest(telling.options(tales, work.failed, work.sky))
        work.meets = next((one.meets for one in tales if one.tale == work.brave), ())
        wished = next((again.night_of(one) for slot, one in work.wishes if slot == "story"), 0)
        found = again.choice(self._store, work.kept, wished)
        asked = planning.asked(
            self._store,
            self._clock.read(),
            self._tonight,
            work,
            offers,
            self._wanted.minutes(short=work.short),
        )
        if found is not None and not found.refusal:
            made, work.card, notes = planning.with_again(
                asked, found, work.sky, wished=bool(wished)
            )
            work.notes += notes
        else:
            made = make_plan(asked)
            work.notes += (found.refusal,) if wished and found is not None else ()
        if work.brave:
            made, notes = brave.settled(asked, made, work.brave, work.meets)
            work.notes += notes
        notes = (*work.minded.noted(made), *work.notes, *made.notes)
        work.plan = dataclasses.replace(made, lead=work.kept[work.leader].id, notes=notes)
        if made.story is None:
            if offers or not work.babies:
                raise telling.no_story(asked)
            return False
        if again.night_of(made.story.id):
            return False
        minutes = made.story.seconds / 60.0
        telling.ask_story(self._teller, work.ask, made.story.id, minutes, work.pace)
        return True

    def _told_again(self, work: Work) -> Telling | None:
        """Return the story that the plan wants again, if it wants one."""
        slot = work.plan.story if work.plan else None
        words = self._store.again.get(again.night_of(slot.id)) if slot else None
        return again.telling_of(words) if words else None
