"""What the bench of voices listens to: touches, stories, the stock driver, a long-lived process."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from itertools import count
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any

from kiosk.player import Player
from kiosk.sound.clip import RATE
from kiosk.sound.mixer import Mixer
from kiosk.sound.sink import ClockSink
from kiosk.voice.parts import Opening, parted
from kiosk.voice.reader import InlineReader
from kiosk.voice.voice import Utterance, VoiceProblem
from stories.cast import Child
from stories.lengths import pace_of
from stories.library import SHIPPED, load_library
from stories.pacing import Pace, TimedLine, schedule
from stories.teller import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.voice.reader import Reader
    from kiosk.voice.voice import Voice

PATIENCE = 60.0
TAGS = count(1)
ROOT = Path(__file__).parents[2]

STOCK = """
import ctypes, json, os, sys, time
import espeakng_loader
os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
ctypes.CDLL(espeakng_loader.get_library_path())
import pyttsx3
folder, texts = sys.argv[1], json.loads(sys.argv[2])
files = [os.path.join(folder, "%d.wav" % n) for n in range(len(texts))]
size = lambda: sum(os.path.getsize(one) for one in files if os.path.exists(one))
engine = pyttsx3.init("espeak")
for text, file in zip(texts, files):
    engine.save_to_file(text, file)
began = time.perf_counter()
engine.runAndWait()
returned, there = time.perf_counter() - began, size()
done, last, still = returned, size(), time.monotonic()
while time.monotonic() - still < (1.0 if last else 30.0):
    if size() != last:
        last, still, done = size(), time.monotonic(), time.perf_counter() - began
    time.sleep(0.005)
answer = {"returned": returned, "there": there / max(1, size()), "done": done}
print(json.dumps({**answer, "files": sum(map(os.path.exists, files))}), flush=True)
os._exit(0)
"""
"""The driver that pyttsx3 brings for Linux, asked to write each text to a file."""


def asked(sentence: str, wpm: float = 120.0) -> Utterance:
    """The sentence at a middling pace."""
    return Utterance(sentence, sentence, wpm)


def alone(voice: Voice, sentence: str) -> float:
    """Seconds that the engine itself takes for the sentence, in this process."""
    start = time.perf_counter()
    voice.render(asked(sentence))
    return time.perf_counter() - start


def awaited(voice: Voice, sentence: str) -> float:
    """Seconds of one core for what somebody waits for: a sentence, or the first part of it."""
    parts = parted(asked(sentence))
    start = time.process_time()
    voice.render(parts.first if parts else asked(sentence))
    return time.process_time() - start


def touched(reader: Reader, mixer: Mixer, sentence: str) -> float:
    """Seconds from asking for the sentence to the first block of the mix that sounds."""
    start = time.perf_counter()
    # The rest of a sentence that came in parts must not be taken for the next one.
    tag = next(TAGS)
    reader.request(tag, asked(sentence), urgent=True)
    while time.perf_counter() - start < PATIENCE:
        for answered, made in reader.poll():
            if isinstance(made, VoiceProblem):
                raise made
            if answered != tag:
                continue
            mixer.say(1, made)
            while not mixer.render(64).any():
                pass
            took = time.perf_counter() - start
            mixer.cancel()
            mixer.render(RATE)
            while isinstance(made, Opening) and tag not in dict(reader.poll()):
                time.sleep(0.001)
            return took
        time.sleep(0.001)
    raise TimeoutError("no speech came")


def real_time(voice: Voice, sentences: Sequence[str]) -> float:
    """Seconds of one core that a second of speech takes."""
    start, spoken = time.process_time(), 0.0
    for sentence in sentences:
        spoken += voice.render(asked(sentence)).seconds
    return (time.process_time() - start) / spoken


def tellings(pace: Pace) -> list[tuple[TimedLine, ...]]:
    """Every shipped tale told once."""
    library = load_library([SHIPPED])
    told = []
    for number, tale in enumerate(library.tales):
        age = float(min(max(6, tale.ages[0]), tale.ages[1]))
        children = [Child("Mia", age, "she"), Child("Theo", age, "he")]
        story = tell(library, children, minutes=5, seed=number, pace=pace, tale=tale.key)
        told.append(schedule(story.script, pace))
    return told


def length_errors(voice: Voice, told: Sequence[Sequence[TimedLine]]) -> list[float]:
    """How far each telling's speech, pauses included, lies from its plan, as a share."""
    errors = []
    for timed in told:
        real = planned = 0.0
        for one in timed:
            line = one.line
            said = Utterance(line.text, line.speech, one.wpm, line.whisper, line.role)
            real += voice.render(said).seconds + one.pause_after
            planned += one.speech_seconds + one.pause_after
        errors.append(real / planned - 1.0)
    return errors


def stock(texts: Sequence[str]) -> dict[str, Any]:
    """What the stock driver does with the same texts."""
    with tempfile.TemporaryDirectory() as folder:
        words = [sys.executable, "-c", STOCK, folder, json.dumps(list(texts))]
        done = subprocess.run(words, check=True, capture_output=True, text=True, timeout=90)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def mixing(mixer: Mixer, seconds: int = 60) -> float:
    """Percent of one core that rendering goes for."""
    start = time.process_time()
    for _ in range(seconds * 10):
        mixer.render(RATE // 10)
    return 100.0 * (time.process_time() - start) / seconds


def resident() -> float:
    """Megabytes that this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


def lives(stories: int) -> list[float]:
    """Megabytes that this process holds after each of so many stories, told here and now."""
    from kiosk.voice.espeak import EspeakVoice

    pace = pace_of(6)
    library, voice = load_library([SHIPPED]), EspeakVoice()
    held = []
    for seed in range(stories):
        sink = ClockSink()
        player = Player(InlineReader(voice), sink)
        script = tell(library, [Child("Mia", 6, "she")], minutes=3, seed=seed, pace=pace).script
        timed = schedule(script, pace)
        player.perform(0, timed)
        ended = 0
        while ended < len(timed):
            ended += sum(not one.started for one in player.tick())
            sink.advance(0.5)
        player.close()
        held.append(resident())
    return held


def growth(held: Sequence[float]) -> float:
    """How much more was held over the last quarter of the stories than over the second."""
    part = len(held) // 4
    return mean(held[-part:]) - mean(held[part : 2 * part])


def lives_apart(stories: int) -> list[float]:
    """The same in a process of its own, so that nothing else has grown it."""
    code = f"from tests.benchmarks.voices import lives; print(lives({stories}))"
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, check=True, capture_output=True, text=True, cwd=ROOT, timeout=3000)
    held: list[float] = json.loads(done.stdout.splitlines()[-1])
    return held
