"""A light meter for pictures of the glass: proxies for what a sensor would read by the bed."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

PANEL_NITS = 300.0
"""A plain panel's white at full backlight, in candela a square metre."""


@dataclass(frozen=True)
class Light:
    """How bright a screenshot is."""

    level: float
    """Mean picture level, 0 to 1, as the eye weighs red, green and blue."""
    blue: float
    """Mean of the blue channel, 0 to 1."""
    nits: float
    """Mean luminance on a panel whose backlight was never dimmed."""


def light_of(width: int, height: int, rgb: bytes) -> Light:
    """Measure RGB rows."""
    bands = Image.frombytes("RGB", (width, height), rgb).split()
    weights = (0.2126, 0.7152, 0.0722)
    counts = [band.histogram() for band in bands]
    whole = width * height
    means = [sum(v * n for v, n in enumerate(count)) / whole / 255 for count in counts]
    linear = [sum((v / 255) ** 2.2 * n for v, n in enumerate(count)) / whole for count in counts]
    return Light(
        level=sum(w * m for w, m in zip(weights, means, strict=True)),
        blue=means[2],
        nits=PANEL_NITS * sum(w * m for w, m in zip(weights, linear, strict=True)),
    )
