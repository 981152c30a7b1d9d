"""Voicing lets slow voices work ahead, and finds out once whether this device is quick enough."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from kiosk.desk import reading
from kiosk.session.state import Phase
from kiosk.voice.selftest import SelfTest
from kiosk.voice.voice import VoiceProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.desk.desk import Desk
    from kiosk.player import Player
    from kiosk.session.happenings import Happening
    from kiosk.session.programme import Programme
    from kiosk.session.state import State
    from kiosk.voice.offer import Places

TRY_AFTER = 20.0
"""Seconds of a sleeping clock before a voice is tried: first of all the kiosk is there."""
TOO_SLOW = 99.0
"""What is kept of a voice that does not answer: it is not tried every day anew."""


class Voicing:
    """What goes on behind the player: lines made ahead, and a new voice on trial."""

    def __init__(
        self,
        player: Player,
        desk: Desk,
        *,
        tries: bool = False,
        tested: Callable[[str, Places], SelfTest] = SelfTest,
    ) -> None:
        """Work for ``player``; a voice is tried by itself only if the house ``tries``."""
        self._player = player
        self._desk = desk
        self._tries = tries
        self._tested = tested
        self._made_for: Programme | None = None
        self._slower = False
        self._test: SelfTest | None = None
        self._on_trial = ""

    def tick(self, state: State) -> tuple[Happening, ...]:
        """Move on, without waiting, and return what there is to tell."""
        self._prepare(state)
        self._try(state)
        self._desk.ahead.fallen = self._player.fallen
        return self._desk.said(*self._player.progress()) if self._desk.ahead.programme else ()

    def close(self) -> None:
        """Let go of a voice on trial."""
        if self._test is not None:
            self._test.close()
            self._test = None

    def _prepare(self, state: State) -> None:
        """Let a voice that is slow make tonight's lines while nobody waits for them."""
        tonight = state.programme or self._desk.ahead.programme
        if tonight is self._made_for and state.slower == self._slower:
            return
        if tonight is not self._made_for:
            self._player.refresh(tonight.voice if tonight is not None else "")
        self._made_for, self._slower = tonight, state.slower
        self._player.slower = state.slower
        first = state.act if state.programme is not None else 0
        acts = tonight.acts[first:] if tonight is not None else ()
        self._player.prepare([act.lines for act in acts])

    def _try(self, state: State) -> None:
        """Find out, while the clock sleeps, how quick this device is with the natural voice."""
        if self._test is not None:
            self._look(state)
        elif self._tries and state.phase is Phase.ASLEEP and state.at - state.since > TRY_AFTER:
            self._tries = False
            self._on_trial = reading.untried(self._desk.store)
            if self._on_trial:
                with contextlib.suppress(VoiceProblem):
                    self._test = self._tested(self._on_trial, reading.places(self._desk.store))

    def _look(self, state: State) -> None:
        """Keep what the trial found; an evening that begins ends it, to be tried another day."""
        if self._test is None:
            return
        try:
            found = self._test.poll()
        except VoiceProblem:
            found = TOO_SLOW
        if found is not None:
            reading.keep_trial(self._desk.store, self._on_trial, found)
        if found is not None or state.phase is not Phase.ASLEEP:
            self.close()
