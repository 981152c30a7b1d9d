"""The helper's child works under limits: endless, huge and broken work can't hurt."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.worker.wire import packed, unpacked

ROOT = Path(__file__).parents[3]
PACKS = ROOT / "tests" / "packs" / "owl-house"
HOSTILE = {
    "endless": "while True: pass",
    "asleep": "import time; time.sleep(99)",
    "huge": "a = 'x' * 10**10",
    "growing": "a = ['x']\n while True: a = a + a",
    "dies": "import os; os._exit(9)",
    "writes": "open('left-behind', 'w').write('x' * 10); 1 / 0",
    "raises": "raise KeyError('x')",
}


@pytest.mark.parametrize("how", HOSTILE)
def test_hostile_work_ends_in_one_line(how: str, tmp_path: Path) -> None:
    """The helper answers every request, and the next one as well."""
    program = (
        "import sys\n"
        "from kiosk.worker import serving\n"
        "serving.CPU_SECONDS, serving.WALL_SECONDS = 1, 1.5\n"
        "told = serving.perform\n"
        "def perform(paths, task, children, asked):\n"
        f" if task == 'tell': return told(paths, task, children, asked)\n {HOSTILE[how]}\n"
        "serving.perform = perform\n"
        "serving.serve(sys.argv[1:])\n"
    )
    from tests.stories.small import PACE, children

    bad = packed({"task": "bad", "children": (), "asked": {}})
    good = packed(
        {"task": "tell", "children": children(), "asked": {"minutes": 2, "seed": 1, "pace": PACE}}
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(PACKS)], input=bad + good, capture_output=True,
        timeout=30, check=True, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    first, rest = _message(done.stdout)
    second, rest = _message(rest)
    assert first["error"] == "WorkerProblem"
    assert "\n" not in first["text"]
    assert second["answer"].words > 50
    assert not rest
    assert not [one for one in tmp_path.iterdir() if one.stat().st_size]


def _message(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return the first message and what follows it."""
    size = int.from_bytes(data[:4], "big")
    return unpacked(data[4 : 4 + size]), data[4 + size :]
