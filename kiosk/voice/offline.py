"""Offline is how a voice's process gives up the network for good, whatever its engine would like.

onnxruntime tells its maker about every start, unless it is told not to before it is loaded; the
next engine may have an idea of its own. So the variable is set for every process of ours, and a
voice's own process asks the kernel to refuse it every socket but those of this very machine.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import sys

QUIET = {"ORT_DISABLE_TELEMETRY": "1"}
"""What engines are told by their environment."""
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_LOCAL = 1
"""The family of sockets within one machine."""
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""A machine's mark, and the number by which it calls for a socket."""


def hush() -> None:
    """Tell engines by the environment to keep quiet; before any of them is loaded."""
    os.environ.update(QUIET)


def go_offline() -> bool:
    """Give up every socket that leads out of this machine; tell whether the kernel took it."""
    machine = os.uname().machine
    if not sys.platform.startswith("linux") or machine not in _MACHINES:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    code = ctypes.create_string_buffer(b"".join(_program(*_MACHINES[machine])))
    program = struct.pack("@HP", len(code.raw) // 8, ctypes.addressof(code))
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not libc.prctl(_SET_SECCOMP, _FILTER, program, 0, 0)


def _program(mark: int, socket: int) -> list[bytes]:
    """Return the kernel's little program that judges every call for a socket."""
    load, equal, give = 0x20, 0x15, 0x06

    def step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
        return struct.pack("=HBBI", code, yes, no, value)

    allow, refuse = step(give, 0x7FFF0000), step(give, 0x00050000 | errno.EAFNOSUPPORT)
    return [
        step(load, 4), step(equal, mark, yes=1), refuse,
        step(load, 0), step(equal, socket, yes=1), allow,
        step(load, 16), step(equal, _LOCAL, no=1), allow,
        refuse,
    ]  # fmt: skip
