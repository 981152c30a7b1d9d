"""A long sentence in two parts: cut where one breathes, told as it would have been told whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.sound.clip import Clip
from kiosk.voice.parts import LONG, Opening, left, parted
from kiosk.voice.phrases import cut
from kiosk.voice.voice import Utterance


def whole(text: str, speech: str = "", *, inside: bool = False, recording: str = "") -> Utterance:
    """A sentence."""
    return Utterance(text, speech or text, 120.0, inside=inside, recording=recording)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "The last bus on Button Street was blue, and it had one slow wiper.",
            "The last bus on Button Street was blue,",
        ),
        (
            '"I keep mine in my whiskers every day" said the cat, and yawned very slowly.',
            '"I keep mine in my whiskers every day"',
        ),
        (
            "“Good evening to all of you up there,” said the owl who lived in the old gate.",
            "“Good evening to all of you up there,”",
        ),
    ],
)
def test_a_sentence_is_parted_where_one_breathes(text: str, first: str) -> None:
    """Behind a mark, or where somebody begins or ends to speak."""
    parts = parted(whole(text))
    assert parts is not None
    assert parts.first.text == first
    assert f"{parts.first.text} {parts.rest.text}" == text
    assert parts.words == len(first.split())
    assert parts.pause > 0.0


@pytest.mark.parametrize(
    "sentence",
    [
        whole("Good night, Mia."),
        whole("A lamp was lit in the window of the baker who had nothing to bake until three"),
        whole("No, that was not what anybody had ever seen on the road to the old stone bridge."),
        whole("It was an owl, round as a loaf, and wide awake.", "It was an owl round as a loaf"),
        whole("The last bus was blue, and it had one slow wiper that sang.", recording="story-1"),
    ],
)
def test_what_is_short_or_has_no_rest_near_its_middle_stays_whole(sentence: Utterance) -> None:
    """Nor is one that a grown-up has recorded, or whose words are counted otherwise."""
    assert parted(sentence) is None


def test_an_open_quotation_goes_on_in_the_rest() -> None:
    """Who speaks in the first part speaks on in the second."""
    parts = parted(whole("“The kettle is as quiet as a hat, and the cat has come back home.”"))
    assert parts is not None
    assert (parts.first.inside, parts.rest.inside) == (False, True)
    again = parted(whole("The kettle is as quiet as a hat, and the cat is home.”", inside=True))
    assert again is not None
    assert (again.first.inside, again.rest.inside) == (True, True)


def test_what_is_left_of_a_sentence() -> None:
    """After its opening the rest; after anything else it is the same as before."""
    sentence = whole("The last bus on Button Street was blue, and it had one slow wiper.")
    silence = Clip.silence(1.0)
    assert left(sentence, silence) == sentence
    rest = left(sentence, Opening(silence.samples, silence.words))
    assert rest.text == "and it had one slow wiper."


@given(
    st.lists(
        st.sampled_from(
            [
                "owl",
                "bridge,",
                "“Good",
                "night,”",
                "'Twas",
                "the",
                "said;",
                "—",
                "...",
                "'em",
                "it’s",
            ]
        ),
        max_size=40,
    ),
    st.booleans(),
)
def test_no_word_is_lost_or_told_otherwise(words: list[str], inside: bool) -> None:
    """Whatever stands in it: both parts together are the sentence, and nobody else speaks."""
    sentence = whole(" ".join(words), inside=inside)
    parts = parted(sentence)
    if parts is None:
        return
    assert len(sentence.speech) >= LONG
    assert [*parts.first.text.split(), *parts.rest.text.split()] == words
    told = [
        phrase.spoken
        for one in (parts.first, parts.rest)
        for phrase in cut(one.speech, inside=one.inside)
        for _ in range(phrase.count)
    ]
    assert told == [
        phrase.spoken for phrase in cut(sentence.speech, inside=inside) for _ in range(phrase.count)
    ]
