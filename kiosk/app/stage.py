"""The stage carries out what the session asks for and tells it what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kiosk.app.voicing import Voicing
from kiosk.desk.places import Watch
from kiosk.session import happenings as on
from kiosk.session.levels import level
from kiosk.session.sheet import EndTake, Fetch, Look, Take
from kiosk.session.state import EVENING, Phase
from kiosk.sound.listening import NotTaken
from kiosk.sound.microphone import MadeMicrophone
from kiosk.sound.sticks import MadeSticks

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.desk.desk import Desk
    from kiosk.player import Player, Said
    from kiosk.session.machine import Session
    from kiosk.session.programme import Programme
    from kiosk.sound.microphone import Microphone
    from kiosk.sound.sticks import Sticks

UNDER_WAY = "An evening is under way, and the microphone stays off: come here from the clock."
BUSY = "An evening is under way: come here from the clock."


class Lamp(Protocol):
    """Whatever can be made lighter and darker."""

    def light(self, level: float, seconds: float) -> None:
        """Go to ``level`` (0 black ... 1) within ``seconds``."""
        ...


class NoLamp:
    """No screen: the level is only remembered."""

    def __init__(self) -> None:
        """Begin lit."""
        self.level = 1.0

    def light(self, level: float, seconds: float) -> None:
        """Remember the level."""
        self.level = level


class Stage:
    """One evening's wiring: session, player, desk and lamp, driven by ``tick``."""

    def __init__(
        self,
        session: Session,
        player: Player,
        desk: Desk,
        lamp: Lamp,
        now: Callable[[], float],
        microphone: Microphone | None = None,
        voicing: Voicing | None = None,
        sticks: Sticks | None = None,
    ) -> None:
        """Wire the parts; ``now`` returns running seconds (virtual ones too)."""
        self.microphone = microphone or MadeMicrophone(None, now)
        self.sticks = sticks or MadeSticks()
        self.session = session
        self.player = player
        self.desk = desk
        self.lamp = lamp
        self._now = now
        self._watch = Watch()
        self.listeners: list[Callable[[Said], None]] = []
        """Told of every sentence heard, after it was kept."""
        self.watchers: list[Callable[[on.Effect], None]] = []
        """Told of every effect, after it was carried out."""
        self._muted: bool | None = None
        self.voicing = voicing or Voicing(player, desk)

    @property
    def programme(self) -> Programme | None:
        """Return tonight's programme, once there is one."""
        return self.session.state.programme

    def open(self) -> None:
        """Tell the session who lives here, and take up an evening that a power cut parted."""
        self.happen(self.desk.family())
        kept = self.desk.resume(self.session.state)
        if kept is not None:
            effects = self.session.take_up(kept)
            self._keep_level()
            for effect in effects:
                self._carry_out(effect)

    def happen(self, what: on.Happening) -> None:
        """Tell the session, and carry out what it asks for."""
        effects = self.session.happen(what, self._now())
        self._keep_level()
        for effect in effects:
            self._carry_out(effect)

    def tick(self) -> None:
        """Let time do its work; never waits."""
        muted = self.player.muted
        if muted != self._muted:
            self._muted = muted
            self.happen(on.Muted(muted))
        for said in self.player.tick():
            kind = on.LineStarted if said.started else on.LineFinished
            self.happen(kind(said.act, said.line))
            for listener in self.listeners:
                listener(said)
        for answer in self.desk.poll():
            self.happen(answer)
        self._listen()
        for news in self.voicing.tick(self.session.state):
            self.happen(news)
        now = self.desk.clock.read()
        self._watch.look(self.desk.store, now)
        self.happen(on.Tick(morning=now.morning))

    def _carry_out(self, effect: on.Effect) -> None:
        """Do one thing the session asked for."""
        if not self._play(effect) and not self._shine(effect):
            for answer in self.desk.do(effect, self.session.state):
                self.happen(answer)
        for watcher in self.watchers:
            watcher(effect)

    def _listen(self) -> None:
        """Take in what microphone or stick tells; both are off wherever their page is not open."""
        sheet, room = self.desk.taking.sheet, self.session.state.grown_ups
        here = self.session.state.phase is Phase.GROWN_UPS
        shown = room.sheet if here and room is not None and not room.locked else None
        if shown is None or shown.id != sheet:
            if self.microphone.on:
                self.microphone.end(keep=False)
            if self.sticks.on:
                self.sticks.close()
            for answer in self.desk.let_go() if sheet else ():
                self.happen(answer)
            return
        for answer in self.desk.heard(self.microphone.poll() or self.sticks.poll()):
            self.happen(answer)

    def _record(self, what: Take | EndTake | Look | Fetch) -> None:
        """Switch the microphone on or off, or look at sticks; never while an evening is told."""
        state = self.session.state
        if isinstance(what, EndTake):
            self.microphone.end(keep=what.keep)
            return
        if state.grown_ups is None or state.grown_ups.back in EVENING:
            for answer in self.desk.heard(NotTaken(UNDER_WAY if isinstance(what, Take) else BUSY)):
                self.happen(answer)
            return
        match what:
            case Look():
                self.sticks.look()
            case Fetch(number, most_seconds):
                self.sticks.fetch(number, most_seconds)
            case _:
                self.player.quiet(0.1)
                self.microphone.begin(what.most_seconds)

    def _keep_level(self) -> None:
        """Be as loud as the house may be now, before anything more is heard."""
        now = level(self.session.state)
        self.player.level(now.gain_db, night=now.night, hushed=now.hushed)

    def _shine(self, effect: on.Effect) -> bool:
        """Move the lamp; tell whether that was it."""
        if isinstance(effect, on.Light):
            self.lamp.light(effect.level, effect.seconds)
            return True
        return False

    def _play(self, effect: on.Effect) -> bool:
        """Do what is the player's; tell whether it was."""
        state = self.session.state
        programme = state.programme
        player = self.player
        match effect:
            case on.Perform(act, line, only) if programme is not None:
                player.slower = state.slower
                player.perform(act, programme.acts[act].lines, line, only=only)
            case on.Quiet(fade):
                player.quiet(fade)
            case on.Hold():
                player.hold()
            case on.GoOn():
                player.go_on()
            case on.Bed(name, fade, gain_db):
                player.bed(name, abs(programme.seed) if programme else 0, gain_db, fade)
            case on.BedFade(seconds):
                player.bed_fade(seconds)
            case on.Bell():
                player.bell()
            case on.Label(text, recording):
                player.label(text, recording=recording)
            case on.Listen(sample):
                player.aside(
                    sample.text,
                    sample.speech,
                    voice=sample.voice,
                    recording=sample.recording,
                    wpm=sample.wpm,
                )
            case on.Record(what):
                self._record(what)
            case _:
                return False
        return True

    def close(self) -> None:
        """Let go of voice, sound and store."""
        try:
            self.microphone.close()
            self.sticks.close()
            self.voicing.close()
            self.player.close()
        finally:
            self.desk.close()
