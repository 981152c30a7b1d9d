"""A headless evening is a whole evening without a screen, through the same state machine."""

from __future__ import annotations

import dataclasses
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from kiosk.app.building import House
from kiosk.app.folder import EveningProblem, Folder, WrongWish
from kiosk.app.transcript import Transcript
from kiosk.desk import people
from kiosk.session import happenings as on
from kiosk.session.state import Phase
from kiosk.session.touch import Touch

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.app.progress import Progress
    from kiosk.session.state import State
    from stories.cast import Child

STEP = 0.1
"""Seconds of virtual time between two looks around."""
SILENCE = 1.25
"""Seconds of silence behind the last sound."""
NIGHT = timedelta(hours=4)
"""Hours of dark by a trusted clock after which another evening may begin."""
PATIENCE = 600.0
"""Seconds of evening, beyond three times what was planned, after which it is given up."""
LOST, UNWRITABLE = "K003", "K006"
"""The store's codes for a file of which no copy is whole, and for a home only to be read."""
STUCK = 60.0
"""Real seconds without any progress after which an evening is given up."""


@dataclass(frozen=True)
class Request:
    """What was asked for on the command line."""

    out: Path
    children: tuple[Child, ...]
    """Described children; empty if ``stored`` names some."""
    stored: tuple[str, ...] = ()
    minutes: float | None = None
    short: bool = False
    seed: int | None = None
    voice: str = ""
    fast: bool = True
    as_if: str = ""
    home: Path | None = None

    @property
    def mark(self) -> dict[str, Any]:
        """Return what must be the same for an evening to be taken up again."""
        return {
            "children": [dataclasses.asdict(child) for child in self.children],
            "stored": list(self.stored),
            "minutes": self.minutes,
            "short": self.short,
            "seed": self.seed,
            "as_if": self.as_if,
        }


@dataclass(frozen=True)
class Result:
    """How an evening went."""

    resumed: bool
    planned_seconds: float
    seconds: float
    title: str
    notes: tuple[str, ...] = ()
    """What the store had to say about itself, a line each."""


