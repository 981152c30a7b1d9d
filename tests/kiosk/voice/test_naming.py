"""Names are asked about in a process that answers and ends, and may die or hang."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.voice.naming import NamingProcess, ways


def _waited(finder: NamingProcess, seconds: float = 30.0) -> str:
    """Return the name that was looked up, once it was."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        name = finder.poll()
        if name:
            return name
        time.sleep(0.01)
    raise AssertionError("no answer")


@pytest.mark.sound
def test_the_process_finds_what_is_found_here() -> None:
    """The same candidates, and none of it waits; asked again they are there at once."""
    finder = NamingProcess()
    finder.ask("Siobhán")
    assert finder.found("Siobhán") is None
    assert _waited(finder) == "Siobhán"
    assert finder.found("Siobhán") == ways("Siobhán")
    finder.ask("Siobhán")
    assert finder.poll() == ""
    finder.close()


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.kill(os.getpid(), 11)",
        "print('[1]')",
        "print('{')",
        "pass",
        "raise SystemExit",
    ],
)
def test_a_process_that_dies_or_talks_nonsense_finds_nothing(code: str) -> None:
    """The page then offers what needs no language."""
    finder = NamingProcess(command=[sys.executable, "-c", code])
    finder.ask("Mia")
    assert _waited(finder) == "Mia"
    assert finder.found("Mia") == ()


def test_one_that_hangs_is_given_up() -> None:
    """After its patience nothing was found, and the process is gone."""
    finder = NamingProcess(0.2, command=[sys.executable, "-c", "import time; time.sleep(60)"])
    finder.ask("Mia")
    assert _waited(finder) == "Mia"
    assert finder.found("Mia") == ()


def test_one_that_can_t_be_started_finds_nothing(tmp_path: Path) -> None:
    """No program, no candidates, no error."""
    finder = NamingProcess(command=[str(tmp_path / "nothing")])
    finder.ask("Mia")
    assert _waited(finder) == "Mia"


def test_the_name_never_stands_on_a_command_line() -> None:
    """Everybody on the machine may read those."""
    finder = NamingProcess(command=[sys.executable, "-c", "import sys; sys.stdin.read(); 1 / 0"])
    finder.ask("Geheim")
    seen = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            seen.append(path.read_bytes())
    finder.close()
    assert seen
    assert not any(b"Geheim" in one for one in seen)
