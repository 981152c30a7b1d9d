"""A zip made by hand, byte by byte, so that every lie a zip can tell can be told."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field

PLAIN = 0o100644 << 16
STORED, DEFLATED = 0, 8


@dataclass(frozen=True)
class Member:
    """One member; what is None is told truly."""

    name: str | bytes
    data: bytes = b"Still.\n"
    method: int = STORED
    flags: int = 0
    crc: int | None = None
    size: int | None = None
    """How long it says that it is."""
    packed: bytes | None = None
    """Its bytes in the zip."""
    packed_size: int | None = None
    extra: bytes = b""
    comment: bytes = b""
    needed: int = 20
    made_by: int = 0x0314
    attributes: int = PLAIN
    disk: int = 0
    at: int | None = None
    """Where the index says that it lies."""
    inner_name: str | bytes | None = None
    """Its name in its own head."""
    inner_size: int | None = None
    inner_method: int | None = None
    inner_extra: bytes = b""
    descriptor: bytes = b""
    """What follows its bytes."""
    shared: bool = False
    """Whether it lies on the member before, with no bytes of its own."""

    @property
    def raw(self) -> bytes:
        """Return its name as bytes."""
        return self.name if isinstance(self.name, bytes) else self.name.encode()

    @property
    def body(self) -> bytes:
        """Return its bytes as they lie in the zip."""
        if self.packed is not None:
            return self.packed
        if self.method != DEFLATED:
            return self.data
        press = zlib.compressobj(9, zlib.DEFLATED, -15)
        return press.compress(self.data) + press.flush()

    @property
    def sums(self) -> tuple[int, int, int]:
        """Return sum, packed size and size as declared."""
        crc = zlib.crc32(self.data) if self.crc is None else self.crc
        packed = len(self.body) if self.packed_size is None else self.packed_size
        return crc, packed, len(self.data) if self.size is None else self.size


@dataclass(frozen=True)
class Zip:
    """A whole zip; what is None is told truly."""

    members: tuple[Member, ...]
    before: bytes = b""
    between: bytes = b""
    behind: bytes = b""
    before_index: bytes = b""
    before_end: bytes = b""
    comment: bytes = b""
    count: int | None = None
    count_here: int | None = None
    disk: int = 0
    index_at: int | None = None
    index_size: int | None = None
    shift: int = field(default=0)
    """What is added to every place the index names, as if ``before`` were part of the zip."""

    def made(self) -> bytes:
        """Return the zip."""
        body, index = bytearray(self.before), bytearray()
        places: list[int] = []
        for member in self.members:
            if member.shared:
                places.append(places[-1])
                continue
            places.append(len(body) - len(self.before) + self.shift)
            body += _head(member) + member.body + member.descriptor + self.between
        body += self.before_index
        for member, place in zip(self.members, places, strict=True):
            index += _entry(member, place if member.at is None else member.at)
        count = len(self.members) if self.count is None else self.count
        here = count if self.count_here is None else self.count_here
        size = len(index) if self.index_size is None else self.index_size
        at = len(body) - len(self.before) + self.shift if self.index_at is None else self.index_at
        end = struct.pack(
            "<4sHHHHIIH", b"PK\x05\x06", self.disk, 0, here, count, size, at, len(self.comment)
        )
        return bytes(body + index + self.before_end + end + self.comment + self.behind)


def _head(member: Member) -> bytes:
    """Return what stands before a member's bytes."""
    crc, packed, size = member.sums
    name = member.raw if member.inner_name is None else member.inner_name
    name = name if isinstance(name, bytes) else name.encode()
    return (
        struct.pack(
            "<4sHHHHHIIIHH", b"PK\x03\x04", member.needed, member.flags,
            member.method if member.inner_method is None else member.inner_method, 0, 0x21, crc,
            packed, size if member.inner_size is None else member.inner_size, len(name),
            len(member.inner_extra),
        )
        + name
        + member.inner_extra
    )  # fmt: skip


def _entry(member: Member, place: int) -> bytes:
    """Return a member's line in the index."""
    return (
        struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", member.made_by, member.needed, member.flags,
            member.method, 0, 0x21, *member.sums, len(member.raw), len(member.extra),
            len(member.comment), member.disk, 0, member.attributes, place,
        )
        + member.raw
        + member.extra
        + member.comment
    )  # fmt: skip


def png(width: int, height: int, behind: bytes = b"") -> bytes:
    """Return a picture that says how large it is and holds nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    points = chunk(b"IDAT", zlib.compress(bytes(64)))
    return b"\x89PNG\r\n\x1a\n" + header + points + chunk(b"IEND", b"") + behind


def jpeg(width: int, height: int) -> bytes:
    """Return a photograph that says how large it is and holds nothing."""
    frame = struct.pack(">BHHBBBB", 8, height, width, 1, 1, 0x11, 0)
    return b"\xff\xd8\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame + b"\xff\xd9"
