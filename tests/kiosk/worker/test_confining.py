"""A confined process reads what it may, and can do nothing else to the house."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.worker import confining


def confined(does: Callable[[], object], *readable: Path) -> str:
    """What a confined child returned or was refused, after its notes."""
    places = (*confining.program_places(), *readable)
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        notes = confining.confine(places)
        try:
            said = repr(does())
        except OSError as error:
            said = type(error).__name__
        os.write(write, "|".join([*notes, said]).encode())
        os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    said = os.read(read, 65536).decode()
    os.close(read)
    return said


needs_kernel = pytest.mark.skipif(bool(confining.missing()), reason="this kernel lacks it")


@needs_kernel
def test_what_may_be_read_is_read(tmp_path: Path) -> None:
    """The packs given, folder or file, and our own program; nothing beside them."""
    pack, file, secret = tmp_path / "pack", tmp_path / "a.hearth", tmp_path / "family.book"
    pack.mkdir()
    for path in (pack / "tale.md", file, secret):
        path.write_text("told")
    given = (pack, file, tmp_path / "not-there")
    assert confined((pack / "tale.md").read_text, *given) == "'told'"
    assert confined(file.read_text, *given) == "'told'"
    assert "environ" in confined(Path(os.__file__).read_text)
    assert confined(secret.read_text, *given) == "PermissionError"
    assert confined(lambda: list(tmp_path.iterdir()), *given) == "PermissionError"


@needs_kernel
@pytest.mark.parametrize("mode", ["w", "a", "r+", "x"])
def test_nothing_is_opened_to_be_changed(mode: str, tmp_path: Path) -> None:
    """Not even a file that may be read."""
    file = tmp_path / "tale.md"
    if mode != "x":
        file.write_text("told")
    assert confined(lambda: file.open(mode), tmp_path) == "PermissionError"
    assert file.exists() == (mode != "x")


@needs_kernel
def test_a_confined_process_makes_no_other() -> None:
    """Neither a child nor a program; and it signals nobody."""
    assert confined(os.fork) == "PermissionError"
    assert confined(lambda: os.execv("/bin/true", ["true"])) == "PermissionError"  # noqa: S606
    assert confined(lambda: os.kill(os.getppid(), 9)) == "PermissionError"
    assert confined(os.pipe) == "PermissionError"


@needs_kernel
def test_a_late_import_still_works() -> None:
    """Whatever Python loads only when it is needed lies where it may be read."""
    assert "colorsys" in confined(lambda: __import__("colorsys"))


def test_a_kernel_without_it_is_told_of_and_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown machine, and a system that is not Linux: limits alone, in a line."""
    monkeypatch.setattr(confining, "_MACHINES", {})
    assert "no list for" in confined(lambda: 1)
    assert confined(lambda: 1).endswith("|1")
    assert "seccomp" in confining.missing()
    monkeypatch.setattr(confining, "_libc", lambda: None)
    assert confined(lambda: 1).startswith("packs are told with limits alone")
    assert confining.missing() == ("Landlock", "seccomp")


@pytest.mark.parametrize("machine", sorted(confining._MACHINES))
def test_each_machines_list_fits_a_filter(machine: str) -> None:
    """No dangerous call is on it, and its jumps are short enough for the kernel."""
    _, calls, opening = confining._MACHINES[machine]
    assert len(confining._program(machine)) < 256
    assert len(set(calls.values())) == len(calls)
    assert not set(opening) & set(calls.values())
    refused = {"socket", "execve", "clone", "fork", "kill", "ptrace", "prlimit64", "openat2"}
    assert not refused & set(calls)
