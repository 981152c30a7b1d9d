"""Tensors are rows of numbers as a network takes them, made where numpy lives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.sound.clip import Samples


def row(values: Sequence[float]) -> Samples:
    """Return a row of fractions."""
    return np.asarray(values, dtype=np.float32)


def whole(values: Sequence[int]) -> npt.NDArray[np.int64]:
    """Return a row of whole numbers."""
    return np.asarray(values, dtype=np.int64)


def chance(seed: int, count: int) -> Samples:
    """Return ``count`` normally distributed numbers, the same for a seed; more begin with fewer."""
    return np.random.default_rng(seed).standard_normal(count, dtype=np.float32)


def flat(tensor: Any) -> Samples:
    """Return whatever a network gave as one row of fractions."""
    return np.asarray(tensor, dtype=np.float32).reshape(-1)
