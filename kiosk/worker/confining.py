"""Confining is how a telling process gives up, for good, everything that telling does not need.

Landlock takes away every file but the packs and our own program; seccomp takes away every system
call but a short list: no socket, no program started, no process made, nothing opened for writing.
Both last until the process ends, whatever runs in it. A kernel without them is no error.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER, _GET_SECCOMP = 38, 22, 2, 21
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
"""Landlock's calls: the same numbers on every machine."""
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_FILE_RIGHTS = ((1, 13), (2, 14), (3, 15), (5, 16))
"""From which Landlock version on how many rights over files can be given up."""
_NEWEST = 450
"""Calls younger than this list are said not to exist, so that the C library falls back."""

_X86_64 = {
    "read": 0, "write": 1, "close": 3, "stat": 4, "fstat": 5, "lstat": 6, "poll": 7, "lseek": 8,
    "mmap": 9, "mprotect": 10, "munmap": 11, "brk": 12, "rt_sigaction": 13, "rt_sigprocmask": 14,
    "rt_sigreturn": 15, "pread64": 17, "readv": 19, "writev": 20, "access": 21, "select": 23,
    "sched_yield": 24, "mremap": 25, "madvise": 28, "nanosleep": 35, "getpid": 39, "exit": 60,
    "getcwd": 79, "readlink": 89, "gettimeofday": 96, "getuid": 102, "getgid": 104, "geteuid": 107,
    "getegid": 108, "getppid": 110, "sigaltstack": 131, "gettid": 186, "time": 201, "futex": 202,
    "sched_getaffinity": 204, "getdents64": 217, "set_tid_address": 218, "restart_syscall": 219,
    "clock_gettime": 228, "clock_getres": 229, "clock_nanosleep": 230, "exit_group": 231,
    "newfstatat": 262, "readlinkat": 267, "faccessat": 269, "pselect6": 270, "ppoll": 271,
    "set_robust_list": 273, "getrandom": 318, "statx": 332, "rseq": 334, "faccessat2": 439,
}  # fmt: skip
_AARCH64 = {
    "getcwd": 17, "faccessat": 48, "close": 57, "getdents64": 61, "lseek": 62, "read": 63,
    "write": 64, "readv": 65, "writev": 66, "pread64": 67, "pselect6": 72, "ppoll": 73,
    "readlinkat": 78, "newfstatat": 79, "fstat": 80, "exit": 93, "exit_group": 94,
    "set_tid_address": 96, "futex": 98, "set_robust_list": 99, "nanosleep": 101,
    "clock_gettime": 113, "clock_getres": 114, "clock_nanosleep": 115, "sched_getaffinity": 123,
    "sched_yield": 124, "restart_syscall": 128, "sigaltstack": 132, "rt_sigaction": 134,
    "rt_sigprocmask": 135, "rt_sigreturn": 139, "gettimeofday": 169, "getpid": 172,
    "getppid": 173, "getuid": 174, "geteuid": 175, "getgid": 176, "getegid": 177, "gettid": 178,
    "brk": 214, "munmap": 215, "mremap": 216, "mmap": 222, "mprotect": 226, "madvise": 233,
    "getrandom": 278, "statx": 291, "rseq": 293, "faccessat2": 439,
}  # fmt: skip
_MACHINES: dict[str, tuple[int, dict[str, int], dict[int, int]]] = {
    "x86_64": (0xC000003E, _X86_64, {2: 1, 257: 2}),
    "aarch64": (0xC00000B7, _AARCH64, {56: 2}),
}
"""A machine's mark, the calls a telling may make, and the calls that open: which argument says how.

Anything not listed is refused: sockets, programs, processes, signals to others, tracing, limits.
"""
_OPENS_TO_CHANGE = 0x3 | 0x40 | 0x200 | 0x400000
"""Writing, creating, cutting off, a nameless file: the flags of ``open`` that are refused."""


def confine(readable: Iterable[Path]) -> tuple[str, ...]:
    """Give up all but reading these places; returns what this kernel could not take away."""
    libc = _libc()
    if libc is None or libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return ("packs are told with limits alone: this system has neither Landlock nor seccomp",)
    notes = (_seal_files(libc, readable), _seal_calls(libc))
    return tuple(note for note in notes if note)


