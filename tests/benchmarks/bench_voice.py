"""Voices: from a touch to speech, what speech costs, the minutes it keeps, and a rival's driver."""

from __future__ import annotations

import shutil
from dataclasses import replace
from math import inf
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from kiosk.sound.clip import RATE, Clip
from kiosk.sound.mixer import Mixer
from kiosk.voice.fitted import shipped
from kiosk.voice.shelf import offers, open_reader, open_voice
from stories.lengths import pace_of
from tests.benchmarks.voices import (
    alone,
    asked,
    awaited,
    growth,
    length_errors,
    lives_apart,
    mixing,
    real_time,
    stock,
    tellings,
    touched,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.budget import Figure

SENTENCES = (
    "The last bus on Button Street was blue, and it had one slow wiper.",
    "Good evening, said the owl.",
    "They went down the lane, past the gate and the rain barrel, as far as the old bridge.",
)
TIMES = 7
STORIES = 20
SOME = 80
"""Lines that a slow voice is timed on, taken evenly from every tale."""


def measure() -> Iterator[Figure]:
    """All figures of one run, each as soon as it is known."""
    yield from _touches("built-in", 150.0)
    yield from _lengths("built-in", 3.0)
    yield from _costs("built-in", 20.0)
    why_not = next((one.why_not for one in offers() if one.id == "natural"), "it is not here")
    if why_not:
        yield (f"natural voice: {why_not}"[:64], inf, inf)
    else:
        yield from _touches("natural", 700.0)
        yield _awaited("natural", 700.0)
        yield from _lengths("natural", 5.0, SOME)
        yield from _costs("natural", 350.0)
    yield from _rival()
    yield from _mix()
    yield from _gaps()


def _touches(name: str, budget: float) -> list[Figure]:
    """From a touch to the first spoken sample, beside the engine alone, in turns."""
    voice, reader, mixer = open_voice(name), open_reader(name), Mixer()
    try:
        cold = touched(reader, mixer, "Nobody was about.")
        for sentence in SENTENCES:
            alone(voice, sentence)
        bare, ours = [], []
        for number in range(TIMES):
            for sentence in SENTENCES:
                # Another sentence each time: what is kept from before would not be a touch.
                said = sentence.replace("The ", f"The {number} ").replace("Good", f"{number} good")
                bare.append(alone(voice, said))
                ours.append(touched(reader, mixer, said))
    finally:
        reader.close()
    return [
        (f"{name}: touch to first spoken sample, ms, device apart", median(ours) * 1000, budget),
        (f"{name}: the engine alone on the same sentences, ms", median(bare) * 1000, inf),
        (f"{name}: touch / the engine alone", median(ours) / median(bare), inf),
        (f"{name}: the first touch, the voice still starting, ms", cold * 1000, inf),
    ]


def _awaited(name: str, budget: float) -> Figure:
    """What of a long sentence somebody waits for; a busy machine does not change it."""
    voice = open_voice(name)
    voice.render(asked(SENTENCES[0]))
    took = median(awaited(voice, f"{said} {n}") for n in range(TIMES) for said in SENTENCES)
    return (f"{name}: ms of one core until its first part is there", 1000 * took, budget)


def _lengths(name: str, budget: float, most: int = 0) -> list[Figure]:
    """How near speech keeps to its plan, over all shipped tales or lines taken evenly from them."""
    known = shipped(name)
    told = tellings(replace(pace_of(6), table=known.table) if known else pace_of(6))
    if not most:
        errors = length_errors(open_voice(name), told)
        worst = 100 * max(map(abs, errors))
        together = 100 * abs(sum(errors) / len(errors))
        return [
            (f"{name}: speech off its plan, {len(errors)} tales together, %", together, budget),
            (f"{name}: speech off its plan, the worst of them, %", worst, budget),
        ]
    lines = [line for one in told for line in one]
    some = lines[:: len(lines) // most]
    error = 100 * abs(length_errors(open_voice(name), [some])[0])
    return [
        (f"{name}: speech off its plan, {len(some)} lines of {len(told)} tales, %", error, budget)
    ]


def _costs(name: str, budget: float) -> list[Figure]:
    """What a second of speech costs."""
    share = real_time(open_voice(name), SENTENCES * 3)
    return [(f"{name}: ms of one core for a second of speech", 1000 * share, budget)]


def _rival() -> list[Figure]:
    """The stock pyttsx3 driver and ours on the same three texts, each to a file of its own."""
    lines = (Path(__file__).parents[1] / "hearing" / "passage.txt").read_text("utf-8").splitlines()
    texts = [" ".join(lines[part::3]) for part in range(3)]
    found, voice = stock(texts), open_voice()
    own = sum(alone(voice, text) for text in texts)
    return [
        ("stock pyttsx3: texts of 3 that were ever written", found["files"], inf),
        ("stock pyttsx3: share of that written when it returns", found["there"], inf),
        ("stock pyttsx3: ms until it returns", 1000 * found["returned"], inf),
        ("stock pyttsx3: ms until that one text is there", 1000 * found["done"], inf),
        ("ours: ms until all 3 are there, and it returns", 1000 * own, inf),
    ]


def _mix() -> list[Figure]:
    """The mixer's share, and what a process grows by over many stories."""
    mixer = Mixer()
    mixer.bed("sea", 1, 0.0, 2.0)
    for tag in range(15):
        mixer.say(tag, Clip(np.full(3 * RATE, 0.05, dtype=np.float32)), 0.0, 1.0)
    for bus in ("voice", "bed", "master"):
        mixer.ramp(bus, -6.0, 60.0)
    with_bed = mixing(mixer)
    plain = Mixer()
    for tag in range(15):
        plain.say(tag, Clip(np.full(3 * RATE, 0.05, dtype=np.float32)), 0.0, 1.0)
    return [
        ("mixing speech and three ramps, percent of one core", mixing(plain), 1.0),
        ("the same with a soundscape being made, percent", with_bed, inf),
        (f"MB more held late in {STORIES} stories than early", growth(lives_apart(STORIES)), 3.0),
    ]


def _gaps() -> list[Figure]:
    """Silence that nobody planned: in a story rendered whole, and through a recording card."""
    from tests.kiosk.sound.bench import gaps

    rows: list[Figure] = [
        ("samples of gap or loss in a story of ten minutes, rendered", gaps.offline(), 0.0)
    ]
    if shutil.which("pulseaudio") and shutil.which("parec"):
        blocked = 1000.0 * gaps.through_a_card() / RATE
        rows.append(("gap through a card, the screen blocked 150 ms at a time, ms", blocked, 5.0))
    return rows
