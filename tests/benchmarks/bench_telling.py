"""Telling: choosing and telling a ten-minute story, beside a raw render of the same text."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from jinja2.sandbox import ImmutableSandboxedEnvironment

from stories import ages
from stories.cast import Child
from stories.library import Library, load_library
from stories.memory import Memory
from stories.pacing import BUILT_IN, Pace
from stories.teller import tell
from tests.benchmarks.budget import Figure

PACKS = Path(__file__).parents[2] / "stories" / "packs"
TIMES = 9


def told(library: Library, children: tuple[Child, ...], seed: int) -> tuple[float, str]:
    """Seconds for one story of ten minutes, and its text."""
    band = ages.band(min(child.age for child in children))
    pace = Pace(band.speech_wpm, band.sentence_pause, band.paragraph_pause, BUILT_IN)
    start = time.perf_counter()
    story = tell(library, children, minutes=10, seed=seed, pace=pace, memory=Memory())
    return time.perf_counter() - start, story.script.text


def rendered(text: str) -> float:
    """Seconds to compile and render that text with the same engine and nothing else."""
    start = time.perf_counter()
    environment = ImmutableSandboxedEnvironment(autoescape=False)
    environment.from_string(text.replace("Mia", "{{ child }}")).render(child="Mia")
    return time.perf_counter() - start


def measure() -> list[Figure]:
    """Both figures, with a warm library."""
    library = load_library([PACKS])
    children = (Child("Mia", age=8), Child("Theo", age=7))
    told(library, children, 0)
    ours, bare = [], []
    for seed in range(1, TIMES + 1):
        took, text = told(library, children, seed)
        ours.append(took)
        bare.append(rendered(text))
    tales = len(list(library.tales))
    return [
        (f"10-minute story of {tales} tales, milliseconds, warm", median(ours) * 1000, 50),
        ("10-minute story / a raw Jinja render", median(ours) / median(bare), float("inf")),
    ]
