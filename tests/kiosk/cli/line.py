"""The command line as a person meets it: an exit code, what was printed, and one line of error."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import main

ROOT = Path(__file__).parents[3]
HOUR = "2026-03-14T18:30"
FAST = ("--fast", "--quiet", "--voice", "silent", "--as-if", HOUR, "--minutes", "4", "--seed", "7")


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    error: str

    @property
    def line(self) -> str:
        """The one line of error; anything else is a fault."""
        lines = self.error.splitlines()
        assert len(lines) == 1, self.error
        assert "Traceback" not in self.error
        assert lines[0].strip()
        return lines[0]


def say(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Said:
    """Run one command in this process."""
    capsys.readouterr()
    code = main([str(word) for word in words])
    out, error = capsys.readouterr()
    assert "Traceback" not in out + error
    return Said(code, out, error)


def apart(*words: str | Path, **environment: str) -> Said:
    """Run one command in a process of its own, with this added to its environment."""
    found = subprocess.run(
        [sys.executable, "-m", "kiosk", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Said(found.returncode, found.stdout, found.stderr)


def told(out: Path) -> list[dict[str, Any]]:
    """The transcript of an evening."""
    text = (out / "transcript.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]
