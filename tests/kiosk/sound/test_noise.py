"""Noise: even level over every joint, slow swings within bounds."""

from __future__ import annotations

import numpy as np

from kiosk.sound.noise import HOP, Noise, Swing, band


def test_noise_is_as_loud_at_a_joint_as_between() -> None:
    """The overlapping pieces add up to one level."""
    noise = Noise(np.random.default_rng(1), band(100.0, 2000.0))
    sound = np.concatenate([noise.hop() for _ in range(60)]).reshape(60, 16, -1)
    power = (sound**2).mean(axis=(0, 2))
    assert power.max() / power.min() < 1.3


def test_a_swing_stays_between_nothing_and_all() -> None:
    """And joins its pieces without a step."""
    swing = Swing(np.random.default_rng(2), 8.0)
    way = np.concatenate([swing.hop(n * HOP) for n in range(20)])
    assert way.min() >= -1e-6
    assert way.max() <= 1.0 + 1e-6
    assert np.abs(np.diff(way)).max() < 1e-3
