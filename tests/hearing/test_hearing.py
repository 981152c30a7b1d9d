"""Whether each voice that is offered can be understood, by a recogniser that never saw the text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from kiosk.sound.clip import RATE, Clip
from kiosk.sound.loudness import SPEECH_LUFS, loudness
from kiosk.voice.offer import SILENT
from kiosk.voice.shelf import offers, open_voice
from kiosk.voice.voice import Utterance
from tests.hearing.ear import heard, plain, time_error, word_error_rate

PASSAGE = (Path(__file__).parent / "passage.txt").read_text("utf-8").splitlines()
WPM, PAUSE = 120.0, 0.6
MOST_WRONG = {"built-in": 0.15, "natural": 0.10}
"""Share of words an offered voice may lose; any other voice: a quarter."""
OFFERS = {one.id: one for one in offers() if one.kind != SILENT}
OFFERED = tuple(OFFERS)


@dataclass(frozen=True)
class Reading:
    """The whole passage read by one voice, and when each of its words is said."""

    clip: Clip
    times: tuple[tuple[str, float], ...]
    lufs: float


@cache
def reading(voice_id: str) -> Reading:
    """Let a voice read the passage; one that can't speak here is skipped with its own reason."""
    if OFFERS[voice_id].why_not:
        pytest.skip(OFFERS[voice_id].why_not)
    voice = open_voice(voice_id)
    parts: list[np.ndarray] = []
    times: list[tuple[str, float]] = []
    frames = 0
    for text in PASSAGE:
        clip = voice.render(Utterance(text, text, WPM))
        tokens = text.split()
        for one in clip.words:
            spoken = plain(tokens[one.word])
            step = (one.t1 - one.t0) / max(1, len(spoken))
            start = frames / RATE + one.t0
            times += [(word, start + n * step) for n, word in enumerate(spoken)]
        parts += [clip.samples, np.zeros(round(PAUSE * RATE), dtype=np.float32)]
        frames += len(parts[-2]) + len(parts[-1])
    whole = np.concatenate(parts)
    return Reading(Clip(whole), tuple(times), loudness(whole))


def test_the_passage_is_what_the_gate_was_set_for() -> None:
    """Two hundred and fifty words, none of them a stranger."""
    assert len(" ".join(PASSAGE).split()) == 250
    assert " ".join(PASSAGE).isascii()


def test_the_ear_is_fair() -> None:
    """Spellings and figures of one sound are one word."""
    assert plain("Good-night, it's 9 o'clock.") == plain("goodnight it’s nine o’clock")
    assert plain("“Twenty-one,” he said") == plain("21 he said")
    assert plain("115") == ["one", "hundred", "and", "fifteen"]


@pytest.mark.hearing
@pytest.mark.parametrize("voice_id", OFFERED)
def test_a_voice_that_is_offered_is_understood(
    voice_id: str, tmp_path: Path, table: list[str]
) -> None:
    """Few words are lost, and each is lit when it is heard."""
    read = reading(voice_id)
    read.clip.write_wav(tmp_path / "read.wav")
    understood = heard(tmp_path / "read.wav")
    said = [word for word, _ in read.times]
    assert said == plain(" ".join(PASSAGE))
    wrong = word_error_rate(said, [one.word for one in understood])
    apart = time_error(read.times, understood)
    table.append(f"{voice_id:24} {wrong:12.3f} {read.lufs:7.1f} {apart:6.2f} s")
    assert wrong <= MOST_WRONG.get(voice_id, 0.25)
    assert apart <= 0.25


@pytest.mark.hearing
@pytest.mark.parametrize("voice_id", OFFERED)
def test_a_voice_that_is_offered_is_as_loud_as_the_others(voice_id: str) -> None:
    """One stored gain a voice: within 1.5 LU of what all are brought to."""
    assert reading(voice_id).lufs == pytest.approx(SPEECH_LUFS, abs=1.5)


@pytest.mark.parametrize("voice_id", [one for one in OFFERED if one.startswith("built-in")])
def test_a_word_s_time_is_in_order(voice_id: str) -> None:
    """Over the whole passage, whoever reads it."""
    times = [at for _, at in reading(voice_id).times]
    assert all(before <= after for before, after in pairwise(times))
