"""Loudness is how loud a sound is to an ear (ITU-R BS.1770), and the two limits on it."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from kiosk.sound.clip import RATE, Samples

SPEECH_LUFS = -23.0
"""Level of every voice's clips at 0 dB; taken as 45 dBA at the pillow (speech target)."""
SPEECH_CAP_LUFS = -20.0
"""No clip gets into the mix louder than this (48 dBA by the same measure)."""
BED_LUFS = -31.0
"""Level of every soundscape at 0 dB."""
BED_CAP_LUFS = -28.0
"""No soundscape is louder than this (40 dBA, the most after black)."""
NIGHT_CAP_LUFS = -28.0
"""After black nothing at all is louder than this, however loud the day was."""
PEAK = 10.0 ** (-1.0 / 20.0)
"""No sample leaves the mixer above this (-1 dBFS)."""
_KNEE = 10.0 ** (-4.0 / 20.0)
_BLOCK, _HOP = round(0.4 * RATE), round(0.1 * RATE)
_AT_ONCE = 128


def limit(samples: Samples) -> Samples:
    """Return ``samples`` bent softly below ``PEAK``; what is under -4 dBFS stays untouched."""
    size = np.abs(samples)
    if len(samples) == 0 or float(size.max()) <= _KNEE:
        return samples
    room = PEAK - _KNEE
    bent = _KNEE + room * np.tanh((size - _KNEE) / room)
    return np.where(size > _KNEE, np.copysign(bent, samples), samples).astype(np.float32)


def loudness(samples: Samples) -> float:
    """Return the integrated loudness in LUFS, ``-inf`` for silence.

    A sound shorter than one 0.4-second block is measured as a whole.
    """
    energy = blocks(samples)
    heard = energy[energy > 10.0 ** ((-70.0 + 0.691) / 10.0)]
    if not len(heard):
        return -math.inf
    heard = heard[heard > 0.1 * heard.mean()]
    return float(-0.691 + 10.0 * math.log10(heard.mean()))


def blocks(samples: Samples) -> npt.NDArray[np.float64]:
    """Return the weighted energy of each 0.4-second block, a block every 0.1 seconds."""
    if len(samples) == 0:
        return np.zeros(0)
    if len(samples) < _BLOCK:
        frames = samples[np.newaxis, :]
    else:
        frames = np.lib.stride_tricks.sliding_window_view(samples, _BLOCK)[::_HOP]
    size = frames.shape[1]
    weights = _weight(np.arange(size // 2 + 1) * (RATE / size))
    # A few seconds at a time: the spectra of a long recording would fill the memory.
    parts = [_energy(frames[at : at + _AT_ONCE], weights) for at in range(0, len(frames), _AT_ONCE)]
    return np.concatenate(parts)


def _energy(
    frames: npt.NDArray[np.float32], weights: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Return the weighted energy of each frame."""
    power = np.abs(np.fft.rfft(frames, axis=1)) ** 2
    power[:, 1:] *= 2.0
    return np.asarray((power @ weights) / frames.shape[1] ** 2, dtype=np.float64)


def _weight(hertz: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the power weight of each frequency: the head's shelf and the low cut of BS.1770."""
    shelf = _biquad_shelf(1681.974, 3.99984, 0.70718)
    low_cut = _biquad_low_cut(38.1355, 0.50033)
    z = np.exp(-2j * np.pi * hertz / RATE)
    response = np.ones_like(z)
    for b, a in (shelf, low_cut):
        response *= (b[0] + b[1] * z + b[2] * z**2) / (a[0] + a[1] * z + a[2] * z**2)
    return np.asarray(np.abs(response) ** 2, dtype=np.float64)


_Biquad = tuple[tuple[float, float, float], tuple[float, float, float]]


def _biquad_shelf(hertz: float, db: float, q: float) -> _Biquad:
    k, v = math.tan(math.pi * hertz / RATE), 10.0 ** (db / 20.0)
    root = v**0.4996667741545416
    return (
        (v + root * k / q + k * k, 2.0 * (k * k - v), v - root * k / q + k * k),
        (1.0 + k / q + k * k, 2.0 * (k * k - 1.0), 1.0 - k / q + k * k),
    )


def _biquad_low_cut(hertz: float, q: float) -> _Biquad:
    k = math.tan(math.pi * hertz / RATE)
    a0 = 1.0 + k / q + k * k
    return (1.0, -2.0, 1.0), (1.0, 2.0 * (k * k - 1.0) / a0, (1.0 - k / q + k * k) / a0)
