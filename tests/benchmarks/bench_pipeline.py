"""Pipeline: from a player's first line to the first frame, what is kept, deaths, memory."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf
from pathlib import Path
from statistics import median

from kiosk.player import Player
from kiosk.sound.clip import Clip, Samples
from kiosk.sound.recorder import Recorder
from kiosk.sound.sink import ClockSink
from kiosk.voice.cache import ClipCache, find
from kiosk.voice.offer import Places
from kiosk.voice.process import VoiceProcess
from kiosk.voice.reader import Reader
from kiosk.voice.shelf import open_reader, open_voice
from kiosk.voice.voice import Utterance
from stories.pacing import TimedLine
from stories.script import Line, Seconds, Source
from tests.benchmarks.budget import Figure

WPM = 120.0
TIMES = 9
STORIES, SENTENCES, SETTLED = 200, 5, 20
PATIENCE = 30.0
_SOURCE = Source("bench", "bench", 1, "bench/bench")


class Ear(Recorder):
    """A recorder without a file, which only notes that something sounds."""

    def __init__(self) -> None:
        """Hear nothing yet."""
        self.frames = 0
        self.heard = False

    def write(self, samples: Samples) -> None:
        """Listen."""
        self.heard = self.heard or bool(samples.any())

    def close(self) -> None:
        """Stop listening."""


def timed(text: str) -> TimedLine:
    """A line of a story."""
    line = Line(text, text, _SOURCE, "bench")
    return TimedLine(line, WPM, 0.0, Seconds(1.0), Seconds(0.5))


def said(number: int) -> str:
    """A sentence that was never said before."""
    return f"The last bus on Button Street was number {number}, and it had one slow wiper."


def touched(reader: Reader, text: str) -> float:
    """Seconds from the player's being told to perform to the first frame that sounds."""
    ear = Ear()
    sink = ClockSink(recorder=ear)
    player = Player(reader, sink)
    began = time.perf_counter()
    player.perform(0, [timed(text)])
    while not ear.heard and time.perf_counter() - began < PATIENCE:
        player.tick()
        if sink.queued():
            sink.advance(0.002)
        else:
            time.sleep(0.001)
    took = time.perf_counter() - began
    while player.hungry and time.perf_counter() - began < PATIENCE:
        # The rest of it, where it came in parts: the next one is to find the voice at rest.
        player.tick()
        time.sleep(0.001)
    player.quiet(0.0)
    return took


def answered(reader: Reader, *texts: str) -> float:
    """Seconds until a reader has made all of these."""
    began = time.perf_counter()
    for tag, text in enumerate(texts):
        reader.request(tag, Utterance(text, text, WPM))
    left = len(texts)
    while left and time.perf_counter() - began < PATIENCE:
        left -= sum(isinstance(made, Clip) for _, made in reader.poll())
        time.sleep(0.0005)
    return time.perf_counter() - began if not left else inf


def prepared(reader: Reader, *texts: str) -> None:
    """Have these made while nobody waits, and wait for it."""
    reader.prepare([Utterance(text, text, WPM) for text in texts])
    began = time.perf_counter()
    while reader.progress() != (len(texts),) * 2 and time.perf_counter() - began < PATIENCE:
        reader.poll()
        time.sleep(0.001)


@contextmanager
def opened(make: Callable[[], Reader]) -> Iterator[Reader]:
    """Open a reader, warm, and close it."""
    reader = make()
    try:
        answered(reader, "Good evening.")
        yield reader
    finally:
        reader.close()


def touches() -> list[Figure]:
    """The built-in voice, through every part that an evening has, beside the engine alone."""
    voice = open_voice()
    bare, ours = [], []
    with opened(open_reader) as reader:
        for number in range(TIMES):
            began = time.perf_counter()
            voice.render(Utterance(said(number), said(number), WPM))
            bare.append(time.perf_counter() - began)
            ours.append(touched(reader, said(number)))
    return [
        ("player's first line to the first frame, built-in, ms", 1000 * median(ours), 150.0),
        ("the same / espeak-ng alone", median(ours) / median(bare), inf),
    ]


