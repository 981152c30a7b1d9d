"""Proof that a page finds what lies under a finger."""

from __future__ import annotations

import pytest

from kiosk.screens.gallery import pages
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window


def test_the_topmost_control_is_felt(bench: Bench) -> None:
    """With the reasons open, the cards beneath can't be touched."""
    bench.show(dict(pages())["plan"])
    below = bench.driver.find("swap", "ritual-1")
    bench.show(dict(pages())["plan-why"])
    view = bench.view
    assert view is not None
    assert "swap" not in {control.act for control in view.controls()}
    assert view.under(*below) is None


def test_bare_paper_means_nothing(bench: Bench) -> None:
    """A touch between the controls sends nothing."""
    bench.show(dict(pages())["clock"])
    bench.driver.touch(400, 440)
    assert bench.sent == []
