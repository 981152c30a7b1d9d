"""The built-in voice, listened to."""

from __future__ import annotations

import hashlib
import resource
import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest

from kiosk.sound.clip import RATE, Clip
from kiosk.sound.loudness import SPEECH_LUFS, loudness
from kiosk.voice import measuring
from kiosk.voice.espeak import EspeakVoice
from kiosk.voice.phrases import RESTS, cut
from kiosk.voice.voice import Utterance
from tests.kiosk.sound.hearing import largest_step, level, pitch
from tests.kiosk.voice.passage import PASSAGE

VOICE = EspeakVoice()
SAID = (
    "The goose is not ready, and we go when she is.", "Is it far?", "Good evening.",
    "It was, but we have used most of it up.", "I keep mine in my whiskers.",
)  # fmt: skip
ODD = (
    "", " ", "—", "🦉", "* * *", "Hm.", "Hoooo.", "a" * 400, "of a " * 200, "[[x]] <speak> & co.",
    "It was 7:05 on 21.03., and £3.50 went to St. Ives, Nr. 4½.", "“Zoë,” said Łukasz… “no—no!”",
    "Mrs. Thistledown and Dr. Moss had 1,024 sheep.", "日本", "\x00\x1b[31m", "it's 'twas James'",
)  # fmt: skip


@pytest.mark.parametrize("wpm", [85, 90, 105, 120, 145])
def test_it_speaks_as_fast_as_it_is_asked_to(wpm: float) -> None:
    """Within 5 % over a passage."""
    kept = measuring.words_a_minute(measuring.listen(VOICE, PASSAGE, wpm))
    assert kept == pytest.approx(wpm, rel=0.05)


@pytest.mark.parametrize("text", [*PASSAGE, *ODD])
def test_every_word_has_its_time(text: str) -> None:
    """In order, touching, from the first sample to the last."""
    clip = VOICE.render(Utterance(text, text, 120.0))
    assert clip.seconds > 0
    assert [time.word for time in clip.words] == list(range(len(text.split())))
    if clip.words:
        assert clip.words[0].t0 == 0.0
        assert clip.words[-1].t1 == pytest.approx(clip.seconds, abs=1e-6)
    assert all(a.t1 == b.t0 for a, b in pairwise(clip.words))
    assert all(time.t0 <= time.t1 for time in clip.words)


def test_a_pause_in_a_sentence_belongs_to_the_word_before_it() -> None:
    """The word after a comma begins where sound begins again."""
    text = "It was the kettle, and then the cat."
    clip = VOICE.render(Utterance(text, text, 120.0))
    at = round(clip.words[4].t0 * RATE)
    before, after = clip.samples[at - 2000 : at - 300], clip.samples[at : at + 2000]
    assert float(np.abs(before).max()) < 0.02 < float(np.abs(after).max())


def test_clips_are_trimmed_to_the_speech() -> None:
    """The first and the last sample are heard, so that planned pauses are exact."""
    for text in PASSAGE:
        samples = VOICE.render(Utterance(text, text, 120.0)).samples
        assert abs(samples[0]) > 0.001
        assert abs(samples[-1]) > 0.001


def test_it_has_the_level_of_every_voice() -> None:
    """So that one gain fits them all; a whisper and Marcus are not louder."""
    for role, whisper in (("storyteller", False), ("marcus", False), ("storyteller", True)):
        spoken = [
            VOICE.render(Utterance(one, one, 120.0, whisper=whisper, role=role)).samples
            for one in PASSAGE
        ]
        assert loudness(np.concatenate(spoken)) == pytest.approx(SPEECH_LUFS, abs=1.0)


def test_text_shown_otherwise_than_said_is_still_covered() -> None:
    """A name said right keeps its place; another count of words is spread."""
    clip = VOICE.render(Utterance("Siobhán slept.", "shi-VAWN slept.", 120.0))
    assert len(clip.words) == 2
    clip = VOICE.render(
        Utterance("St. slept at last.", "Saint Nicholas the elder slept at last.", 120.0)
    )
    assert len(clip.words) == 4
    assert clip.words[-1].t1 == pytest.approx(clip.seconds, abs=1e-6)


def test_a_fresh_process_says_the_same_first_sentence() -> None:
    """To the bit, twice."""
    code = (
        "import hashlib\n"
        "from kiosk.voice.espeak import EspeakVoice\n"
        "from kiosk.voice.voice import Utterance\n"
        "clip = EspeakVoice().render(Utterance('The cat slept.', 'The cat slept.', 110.0))\n"
        "print(hashlib.blake2b(clip.pcm16() + repr(clip.words).encode()).hexdigest())\n"
    )
    said = {
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
        for _ in range(2)
    }
    assert len(said) == 1
    assert len(said.pop().strip()) == len(hashlib.blake2b().hexdigest())


