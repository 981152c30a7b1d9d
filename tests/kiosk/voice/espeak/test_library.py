"""The library: there, or missed in one line that says what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from kiosk.voice.espeak import library

ROOT = Path(__file__).parents[4]


def test_the_library_is_found() -> None:
    """No system package is needed."""
    library.check()


def test_a_missing_library_is_one_line(tmp_path: Path) -> None:
    """What, why, and what to do; never a traceback."""
    (tmp_path / "espeakng_loader.py").write_text("raise ImportError('not here')\n")
    code = (
        "from kiosk.voice.espeak import library\n"
        "from kiosk.voice.voice import VoiceProblem\n"
        "try:\n    library.check()\nexcept VoiceProblem as problem:\n    print(problem)\n"
    )
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("voice: ")
    assert done.stdout.count("\n") == 1
    assert done.stdout.count(": ") >= 2
