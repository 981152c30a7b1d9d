"""Proof that settling sinks."""

from __future__ import annotations

import pytest

from kiosk.pages import SettlePage
from kiosk.press import find, light_of
from kiosk.sound.soundscapes import SOUNDS
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window


def test_the_page_sinks_with_the_sound(bench: Bench) -> None:
    """Each part is darker than the one before; the last is nearly nothing."""
    levels = []
    for part in (0.0, 0.5, 1.0):
        bench.show(SettlePage("Rain on the roof", part))
        levels.append(light_of(*bench.driver.pixels()).level)
    assert levels == sorted(levels, reverse=True)
    assert levels[-1] < 0.003


@pytest.mark.parametrize(
    ("sound", "picture"),
    [
        *((one.title, "noise" if one.id == "brown" else one.id) for one in SOUNDS.values()),
        ("Rain", "rain"),
        ("", "moon"),
    ],
)
def test_each_sound_has_its_picture(bench: Bench, sound: str, picture: str) -> None:
    """A sound nobody drew shows the moon."""
    bench.show(SettlePage(sound, 0.0))
    assert bench.view.picture == picture
    assert find(picture) is not None


@pytest.mark.parametrize("sound", SOUNDS)
def test_each_sound_has_its_card(sound: str) -> None:
    """The plan shows a sound by its id."""
    assert find(sound) is not None
