"""Zips made by hand, member by member, so that each can lie in its own way."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field

PACK = b"""kind = "stories"
id = "small"
title = "Small"
version = "1"
language = "en"
licence = "CC BY-SA 4.0"
authors = ["A"]
ages = [2, 8]
engine = "1"
"""
HEAD = struct.Struct("<4sHHHHHIIIHH")
ENTRY = struct.Struct("<4sHHHHHHIIIHHHHHII")


@dataclass
class Part:
    """One member: what it is, and whatever it claims to be."""

    name: bytes
    data: bytes = b"x"
    pressed: bool = False
    packed: bytes | None = None
    """The bytes that lie there, if not what ``data`` makes."""
    size: int | None = None
    crc: int | None = None
    method: int | None = None
    flags: int = 0
    needed: int = 20
    made_by: int = 0x0314
    attributes: int = 0o100644 << 16
    extra: bytes = b""
    head_extra: bytes = b""
    comment: bytes = b""
    head_name: bytes | None = None
    offset: int | None = None
    before: bytes = b""
    """What lies in front of it, where nothing should."""
    packed_size: int | None = None
    only_in_index: bool = False


@dataclass
class Zip:
    """A whole file."""

    parts: list[Part] = field(default_factory=list)
    before: bytes = b""
    after: bytes = b""
    gap: bytes = b""
    """Between the members and the index."""
    comment: bytes = b""
    count: int | None = None
    start: int | None = None

    def made(self) -> bytes:
        """Its bytes."""
        body, index = bytearray(self.before), bytearray()
        for part in self.parts:
            press = zlib.compressobj(9, zlib.DEFLATED, -15)
            packed = press.compress(part.data) + press.flush() if part.pressed else part.data
            packed = part.packed if part.packed is not None else packed
            method = part.method if part.method is not None else 8 * part.pressed
            crc = zlib.crc32(part.data) if part.crc is None else part.crc
            size = len(part.data) if part.size is None else part.size
            length = len(packed) if part.packed_size is None else part.packed_size
            body += part.before
            offset = len(body) if part.offset is None else part.offset
            name = part.name if part.head_name is None else part.head_name
            if not part.only_in_index:
                body += HEAD.pack(
                    b"PK\x03\x04", part.needed, part.flags, method, 0, 33, crc, length, size,
                    len(name), len(part.head_extra),
                ) + name + part.head_extra + packed  # fmt: skip
            index += ENTRY.pack(
                b"PK\x01\x02", part.made_by, part.needed, part.flags, method, 0, 33, crc, length,
                size, len(part.name), len(part.extra), len(part.comment), 0, 0, part.attributes,
                offset,
            ) + part.name + part.extra + part.comment  # fmt: skip
        body += self.gap
        count = len(self.parts) if self.count is None else self.count
        start = len(body) if self.start is None else self.start
        end = struct.pack("<HHHHIIH", 0, 0, count, count, len(index), start, len(self.comment))
        return bytes(body + index + b"PK\x05\x06" + end + self.comment + self.after)


def zipped(*parts: Part, **more: object) -> bytes:
    """A good manifest and these parts."""
    return Zip([Part(b"pack.toml", PACK), *parts], **more).made()  # type: ignore[arg-type]
