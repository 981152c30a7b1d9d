"""Wanted is what an evening is asked to be before it is planned: for whom, how long, how told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.desk import brave, minding, people, planning, reading, scenes, shelf
from kiosk.desk.planning import Work
from kiosk.desk.telling import Ask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.desk.remembering import Remembering
    from kiosk.device import WallClock
    from kiosk.store import Store


class Wanted:
    """The wishes of this house for an evening, those given by hand first."""

    def __init__(
        self,
        store: Store,
        clock: WallClock,
        remembering: Remembering,
        seed: int | None,
        minutes: float | None,
        voice: str,
    ) -> None:
        """Use the family's own rules where ``seed``, ``minutes`` and ``voice`` say nothing."""
        self._store = store
        self._clock = clock
        self._remembering = remembering
        self._seed = seed
        self._minutes = minutes
        self._voice = voice
        self._guest = (0, "")

    @property
    def night(self) -> int:
        """Return tonight's number; an evening begun and not ended keeps its own."""
        place = self._store.tonight.place
        if place is not None and place.phase not in {"dark", "help", "morning"}:
            return place.night
        return self._store.next_night

    def minutes(self, *, short: bool) -> float:
        """Return how many minutes are wished for."""
        if self._minutes is not None:
            return self._minutes
        return 7 if short else float(self._store.family.rules.minutes)

    def welcome(self, pack_id: str) -> None:
        """Tell from this new pack tonight: a grown-up is there and asked for it."""
        self._guest = (self.night, pack_id)

    def work(
        self,
        children: Sequence[str],
        leader: str,
        *,
        short: bool,
        wishes: tuple[tuple[str, str], ...],
    ) -> Work | None:
        """Return the evening to be made for these children (ids), or None without any."""
        kept = tuple(one for one in self._store.family.children() if one.id in children)
        if not kept:
            return None
        night = self.night
        first = next((index for index, one in enumerate(kept) if one.id == leader), 0)
        now = self._clock.read()
        minded = minding.tonight(self._store, [one.id for one in kept], night, now)
        short = short or minded.short
        here = tuple(people.told_child(one, night) for one in kept)
        hearing = minded.hearing(here)
        sky = scenes.tonight(now, self._store.family.rules)
        picked = brave.tale_of(wishes)
        ask = Ask(
            children=tuple(hearing.values()),
            seed=self._seed if self._seed is not None else planning.seed(kept, night),
            night=night,
            leader=[*hearing].index(first) if first in hearing else night % len(hearing),
            season=sky.season,
            moon=sky.moon_name,
            memory=self._remembering.of(kept[at].id for at in hearing),
            minutes=self.minutes(short=short),
            aside=sum(one.kind == "tale" for one in self._store.family.aside.all()),
            **self._packs(night, picked),
        )
        voice = self._voice or reading.chosen(self._store)
        wishes = brave.unmarked(wishes)
        work = Work(kept, here, first, ask, short, wishes, sky, minded, brave=picked)
        work.voice, work.table = voice, reading.table(voice)
        return work

    def _packs(self, night: int, picked: str) -> dict[str, Any]:
        """Return which packs are not told from tonight, and which alone is, if none was picked."""
        held = shelf.kept_out(self._store, grown_up=True)
        waiting = shelf.kept_out(self._store) - held
        since, guest = self._guest
        only = guest if since == night and guest in waiting and not picked else ""
        return {"without": held | (waiting - {only}), "only": only}