def test_two_hundred_sentences_do_not_grow() -> None:
    """The memory of this process stays where it was after the first fifty."""
    sentences = [one for one in PASSAGE for _ in range(7)]
    peaks = []
    for part in (sentences[:50], sentences[:200]):
        for text in part:
            VOICE.render(Utterance(text, text, 140.0))
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    assert peaks[1] - peaks[0] < 8 * 1024


def heard(text: str, wpm: float = 120.0, *, whisper: bool = False, inside: bool = False) -> Clip:
    """The clip of one sentence."""
    return VOICE.render(Utterance(text, text, wpm, whisper=whisper, inside=inside))


@pytest.mark.parametrize("whisper", [False, True])
def test_what_is_said_lies_a_little_higher_than_what_is_told(whisper: bool) -> None:
    """One to three semitones, no louder than a decibel, and hardly quicker; not another person."""
    told = [heard(one, whisper=whisper) for one in SAID]
    said = [heard(f"“{one}”", whisper=whisper) for one in SAID]
    tones = [pitch(np.concatenate([one.samples for one in clips])) for clips in (told, said)]
    assert 1.0 <= 12.0 * np.log2(tones[1] / tones[0]) <= 3.0
    loud = [loudness(np.concatenate([one.samples for one in clips])) for clips in (told, said)]
    assert loud[1] == pytest.approx(loud[0], abs=1.0)
    assert 0.94 <= sum(one.seconds for one in said) / sum(one.seconds for one in told) < 1.0


def test_a_quotation_that_began_a_sentence_ago_sounds_as_one() -> None:
    """The same words, the same sound, wherever the mark stands."""
    inside = heard("We go when the goose is ready.”", inside=True)
    whole = heard("“We go when the goose is ready.”")
    assert pitch(inside.samples) == pytest.approx(pitch(whole.samples), rel=0.02)
    assert pitch(inside.samples) > 1.05 * pitch(heard("We go when the goose is ready.").samples)


def test_where_telling_and_saying_meet_there_is_neither_step_nor_hole() -> None:
    """No jump between two frames that speech itself has not, and no rest beyond the mark's own."""
    for text in PASSAGE:
        phrases = cut(text)
        for wpm in (90.0, 140.0):
            clip = heard(text, wpm)
            for one in phrases[1:]:
                at = round(clip.words[one.first].t0 * RATE)
                near = clip.samples[max(0, at - 400) : at + 400]
                assert largest_step(near) <= 0.12
                before = clip.samples[:at]
                silent = len(before) - 1 - int(np.flatnonzero(np.abs(before) > 0.002)[-1])
                assert silent / RATE <= max(RESTS.values()) * 120.0 / wpm + 0.05
            assert level(clip.samples) < 0.0


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("Siobhán is asleep.", "/ʃɪvˈɔːn/ is asleep."),
        ("Siobhán's bed is warm.", "/ʃɪvˈɔːn/'s bed is warm."),
        ("“Good night, Siobhán,” it said.", "“Good night, /ʃɪvˈɔːn/,” it said."),
        ("Mia and Siobhán slept.", "/mˈiə/ and /ʃɪvˈɔːn/ slept."),
        ("Siobhán.", "/ʃɪvˈɔːn/."),
    ],
)
def test_a_name_in_ipa_is_said_and_is_one_word(text: str, speech: str) -> None:
    """It has a time of its own, and sounds like nothing that is spelled out."""
    voice = EspeakVoice()
    clip = voice.render(Utterance(text, speech, 120.0))
    assert [one.word for one in clip.words] == list(range(len(text.split())))
    spelled = voice.render(Utterance(text, speech.replace("/", ""), 120.0))
    assert clip.seconds < spelled.seconds
    named = next(i for i, word in enumerate(text.split()) if "Siobhán" in word)
    assert clip.words[named].t1 - clip.words[named].t0 > 0.3


def test_a_family_s_own_brackets_and_slashes_are_never_sounds() -> None:
    """What a family types is text: only IPA between slashes is said as sounds."""
    voice = EspeakVoice()
    plain = voice.render(Utterance("S I v", "S I v", 120.0))
    typed = voice.render(Utterance("[[S I v]]", "[[S I v]]", 120.0))
    assert typed.seconds == pytest.approx(plain.seconds, rel=0.1)
    both = voice.render(Utterance("Mia [[slept]]", "/mˈiə/ [[slept]]", 120.0))
    alone = voice.render(Utterance("Mia slept", "/mˈiə/ slept", 120.0))
    assert both.seconds == pytest.approx(alone.seconds, rel=0.02)
