"""The shelf is every soundscape a family may settle with, each brought to the same level."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kiosk.sound.soundscapes.heartbeat import Heartbeat
from kiosk.sound.soundscapes.hearth import Hearth
from kiosk.sound.soundscapes.hush import Brown, Pink
from kiosk.sound.soundscapes.lullaby import Lullaby
from kiosk.sound.soundscapes.railway import Railway
from kiosk.sound.soundscapes.rain import Rain
from kiosk.sound.soundscapes.sea import Sea
from kiosk.sound.soundscapes.stream import Soundscape, Stream
from kiosk.sound.soundscapes.wind import Wind


@dataclass(frozen=True)
class Sound:
    """One soundscape on the shelf."""

    id: str
    title: str
    spoken: str
    """What is said when a child touches its picture."""
    worries: tuple[str, ...] = ()
    """Worries of children whom this sound doesn't suit."""


_Make = Callable[[np.random.Generator], Stream]
_MADE: tuple[tuple[Sound, _Make, float], ...] = (
    # the sound, what makes it, dB that bring it to `BED_LUFS` (measured over ten nights)
    (Sound("rain", "Rain on the roof", "Rain on the roof.", ("storms",)), Rain, -0.6),
    (Sound("sea", "The sea", "The sea, a little way off.", ("water",)), Sea, 1.0),
    (Sound("hearth", "The hearth", "A fire in the hearth.", ("fire",)), Hearth, 0.6),
    (Sound("wind", "Night wind", "Night wind in the leaves.", ("storms",)), Wind, 1.7),
    (Sound("brown", "Brown noise", "A low, even hush."), Brown, -5.6),
    (Sound("heartbeat", "Heartbeat", "A slow heartbeat."), Heartbeat, -0.5),
    (Sound("railway", "Distant railway", "A night train, far away.", ("noises",)), Railway, 1.9),
    (Sound("pink", "Pink noise", "A soft, even hush."), Pink, -5.2),
    (Sound("lullaby", "Quiet music", "Quiet music, slower and slower."), Lullaby, -1.1),
)
SOUNDS: dict[str, Sound] = {sound.id: sound for sound, _, _ in _MADE}
"""Every soundscape by its id."""


def soundscape(name: str, seed: int) -> Soundscape:
    """Return soundscape ``name`` from its first frame; an unknown name is a ``KeyError``."""
    number = list(SOUNDS).index(name) if name in SOUNDS else -1
    if number < 0:
        raise KeyError(name)
    _, make, db = _MADE[number]
    made = make(np.random.default_rng([seed, number]))
    made.gain = np.float32(10.0 ** (db / 20.0))
    return made
