"""The natural voice, listened to."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.sound import tensors
from kiosk.sound.clip import RATE, Clip
from kiosk.sound.loudness import PEAK, SPEECH_LUFS, loudness
from kiosk.voice import measuring
from kiosk.voice.fitted import SHIPPED
from kiosk.voice.piper.model import Manner, Model, Spoken
from kiosk.voice.piper.storyteller import NaturalVoice, Way, measured, way_of
from kiosk.voice.voice import Utterance, VoiceProblem
from stories import ages
from stories.cast import Child
from stories.library import SHIPPED as SHIPPED_PACKS
from stories.library import load_library
from stories.pacing import Pace, schedule
from stories.teller import tell
from tests.kiosk.sound.hearing import largest_step, silences
from tests.kiosk.voice.passage import PASSAGE

ODD = (
    "", " ", "—", "🦉", "* * *", "Hm.", "a" * 300, "[[x]] <speak> & co.", "日本", "\x00\x1b[31m",
    "It was 7:05 on 21.03., and £3.50 went to St. Ives, Nr. 4½.", "it's 'twas James'",
    "“Zoë,” said Łukasz… “no—no!”", "Mrs. Thistledown and Dr. Moss had 1,024 sheep.",
)  # fmt: skip
SOME = PASSAGE[1:13:2]


class ToneModel:
    """A model that hums each letter for as long as it is told to, for tests of everything else."""

    digest, rate = "0" * 64, 16_000

    def __init__(self, *, timed: bool = True) -> None:
        """Tell how long each letter lasts, if ``timed``."""
        self.timed = timed
        self.longest = 0

    def knows(self, phoneme: str) -> bool:
        """Know every letter and mark."""
        return phoneme.isalnum() or phoneme in " .,;:!?ˈ"

    def phonemes(self, text: str) -> list[str]:
        """Say what is written."""
        return list(text)

    def say(self, phonemes: Any, stretch: Any, manner: Manner) -> Spoken:
        """Hum."""
        self.longest = max(self.longest, len(phonemes))
        ends = np.cumsum([round(0.02 * self.rate * one) for one in stretch])
        quiet = np.zeros(400, dtype=np.float32)
        hum = 0.1 * tensors.chance(manner.seed, int(ends[-1]) if len(ends) else 0)
        samples = np.concatenate([quiet, hum, quiet])
        return Spoken(samples, tuple(int(one) + 400 for one in ends) if self.timed else ())


def humming(*, timed: bool = True) -> NaturalVoice:
    """Return a voice that hums."""
    model: Any = ToneModel(timed=timed)
    return NaturalVoice(model)


def say(voice: NaturalVoice, text: str, **more: Any) -> Clip:
    """Return a sentence at the middle pace."""
    return voice.render(Utterance(text, text, **{"wpm": 150.0, **more}))


def covers(clip: Clip, text: str) -> None:
    """Check that every word has its time: in order, touching, to the last sample."""
    assert clip.seconds > 0
    assert [time.word for time in clip.words] == list(range(len(text.split())))
    assert all(time.t0 <= time.t1 for time in clip.words)
    assert all(a.t1 == b.t0 for a, b in pairwise(clip.words))
    if clip.words:
        assert clip.words[0].t0 == 0.0
        assert clip.words[-1].t1 == pytest.approx(clip.seconds, abs=1e-6)
    assert float(np.abs(clip.samples).max()) <= PEAK + 1e-6


@pytest.mark.parametrize("timed", [True, False])
@given(text=st.text(max_size=120))
@settings(max_examples=60, deadline=None)
def test_every_word_of_anything_has_its_time(timed: bool, text: str) -> None:
    """Whatever a family may write, with and without times from the network."""
    covers(say(humming(timed=timed), text), text)


@pytest.mark.parametrize("text", [*PASSAGE, *ODD])
def test_every_word_of_a_tale_has_its_time(text: str) -> None:
    """The passage, and everything that ever broke a voice."""
    covers(say(humming(), text), text)


def test_five_thousand_letters_are_said_in_pieces() -> None:
    """Cut at marks or blanks, joined without a step, each word in its place."""
    model: Any = ToneModel()
    text = ("The cat opened one eye, and then the other. " * 115)[:5000]
    clip = NaturalVoice(model).render(Utterance(text, text, 150.0))
    covers(clip, text)
    assert model.longest <= 180
    long = [time.t1 - time.t0 for time in clip.words]
    assert max(long) < 3.0


@pytest.mark.parametrize("text", [ODD[12], "Said /ʃɪvˈɔːn/'s owl: “in the end…”", "Hm."])
def test_real_speech_has_its_times(voice: NaturalVoice, text: str) -> None:
    """Numbers, names, quotes, sounds; fading in and out from nothing."""
    clip = say(voice, text)
    covers(clip, text)
    assert abs(float(clip.samples[0])) < 0.01
    assert abs(float(clip.samples[-1])) < 0.01


def kept(voice: NaturalVoice, sentences: tuple[str, ...], wpm: float) -> float:
    """Say the sentences, look at their level and their edges, and return the pace they kept."""
    clips = [say(voice, one, wpm=wpm) for one in sentences]
    level = loudness(np.concatenate([clip.samples for clip in clips]))
    assert level == pytest.approx(SPEECH_LUFS, abs=1.2)
    for text, clip in zip(sentences, clips, strict=True):
        covers(clip, text)
        for edge in (clip.samples[:400], clip.samples[-400:]):
            assert float(np.abs(edge).max()) > 10 ** (-50 / 20)
    taken = [measuring.Taken(one, wpm, clip.seconds)
             for one, clip in zip(sentences, clips, strict=True)]  # fmt: skip
    return measuring.words_a_minute(taken)


def test_it_keeps_pace_level_and_edges(voice: NaturalVoice) -> None:
    """A few sentences: nearly the pace, nearly the level, and speech at both edges."""
    assert kept(voice, PASSAGE[1:8:2], 150.0) == pytest.approx(150.0, rel=0.1)


@pytest.mark.torture
@pytest.mark.parametrize("wpm", [105.0, 120.0, 150.0, 185.0])
def test_it_speaks_as_fast_as_it_is_asked_to(voice: NaturalVoice, wpm: float) -> None:
    """Within 5 % over the passage."""
    assert kept(voice, PASSAGE, wpm) == pytest.approx(wpm, rel=0.05)


@pytest.mark.torture
@pytest.mark.parametrize("age", [3.0, 8.0])
def test_a_story_takes_as_long_as_it_was_planned(voice: NaturalVoice, age: float) -> None:
    """Planned speech and real speech differ by 5 % at most, over one whole telling."""
    band = ages.band(age)
    table = SHIPPED["natural"].table
    pace = Pace(band.speech_wpm, band.sentence_pause, band.paragraph_pause, table)
    story = tell(
        load_library([SHIPPED_PACKS]), [Child("Mia", age, "she")], minutes=3, seed=3, pace=pace
    )
    timed = schedule(story.script, pace)
    real = sum(say(voice, one.line.speech, wpm=one.wpm).seconds for one in timed)
    assert sum(one.speech_seconds for one in timed) == pytest.approx(real, rel=0.05)


@pytest.mark.torture
def test_real_speech_of_five_thousand_letters(voice: NaturalVoice) -> None:
    """It takes minutes of sound, and every word has its time."""
    text = (" ".join([*PASSAGE, *ODD]) * 3)[:5000]
    covers(say(voice, text), text)


def test_a_pause_in_a_sentence_belongs_to_the_word_before_it(voice: NaturalVoice) -> None:
    """The word after a comma begins where sound begins again."""
    clip = say(voice, "It was the kettle, and then the cat.")
    at = round(clip.words[4].t0 * RATE)
    before, after = clip.samples[at - 2000 : at - 300], clip.samples[at : at + 3000]
    assert float(np.abs(before).max()) < 0.02 < float(np.abs(after).max())


def test_the_same_sentence_is_the_same_clip(voice: NaturalVoice) -> None:
    """Whatever was said between; so it can be kept."""
    first = say(voice, SOME[0])
    say(voice, SOME[1])
    again = say(voice, SOME[0])
    assert np.array_equal(first.samples, again.samples)
    assert first.words == again.words
    assert voice.kept_as.startswith("piper ")


def test_a_whisper_is_softer_and_slower(voice: NaturalVoice) -> None:
    """And Marcus takes his time."""
    plain, hushed = say(voice, SOME[0]), say(voice, SOME[0], whisper=True)
    slow = say(voice, SOME[0], role="marcus")
    assert hushed.seconds > plain.seconds
    assert slow.seconds > plain.seconds
    assert loudness(hushed.samples) < loudness(plain.samples) - 1.0


def test_a_title_ends_no_sentence(voice: NaturalVoice) -> None:
    """One clip, without a rest behind the doctor."""
    clip = say(voice, "Dr. Smith slept.")
    assert clip.words[0].t1 - clip.words[0].t0 < 1.0
    assert len(clip.words) == 3


def test_markup_is_never_obeyed(voice: NaturalVoice) -> None:
    """Nothing of it is read as phonemes, nor as a tag."""
    marked = say(voice, "[[x]] <b>.")
    assert np.array_equal(marked.samples, say(voice, "x b.").samples)


def test_text_shown_otherwise_than_said_is_still_covered() -> None:
    """A name said right keeps its place; another count of words is spread."""
    clip = humming().render(Utterance("Siobhán slept.", "/ʃɪvˈɔːn/ slept.", 150.0))
    assert len(clip.words) == 2
    clip = humming().render(Utterance("St. slept at last.", "Saint Nicholas slept now.", 150.0))
    covers(clip, "St. slept at last.")
    clip = humming().render(Utterance("He slept.", "He slept at last.", 150.0))
    covers(clip, "He slept.")


def test_a_strange_voice_is_brought_to_level_and_tempo(model: Model) -> None:
    """Measured with a few words when it is opened; one without any sound is refused."""
    strange = measured(model, "dropped:joe", "en")
    clips = [strange.render(Utterance(one, one, 150.0)).samples for one in SOME[1:3]]
    assert loudness(np.concatenate(clips)) == pytest.approx(SPEECH_LUFS, abs=1.5)
    assert strange.name == "dropped:joe"
    mute: Any = ToneModel()
    mute.say = lambda phonemes, *_: Spoken(np.zeros(9000, dtype=np.float32), (0,) * len(phonemes))
    with pytest.raises(VoiceProblem, match="no sound"):
        measured(mute, "dropped:mute", "en")
    assert not len(NaturalVoice(mute).speak("Nobody.", Way(150.0)).samples)


@pytest.mark.parametrize("whisper", [False, True])
def test_what_is_said_is_a_little_livelier_and_hardly_quicker(whisper: bool) -> None:
    """In a whisper too; the level stays."""
    asked = Utterance("Hm.", "Hm.", 120.0, whisper=whisper)
    told, said = way_of(asked), way_of(asked, spoken=True)
    assert 1.0 < said.wpm / told.wpm < 1.06
    assert told.sound < said.sound <= 0.667
    assert told.length < said.length <= 0.8
    assert said.gain_db == told.gain_db


def test_telling_and_saying_are_one_clip_without_a_step() -> None:
    """Every word has its time, the rest between them is the comma's and no more."""
    text = "“The goose is not ready,” said the driver, “and we go when she is.”"
    clip = say(humming(), text)
    covers(clip, text)
    whole = say(humming(), text, inside=True)
    covers(whole, text)
    rests = [length / RATE for _, length in silences(clip.samples, least=RATE // 10)]
    assert rests == pytest.approx([0.38 * 120 / 150] * 2, abs=0.03)
    begins = round(clip.words[5].t0 * RATE)
    assert largest_step(clip.samples[begins - 60 : begins + 20]) <= largest_step(clip.samples)
    assert abs(clip.samples[begins - 1]) < 0.001
