"""Living is a family's nights one after the other, through the real session and desk."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from kiosk.app.stage import NoLamp, Stage
from kiosk.desk.desk import Desk
from kiosk.desk.preparing import Preparer
from kiosk.device import Reading
from kiosk.session import happenings as on
from kiosk.session.machine import Session
from kiosk.session.state import Phase
from kiosk.session.touch import Touch
from kiosk.store import Store
from kiosk.store.family import Child as KeptChild
from kiosk.worker import InProcess
from stories.library import SHIPPED
from tests.families.ear import Ear

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kiosk.player import Said
    from tests.families.made import Family, Kid, Night

SPEAKERS = {"marcus": "Marcus", "kiosk": "Hearthside"}
LONGEST = 3 * 3600.0
"""Seconds after which an evening that does not end is given up."""


@dataclass
class Evening:
    """What can be seen of one evening from outside: its plan and its transcript."""

    night: Night
    plan: dict[str, Any] = field(default_factory=dict)
    transcript: list[dict[str, Any]] = field(default_factory=list)
    seconds: float = 0.0
    """From the first line to black."""
    trouble: str = ""
    liked: str = ""
    """The ritual that was touched as good in the morning, if one was."""


class MadeClock:
    """A wall clock that shows what the night says it shows."""

    def __init__(self, ear: Ear) -> None:
        """Begin somewhere; ``set`` comes before every evening."""
        self._ear = ear
        self._when = datetime(2026, 1, 5, 12)
        self._since = 0.0
        self._trust = "sure"

    def set(self, when: datetime, *, trusted: bool) -> None:
        """Show this time from now on."""
        self._when, self._since = when, self._ear.now
        self._trust = "sure" if trusted else "guessed"

    def read(self) -> Reading:
        """Return what it shows."""
        passed = timedelta(seconds=self._ear.now - self._since)
        return Reading(self._when + passed, self._trust, self._ear.now)

    def running(self) -> float:
        """Return the running seconds."""
        return self._ear.now

    def believe(self, _minutes: int = 0) -> None:
        """Nobody mends this clock."""


class Home:
    """One family's kiosk, on a virtual clock, with a store in memory."""

    def __init__(self, family: Family, packs: Sequence[Path] = (SHIPPED,)) -> None:
        """Let the family in; its first child is entered first."""
        self.family = family
        self.store = Store.memory()
        self.ear = Ear()
        self.clock = MadeClock(self.ear)
        self.ids: list[str] = []
        preparer = Preparer(self.store, self.clock, InProcess(packs))  # type: ignore[arg-type]
        desk = Desk(self.store, preparer, self.clock)  # type: ignore[arg-type]
        self.stage = Stage(
            Session(), self.ear, desk, NoLamp(), lambda: self.ear.now,  # type: ignore[arg-type]
        )  # fmt: skip
        self._enter(family)
        self.rows: list[dict[str, Any]] = []
        self._met: list[str] = []
        self.stage.listeners.append(self._said)

    def _enter(self, family: Family) -> None:
        """Put children and rules into the store."""
        for kid in family.kids:
            kept = self.store.family.add(_kept(kid, family.nights[0]))
            self.ids.append(kept.id)
        rules = self.store.family.rules
        hemisphere = "south" if family.southern else "north"
        self.store.family.rules = type(rules)(
            wake=family.wake, minutes=family.minutes, one_more=False, hemisphere=hemisphere
        )
        self.stage.open()

    def live(self, night: Night) -> Evening:
        """Live one evening, from the touch on Bedtime to black, and the morning after it."""
        evening = Evening(night)
        self.ear.now += 1.0
        self.clock.set(night.shown or night.start, trusted=night.trusted)
        self._birthdays(night)
        self.rows = evening.transcript
        sounds = len(self.ear.sounds)
        self._touch("wake")
        self._touch("bedtime")
        wanted = {self.ids[index] for index in night.here}
        for id in self.ids:
            if (id in wanted) != (id in self.stage.session.state.chosen):
                self._touch("toggle", id)
        self._touch("begin")
        self._wait()
        if night.short:
            self._touch("short")
            self._wait()
        if night.swap:
            self._swap()
        state = self.stage.session.state
        if state.phase is not Phase.PLAN or state.programme is None:
            evening.trouble = f"{state.phase}: {state.message}"
            self.stage.happen(on.Touched(Touch("leave")))
            return evening
        evening.plan = state.programme.plan
        began = self.ear.now
        self._touch("begin")
        while self.stage.session.state.phase is not Phase.DARK:
            self.stage.tick()
            self.ear.now = max(self.ear.now, self.ear.next_change())
            if self.ear.now - began > LONGEST:
                evening.trouble = "no end"
                break
        evening.seconds = self.ear.now - began
        for at, what in self.ear.sounds[sounds:]:
            self.rows.append({"t": at, "who": "sound", "text": what, "source": what})
        self.rows.append({"t": self.ear.now, "who": "light", "text": "black", "source": "dark"})
        for row in self.rows:
            for key in {"t", "ends"} & row.keys():
                row[key] = round(row[key] - began, 2)
        self._morning(night, evening)
        return evening

    def _swap(self) -> None:
        """Swap the last guest for the first of its alternatives."""
        programme = self.stage.session.state.programme
        slots = programme.plan["rituals"] if programme else ()
        for slot in reversed(slots):
            if slot["role"] == "guest" and slot["alternatives"]:
                self._touch("swap", slot["slot"])
                self._touch("choose", slot["alternatives"][0]["id"])
                self._wait()
                return

    def _morning(self, night: Night, evening: Evening) -> None:
        """Let the night pass and say how it was, if anybody does."""
        self.ear.now += 10 * 3600.0
        guests = [slot["id"] for slot in evening.plan["rituals"] if slot["role"] == "guest"]
        self._met += [id for id in guests if id not in self._met]
        favourite = self._met[self.family.favourite - 1 : self.family.favourite]
        self._touch("wake")
        if night.morning:
            self._touch("choose", night.morning)
            if night.bad_dream:
                self._touch("toggle", "bad-dream")
            if set(favourite) & set(guests) and night.likes_guest:
                self._touch("toggle", f"liked:{favourite[0]}")
                evening.liked = favourite[0]
            self._touch("go-on")
        while self.stage.session.state.phase is not Phase.ASLEEP:
            self.ear.now += 60.0
            self.stage.tick()

    def _birthdays(self, night: Night) -> None:
        """Let children grow, as their grown-ups would type it in."""
        for id, kid in zip(self.ids, self.family.kids, strict=True):
            known = self.store.family.child(id)
            now = _kept(kid, night)
            if known is not None and (known.age, known.unit) != (now.age, now.unit):
                grown = dataclasses.replace(
                    known, age=now.age, unit=now.unit, entered=self.store.next_night
                )
                self.store.family.edit(grown)
                self.stage.happen(self.stage.desk.family())

    def _touch(self, act: str, value: str = "") -> None:
        """Touch something."""
        self.stage.happen(on.Touched(Touch(act, value)))

    def _wait(self) -> None:
        """Let the plan be made."""
        for _ in range(50):
            if not self.stage.session.state.waiting:
                return
            self.stage.tick()

    def _said(self, said: Said) -> None:
        """Write down a sentence."""
        if said.started:
            line = said.timed.line
            who = SPEAKERS.get(line.role, "storyteller")
            self.rows.append(
                {"t": said.at, "who": who, "text": line.text, "source": str(line.source),
                 "ends": said.at + said.timed.speech_seconds, "act": said.act}
            )  # fmt: skip


def _kept(kid: Kid, night: Night) -> KeptChild:
    """Return a child as its grown-ups would enter it on that day."""
    age = kid.age(night.day)
    young = age < 2
    return KeptChild(
        name=kid.name,
        pronouns=kid.pronouns,
        age=int(age * 12) if young else int(age),
        unit="months" if young else "years",
        likes=kid.likes,
        worries=kid.worries,
    )


def year(family: Family, packs: Sequence[Path] = (SHIPPED,)) -> list[Evening]:
    """Return every evening of a family, told from these packs."""
    home = Home(family, packs)
    return [home.live(night) for night in family.nights]
