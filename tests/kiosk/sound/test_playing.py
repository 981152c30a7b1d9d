"""The playing process: it answers with what is wrong, and ends when nobody is there."""

from __future__ import annotations

import multiprocessing
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from kiosk.sound import playing
from kiosk.sound.events import Event
from kiosk.sound.mixer import Mixer
from kiosk.sound.playing import Lost, Report
from tests.kiosk.sound.hearing import tone


class When:
    """What a card says about its own time."""

    outputBufferDacTime = 10.3  # noqa: N815 - the card's own spelling
    currentTime = 10.1  # noqa: N815


@pytest.mark.skipif(Path("/proc/asound/cards").exists(), reason="there may be a card here")
def test_without_a_card_the_reason_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """One message, and the process is done."""
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=playing.play, args=(theirs, 0, ""), daemon=True)
    process.start()
    theirs.close()
    try:
        assert ours.poll(20.0)
        assert isinstance(ours.recv(), Lost)
        process.join(10.0)
        assert process.exitcode == 0
    finally:
        process.kill()
        ours.close()


def test_commands_reach_the_mixer_and_events_come_back() -> None:
    """A sentence said through the pipe starts at its frame, heard a little later."""
    ours, theirs = multiprocessing.Pipe()
    card = playing._Card(Mixer(), None)
    served = threading.Thread(target=playing._serve, args=(theirs, card), daemon=True)
    served.start()
    ours.send(("say", (1, tone(0.1), 0.0, 0.0)))
    time.sleep(0.1)
    out = np.zeros((4410, 1), dtype=np.float32)
    card.fill(out, 4410, When(), None)
    seen: list[Event] = []
    end = time.monotonic() + 5.0
    while len(seen) < 3 and time.monotonic() < end:
        if ours.poll(0.05):
            report = ours.recv()
            assert isinstance(report, Report)
            seen += report.events
    assert [type(event).__name__ for event in seen] == ["Started", "Finished", "Idle"]
    assert out.any()
    ours.send(("close", ()))
    served.join(5.0)
    assert not served.is_alive()
    ours.close()
    theirs.close()
