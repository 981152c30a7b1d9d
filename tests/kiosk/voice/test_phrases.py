"""A sentence cut into what is told and what is said, and put together again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.voice.phrases import RESTS, cut, insides
from tests.kiosk.voice.passage import PASSAGE


def shown(speech: str, *, inside: bool = False) -> list[str]:
    """The phrases, what is said in brackets."""
    phrases = cut(speech, inside=inside)
    return [f"<{one.speech}>" if one.spoken else one.speech for one in phrases]


@pytest.mark.parametrize(
    ("speech", "told"),
    [
        ("The cat slept.", ["The cat slept."]),
        ('"Good evening," said the owl.', ['<"Good evening,">', "said the owl."]),
        ("“Is it far?” asked Mia.", ["<“Is it far?”>", "asked Mia."]),
        (
            "‘Now,’ she said, ‘not at ten o’clock.’",
            ["<‘Now,’>", "she said,", "<‘not at ten o’clock.’>"],
        ),
        ("'Go to bed,' said Theo's gran.", ["<'Go to bed,'>", "said Theo's gran."]),
        ("“He said, ‘go home,’ twice,” said she.", ["<“He said, ‘go home,’ twice,”>", "said she."]),
        ("“The boys’ hats,” he said, “wet.”", ["<“The boys’ hats,”>", "he said,", "<“wet.”>"]),
        ("‘The boys’ hats,’ he said.", ["<‘The boys’ hats,’>", "he said."]),
        ("'Twas late, and 'em were James' hats.", ["'Twas late, and 'em were James' hats."]),
        ('She said—"no"—and slept.', ['She said—"no"—and slept.']),
        ('"I—" said the moth.', ['<"I—">', "said the moth."]),
        ('The sign said "Closed" in green.', ['The sign said "Closed" in green.']),
        ("It sang “Ten ducks,” and slept.", ["It sang", "<“Ten ducks,”>", "and slept."]),
        ('"/ʃɪvˈɔːn/\'s hat," said he.', ["<\"/ʃɪvˈɔːn/'s hat,\">", "said he."]),
        ('"—" said the stone.', ['"—" said the stone.']),
        ("«Bonsoir,» dit-il.", ["<«Bonsoir,»>", "dit-il."]),
        ("", []),
    ],
)  # fmt: skip
def test_what_is_said_is_told_apart(speech: str, told: list[str]) -> None:
    """Straight, curly and nested quotes; apostrophes and mentioned words are none."""
    assert shown(speech) == told


def test_what_an_earlier_sentence_opened_goes_on() -> None:
    """To its closing mark, whichever that is; the next paragraph begins outside."""
    assert insides(['"I am here.', 'It is late," said he.', '"You are.', "Sleep."]) == (
        False, True, False, True,
    )  # fmt: skip
    assert shown('It is late," said he.', inside=True) == ['<It is late,">', "said he."]
    assert shown("It is late,’ said he.", inside=True) == ["<It is late,’>", "said he."]
    assert shown("The boys' hats are wet.", inside=True) == ["<The boys' hats are wet.>"]
    assert insides([]) == ()


@given(st.text(alphabet="ab \"'“”‘’«»,.?!—-\n🦉é7/", max_size=60), st.booleans())
def test_no_word_is_lost_however_the_marks_stand(speech: str, inside: bool) -> None:
    """Joined by blanks the phrases are the sentence, and each knows where it begins."""
    phrases = cut(speech, inside=inside)
    assert [word for one in phrases for word in one.speech.split()] == speech.split()
    at = 0
    for one in phrases:
        assert (one.first, one.count) == (at, len(one.speech.split()))
        at += one.count


def test_a_rest_is_never_longer_than_the_comma_it_stands_for() -> None:
    """At 120 words a minute the plan has half a second for a mark; half speed doubles both."""
    rests = {one.mark: one.rest(120.0) for one in cut('"Hm!" said he, "not—" and "so?" she said.')}
    assert max(rests.values()) <= max(RESTS.values()) <= 0.4751
    assert cut('"Hm," said he.')[0].rest(60.0) == pytest.approx(2 * RESTS[","])
    for sentence in PASSAGE:
        assert all(one.rest(120.0) < 0.12 for one in cut(sentence) if not one.mark)
