"""A headless evening is a whole evening without a screen, through the same state machine."""

from __future__ import annotations

import dataclasses
import json
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.app.building import House
from kiosk.app.transcript import Transcript
from kiosk.desk import people
from kiosk.session import happenings as on
from kiosk.session.state import Phase
from kiosk.session.touch import Touch

if TYPE_CHECKING:
    from kiosk.app.progress import Progress
    from stories.cast import Child

STEP = 0.1
"""Seconds of virtual time between two looks around."""
SILENCE = 1.25
"""Seconds of silence behind the last sound."""
STUCK = 60.0
"""Real seconds without any progress after which an evening is given up."""


class EveningProblem(Exception):
    """No evening can be held; the text is one line."""


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
    voice: str = "built-in"
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


class Evening:
    """One evening in one folder, held to its end however often it was cut off."""

    def __init__(self, request: Request, progress: Progress) -> None:
        """Make the folder ready; an unfinished evening of the same request is taken up."""
        self._request = request
        self._progress = progress
        self._out = request.out
        self._throwaway = self._out / ".home"
        self._out.mkdir(parents=True, exist_ok=True)
        self._resumed = self._look_for_unfinished()

    def _look_for_unfinished(self) -> bool:
        """Return whether this folder holds an unfinished evening of this very request."""
        marks = self._out / ".evening.json"
        known: dict[str, Any] | None = None
        if marks.exists():
            try:
                known = json.loads(marks.read_text(encoding="utf-8"))
            except ValueError:
                known = None
        wanted = json.loads(json.dumps(self._request.mark))
        if known is not None and known != wanted:
            message = (
                f"{self._out}: it holds an unfinished evening with other wishes: "
                "choose another --out, or remove that folder"
            )
            raise EveningProblem(message)
        if known is None:
            shutil.rmtree(self._throwaway, ignore_errors=True)
            for name in ("evening.wav", "transcript.jsonl", "plan.json", "story.txt"):
                (self._out / name).unlink(missing_ok=True)
            marks.write_text(json.dumps(wanted), encoding="utf-8")
            return False
        return True

    def hold(self) -> Result:
        """Hold the evening, from its first word to black."""
        request = self._request
        home = request.home if request.stored else self._throwaway
        keep = self._kept_time(home) if self._resumed else None
        house = House.open(
            home=home,
            as_if=request.as_if,
            voice=request.voice,
            record=self._out / "evening.wav",
            append_at=keep,
            virtual=request.fast,
            seed=request.seed,
            minutes=request.minutes,
        )
        try:
            return self._hold_in(house)
        finally:
            house.close()

    def _kept_time(self, home: Path | None) -> float | None:
        """Return the second of the recording at which the kept sentence began."""
        times = [0.0]
        path = self._out / "transcript.jsonl"
        if home is None or not path.exists():
            return 0.0
        for raw in path.read_bytes().split(b"\n"):
            try:
                times.append(float(json.loads(raw)["t"]))
            except (ValueError, KeyError, TypeError):
                continue
        return times[-1]

    def _hold_in(self, house: House) -> Result:
        """Drive the session to black."""
        stage = house.stage
        self._enter_children(house)
        transcript = Transcript(self._out / "transcript.jsonl", append=self._resumed)
        try:
            stage.listeners.append(transcript.said)
            stage.watchers.append(lambda effect: _note(transcript, house, effect))
            stage.open()
            taken_up = stage.session.state.phase not in {Phase.ASLEEP, Phase.FIRST_START}
            if not taken_up:
                self._plan(house)
            programme = stage.programme
            if programme is None:
                raise EveningProblem("evening: no plan was made: try again with other wishes")
            self._drive(house, programme.planned_seconds)
            house.sink_advance(SILENCE)
            transcript.write(house.now(), "light", "black and silent", "frame/dark")
        finally:
            transcript.close()
        seconds = house.now()
        self._clear_marks()
        self._progress.show(1.0, "dark")
        self._progress.end()
        return Result(self._resumed, programme.planned_seconds, seconds, programme.told.title)

    def _enter_children(self, house: House) -> None:
        """Put described children into the throw-away home, once."""
        store = house.desk.store
        known = {child.name for child in store.family.children()}
        for index, child in enumerate(self._request.children):
            if child.name not in known:
                picture = people.PICTURES[index % len(people.PICTURES)]
                store.family.add(people.kept_child(child, store.next_night, picture))

    def _plan(self, house: House) -> None:
        """Go through clock, who and plan as a family would, and write the plan down."""
        stage = house.stage
        self._progress.show(0.0, "planning")
        stage.happen(on.Touched(Touch("bedtime")))
        wanted = self._wanted_ids(house)
        for child in stage.session.state.children:
            if (child.id in wanted) != (child.id in stage.session.state.chosen):
                stage.happen(on.Touched(Touch("toggle", child.id)))
        if self._request.short:
            stage.session.state = dataclasses.replace(stage.session.state, short=True)
        stage.happen(on.Touched(Touch("begin")))
        began = time.monotonic()
        while stage.session.state.waiting:
            stage.tick()
            if time.monotonic() - began > STUCK:
                raise EveningProblem("evening: the plan took too long: try again")
        state = stage.session.state
        if state.phase is Phase.STOPPED:
            raise EveningProblem(f"evening: {state.message}: {state.mend}")
        programme = state.programme
        if programme is None:
            raise EveningProblem("evening: no plan was made: try again with other wishes")
        _write_json(self._out / "plan.json", programme.plan)
        story = programme.story
        paragraphs: dict[int, list[str]] = {}
        for timed in story.lines:
            paragraphs.setdefault(timed.line.paragraph, []).append(timed.line.text)
        body = "\n\n".join(" ".join(part) for part in paragraphs.values())
        (self._out / "story.txt").write_text(f"{story.title}\n\n{body}\n", encoding="utf-8")
        stage.session.state = dataclasses.replace(stage.session.state, rules=_by_voice(state.rules))
        stage.happen(on.Touched(Touch("begin")))

    def _wanted_ids(self, house: House) -> set[str]:
        """Return the ids of the children this evening is for."""
        names = {child.name for child in self._request.children} | set(self._request.stored)
        kept = house.desk.store.family.children()
        missing = names - {child.name for child in kept}
        if missing:
            message = (
                f"child: nobody here is called {min(missing)}: "
                "see `hearthside child list`, or describe one as Name:age:pronouns"
            )
            raise EveningProblem(message)
        return {child.id for child in kept if child.name in names}

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
            if stage.player.hungry:
                time.sleep(0.001)
                continue
            house.sink_advance(STEP)
            self._progress.show(now / planned, _doing(house))

    def _clear_marks(self) -> None:
        """Take away what only an unfinished evening needs."""
        (self._out / ".evening.json").unlink(missing_ok=True)
        shutil.rmtree(self._throwaway, ignore_errors=True)


def _by_voice(rules: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return the rules with the voice reading: without a screen nobody else can."""
    return (*(one for one in rules if one[0] != "reader"), ("reader", "voice"))


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


def _write_json(path: Path, data: Any) -> None:
    """Write readable JSON, whole or not at all."""
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    fresh.replace(path)
