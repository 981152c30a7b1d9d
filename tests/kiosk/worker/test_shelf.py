"""The helper's shelf: a stranger's pack is read by a limited child before the helper reads it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.worker import shelf
from kiosk.worker.forking import Limits
from kiosk.worker.shelf import Shelf
from stories.library import SHIPPED

OWLS = Path(__file__).parents[2] / "packs" / "owl-house"
LIMITS = Limits(cpu=2, wall=3.0, memory=160 * 1024 * 1024)


def test_our_own_packs_need_no_trial() -> None:
    """They were checked when the house was built."""
    ours = Shelf([SHIPPED], LIMITS)
    ours.look()
    assert ours.sound == (SHIPPED,)
    assert not ours.spoiled


def test_a_strangers_pack_is_told_from_once_a_child_could_read_it(tmp_path: Path) -> None:
    """Also one that came, or changed, while the helper was up; a file beside it is no pack."""
    (tmp_path / "note.txt").write_text("x")
    own = Shelf([tmp_path], LIMITS)
    own.look()
    assert list(own.sound) == []
    shutil.copytree(OWLS, tmp_path / "owl-house")
    own.look()
    assert own.sound == (tmp_path / "owl-house",)
    assert len(list(own.warm())) > 3
    shutil.rmtree(tmp_path / "owl-house")
    own.look()
    assert not own.sound


def test_a_pack_that_no_child_could_read_is_spoiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It hurts neither the helper nor the pack beside it, and is judged anew once it changed."""
    shutil.copytree(OWLS, tmp_path / "good")
    shutil.copytree(OWLS, tmp_path / "heavy")
    read = shelf._read

    def reading(pack: Path) -> bytes:
        held = bytearray(10**9 if (pack / "heavy.txt").exists() else 1)
        return read(pack) if held else b""

    monkeypatch.setattr(shelf, "_read", reading)
    (tmp_path / "heavy" / "heavy.txt").write_text("x")
    own = Shelf([tmp_path], LIMITS)
    own.look()
    assert own.sound == (tmp_path / "good",)
    assert own.spoiled == ("heavy",)
    (tmp_path / "heavy" / "heavy.txt").unlink()
    own.look()
    assert not own.spoiled
