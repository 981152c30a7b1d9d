"""The house rules that tools check: style, format, types, and which room may import which."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BESIDE = Path(sys.executable).parent
TOOLS = {
    "ruff check": [sys.executable, "-m", "ruff", "check", "--output-format=concise", "."],
    "ruff format": [sys.executable, "-m", "ruff", "format", "--check", "."],
    "mypy": [sys.executable, "-m", "mypy"],
    "lint-imports": [str(BESIDE / "lint-imports")],
}


@pytest.mark.parametrize("tool", TOOLS)
def test_the_house_pleases(tool: str) -> None:
    """Each tool finds nothing; a missing tool fails."""
    surroundings = dict(os.environ, PYTHONPATH=str(ROOT), NO_COLOR="1", COLUMNS="140")
    done = subprocess.run(
        TOOLS[tool], check=False, cwd=ROOT, env=surroundings, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
