"""Proof that the dark is dark and the night's help red."""

from __future__ import annotations

import pytest

from kiosk.pages import DarkPage
from kiosk.screens.gallery import pages
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window


def test_black_is_black(bench: Bench) -> None:
    """Not one pixel shines, and nothing can be chosen."""
    bench.show(DarkPage())
    assert max(bench.driver.pixels()[2]) == 0
    assert list(bench.view.controls()) == []


def test_help_is_red_alone(bench: Bench) -> None:
    """No blue at all, and a tenth of the red in green at most."""
    bench.show(dict(pages())["night-help"])
    pixels = bench.driver.pixels()[2]
    red, green, blue = (sum(pixels[band::3]) for band in range(3))
    assert blue == 0
    assert green < red * 0.2


def test_only_calm_things_can_be_chosen(bench: Bench) -> None:
    """Help has its few words, how loud, the dark and the doctor card; no story, plan or list."""
    bench.show(dict(pages())["night-help-late"])
    acts = {"choose", "stop", "doctor", "softer", "louder"}
    assert {control.act for control in bench.view.controls()} == acts
