"""Living is a family's nights one after the other, through the real session and desk."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kiosk.app.stage import NoLamp, Stage
from kiosk.desk.desk import Desk
from kiosk.desk.preparing import Preparer
from kiosk.session import happenings as on
from kiosk.session.machine import Session
from kiosk.session.state import Phase
from kiosk.session.touch import Touch
from kiosk.store import Store
from kiosk.store.family import Child as KeptChild
from kiosk.worker import InProcess
from stories.library import SHIPPED
from tests.families import acting
from tests.families.ear import Ear
from tests.families.otherwise import HELD
from tests.families.wall import MadeClock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kiosk.player import Said
    from kiosk.session.state import State
    from tests.families.made import Family, Kid, Night

SPEAKERS = {"marcus": "Marcus", "kiosk": "Hearthside"}
LONGEST = 3 * 3600.0
"""Seconds after which an evening that does not end is given up."""
PAUSE_AFTER, CUT_AFTER = 5, 9
"""Sentences of the story (of all, where there is none) after which a pause comes; a power cut."""
TOLD = (Phase.STORY, Phase.RITUAL)
PACKS = (SHIPPED / HELD,)
"""What is told from beside the made-up tales: the pack that families hold for some nights."""


@dataclass
class Evening:
    """What can be seen of one evening from outside: its plan and its transcript."""

    night: Night
    plan: dict[str, Any] = field(default_factory=dict)
    transcript: list[dict[str, Any]] = field(default_factory=list)
    seconds: float = 0.0
    """From the first line to black."""
    trouble: str = ""
    liked: tuple[str, ...] = ()
    """The rituals that were touched as good in the morning."""
    put_aside: str = ""
    """The ritual that was put aside on the plan, if one was."""
    own: dict[str, str] = field(default_factory=dict)
    """The family's own ritual written down tonight: its id, and what its card says."""
    sheet: str = ""
    """What the last page in the grown-ups' room said."""
    sitter: str = ""
    """What a sitter read."""
    got_in: bool = False
    """Whether the sitter's page led any further."""
    paused: float = 0.0
    """Seconds."""
    off: float = 0.0
    """Seconds without power before black."""
    second: bool = False
    """Whether a touch in the dark led to anything but night help."""


