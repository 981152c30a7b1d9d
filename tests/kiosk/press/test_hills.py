"""Proof that hills stand in for what nobody has drawn."""

from __future__ import annotations

from kiosk.press.hills import hills


def test_a_name_has_its_own_hills() -> None:
    """The same each time, and others for another name."""
    assert hills("a") == hills("a")
    assert hills("a") != hills("b")


def test_hills_have_depth() -> None:
    """A sky, a moon and several sheets."""
    assert len(hills("anything").sheets) >= 6
