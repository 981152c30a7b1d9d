"""Protobuf is how a model file is written: numbered fields, one behind another, read and made here.

Two messages one behind the other are read as one message that holds both; so what an engine wants
of a network beyond what it was made for is a few bytes put behind the file, and needs no library.
"""

from __future__ import annotations

from collections.abc import Iterator

Span = tuple[int, int]
"""Where something begins and ends."""


class NotAMessage(ValueError):
    """The bytes are no protobuf message."""


def field(number: int, value: bytes | str) -> bytes:
    """Return a field that holds bytes, words or another message."""
    plain = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(plain)) + plain


def number(number: int, value: int) -> bytes:
    """Return a field that holds one number."""
    return _varint(number << 3) + _varint(value)


def fields(message: memoryview, start: int, end: int) -> Iterator[tuple[int, Span]]:
    """Yield the number and the place of every field between two places."""
    while start < end:
        tag, start = _read(message, start, end)
        kind = tag & 7
        if kind == 0:
            after = _read(message, start, end)[1]
        elif kind == 1:
            after = start + 8
        elif kind == 2:
            size, start = _read(message, start, end)
            after = start + size
        elif kind == 5:
            after = start + 4
        else:
            raise NotAMessage("not a protobuf message")
        if after > end or tag >> 3 == 0:
            raise NotAMessage("cut short")
        yield tag >> 3, (start, after)
        start = after


def _varint(value: int) -> bytes:
    """Return a number seven bits at a time."""
    said = bytearray()
    while value > 127:
        said.append(value & 127 | 128)
        value >>= 7
    said.append(value)
    return bytes(said)


def _read(message: memoryview, at: int, end: int) -> tuple[int, int]:
    """Return the number written at a place, and the place after it."""
    value = shift = 0
    while at < end and shift < 64:
        byte = message[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7
    raise NotAMessage("cut short")
