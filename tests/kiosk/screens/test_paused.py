"""Proof that a pause has two ways out, and says how loud it is to go on."""

from __future__ import annotations

import pytest

from kiosk.pages import Loudness, PausedPage, Touch
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window


def test_go_on_or_stop_softer_or_louder(bench: Bench) -> None:
    """Nothing else can be touched but the card that says when to call a doctor."""
    some = Loudness("Loudness 3 of 5", softer=True, louder=True)
    bench.show(PausedPage("The story", loudness=some))
    acts = {"pause", "stop", "doctor", "softer", "louder"}
    assert {control.act for control in bench.view.controls()} == acts
    bench.driver.tap("softer")
    assert bench.sent == [Touch("softer")]


def test_at_its_ends_it_goes_one_way(bench: Bench) -> None:
    """At the top no louder, below the softest no softer: silent, and it says so."""
    bench.show(PausedPage("The story"))
    assert "louder" not in {control.act for control in bench.view.controls()}
    bench.show(PausedPage("The story", loudness=Loudness("Silent", softer=False, louder=True)))
    assert "softer" not in {control.act for control in bench.view.controls()}
    assert bench.view.loudness == "Silent"
