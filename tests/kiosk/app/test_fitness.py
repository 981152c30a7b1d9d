"""Is this device fit: part by part, with what to do, and nothing that ends in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app import fitness
from kiosk.app.fitness import Part
from kiosk.desk import household
from kiosk.store import open_store
from kiosk.worker import confining
from stories.cast import parse_child


def storage(home: Path) -> Part:
    """The storage part of a home."""
    return fitness._storage(home)


def test_every_part_of_the_device_is_looked_at(tmp_path: Path) -> None:
    """Display, touch, voice, sound, clock, storage, sealing; what is missing has a mend."""
    found = {part.name: part for part in fitness.parts(tmp_path)}
    assert set(found) == {"display", "touch", "voice", "sound", "clock", "storage", "packs"}
    assert all(part.what for part in found.values())
    assert all(part.mend for part in found.values() if not part.fine)
    assert found["storage"].fine


def test_a_kernel_that_can_not_seal_is_something_to_know(monkeypatch: pytest.MonkeyPatch) -> None:
    """Strangers' packs are told under limits alone there; evenings are held all the same."""
    monkeypatch.setattr(confining, "_libc", lambda: None)
    part = fitness._packs()
    assert not part.fine
    assert not part.needed
    assert "Landlock and seccomp" in part.what
    assert part.mend


def test_without_a_display_an_evening_can_still_be_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """So it is something to look at, not a fault."""
    monkeypatch.delenv("DISPLAY", raising=False)
    part = fitness._display()
    assert not part.needed


def test_a_damaged_copy_is_told_and_what_to_do(tmp_path: Path) -> None:
    """One of two: nothing was lost. Both: it says that too."""
    household.add(tmp_path, parse_child("Mia:6:she"))
    (tmp_path / "store" / "family.book").write_bytes(b"torn")
    one = storage(tmp_path)
    assert not one.fine
    assert "one copy was damaged" in one.what
    assert "nothing was lost" in one.mend
    for folder in ("store", "mirror"):
        (tmp_path / folder / "family.book").write_bytes(b"torn")
    both = storage(tmp_path)
    assert "both copies were damaged" in both.what
    assert "restore a backup" in both.mend
    kept = [path.name for path in tmp_path.rglob("family.book.damaged*")]
    assert len(kept) >= 2


def test_a_home_in_use_is_no_fault(tmp_path: Path) -> None:
    """The kiosk that runs may be asked about while it runs."""
    with open_store(tmp_path):
        part = storage(tmp_path)
    assert part.fine
    assert "in use" in part.what


@pytest.mark.parametrize("home", ["/proc/self", "/dev/null/home"])
def test_a_home_that_can_not_be_written_is_needed(home: str) -> None:
    """No evening can be kept there."""
    part = storage(Path(home))
    assert not part.fine
    assert part.needed
    assert part.mend
