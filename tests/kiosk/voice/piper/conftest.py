"""The packaged voice, loaded once for all tests of a process."""

from __future__ import annotations

import pytest

from kiosk.voice.piper import shelf
from kiosk.voice.piper.model import Model
from kiosk.voice.piper.storyteller import NATURAL_DB, NaturalVoice


@pytest.fixture(scope="session")
def model() -> Model:
    """Return the packaged voice's model."""
    if shelf.missing():
        pytest.skip(f"the natural voice: {shelf.missing()}")
    files = shelf.packaged()
    return Model(files.model, files.config, shelf.JOE)


@pytest.fixture(scope="session")
def voice(model: Model) -> NaturalVoice:
    """Return the packaged voice."""
    return NaturalVoice(model, gain_db=NATURAL_DB)