def missing() -> tuple[str, ...]:
    """Return what this kernel can't take away from a telling process; changes nothing."""
    libc = _libc()
    if libc is None:
        return ("Landlock", "seccomp")
    lacks = []
    if libc.syscall(_CREATE_RULESET, None, 0, 1) < 1:
        lacks.append("Landlock")
    if os.uname().machine not in _MACHINES or libc.prctl(_GET_SECCOMP, 0, 0, 0, 0) < 0:
        lacks.append("seccomp")
    return tuple(lacks)


def program_places() -> tuple[Path, ...]:
    """Return where this program lies: Python's own library, and each package loaded so far."""
    library = Path(os.__file__).resolve().parent
    kept = {library}
    for name, module in tuple(sys.modules.items()):
        if "." not in name and name != "__main__":
            kept.update(Path(one) for one in getattr(module, "__path__", ()))
    inside = (path for path in kept if path == library or library not in path.parents)
    return tuple(sorted(path for path in inside if path.is_dir()))


@cache
def _libc() -> ctypes.CDLL | None:
    """Return the C library, or None where calls have other numbers than Linux's."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    return libc


def _seal_files(libc: ctypes.CDLL, readable: Iterable[Path]) -> str:
    """Leave no file but what lies in these places, and those to be read only."""
    version = libc.syscall(_CREATE_RULESET, None, 0, 1)
    if version < 1:
        return "files are not sealed off: this kernel has no Landlock"
    rights = max(bits for least, bits in _FILE_RIGHTS if version >= least)
    # Version 4 can also take TCP away, version 6 signals and sockets beyond this process.
    attribute = struct.pack("=Q", (1 << rights) - 1)
    attribute += struct.pack("=Q", 3) if version >= 4 else b""
    attribute += struct.pack("=Q", 3) if version >= 6 else b""
    rules = libc.syscall(_CREATE_RULESET, attribute, len(attribute), 0)
    if rules < 0:
        return _refused("files are not sealed off")
    try:
        for place in readable:
            _let_read(libc, rules, place)
        if libc.syscall(_RESTRICT_SELF, rules, 0):
            return _refused("files are not sealed off")
    finally:
        os.close(rules)
    return ""


def _let_read(libc: ctypes.CDLL, rules: int, place: Path) -> None:
    """Let one folder, with all in it, or one file be read; one that is not there needs no rule."""
    try:
        end = os.open(place, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        allowed = _READ_FILE | _READ_DIR if place.is_dir() else _READ_FILE
        libc.syscall(_ADD_RULE, rules, 1, struct.pack("=Qi", allowed, end), 0)
    finally:
        os.close(end)


def _seal_calls(libc: ctypes.CDLL) -> str:
    """Leave no system call but those that telling needs."""
    machine = os.uname().machine
    if machine not in _MACHINES:
        return f"system calls are not sealed off: no list for {machine}"
    steps = _program(machine)
    code = ctypes.create_string_buffer(b"".join(steps))
    program = struct.pack("@HP", len(steps), ctypes.addressof(code))
    if libc.prctl(_SET_SECCOMP, _FILTER, program, 0, 0):
        return _refused("system calls are not sealed off")
    return ""


@cache
def _program(machine: str) -> Sequence[bytes]:
    """Return the kernel's little program that judges every system call on such a machine."""
    mark, calls, opening = _MACHINES[machine]
    load, equal, at_least, any_bit, give = 0x20, 0x15, 0x35, 0x45, 0x06

    def step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
        return struct.pack("=HBBI", code, yes, no, value)

    allow, refuse = step(give, 0x7FFF0000), step(give, 0x00050000 | errno.EPERM)
    steps = [
        step(load, 4), step(equal, mark, yes=1), refuse,
        step(load, 0), step(at_least, _NEWEST + 1, no=1), step(give, 0x00050000 | errno.ENOSYS),
    ]  # fmt: skip
    for call, argument in opening.items():
        steps += [
            step(equal, call, no=4), step(load, 16 + 8 * argument),
            step(any_bit, _OPENS_TO_CHANGE, no=1), refuse, allow,
        ]  # fmt: skip
    for call in calls.values():
        steps += [step(equal, call, no=1), allow]
    return [*steps, refuse]


def _refused(what: str) -> str:
    """Say that the kernel refused, and why."""
    return f"{what}: {os.strerror(ctypes.get_errno())}"
