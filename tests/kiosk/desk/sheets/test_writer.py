"""Whoever writes sheets keeps to one port."""

from __future__ import annotations

import pytest

from kiosk.desk.sheets import WRITERS
from kiosk.desk.sheets.writer import Writer


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_a_writer_opens_and_answers_touches(name: str) -> None:
    """Both, by name: the port is checked by mypy, its presence here."""
    writer: Writer = WRITERS[name]
    assert callable(writer.opened)
    assert callable(writer.touched)
