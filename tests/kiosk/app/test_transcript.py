"""The transcript: a whole line for every sentence, whatever cut it off."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.app.transcript import Transcript
from kiosk.player import Said
from tests.kiosk.session.evenings import timed


def rows(path: Path) -> list[dict[str, object]]:
    """The lines of a transcript."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_sentence_is_on_the_disk_when_the_call_returns(tmp_path: Path) -> None:
    """Time, who, text, source; ends of sentences are no lines."""
    transcript = Transcript(tmp_path / "t.jsonl")
    transcript.said(Said(3, 4, True, 12.3456, timed("Siobhán slept.")))
    transcript.said(Said(3, 4, False, 14.0, timed("Siobhán slept.")))
    assert rows(tmp_path / "t.jsonl") == [
        {
            "t": 12.346, "who": "storyteller", "text": "Siobhán slept.",
            "source": "pack/tales/tale.md:1", "passage": "pack/tale#beat/first",
            "act": 3, "line": 4,
        }
    ]  # fmt: skip
    transcript.close()


def test_time_never_goes_back(tmp_path: Path) -> None:
    """What was noted a look later does not stand before it."""
    transcript = Transcript(tmp_path / "t.jsonl")
    for at in (5.0, 4.0, 6.0):
        transcript.write(at, "sound", "rain", "sound/rain")
    transcript.close()
    assert [row["t"] for row in rows(tmp_path / "t.jsonl")] == [5.0, 5.0, 6.0]


@pytest.mark.parametrize("torn", [b"", b'{"t": 2.0, "who"', b'{"t": 2.0}', "é".encode()[:1]])
def test_a_torn_line_is_taken_off(tmp_path: Path, torn: bytes) -> None:
    """All whole lines stay, the next one begins behind them."""
    path = tmp_path / "t.jsonl"
    path.write_bytes(b'{"t": 1.0}\n' + torn)
    transcript = Transcript(path, append=True)
    transcript.write(3.0, "light", "black", "frame/dark")
    transcript.close()
    assert [row["t"] for row in rows(path)] == [1.0, 3.0]


def test_without_append_the_old_one_goes(tmp_path: Path) -> None:
    """And going on where there is nothing begins at nothing."""
    path = tmp_path / "t.jsonl"
    path.write_bytes(b'{"t": 1.0}\n')
    Transcript(path).close()
    assert path.read_bytes() == b""
    path.unlink()
    Transcript(path, append=True).close()
    assert path.read_bytes() == b""
