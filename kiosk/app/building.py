"""Building puts one house together: store, teller, planner, voice, sound and session."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.app.forerunner import packs_of
from kiosk.app.stage import Lamp, NoLamp, Stage
from kiosk.app.voicing import Voicing
from kiosk.desk import reading, shelf
from kiosk.desk.desk import Desk
from kiosk.desk.preparing import Preparer
from kiosk.device import WallClock
from kiosk.player import Player
from kiosk.press import missing
from kiosk.session.machine import Session
from kiosk.sound.card import open_sink
from kiosk.sound.microphone import CardMicrophone
from kiosk.sound.recorder import Recorder
from kiosk.sound.sink import ClockSink
from kiosk.sound.sticks import PluggedSticks
from kiosk.store import open_store
from kiosk.store.home import find_home
from kiosk.voice.naming import NamingProcess
from kiosk.voice.shelf import open_reader
from kiosk.worker import Worker
from rituals import library as almanac

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.sound.microphone import Microphone
    from kiosk.sound.sink import Sink
    from kiosk.sound.sticks import Sticks
    from kiosk.store import Store
    from rituals.ritual import Ritual


@dataclass
class House:
    """All the parts of one running kiosk."""

    stage: Stage
    desk: Desk
    sink: Sink
    now: Callable[[], float]

    @classmethod
    def open(
        cls,
        *,
        home: Path | None,
        as_if: str = "",
        voice: str = "",
        record: Path | None = None,
        append_at: float | None = None,
        virtual: bool = False,
        seed: int | None = None,
        minutes: float | None = None,
        lamp: Lamp | None = None,
        now: Callable[[], float] | None = None,
        store: Store | None = None,
        ahead: subprocess.Popen[bytes] | None = None,
        microphone: Microphone | None = None,
        sticks: Sticks | None = None,
    ) -> House:
        """Open every part; whatever was opened is closed again if a later one can't be.

        ``virtual`` time passes only by ``sink_advance``; ``record`` writes the mix to a file, and
        where no sound card can be heard then, time is virtual too. ``ahead`` is the telling's
        process, if it was started before the window. Without a ``voice`` the house's own choice
        reads.
        """
        with ExitStack() as opened:
            store = store or open_store(find_home(home))
            opened.callback(store.close)
            place = store.tonight.place
            clock = WallClock(as_if, floor=place.clock.wall if place else "")
            teller = Worker(packs_of(store), process=ahead)
            opened.callback(teller.close)
            preparer = Preparer(
                store,
                clock,
                teller,
                seed=seed,
                minutes=minutes,
                voice=voice,
                rituals=_rituals(store),
            )
            desk = Desk(store, preparer, clock, can_draw=name_problem, finder=NamingProcess())
            reads = voice or reading.chosen(store)
            reader = open_reader(reads, reading.places(store), insist=bool(voice))
            opened.callback(reader.close)
            sink = _sink(record, append_at, virtual=virtual)
            opened.pop_all()
        ticking = now or (sink.position if virtual or record is not None else _running())
        listener = microphone or (None if virtual else CardMicrophone())
        player = Player(reader, sink, reads)
        voicing = Voicing(player, desk, tries=not voice and not virtual and record is None)
        finder = sticks or (None if virtual else PluggedSticks())
        stage = Stage(Session(), player, desk, lamp or NoLamp(), ticking, listener, voicing, finder)
        return cls(stage, desk, sink, ticking)

    def sink_advance(self, seconds: float) -> None:
        """Let virtual time pass; real time passes by itself."""
        if isinstance(self.sink, ClockSink):
            self.sink.advance(seconds)
        else:
            time.sleep(min(seconds, 0.05))

    def close(self) -> None:
        """Let go of everything."""
        self.stage.close()


def _sink(record: Path | None, append_at: float | None, *, virtual: bool) -> Sink:
    """Return the sink for this evening: the sound card, or a clock that can record."""
    if not virtual:
        card = open_sink(record, append_at)
        if record is None or card.audible:
            return card
        card.close()
    recorder = None
    if record is not None:
        recorder = Recorder(record, append=append_at is not None, keep=append_at)
    return ClockSink(recorder=recorder)


def _rituals(store: Store) -> tuple[Ritual, ...]:
    """Return the rituals of the house, then those of the family's own packs."""
    own = shelf.folders(store, "rituals")
    return almanac.open_packs((*almanac.pack_folders(almanac.SHIPPED), *own)).shelf


def _running() -> Callable[[], float]:
    """Return a clock of running seconds that begins at 0."""
    began = time.monotonic()
    return lambda: time.monotonic() - began


def name_problem(name: str) -> str:
    """Return why a name can't be shown, in one line for the page, or nothing."""
    letters = missing(name)
    if not letters:
        return ""
    listed = " ".join(letters)
    return f"These letters can't be drawn here: {listed}. Please write the name another way."
