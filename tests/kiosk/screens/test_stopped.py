"""Proof that a dead end says why and what to do."""

from __future__ import annotations

import pytest

from kiosk.pages import StoppedPage, Touch
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window


def test_it_says_why_and_lets_go(bench: Bench) -> None:
    """Both lines stand on the glass; one touch leaves."""
    bench.show(StoppedPage("No voice.", "Read it yourself."))
    assert (bench.view.message, bench.view.mend) == ("No voice.", "Read it yourself.")
    bench.driver.tap("leave")
    assert bench.sent == [Touch("leave")]