class Home:
    """One family's kiosk, on a virtual clock, with a store in memory."""

    def __init__(self, family: Family, packs: Sequence[Path] = (SHIPPED,)) -> None:
        """Let the family in; its first child is entered first."""
        self.family = family
        self.store = Store.memory()
        self.ear = Ear()
        self.clock = MadeClock(self.ear)
        self.ids: list[str] = []
        self._teller = InProcess(packs)
        self.rows: list[dict[str, Any]] = []
        self._met: list[str] = []
        self._enter(family)
        self.open()

    @property
    def state(self) -> State:
        """Where the session stands."""
        return self.stage.session.state

    def open(self) -> None:
        """Switch the kiosk on: a new session over the same store."""
        preparer = Preparer(self.store, self.clock, self._teller)  # type: ignore[arg-type]
        desk = Desk(self.store, preparer, self.clock)  # type: ignore[arg-type]
        self.stage = Stage(
            Session(), self.ear, desk, NoLamp(), lambda: self.ear.now,  # type: ignore[arg-type]
        )  # fmt: skip
        self.stage.listeners.append(self._said)
        self.stage.open()

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

    def live(self, night: Night) -> Evening:
        """Live one evening, from the touch on Bedtime to black, and the morning after it."""
        evening = Evening(night)
        self.ear.now += 1.0
        self.clock.set(night.shown or night.start, trusted=night.trusted)
        self._birthdays(night)
        self.rows = evening.transcript
        sounds = len(self.ear.sounds)
        acting.in_the_room(self, night, evening)
        if set(acting.APART) & night.other.kinds:
            evening.seconds = 0.0
            self.ear.now += 20 * 3600.0
            return evening
        self._choose(night, evening)
        state = self.state
        if state.phase is not Phase.PLAN or state.programme is None:
            evening.trouble = f"{state.phase}: {state.message}"
            self.stage.happen(on.Touched(Touch("leave")))
            return evening
        evening.plan = state.programme.plan
        began = self.ear.now
        self.touch("begin")
        self._until_dark(night, evening)
        evening.seconds = self.ear.now - began
        for at, what in self.ear.sounds[sounds:]:
            self.rows.append({"t": at, "who": "sound", "text": what, "source": what})
        self.rows.append({"t": self.ear.now, "who": "light", "text": "black", "source": "dark"})
        for row in self.rows:
            for key in {"t", "ends"} & row.keys():
                row[key] = round(row[key] - began, 2)
        acting.in_the_dark(self, night, evening)
        self._morning(night, evening)
        return evening

    def _choose(self, night: Night, evening: Evening) -> None:
        """Touch Bedtime, choose who goes to bed, and have the plan as tonight asks."""
        self.touch("wake")
        self.touch("bedtime")
        if "sitter" in night.other:
            acting.sitter(self, evening)
        wanted = {self.ids[index] for index in night.here}
        for id in self.ids:
            if (id in wanted) != (id in self.state.chosen):
                self.touch("toggle", id)
        self.touch("begin")
        self.wait()
        if night.short:
            self.touch("short")
            self.wait()
        if night.swap:
            self._swap()
        if "aside" in night.other:
            acting.put_aside(self, evening)

    def _until_dark(self, night: Night, evening: Evening) -> None:
        """Let the evening go by, with a pause or a power cut in it where there is one."""
        began = self.ear.now
        left = {"pause", "cut"} & night.other.kinds
        while self.state.phase is not Phase.DARK:
            self.stage.tick()
            said = len(self.rows)
            if evening.plan["story"] is not None:
                said = sum(row["who"] == "storyteller" for row in self.rows)
            if "pause" in left and self.state.phase in TOLD and said > PAUSE_AFTER:
                left.remove("pause")
                acting.pause(self, night.other.pause, evening)
            if "cut" in left and len(self.rows) > CUT_AFTER:
                left.remove("cut")
                acting.cut(self)
                evening.off = acting.OFF
            self.ear.now = max(self.ear.now, self.ear.next_change())
            if self.ear.now - began > LONGEST:
                evening.trouble = "no end"
                return

    def _swap(self) -> None:
        """Swap the last guest for the first of its alternatives."""
        programme = self.state.programme
        slots = programme.plan["rituals"] if programme else ()
        for slot in reversed(slots):
            if slot["role"] == "guest" and slot["alternatives"]:
                self.touch("swap", slot["slot"])
                self.touch("choose", slot["alternatives"][0]["id"])
                self.wait()
                return

    def _morning(self, night: Night, evening: Evening) -> None:
        """Let the night pass and say how it was, if anybody does."""
        self.ear.now += 10 * 3600.0
        guests = [slot["id"] for slot in evening.plan["rituals"] if slot["role"] == "guest"]
        self._met += [id for id in guests if id not in self._met]
        liked = self._met[self.family.favourite - 1 : self.family.favourite + 1]
        self.touch("wake")
        if night.morning:
            self.touch("choose", night.morning)
            if night.bad_dream:
                self.touch("toggle", "bad-dream")
            evening.liked = tuple(one for one in guests if one in liked and night.likes_guest)
            for one in evening.liked:
                self.touch("toggle", f"liked:{one}")
            self.touch("go-on")
        while self.state.phase is not Phase.ASLEEP:
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

    def touch(self, act: str, value: str = "") -> None:
        """Touch something."""
        self.stage.happen(on.Touched(Touch(act, value)))

    def wait(self) -> None:
        """Let the plan be made."""
        for _ in range(50):
            if not self.state.waiting:
                return
            self.stage.tick()

    def _said(self, said: Said) -> None:
        """Write down a sentence."""
        line = said.timed.line
        if said.started:
            who = SPEAKERS.get(line.role, "storyteller")
            self.rows.append(
                {"t": said.at, "who": who, "text": line.text, "source": str(line.source),
                 "ends": said.at + said.timed.speech_seconds, "act": said.act,
                 "line": said.line, "done": False}
            )  # fmt: skip
        elif self.rows and self.rows[-1].get("text") == line.text:
            self.rows[-1]["done"] = True


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
