"""Notes and errors: one line each, what, why, what to do."""

from __future__ import annotations

import pytest

from kiosk.store import notes


@pytest.mark.parametrize(
    "note",
    [
        notes.damaged("family"),
        notes.missing("family"),
        notes.lost("family"),
        notes.cannot_save("family", "the disk is full"),
        notes.cannot_mend("family", "the disk is full"),
        notes.unwritable("permission denied"),
        notes.no_reserve("the disk is full"),
        notes.restore_waits(),
    ],
    ids=lambda note: note.code,
)
def test_a_note_is_one_line(note: notes.Note) -> None:
    """Three parts, no line break, short enough for a small screen."""
    assert str(note).count(": ") == 2
    assert "\n" not in str(note)
    assert len(str(note)) < 110


def test_an_error_is_one_line() -> None:
    """Its text is what a person reads."""
    assert str(notes.Refused("name", "it is empty", "type it")) == "name: it is empty: type it"
