"""Bringing: what the command line calls a recording, and the line that says what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from kiosk.desk import bringing
from kiosk.store import open_store
from kiosk.store.family import Child
from kiosk.store.notes import Refused
from tests.kiosk.sound.test_takes import silence, speech

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A sentence in a file."""
    made = tmp_path / "a.wav"
    soundfile.write(made, np.concatenate([silence(0.3, -70.0), speech(1.0)]), 22_050)
    return made


def test_a_line_says_what_it_is_whoever_is_gone(tmp_path: Path, file: Path) -> None:
    """A child that left, a file that somebody took away."""
    home = tmp_path / "home"
    with open_store(home) as store:
        mia = store.family.add(Child("Mia", age=6))
    bringing.add(home, "name:mia", file, "Nana", ())
    assert "the name Mia: Nana, 1 s" in bringing.listed(home)[0]
    with open_store(home) as store:
        store.family.remove(mia.id)
        (home / "recordings" / f"{store.family.recordings.all()[0].id}.flac").unlink()
    assert "the name of nobody here: Nana, 1 s, its file is gone" in bringing.listed(home)[0]
    with pytest.raises(Refused, match="gone"):
        bringing.heard(home, bringing.listed(home)[0].split()[0])


@pytest.mark.parametrize("slot", ["", "song", "name:", "story:", "goodnight:x", "passage"])
def test_only_known_words_name_a_recording(tmp_path: Path, file: Path, slot: str) -> None:
    """The line says which there are."""
    with pytest.raises(Refused, match="story:PACK/TALE"):
        bringing.add(tmp_path / "home", slot, file, "Nana", ())


def test_a_tale_of_the_house_is_found_by_its_bare_id(tmp_path: Path, file: Path) -> None:
    """And kept by its whole one, which the evening knows."""
    bringing.add(tmp_path / "home", "story:evening-nobody-wrote-down", file, "Nana", ())
    with open_store(tmp_path / "home", read_only=True) as store:
        (one,) = store.family.recordings.all()
    assert one.about == "lamplit-village/evening-nobody-wrote-down"
