"""The lock: one writer a home, and it ends with its process."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from kiosk.store.lock import Lock
from kiosk.store.notes import StoreBusy
from tests.kiosk.store.lives import in_child


def said_in_child(path: Path) -> str:
    """What a second process is told."""
    try:
        Lock(path).take()
    except StoreBusy as error:
        return str(error)
    return "taken"


def test_a_second_process_is_told_who_holds_it(tmp_path: Path) -> None:
    """One clear line with the number of the process that runs."""
    lock = Lock(tmp_path / "lock")
    lock.take()
    said = in_child(lambda: said_in_child_afresh(tmp_path / "lock"))
    assert said == (
        f"Hearthside: it already runs with this home folder (process {os.getpid()}): "
        "use that one or stop it"
    )
    lock.release()
    assert in_child(lambda: said_in_child(tmp_path / "lock")) == "taken"


def said_in_child_afresh(path: Path) -> str:
    """The same, in a child that has forgotten what its parent held."""
    from kiosk.store import lock

    lock._held.clear()
    return said_in_child(path)


def test_a_second_store_in_one_process_is_refused(tmp_path: Path) -> None:
    """The same process can't open a home twice either, also by another spelling of its path."""
    lock = Lock(tmp_path / "lock")
    lock.take()
    (tmp_path / "other").symlink_to(tmp_path)
    with pytest.raises(StoreBusy):
        Lock(tmp_path / "other" / "lock").take()
    lock.take()
    assert lock.held
    lock.release()
    lock.release()
    assert not lock.held


def test_a_killed_holder_lets_go(tmp_path: Path) -> None:
    """After kill -9 the next start just takes it, whatever number stands in the file."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        Lock(tmp_path / "lock").take()
        os.write(writing, b".")
        signal.pause()
        os._exit(0)
    os.read(reading, 1)
    with pytest.raises(StoreBusy, match=f"process {pid}"):
        Lock(tmp_path / "lock").take()
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    lock = Lock(tmp_path / "lock")
    lock.take()
    assert (tmp_path / "lock").read_text() == f"{os.getpid()}\n"
    lock.release()


def test_a_worker_that_outlives_us_holds_nothing(tmp_path: Path) -> None:
    """A child process doesn't keep the home locked after its parent let go."""
    lock = Lock(tmp_path / "lock")
    lock.take()
    pid = os.fork()
    if pid == 0:
        signal.pause()
        os._exit(0)
    lock.release()
    assert in_child(lambda: said_in_child(tmp_path / "lock")) == "taken"
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def test_a_folder_that_is_not_there_is_the_disks_no(tmp_path: Path) -> None:
    """A lock that can't be made is an OSError for the opener to judge, not a busy store."""
    with pytest.raises(FileNotFoundError):
        Lock(tmp_path / "nowhere" / "lock").take()
