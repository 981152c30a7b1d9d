"""Is this device fit: part by part, with what to do, and nothing that ends in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app import fitness
from kiosk.app.fitness import Part
from kiosk.desk import household, reading
from kiosk.store import open_store
from kiosk.voice import shelf as voices
from kiosk.voice.offer import Offer
from kiosk.worker import confining
from stories.cast import parse_child


def storage(home: Path) -> Part:
    """The storage part of a home."""
    return fitness._storage(home)


def test_every_part_of_the_device_is_looked_at(tmp_path: Path) -> None:
    """Display, touch, voice, sound, clock, storage, sealing; what is missing has a mend."""
    found = {part.name: part for part in fitness.parts(tmp_path)}
    assert set(found) == {
        "display", "touch", "voice", "natural voice", "sound", "microphone", "clock", "storage",
        "packs",
    }  # fmt: skip
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


def _taken(home: Path, id: str, **speeds: float) -> None:
    """A home whose family took a voice, on a device that was tried."""
    with open_store(home) as store:
        reading.choose(store, id)
        for name, rtf in speeds.items():
            reading.keep_trial(store, name, rtf)


def test_the_voice_that_would_read_is_the_one_that_is_tried(tmp_path: Path) -> None:
    """With how quick it is here, where that is known."""
    _taken(tmp_path, "built-in:deep")
    assert fitness._voice(tmp_path).what.startswith("built-in:deep, ")
    _taken(tmp_path, "silent", silent=0.01)
    part = fitness._voice(tmp_path)
    assert (part.fine, "0.01 s of work" in part.what) == (True, True)


def test_a_voice_that_went_away_is_told_and_is_no_fault(tmp_path: Path) -> None:
    """The house reads instead."""
    _taken(tmp_path, "dropped:anna")
    part = fitness._voice(tmp_path)
    assert not part.fine
    assert not part.needed
    assert "dropped:anna" in part.what
    assert part.mend


@pytest.mark.parametrize(
    ("why_not", "taken", "rtf", "says", "fine"),
    [
        ("piper is not installed: run ./run setup --natural", "", None, "--natural", True),
        ("", "", None, "not tried yet", False),
        ("", "", 0.9, "too slow", False),
        ("", "", 0.2, "it reads", True),
        ("", "silent", 0.2, "silent was chosen", True),
    ],
)
def test_it_says_why_the_natural_voice_does_not_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    why_not: str,
    taken: str,
    rtf: float | None,
    says: str,
    fine: bool,
) -> None:
    """Not installed, not tried, too slow, not chosen; none of it is a fault."""
    joe = Offer("natural", "Joe", "a natural voice", ("en",), "CC0", "natural", why_not)
    rest = tuple(one for one in voices.offers() if one.id != "natural")
    monkeypatch.setattr(voices, "offers", lambda _places=None: (*rest, joe))
    _taken(tmp_path, taken, **({} if rtf is None else {"natural": rtf}))
    part = fitness._natural(tmp_path)
    assert says in part.what
    assert part.fine == fine
    assert not part.needed
    assert part.fine or part.mend


@pytest.mark.parametrize("there", [True, False])
def test_no_microphone_is_no_fault(monkeypatch: pytest.MonkeyPatch, *, there: bool) -> None:
    """Only recordings need one."""
    monkeypatch.setattr(fitness, "found", lambda: there)
    part = fitness._microphone()
    assert part.fine
    assert ("only recordings" in part.what) != there
