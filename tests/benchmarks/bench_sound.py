"""Sound: from a touch to the first spoken sample, gaps, what mixing and making cost."""

from __future__ import annotations

import time
from statistics import median

import numpy as np

from kiosk.sound.clip import RATE, Clip
from kiosk.sound.mixer import Mixer
from kiosk.sound.noise import HOP
from kiosk.sound.soundscapes import SOUNDS, soundscape
from kiosk.voice.reader import Reader
from kiosk.voice.shelf import open_reader, open_voice
from kiosk.voice.voice import Utterance, Voice, VoiceProblem
from tests.benchmarks.budget import Figure

SENTENCES = (
    "The last bus on Button Street was blue, and it had one slow wiper.",
    "Good evening, said the owl.",
    "They went down the lane, past the gate and the rain barrel, as far as the old bridge.",
)
TIMES = 7
PATIENCE = 20.0
_NO_LIMIT = float("inf")


def asked(sentence: str) -> Utterance:
    """The sentence at a middling pace."""
    return Utterance(sentence, sentence, 120.0)


def alone(voice: Voice, sentence: str) -> float:
    """Seconds that the engine itself takes for the sentence, in this process."""
    start = time.perf_counter()
    voice.render(asked(sentence))
    return time.perf_counter() - start


def touched(reader: Reader, mixer: Mixer, sentence: str) -> float:
    """Seconds from asking for the sentence to the first block of the mix that sounds."""
    start = time.perf_counter()
    reader.request(1, asked(sentence), urgent=True)
    while time.perf_counter() - start < PATIENCE:
        for _, made in reader.poll():
            if isinstance(made, VoiceProblem):
                raise made
            mixer.say(1, made)
            while not mixer.render(64).any():
                pass
            took = time.perf_counter() - start
            mixer.cancel()
            mixer.render(RATE)
            return took
        time.sleep(0.001)
    raise TimeoutError("no speech came")


def gap() -> int:
    """Frames of silence beyond the planned pause between two sentences."""
    mixer = Mixer()
    hum = Clip(np.full(RATE, 0.1, dtype=np.float32))
    mixer.say(1, hum, 0.0, 0.8)
    mixer.say(2, hum, 0.0, 0.0)
    sound = np.concatenate([mixer.render(997) for _ in range(70)])
    heard = np.flatnonzero(sound)
    rests = np.diff(heard) - 1
    # The very first frame of a fade-in and the last of a fade-out are zero by their nature.
    return max(0, int(rests.max()) - round(0.8 * RATE) - 2)


def mixing(seconds: int = 60) -> float:
    """Share of one core that speech, a bed and three ramps cost, in percent."""
    mixer = Mixer()
    mixer.bed("sea", 1, 0.0, 2.0)
    for tag in range(seconds // 4):
        mixer.say(tag, Clip(np.full(3 * RATE, 0.05, dtype=np.float32)), 0.0, 1.0)
    for bus in ("voice", "bed", "master"):
        mixer.ramp(bus, -6.0, float(seconds))
    start = time.process_time()
    for _ in range(seconds * 10):
        mixer.render(RATE // 10)
    return 100.0 * (time.process_time() - start) / seconds


def making(seconds: int = 60) -> tuple[float, float]:
    """Seconds of one core that a minute of the dearest soundscape takes, and its slowest hop's."""
    dearest = slowest = 0.0
    for name in SOUNDS:
        stream = soundscape(name, 1)
        took = 0.0
        for _ in range(seconds * RATE // HOP):
            start = time.process_time()
            stream.read(HOP)
            hop = time.process_time() - start
            took, slowest = took + hop, max(slowest, hop)
        dearest = max(dearest, 60.0 * took / seconds)
    return dearest, slowest


def measure() -> list[Figure]:
    """All figures, with a warm voice."""
    voice, reader, mixer = open_voice(), open_reader(), Mixer()
    try:
        start = time.perf_counter()
        touched(reader, mixer, SENTENCES[0])
        cold = time.perf_counter() - start
        for sentence in SENTENCES:
            alone(voice, sentence)
        bare, ours = [], []
        for _ in range(TIMES):
            for sentence in SENTENCES:
                bare.append(alone(voice, sentence))
                ours.append(touched(reader, mixer, sentence))
    finally:
        reader.close()
    dearest, slowest = making()
    return [
        ("touch to first spoken sample, milliseconds, device apart", median(ours) * 1000, 150.0),
        ("touch to first spoken sample / espeak-ng alone", median(ours) / median(bare), _NO_LIMIT),
        ("the same with the voice still starting, milliseconds", cold * 1000, _NO_LIMIT),
        ("gap between sentences beyond the planned pause, samples", float(gap()), 0.0),
        ("mixing speech and a soundscape, percent of one core", mixing(), _NO_LIMIT),
        ("making a minute of the dearest soundscape, seconds of one core", dearest, 1.5),
        (
            "the slowest hop (1.5 seconds) of any soundscape, milliseconds",
            1000.0 * slowest,
            _NO_LIMIT,
        ),
    ]
