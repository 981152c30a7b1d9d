"""The wrapper that empties the network: its flag and the fact can't drift apart."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
import struct

import pytest

FLAGS_OF_INTERFACE = 0x8913
UP = 1


def is_up(interface: str) -> bool:
    """Whether the kernel calls an interface up; asked through a local socket."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door:
        question = struct.pack("16sH14x", interface.encode(), 0)
        answer = fcntl.ioctl(door, FLAGS_OF_INTERFACE, question)
    return bool(struct.unpack("16sH14x", answer)[1] & UP)


def test_the_flag_says_what_is_so() -> None:
    """Only loopback, and loopback down, exactly when the wrapper says so."""
    interfaces = [name for _, name in socket.if_nameindex()]
    empty = interfaces == ["lo"] and not is_up("lo")
    assert (os.environ.get("HEARTHSIDE_NETNS") == "1") == empty, interfaces


@pytest.mark.netns
def test_even_loopback_is_unreachable() -> None:
    """Inside the namespace not even this machine answers."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as door:
        assert door.connect_ex(("127.0.0.1", 9)) == errno.ENETUNREACH
