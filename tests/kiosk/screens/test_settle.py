"""Proof that settling sinks."""

from __future__ import annotations

import pytest

from kiosk.pages import SettlePage
from kiosk.press import light_of
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
    [("Rain", "rain"), ("Brown noise", "noise"), ("The sea", "sea"), ("", "moon")],
)
def test_each_sound_has_its_picture(bench: Bench, sound: str, picture: str) -> None:
    """A sound nobody drew shows the moon."""
    bench.show(SettlePage(sound, 0.0))
    assert bench.view.picture == picture