def kept() -> list[Figure]:
    """What a slow voice gains, and what a busy one costs whoever touches."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "notes").touch()
        arguments = {"notes": str(home / "notes"), "seconds": "0.2"}

        def slow() -> Reader:
            maker = "tests.kiosk.voice.troubled:Slow"
            return VoiceProcess(maker, arguments, home=home / "cache")

        with opened(slow) as reader:
            fresh = [touched(reader, said(number)) for number in range(5)]
            prepared(reader, *map(said, range(5)))
            again = [touched(reader, said(number)) for number in range(5)]
            reader.prepare([Utterance(f"{n}", f"{n}", WPM) for n in range(100)])
            busy = [touched(reader, said(number)) for number in range(10, 15)]
    return [
        ("a voice of 200 ms a sentence or part: first frame, ms", 1000 * median(fresh), inf),
        ("the same sentences out of the cache, ms", 1000 * median(again), 50.0),
        ("a new one while the evening is prepared, ms", 1000 * median(busy), 600.0),
        ("keeping a clip of 7 seconds, ms of one core", *_keeping()),
    ]


def _keeping() -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        place = find(Path(folder))
        assert place is not None
        cache = ClipCache(place)
        clip = open_voice().render(Utterance(said(1), said(1), 100.0))
        began = time.process_time()
        for number in range(20):
            cache.put(f"{number}", clip)
            cache.get(f"{number}")
        return 1000 * (time.process_time() - began) / 20, inf


def deaths() -> list[Figure]:
    """From the death of an engine to the sentence it was asked for."""
    took = []
    with opened(lambda: VoiceProcess("kiosk.voice.espeak:EspeakVoice")) as reader:
        assert isinstance(reader, VoiceProcess)
        for number in range(3):
            assert reader.pid is not None
            os.kill(reader.pid, signal.SIGKILL)
            took.append(answered(reader, said(number)))
    return [("engine killed: until the sentence is there, ms", 1000 * median(took), inf)]


def memory() -> list[Figure]:
    """What the voice's process and this one hold after many stories, against after a few."""
    grown = {}
    with opened(lambda: VoiceProcess("kiosk.voice.espeak:EspeakVoice")) as reader:
        assert isinstance(reader, VoiceProcess)
        pids = {"voice": reader.pid, "kiosk": os.getpid()}
        for story in range(STORIES):
            if story == SETTLED:
                grown = {name: _resident(pid) for name, pid in pids.items()}
            for number in range(SENTENCES):
                text = f"It was {story * SENTENCES + number}."
                reader.request(number, Utterance(text, text, WPM))
            left = SENTENCES
            while left:
                left -= len(reader.poll())
                time.sleep(0.0005)
        return [
            (
                f"memory of the {name} process, story {STORIES} / story {SETTLED}",
                _resident(pid) / grown[name],
                1.05,
            )
            for name, pid in pids.items()
        ]


def _resident(pid: int | None) -> float:
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return float(next(line.split()[1] for line in lines if line.startswith("VmRSS")))


def natural() -> list[Figure]:
    """The natural voice, if it is here: a line nobody prepared, and one that was."""
    from kiosk.voice.shelf import offers

    why = next((one.why_not for one in offers() if one.id == "natural"), "not here")
    if why:
        return []
    with tempfile.TemporaryDirectory() as folder:
        places = Places(Path(folder))
        with opened(lambda: open_reader("natural", places)) as reader:
            fresh = [touched(reader, said(number)) for number in range(5)]
            prepared(reader, *map(said, range(5)))
            again = [touched(reader, said(number)) for number in range(5)]
    return [
        ("player's first line to the first frame, natural, ms", 1000 * median(fresh), inf),
        ("the same lines prepared before, ms", 1000 * median(again), 150.0),
    ]


def measure() -> list[Figure]:
    """All figures."""
    return [*touches(), *kept(), *deaths(), *natural(), *memory()]
