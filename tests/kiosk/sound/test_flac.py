"""FLAC on the disk: what goes in comes out, in any part of it, and damage is said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from kiosk.sound.clip import RATE
from kiosk.sound.flac import BLOCK, BadSound, from_flac, to_flac

if TYPE_CHECKING:
    from pathlib import Path

TONE = (0.5 * np.sin(np.arange(3 * BLOCK + 17) / 9.0)).astype(np.float32)
STEP = 1.0 / 32_000.0


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    """Over several blocks, from bytes and from a file, to half a step of 16 bits."""
    data = to_flac(TONE)
    (tmp_path / "a.flac").write_bytes(data)
    for source in (data, tmp_path / "a.flac"):
        out = from_flac(source)
        assert len(out) == len(TONE)
        assert np.abs(out - TONE).max() <= STEP


def test_a_part_is_the_very_samples_of_the_whole() -> None:
    """Parts that meet make the whole again, without a sample between them or twice."""
    data = to_flac(TONE)
    parts = [from_flac(data, a, b) for a, b in ((0.0, 1.25), (1.25, 3.1), (3.1, None))]
    assert np.array_equal(np.concatenate(parts), from_flac(data))
    assert len(from_flac(data, 99.0)) == 0


def test_too_loud_is_clipped() -> None:
    """No sample wraps round."""
    out = from_flac(to_flac(np.full(100, 3.0, np.float32)))
    assert 0.99 < out.min() <= out.max() <= 1.0


def test_damage_is_said(tmp_path: Path) -> None:
    """Missing, cut short, not a sound, and somebody else's."""
    with pytest.raises(BadSound, match="gone"):
        from_flac(tmp_path / "no.flac")
    with pytest.raises(BadSound, match="damaged"):
        from_flac(b"fLaC" + bytes(300))
    with pytest.raises(BadSound):
        from_flac(to_flac(TONE)[:9000])
    soundfile.write(tmp_path / "b.flac", TONE, 2 * RATE)
    with pytest.raises(BadSound, match="ours"):
        from_flac(tmp_path / "b.flac")
