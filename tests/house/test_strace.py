"""The promise that nothing goes online, watched from outside: by the kernel's own list of calls."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FAMILIES = ("AF_INET", "AF_INET6", "AF_PACKET", "AF_BLUETOOTH", "AF_VSOCK")
EVENING = ("--child", "Mia:6:she", "--short", "--seed", "7", "--as-if", "2026-03-14T19:05")


def sockets_of(words: list[str], folder: Path) -> list[str]:
    """The socket calls of a program and all its children, as strace wrote them down."""
    log = folder / "calls"
    strace = ["strace", "-f", "--seccomp-bpf", "-e", "trace=socket,socketpair", "-o", str(log)]
    done = subprocess.run(
        [*strace, sys.executable, "-P", *words],
        check=False,
        env=dict(os.environ, PYTHONPATH=str(ROOT), HOME=str(folder / "user")),
        cwd=folder,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return [line for line in log.read_text().splitlines() if "socket" in line]


@pytest.mark.strace
def test_the_watch_sees_a_network_socket(tmp_path: Path) -> None:
    """The watch itself works: a planted socket in a grandchild is found."""
    plant = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{plant}'], check=True)"
    assert any("AF_INET" in call for call in sockets_of(["-c", child], tmp_path))


@pytest.mark.strace
@pytest.mark.parametrize(
    "words",
    [
        ("evening", *EVENING, "--fast", "--out", "evening"),
        ("voice", "try", "natural"),
        ("voice", "say", "Good night.", "--voice", "natural", "--out", "night.wav"),
    ],
    ids=["evening", "natural-in-its-process", "natural-in-this-one"],
)
def test_no_network_socket_is_opened(words: tuple[str, ...], tmp_path: Path) -> None:
    """A whole evening, its voice and its story workers included; and the natural voice.

    The runtime under the natural voice brings a telemetry of its own, which must stay off.
    """
    calls = sockets_of(["-m", "kiosk", "--home", str(tmp_path / "home"), *words], tmp_path)
    assert [call for call in calls if any(family in call for family in FAMILIES)] == []
    # It calls home only after a while; what it means to send lies there from the first moment.
    assert list((tmp_path / "user").rglob("*onnxruntime*")) == []
