"""`hearthside voice say` on whatever a family may write: every word has its time, and an end."""

from __future__ import annotations

import argparse
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kiosk.cli import voice
from kiosk.cli.exits import WrongUse
from kiosk.sound.clip import RATE, Clip

NAMES = ["Siobhán", "Łukasz", "Nguyễn", "Zoë", "O'Brien", "Mary-Jane", "Xochitl", "Ng", "D’Arcy"]
NUMBERS = ["7", "22", "1,024", "3.5", "7:30", "19:05", "1st", "£5", "50%", "1/2", "2026-11-22"]
MARKS = ["—", "–", "-", "…", "...", "“Hush,”", '"Now?"', "‘so’", "(yes)", "&", "?!", "*", ";", "/"]
PICTURES = ["🦉", "👩‍👧", "🏳️‍🌈", "❤️", "☂", "e\u0301"]
SCRIPTS = [
    "Привет",
    "кот",
    "مرحبا",
    "قطة",
    "你好",
    "小猫",
    "नमस्ते",
    "बिल्ली",
    "ねこ",
    "고양이",
    "γάτα",
]
SOUNDS = ["/ʃɪvˈɔːn/", "/ʃɪvˈɔːn/'s", "[[", "]]", "[[kˈat]]", "<b>", "</voice>", "{{", "%n"]
PLAIN = ["the", "of", "a", "cat", "slept", "in", "owl,", "moon.", "Dr.", "Mrs.", "St.", "p.m."]
WORDS = st.one_of(
    st.sampled_from(NAMES + NUMBERS + MARKS + PICTURES + SCRIPTS + SOUNDS + PLAIN),
    st.sampled_from(PLAIN),
    st.text(min_size=1, max_size=8),
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
LONG = (" ".join(["The cat, who was 22, slept — or so said Zoë — in a bowl of plums."] * 90))[:5000]


def said(folder: Path, *words: str) -> tuple[Clip, dict[str, Any]]:
    """What is written for a text: the speech and the times."""
    parser = argparse.ArgumentParser()
    parser.set_defaults(home=folder)
    voice.register(parser.add_subparsers())
    out, times = folder / "a.wav", folder / "a.json"
    asked = parser.parse_args(["voice", "say", "--out", str(out), "--times", str(times), *words])
    assert asked.run(asked) == 0
    told: dict[str, Any] = json.loads(times.read_text("utf-8"))
    return Clip.read_wav(out), told


def is_whole(text: str, clip: Clip, told: dict[str, Any]) -> None:
    """Every token in order, each begins where the one before ends, the last with the clip."""
    words = told["words"]
    assert [one["word"] for one in words] == text.split()
    assert words[0]["t0"] == 0
    assert all(one["t0"] <= one["t1"] for one in words)
    assert all(before["t1"] == after["t0"] for before, after in pairwise(words))
    assert words[-1]["t1"] == told["seconds"]
    assert round(told["seconds"] * RATE) == len(clip.samples)
    assert clip.seconds > 0.05


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=SENTENCES.filter(lambda text: bool(text.split())), wpm=st.sampled_from([70, 120, 200]))
@example(text="Siobhán met 22 owls at 7:30 — “hush,” said Dr. Ng… 🦉", wpm=120)
@example(text="-1 is less than 0", wpm=120)
@example(text="\u200b \ufeff x", wpm=120)
@example(text="/ʃɪvˈɔːn/ /wɪn/ slept.", wpm=120)
def test_every_token_has_its_time(tmp_path: Path, text: str, wpm: int) -> None:
    """Names, numbers, quotes, dashes, pictures, other scripts, marks of any markup, anything."""
    is_whole(text, *said(tmp_path, "--wpm", str(wpm), "--", text))


@pytest.mark.parametrize("script", ["Привет, кот!", "مرحبا يا قطة", "你好，小猫。", "नमस्ते बिल्ली"])
def test_another_script_is_a_sentence_like_any_other(tmp_path: Path, script: str) -> None:
    """However well the voice knows it: it takes its time, and every word has its own."""
    is_whole(script, *said(tmp_path, script))


def test_five_thousand_characters_are_one_sentence(tmp_path: Path) -> None:
    """With a time for each of nine hundred words and more."""
    clip, told = said(tmp_path, LONG)
    is_whole(LONG, clip, told)
    assert clip.seconds > 250.0


def test_five_thousand_letters_without_a_space(tmp_path: Path) -> None:
    """Nobody would read it aloud; it is a word with a beginning and an end."""
    is_whole("x" * 5000, *said(tmp_path, "x" * 5000))


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\u2003"])
def test_nothing_to_say_is_said_in_words(tmp_path: Path, text: str) -> None:
    """And nothing is written."""
    with pytest.raises(WrongUse, match="nothing to say"):
        said(tmp_path, text)
    assert not list(tmp_path.iterdir())
