"""A sound card for every test of sound that wants one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kiosk.sound.bench.server import SoundServer


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    """A sound server that runs."""
    made = SoundServer(tmp_path, monkeypatch)
    made.start()
    yield made
    if made.running:
        made.die()
