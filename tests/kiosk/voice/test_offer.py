"""The ids of voices."""

from __future__ import annotations

import pytest

from kiosk.voice.offer import kind_of, part_of


@pytest.mark.parametrize(
    ("id", "kind", "part"),
    [
        ("built-in", "built-in", ""),
        ("dropped:thorsten", "dropped", "thorsten"),
        ("studio:af_heart", "studio", "af_heart"),
        ("alto", "", ""),
        ("", "", ""),
    ],
)
def test_an_id_says_its_kind(id: str, kind: str, part: str) -> None:
    """And which one of that kind."""
    assert kind_of(id) == kind
    assert part_of(id) == part
