"""The helper starts with nothing loaded, and with nothing of the folder it is started from."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.worker import process
from kiosk.worker.starting import start
from tests.stories.small import PACE, children

PACKS = (Path(__file__).parents[2] / "packs" / "owl-house",)


def test_a_helper_started_ahead_is_taken_over() -> None:
    """The worker tells through it and ends it."""
    ahead = start(PACKS)
    worker = process.Worker(PACKS, process=ahead)
    assert worker.tell(children(), minutes=2, seed=1, pace=PACE).words
    worker.close()
    assert ahead.returncode is not None


def test_starting_loads_neither_stories_nor_a_toolkit() -> None:
    """So that it can come before the window."""
    program = (
        "import sys\nfrom kiosk.worker.starting import start\n"
        "print([one for one in ('jinja2', 'stories', 'kivy', 'rituals') if one in sys.modules])"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root
    )
    assert done.stdout.strip() == "[]"


def test_a_file_beside_it_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever lies in the folder that the kiosk was started from."""
    (tmp_path / "kiosk.py").write_text("open('run', 'w')")
    (tmp_path / "jinja2.py").write_text("open('run', 'w')")
    monkeypatch.chdir(tmp_path)
    worker = process.Worker(PACKS)
    assert worker.tell(children(), minutes=2, seed=1, pace=PACE).words
    worker.close()
    assert not (tmp_path / "run").exists()
