"""Names that a family says in its own way are said so wherever they are read."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.desk.sayings import said_right
from kiosk.session.programme import Programme
from tests.kiosk.session.evenings import programme

NAMES = {"Uncle Seán": "/ˈʌŋkəl/ /ʃˈɔːn/", "Seán": "/ʃˈɔːn/", "Nana": "NAH-nah", "Bo": ""}


def evening(text: str) -> Programme:
    """An evening whose first line reads this."""
    made = programme()
    act = next(one for one in made.acts if one.lines)
    first = act.lines[0]
    line = dataclasses.replace(first.line, text=text, speech=text)
    changed = dataclasses.replace(act, lines=(dataclasses.replace(first, line=line),))
    return dataclasses.replace(made, acts=(changed,))


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("Wave to Uncle Seán.", "Wave to /ˈʌŋkəl/ /ʃˈɔːn/."),
        ("Seán's lamp, and Nana’s.", "/ʃˈɔːn/'s lamp, and NAH-nah’s."),
        ("“Seán,” it said.", "“/ʃˈɔːn/,” it said."),
        ("Bo and Seánie and a banana.", "Bo and Seánie and a banana."),
        ("Seán-Marie and Anna-Seán.", "Seán-Marie and Anna-Seán."),
        ("The nana, /ʃˈɔːn/.", "The nana, /ʃˈɔːn/."),
    ],
)
def test_a_name_is_said_and_stays_written(text: str, speech: str) -> None:
    """Whole words only, possessives and quotes around them, nothing that is said already."""
    (line,) = said_right(evening(text), NAMES).acts[0].lines
    assert (line.line.text, line.line.speech) == (text, speech)


def test_a_family_without_such_names_has_the_same_evening() -> None:
    """Nothing is copied for nothing."""
    made = programme()
    assert said_right(made, {}) is made
    assert said_right(made, {"Zzz": "/zˈiː/"}) is made
