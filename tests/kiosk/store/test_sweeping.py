"""Sweeping: nothing lies among the recordings that no record names, and nothing named goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.store import open_store
from kiosk.store.erasing import erase_child
from kiosk.store.family import Child
from kiosk.store.home import Home
from kiosk.store.recordings import file_of
from tests.kiosk.store.test_recordings import GOODNIGHT, NEW, OLD, kept

if TYPE_CHECKING:
    from pathlib import Path


def test_what_a_power_cut_left_is_swept(tmp_path: Path) -> None:
    """Neither words nor sound lie there that no record names: no erasure would find them."""
    with open_store(tmp_path) as store:
        mia = store.family.add(Child("Mia", age=6))
        (one,) = (store.record(GOODNIGHT, OLD),)
    lost = [
        tmp_path / "recordings" / name
        for name in (
            "family/story-abc234.json", "family/story-abc234.flac", "family/story-abc235.json.new",
            f"{mia.id}/name-abc234.flac", f"{mia.id}/name-abc236.flac.new", ".take/take.flac.new",
        )
    ]  # fmt: skip
    for file in lost:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b'{"names": ["Mia"]}')
    strange = tmp_path / "recordings" / "family" / "from a stick.wav"
    strange.write_bytes(b"RIFF")
    with open_store(tmp_path, read_only=True):
        assert all(file.exists() for file in lost)
    with open_store(tmp_path) as store:
        assert not any(file.exists() for file in lost)
        lost[0].write_bytes(b'{"names": ["Mia"]}')
        assert erase_child(store, mia.id).clean
        assert store.family.recordings.all() == (one,)
    assert file_of(Home(tmp_path), one.id).read_bytes() == OLD
    assert strange.exists()


def test_a_family_file_that_is_not_the_last_one_sweeps_nothing(tmp_path: Path) -> None:
    """Where a record may have been lost, what somebody said is not lost with it."""
    kept(tmp_path, (GOODNIGHT, OLD))
    (tmp_path / "store" / "family.book").unlink()
    lone = tmp_path / "recordings" / "family" / "story-abc234.flac"
    lone.write_bytes(NEW)
    with open_store(tmp_path) as store:
        assert store.notes
    assert lone.exists()
