"""Proof that a pause has two ways out."""

from __future__ import annotations

import pytest

from kiosk.pages import PausedPage
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window


def test_go_on_or_stop(bench: Bench) -> None:
    """Nothing else can be touched but the card that says when to call a doctor."""
    bench.show(PausedPage("The story"))
    assert {control.act for control in bench.view.controls()} == {"pause", "stop", "doctor"}
