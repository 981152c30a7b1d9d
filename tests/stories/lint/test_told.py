"""Told checks hear every sentence as some family would."""

from __future__ import annotations

import pytest

from tests.stories.lint.language import said


@pytest.mark.parametrize(
    "text",
    [
        "The owl slept ..",
        "The owl slept,, and dreamt.",
        "The owl slept.Then it rained.",
        "The owl slept. and then it rained.",
        "It was the the owl.",
        "{{ owl }}{{ lead }} slept.",
        "The owl slept , too.",
        "It was dark?.",
    ],
)
def test_spaces_and_stops(text: str) -> None:
    """Errors all."""
    assert "L009!" in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "It was a owl.",
        "It was an cat.",
        "A hour went by.",
        "An unicorn came.",
        "A {% if hero.many %}owl{% else %}cat{% endif %} came.",
        "They sat on the {{ perch }}.",
        "{{ perch }} stood there.",
        "They has a lamp.",
        "We was late.",
        "I is here.",
        "Then she have a lamp.",
        "It are late.",
        "{{ lead }} were late.",
        "{{ owl }} have a lamp.",
        "{{ owl }}, who were late, sat.",
        "You was late.",
        "Theirself it was.",
        "They sat on their {{ perch }}.",
        "They goes up.",
    ],
)
def test_agreement_and_articles(text: str) -> None:
    """Errors all, at their line."""
    assert {"L010!", "L001!", "L002!"} & set(said(text))


@pytest.mark.parametrize(
    "text",
    [
        "Mr. and Mrs. Tump slept.",
        "It was an hour by the clock.",
        "A one-eyed unicorn came.",
        "Well... it slept.",
        '"Is it?" said the owl.',
        "Did {{ owl }} have a lamp?",
        "They always sat.",
        "{{ owl }} and {{ mole }} were late.",
        "If it were late, it slept.",
        "They themselves sat.",
        "Between there and you is a sea.",
        "{{ perch.The }} stood there.",
        "They sat on {{ perch.the }}.",
        "It let them do it, and saw it do it.",
        "The parts of it are old.",
        "It stood at half past six.",
        "Pat-a-pat it went.",
        "McTavish slept.",
        "It was etc. and so on.",
    ],
)
def test_what_is_right_passes(text: str) -> None:
    """Odd, and right."""
    assert said(text) == []
