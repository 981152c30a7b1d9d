"""Telling: a ten-minute story out of 36 tales and a year of nights, and what others take for it."""

from __future__ import annotations

import re
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from jinja2.sandbox import ImmutableSandboxedEnvironment

from stories.cast import Child
from stories.casting import keyed
from stories.lengths import pace_of
from stories.library import Library, load_library
from stories.memory import Memory
from stories.teller import Story, tell
from tests.benchmarks.budget import Figure
from tests.packs.thirty_six import write

CHILDREN = (Child("Mia", age=9, pronouns="she"), Child("Theo", age=9, pronouns="he"))
NIGHTS = 365
TIMES = 11


def told(library: Library, memory: Memory, night: int, minutes: float = 10) -> tuple[float, Story]:
    """Seconds for one story, and the story."""
    start = time.perf_counter()
    story = tell(
        library, CHILDREN, minutes=minutes, seed=keyed(1, str(night)), pace=pace_of(9),
        memory=memory, night=night, lead=night,
    )  # fmt: skip
    return time.perf_counter() - start, story


def rendered(text: str) -> float:
    """Seconds to compile and render that text with Jinja alone and nothing chosen."""
    start = time.perf_counter()
    environment = ImmutableSandboxedEnvironment(autoescape=False)
    environment.from_string(text.replace("Mia", "{{ child }}")).render(child="Mia")
    return time.perf_counter() - start


def expanded(text: str) -> float:
    """Seconds for as many words out of a Tracery grammar whose rules are that text's sentences."""
    import tracery

    lines = re.split(r"(?<=[.!?])\s+", text.replace("#", ""))
    rules = {
        "origin": " ".join(["#line#"] * len(lines)),
        "line": [line.replace("Mia", "#child#") for line in lines],
        "child": ["Mia"],
    }
    start = time.perf_counter()
    tracery.Grammar(rules).flatten("#origin#")
    return time.perf_counter() - start


def measure() -> list[Figure]:
    """The ten-minute story, beside others and over a year."""
    with TemporaryDirectory() as folder:
        library = load_library([write(Path(folder) / "thirty-six")])
    memory, costs = Memory(), []
    for night in range(1, NIGHTS + 1):
        took, story = told(library, memory, night)
        memory = memory.after(story.row(night, ["mia", "theo"]))
        costs.append(took)
    ours, bare, rival = [], [], []
    for number in range(TIMES):
        took, story = told(library, memory, NIGHTS + 1 + number)
        ours.append(took)
        bare.append(rendered(story.script.text))
        try:
            rival.append(expanded(story.script.text))
        except ImportError:
            continue
    late, early = median(costs[-60:]), median(costs[60:120])
    figures: list[Figure] = [
        ("10-minute story, 36 tales, a year of nights, milliseconds, warm",
         median(ours) * 1000, 50),
        ("a night at the end of a year / a night in its first months", late / early, 1.25),
        ("10-minute story / a raw Jinja render of the same text",
         median(ours) / median(bare), float("inf")),
    ]  # fmt: skip
    if rival:
        figures.append(
            ("10-minute story / as many words out of Tracery",
             median(ours) / median(rival), float("inf"))
        )  # fmt: skip
    return figures