class Evening:
    """One evening in one folder, held to its end however often it was cut off."""

    def __init__(self, request: Request, progress: Progress) -> None:
        """Make the folder ready; an unfinished evening of the same request is taken up."""
        self._request = request
        self._progress = progress
        self._folder = Folder(request.out, request.mark)

    def hold(self) -> Result:
        """Hold the evening, from its first word to black; one that can't begin leaves no trace."""
        try:
            return self._hold()
        except Exception:
            self._folder.give_back()
            raise

    def _hold(self) -> Result:
        """Open the house, hold the evening in it, and shut it again."""
        request = self._request
        folder = self._folder
        house = House.open(
            home=request.home if request.stored else folder.home,
            as_if=request.as_if,
            voice=request.voice,
            record=folder.file("evening.wav"),
            append_at=folder.begun_at() if folder.unfinished else None,
            virtual=request.fast,
            seed=request.seed,
            minutes=request.minutes,
        )
        try:
            return self._hold_in(house)
        finally:
            house.close()

    def _hold_in(self, house: House) -> Result:
        """Drive the session to black."""
        stage = house.stage
        self._enter_children(house)
        folder = self._folder
        transcript = Transcript(folder.file("transcript.jsonl"), append=folder.unfinished)
        try:
            stage.listeners.append(transcript.said)
            stage.watchers.append(lambda effect: _note(transcript, house, effect))
            stage.open()
            wanted = self._wanted_ids(house)
            if not folder.unfinished:
                self._begin_the_night(house)
            programme = stage.programme
            if programme is None:
                self._plan(house, wanted)
                programme = stage.programme
            elif set(programme.children) != wanted:
                raise EveningProblem(
                    f"evening: night {programme.night} is under way for others who live here: "
                    "go on with those, or end it on the kiosk"
                )
            if programme is None:
                raise EveningProblem("evening: no plan was made: try again with other wishes")
            folder.write_plan(programme)
            if stage.session.state.mode != "voice":
                stage.happen(on.Touched(Touch("mode", "voice")))
            self._drive(house, programme.planned_seconds)
            house.sink_advance(SILENCE)
            transcript.write(house.now(), "light", "black and silent", "frame/dark")
        finally:
            transcript.close()
        seconds = house.now()
        folder.finish()
        self._progress.show(1.0, "dark")
        self._progress.end()
        return Result(
            resumed=folder.unfinished,
            planned_seconds=programme.planned_seconds,
            seconds=seconds,
            title=programme.told.title or "An evening without a story",
            notes=_notes(house),
        )

    def _enter_children(self, house: House) -> None:
        """Put described children into the throw-away home, once."""
        store = house.desk.store
        known = {child.name for child in store.family.children()}
        for index, child in enumerate(self._request.children):
            if child.name not in known:
                picture = people.PICTURES[index % len(people.PICTURES)]
                store.family.add(people.kept_child(child, store.next_night, picture))

    def _begin_the_night(self, house: House) -> None:
        """Let the day begin between two evenings of one home; one story a night."""
        stage = house.stage
        place = house.desk.store.tonight.place
        if place is None or stage.session.state.phase is not Phase.DARK:
            return
        now = house.desk.clock.read()
        rested = now.when - datetime.fromisoformat(place.clock.wall)
        if not now.trusted or rested < NIGHT:
            raise EveningProblem(
                f"evening: night {place.night} is told and dark: one story a night: "
                "hold the next one tomorrow"
            )
        stage.happen(on.Tick(morning=True))
        for touch in ("wake", "leave"):
            stage.happen(on.Touched(Touch(touch)))

    def _plan(self, house: House, wanted: set[str]) -> None:
        """Go through clock, who and plan as a family would, and write the plan down."""
        stage = house.stage
        self._progress.show(0.0, "planning")
        stage.happen(on.Touched(Touch("bedtime")))
        _refuse_stopped(stage.session.state)
        for child in stage.session.state.children:
            if (child.id in wanted) != (child.id in stage.session.state.chosen):
                stage.happen(on.Touched(Touch("toggle", child.id)))
        if self._request.short:
            stage.session.state = dataclasses.replace(stage.session.state, short=True)
        stage.happen(on.Touched(Touch("begin")))
        began = time.monotonic()
        while stage.session.state.waiting:
            time.sleep(0.005)
            stage.tick()
            if time.monotonic() - began > STUCK:
                raise EveningProblem("evening: the plan took too long: try again")
        state = stage.session.state
        _refuse_stopped(state)
        programme = state.programme
        if programme is None:
            raise EveningProblem("evening: no plan was made: try again with other wishes")
        self._folder.write_plan(programme)
        stage.session.state = dataclasses.replace(stage.session.state, rules=_by_voice(state.rules))
        stage.happen(on.Touched(Touch("begin")))

    def _wanted_ids(self, house: House) -> set[str]:
        """Return the ids of the children this evening is for."""
        wanted = (*(child.name for child in self._request.children), *self._request.stored)
        kept = {child.name.casefold(): child.id for child in house.desk.store.family.children()}
        for name in wanted:
            if name.casefold() not in kept:
                for note in house.desk.store.notes:
                    if note.code == LOST:
                        raise EveningProblem(str(note))
                raise WrongWish(
                    f"child: nobody here is called {name}: "
                    "see `hearthside child list`, or describe one as Name:age:pronouns"
                )
        return {kept[name.casefold()] for name in wanted}

    def _drive(self, house: House, planned: float) -> None:
        """Let the evening run until it is dark."""
        stage = house.stage
        moved, at = time.monotonic(), house.now()
        while stage.session.state.phase not in {Phase.DARK, Phase.ASLEEP}:
            stage.tick()
            now = house.now()
            if now > at:
                moved, at = time.monotonic(), now
            if time.monotonic() - moved > STUCK:
                raise EveningProblem("evening: the voice does not answer: see `hearthside doctor`")
            if now > 3 * planned + PATIENCE:
                raise EveningProblem("evening: it finds no end: choose another --out and try again")
            if stage.player.hungry:
                time.sleep(0.001)
                continue
            house.sink_advance(STEP)
            self._progress.show(now / planned, _doing(house))


def _refuse_stopped(state: State) -> None:
    """Say why there is no evening, where the session says so."""
    if state.phase is Phase.STOPPED:
        raise EveningProblem(f"evening: {state.message.rstrip('.')}: {state.mend}")


def _by_voice(rules: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return the rules with the voice reading, and no choice: without a screen nobody can touch."""
    return tuple({**dict(rules), "reader": "voice", "one-more": "no"}.items())


def _doing(house: House) -> str:
    """Return what is being done now, for the progress bar."""
    state = house.stage.session.state
    act = state.now_act
    title = act.title if act is not None and state.phase is not Phase.SETTLE else "settling"
    return f"{int(house.now()) // 60}:{int(house.now()) % 60:02d} {title}"


def _note(transcript: Transcript, house: House, effect: on.Effect) -> None:
    """Write down what happened beside the words."""
    now = house.now()
    programme = house.stage.programme
    if isinstance(effect, on.Bed):
        title = programme.sound_title if programme else effect.name
        transcript.write(now, "sound", title, f"sound/{effect.name}")
    elif isinstance(effect, on.BedFade):
        text = f"settling: sinks to silence in {effect.seconds:.0f} seconds"
        transcript.write(now, "sound", text, "frame/settle")
    elif isinstance(effect, on.Bell):
        transcript.write(now, "sound", "one soft bell", "sound/bell")


def _notes(house: House) -> tuple[str, ...]:
    """Return what was wrong with store or voice, a line each."""
    store = house.desk.store
    told = any(note.code == UNWRITABLE for note in store.notes)
    found = (*store.notes, *(() if told else store.troubles[:1]))
    fallen = house.stage.player.fallen
    return tuple(dict.fromkeys(str(note) for note in (*found, *filter(None, [fallen]))))
