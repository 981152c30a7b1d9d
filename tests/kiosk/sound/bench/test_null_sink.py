"""The real playing process into a card that records: what a family would hear, to the sample."""

from __future__ import annotations

import time
from itertools import pairwise

import numpy as np
import pytest

from kiosk.player import Player, Said
from kiosk.sound import card
from kiosk.sound.card import CardSink
from kiosk.sound.clip import RATE
from kiosk.voice.reader import InlineReader
from tests.kiosk.sound.bench.carded import Singing, place_of, planned, run, story, told
from tests.kiosk.sound.bench.server import SoundServer
from tests.kiosk.speaking import LOOK

pytestmark = pytest.mark.sound

MOST_GAP = round(0.005 * RATE)
"""Five milliseconds."""


def test_a_screen_that_stands_still_makes_no_gap(server: SoundServer) -> None:
    """Blocked 150 ms at a time: every sample of the plan is heard, in order, and none between."""
    found = run(server, blocked=True)
    assert [one.line for one in found.said if one.started] == [0, 1, 2, 3, 4]
    assert found.worst < 1e-3
    assert found.gap <= MOST_GAP


def test_a_card_that_goes_and_comes_back_costs_no_sentence(
    server: SoundServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The story keeps its time in silence, tells why, and is heard again between two sentences."""
    monkeypatch.setattr(card, "AGAIN", 0.3)
    voice, lines = Singing(0.6), story(11, 0.1)
    sink = CardSink()
    player = Player(InlineReader(voice), sink)
    said: list[Said] = []
    places = [0.0]
    gone = back = False
    try:
        assert sink.audible, sink.why_silent
        player.perform(0, lines)
        end = time.monotonic() + 40.0
        while sum(not one.started for one in said) < len(lines) and time.monotonic() < end:
            said += player.tick()
            places.append(sink.position())
            if not gone and len(said) == 4:
                gone = True
                before = server.die()
            if gone and not back and sink.silent:
                back = True
                assert player.muted
                assert sink.why_silent
                server.start()
            time.sleep(LOOK / 5)
    finally:
        time.sleep(0.3)
        player.close()
    assert [one.line for one in said if one.started] == list(range(11))
    assert [one.line for one in said if not one.started] == list(range(11))
    assert places == sorted(places)
    # Whoever keeps the time, nothing begins before what came before it, and its pause, are over.
    times = [one.at for one in said]
    assert times == sorted(times)
    rests = [after.at - before.at for before, after in pairwise(said) if after.started]
    assert min(rests) >= 0.1 - 1 / RATE
    assert back
    assert not sink.why_silent
    after = server.heard()
    plan = planned(lines, voice)
    size = round(0.6 * RATE)
    for index, tape in ((0, before), (9, after), (10, after)):
        sentence = plan[index * round(0.7 * RATE) :][:size]
        at = place_of(sentence, tape)
        assert np.abs(tape[at : at + size] - sentence).max() < 1e-3


def test_times_told_are_times_heard(server: SoundServer) -> None:
    """What begins later by the sink's word is heard later by as much."""
    voice, lines = Singing(0.5), story(3, 0.3)
    sink = CardSink()
    player = Player(InlineReader(voice), sink)
    try:
        assert sink.audible, sink.why_silent
        said = told(player, lines, blocked=False, most=20.0)
    finally:
        time.sleep(0.3)
        player.close()
    begun = [round(one.at * RATE) for one in said if one.started]
    heard, plan = server.heard(), planned(lines, voice)
    step = round(0.8 * RATE)
    found = [place_of(plan[n * step :][: round(0.5 * RATE)], heard) for n in range(3)]
    assert [b - a for a, b in pairwise(found)] == [b - a for a, b in pairwise(begun)]
