"""The helper's child works under limits: endless, huge, prying and broken work can't hurt."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.worker.confining import missing
from kiosk.worker.wire import packed, unpacked

ROOT = Path(__file__).parents[3]
PACKS = ROOT / "tests" / "packs" / "owl-house"
HOSTILE = {
    "endless": "while True: pass",
    "asleep": "import time; time.sleep(99)",
    "huge": "a = 'x' * 10**10",
    "growing": "a = ['x']\n while True: a = a + a",
    "dies": "import os; os._exit(9)",
    "raises": "raise KeyError('x')",
    "forges": "import os; os.write(1, b'\\0\\0\\0\\2[]')",
}
"""Work that any system stops."""
PRYING = {
    "reads": "open('family.json').read()",
    "reads-memory": "open('/proc/self/mem', 'rb')",
    "writes": "open('left-behind', 'w').write('x' * 10)",
    "deletes": "import os; os.unlink('family.json')",
    "renames": "import os; os.rename('family.json', 'gone')",
    "talks": "import socket; socket.socket(socket.AF_INET, socket.SOCK_STREAM)",
    "talks-here": "import socket; socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)",
    "starts": "import os; os.execv('/bin/sh', ['sh', '-c', 'echo > left-behind'])",
    "forks": "import os\n while True: os.fork()",
    "threads": "import _thread\n while True: _thread.start_new_thread(print, ())",
    "kills": "import os; os.kill(os.getppid(), 9)",
    "unlimits": "import resource; resource.setrlimit(resource.RLIMIT_CPU, (99, 99))",
}
"""Work that the kernel itself has to refuse."""
REFUSALS = ("PermissionError", "RuntimeError", "ValueError")
"""How Python says so: of files and processes, of threads, of limits."""


def ask(does: str, folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The answers of a helper whose task ``bad`` does this, and of the honest task after it."""
    program = (
        "import sys\n"
        "from kiosk.worker import serving\n"
        "serving.CPU_SECONDS, serving.WALL_SECONDS = 1, 1.5\n"
        "told = serving.perform\n"
        "def perform(paths, task, children, asked, note):\n"
        " if task == 'tell': return told(paths, task, children, asked, note)\n"
        f" note('owl-house')\n {does}\n"
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
        timeout=30, check=True, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    first, rest = _message(done.stdout)
    second, rest = _message(rest)
    assert not rest
    return first, second


@pytest.mark.parametrize("how", HOSTILE)
def test_hostile_work_ends_in_one_line(how: str, tmp_path: Path) -> None:
    """The helper says which pack it was, and answers the next request as ever."""
    first, second = ask(HOSTILE[how], tmp_path)
    assert (first["error"], first["pack"]) == ("StoryFailed", "owl-house")
    assert "\n" not in first["text"]
    assert second["answer"].words > 50


@pytest.mark.skipif(bool(missing()), reason="this kernel can't refuse it")
@pytest.mark.parametrize("how", PRYING)
def test_prying_work_is_refused_by_the_kernel(how: str, tmp_path: Path) -> None:
    """No file of the home, no socket, no program, no process; the home is as it was."""
    home = tmp_path / "family.json"
    home.write_text("Mia")
    first, second = ask(PRYING[how], tmp_path)
    assert first["error"] == "StoryFailed"
    assert any(f"({kind})" in first["text"] for kind in REFUSALS), first
    assert second["answer"].words > 50
    assert [one.name for one in tmp_path.iterdir()] == ["family.json"]
    assert home.read_text() == "Mia"


def test_a_pack_that_can_not_be_read_says_pack(tmp_path: Path) -> None:
    """Whoever adds one is told of a pack, not of a story."""
    program = (
        "import sys\nfrom kiosk.worker import serving\nfrom kiosk.worker.forking import Limits\n"
        "serving.INSPECTING = Limits(1, 1.0, 1 << 26)\n"
        "def perform(paths, task, children, asked, note):\n"
        " if asked['path'] == 'heavy': return bytearray(10**9)\n raise KeyError('x')\n"
        "serving.perform = perform\nserving.serve(sys.argv[1:])\n"
    )
    asked = [
        packed({"task": "inspect", "children": (), "asked": {"path": path}})
        for path in ("heavy", "odd")
    ]
    done = subprocess.run(
        [sys.executable, "-c", program], input=b"".join(asked), capture_output=True,
        timeout=30, check=True, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    first, rest = _message(done.stdout)
    second, _ = _message(rest)
    assert "the pack: it took too long or too much memory" in first["text"]
    assert "the pack: it could not be read (KeyError)" in second["text"]


def _message(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return the first message and what follows it."""
    size = int.from_bytes(data[:4], "big")
    return unpacked(data[4 : 4 + size]), data[4 + size :]
