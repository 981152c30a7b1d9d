"""Noise: even level over every joint, slow swings within bounds."""

from __future__ import annotations

import numpy as np

from kiosk.sound.noise import HOP, STEP, Flutter, Noise, Pops, Swells, Swing, band


def test_noise_is_as_loud_at_a_joint_as_between() -> None:
    """The overlapping pieces add up to one level."""
    noise = Noise(np.random.default_rng(1), band(100.0, 2000.0))
    sound = np.concatenate([noise.hop() for _ in range(60)]).reshape(60, 16, -1)
    power = (sound**2).mean(axis=(0, 2))
    assert power.max() / power.min() < 1.3


def test_a_swing_stays_between_nothing_and_all() -> None:
    """And joins its pieces without a step."""
    swing = Swing(np.random.default_rng(2), 8.0)
    way = np.concatenate([swing.hop() for _ in range(20)])
    assert way.min() >= -1e-6
    assert way.max() <= 1.0 + 1e-6
    assert np.abs(np.diff(way)).max() < 1e-3


def test_a_flutter_is_quick_and_joins() -> None:
    """Between nothing and all, several turns a second, no step at a joint."""
    flutter = Flutter(np.random.default_rng(3), 8.0)
    way = np.concatenate([flutter.hop() for _ in range(10)])
    assert 0.0 <= way.min() < 0.2
    assert 0.8 < way.max() <= 1.0
    assert np.abs(np.diff(way)).max() < 2e-3


def test_swells_come_in_their_time_and_join() -> None:
    """Events longer than a hop go on in the next, all layers together, without a step."""
    hill = np.sin(np.linspace(0.0, np.pi, 3 * HOP // STEP)) ** 2
    swells = Swells(np.random.default_rng(4), (5.0, 7.0), lambda _: np.stack([hill, hill / 2]))
    way = np.concatenate([swells.hop() for _ in range(30)], axis=1)
    assert way.shape == (2, 30 * HOP)
    assert np.allclose(way[0], 2 * way[1], atol=1e-6)
    assert np.abs(np.diff(way[0])).max() < 1e-3
    assert 6 <= ((way[0][1:] > 0.99) & (way[0][:-1] <= 0.99)).sum() <= 9


def test_what_falls_at_the_end_of_a_hop_rings_on() -> None:
    """Nothing is cut at a joint: what was dropped is all there."""
    grain = np.ones(5000, dtype=np.float32)
    dropped = []

    def fall(_: np.random.Generator) -> np.ndarray:
        dropped.append(1)
        return grain

    pops = Pops(np.random.default_rng(5), 3.0, fall)
    heard = sum(float(pops.hop().sum()) for _ in range(8))
    sounding = len(dropped) * 5000.0
    assert sounding - 5000.0 * 10 < heard <= sounding
