"""The ids of voices."""

from __future__ import annotations

import pytest

from kiosk.voice.offer import kind_of, part_of, quick


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


def test_only_voices_that_take_their_time_leave_single_words_to_another() -> None:
    """The built-in one in all its variants is quick; silence is quicker still."""
    assert {quick(one) for one in ("built-in", "built-in:en-gb", "silent", "")} == {""}
    assert {quick(one) for one in ("natural", "dropped:thorsten", "studio:af_heart")} == {
        "built-in"
    }
