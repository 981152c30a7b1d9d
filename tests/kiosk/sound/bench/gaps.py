"""Gaps that nobody planned, counted for the benchmark."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tests.kiosk.sound.bench.carded import run
from tests.kiosk.sound.bench.server import SoundServer
from tests.kiosk.sound.bench.whole import ten_minutes


def offline() -> float:
    """Samples of a story of ten minutes that are not where its plan has them."""
    return float(ten_minutes().strays())


def through_a_card() -> float:
    """Samples by which sentences lie off their plan, the screen standing still all the time."""
    with tempfile.TemporaryDirectory() as home, pytest.MonkeyPatch.context() as patch:
        server = SoundServer(Path(home), patch)
        server.start()
        try:
            return float(run(server, blocked=True).gap)
        finally:
            if server.running:
                server.die()
