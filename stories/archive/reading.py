"""Reading an archive: by our own strict hand, so that there is one way only to understand it.

A `.hearth` file is members without a gap, then their index, then its end. Each member is looked at
twice (its own head and the index) and both must say the same; bytes are counted as they come, and
what is declared is never believed.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from stories.archive.names import FILES_LIMIT, MIB, TOTAL_LIMIT, name_fault, size_fault
from stories.problems import Problem

FILE_LIMIT = 60 * MIB
RATIO_LIMIT = 200
_HEAD = struct.Struct("<4sHHHHHIIIHH")
_ENTRY = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_STORED, _DEFLATED = 0, 8
_FLAGS = 0x0806
"""Flags that change nothing for us: how hard the zip was pressed, and names in UTF-8."""
_UNIX, _MAC = 3, 19
_FOLDER_BIT = 0x10
_MEND = "make it again with `hearthside pack build`."


class _Odd(Exception):
    """Something in the archive is not as it must be."""

    def __init__(self, code: str, what: str, name: str = "") -> None:
        super().__init__(what)
        self.code, self.what, self.name = code, what, name


@dataclass(frozen=True)
class _Member:
    """One member as the index declares it."""

    name: str
    flags: int
    method: int
    stamp: tuple[int, int]
    crc: int
    packed: int
    size: int
    at: int
    attributes: int
    made_by: int


def read_archive(data: bytes, name: str) -> tuple[dict[str, bytes], list[Problem]]:
    """Return the files of an archive, or why it can't be trusted: then there are no files."""
    try:
        return _read(data), []
    except _Odd as odd:
        code, what, where = odd.code, odd.what, odd.name
    except MemoryError:
        code, what, where = "P022", "there is too much in this file.", ""
    except Exception as error:  # noqa: BLE001 - no file of a stranger's may bring the kiosk down
        code, what, where = "P020", f"this file can't be read ({type(error).__name__}).", ""
    return {}, [Problem(f"{name}/{where}" if where else name, 1, code, what, _MEND)]


def _read(data: bytes) -> dict[str, bytes]:
    """Return the files; whatever is odd raises."""
    if len(data) > FILE_LIMIT:
        raise _Odd("P021", f"this file is larger than {FILE_LIMIT // MIB} MB.")
    members = _members(data)
    files: dict[str, bytes] = {}
    total = 0
    for member in members:
        files[member.name] = _content(data, member)
        total += len(files[member.name])
        if total > TOTAL_LIMIT:
            raise _Odd("P022", f"there is more than {TOTAL_LIMIT // MIB} MB in this file.")
    return files


def _members(data: bytes) -> list[_Member]:
    """Return what the index declares, with everything checked that can be without unpacking."""
    count, start = _end(data)
    members: list[_Member] = []
    at, due = start, 0
    for _ in range(count):
        member, at = _entry(data, at)
        if member.at != due:
            raise _Odd("P023", "it doesn't lie right behind the one before.", member.name)
        due = _head(data, member) + member.packed
        if due > start:
            raise _Odd("P023", "it reaches into the index.", member.name)
        members.append(member)
    if at != len(data) - _END.size or due != start:
        raise _Odd("P023", "something lies between the members and the end of this file.")
    _names(members)
    if sum(member.size for member in members) > TOTAL_LIMIT:
        raise _Odd("P022", f"there is more than {TOTAL_LIMIT // MIB} MB in this file.")
    return members


def _end(data: bytes) -> tuple[int, int]:
    """Return how many members there are and where the index begins."""
    if not data.startswith(b"PK\x03\x04"):
        raise _Odd("P020", "this is no .hearth file, or something lies before it.")
    if len(data) < _END.size or data[-_END.size :][:4] != b"PK\x05\x06":
        raise _Odd("P020", "this file is cut off, has a comment, or something lies behind it.")
    _, disk, first, here, count, size, start, comment = _END.unpack(data[-_END.size :])
    if disk or first or here != count or comment:
        raise _Odd("P024", "this zip is in several parts, or has a comment.")
    if count > FILES_LIMIT:
        raise _Odd("P022", f"there are more than {FILES_LIMIT} files in it.")
    if not count or start + size + _END.size != len(data):
        raise _Odd("P023", "its index isn't where it should be.")
    return count, start


def _entry(data: bytes, at: int) -> tuple[_Member, int]:
    """Return one member of the index, and where the next begins."""
    end = len(data) - _END.size
    if at + _ENTRY.size > end:
        raise _Odd("P020", "its index is cut off.")
    (
        mark, made_by, needed, flags, method, time, date, crc, packed, size,
        name_size, extra, comment, disk, _inner, attributes, offset,
    ) = _ENTRY.unpack_from(data, at)  # fmt: skip
    if mark != b"PK\x01\x02" or at + _ENTRY.size + name_size > end:
        raise _Odd("P020", "its index is damaged.")
    raw = data[at + _ENTRY.size :][:name_size]
    name = _text(raw)
    if extra or comment or disk or needed > 20 or 0xFFFFFFFF in (packed, size, offset):
        raise _Odd("P024", "it has an extra field, a comment, or a size of another age.", name)
    if flags & ~_FLAGS or method not in (_STORED, _DEFLATED):
        raise _Odd("P024", "it is encrypted, streamed, or pressed in an unusual way.", name)
    member = _Member(
        name, flags, method, (time, date), crc, packed, size, offset, attributes, made_by
    )
    _plain(member)
    return member, at + _ENTRY.size + name_size


def _head(data: bytes, member: _Member) -> int:
    """Return where a member's bytes begin, once its own head agrees with the index."""
    raw = member.name.encode("ascii")
    if member.at + _HEAD.size + len(raw) > len(data):
        raise _Odd("P020", "it is cut off.", member.name)
    mark, needed, flags, method, time, date, crc, packed, size, name_size, extra = (
        _HEAD.unpack_from(data, member.at)
    )
    if mark != b"PK\x03\x04":
        raise _Odd("P023", "there is no member where the index says.", member.name)
    said = (flags, method, (time, date), crc, packed, size)
    due = (
        member.flags, member.method, member.stamp, member.crc, member.packed, member.size,
    )  # fmt: skip
    name = data[member.at + _HEAD.size :][:name_size]
    if said != due or name != raw or extra or needed > 20:
        raise _Odd("P030", "its own head and the index don't say the same.", member.name)
    return member.at + _HEAD.size + len(raw)


def _plain(member: _Member) -> None:
    """Refuse what is no plain file, whatever system it says it comes from."""
    kind = member.attributes >> 16 & 0o170000
    rights = member.attributes >> 16 & 0o7000
    unix = member.made_by >> 8 in (_UNIX, _MAC)
    if member.name.endswith("/") or member.attributes & _FOLDER_BIT:
        raise _Odd("P025", "folders are no members of a pack.", member.name)
    if kind not in (0, 0o100000) or rights or (kind and not unix):
        raise _Odd("P025", "links, devices and special files can't be part of a pack.", member.name)


def _text(raw: bytes) -> str:
    """Return a name that a problem can show; only plain letters are a name at all."""
    if not raw or len(raw) > 1024 or any(not 32 <= byte < 127 for byte in raw):
        raise _Odd("P026", "a name in it is empty, too long, or has other letters than a to z.")
    return raw.decode("ascii")


def _names(members: list[_Member]) -> None:
    """Refuse names that no file of a pack may have, and two that could be one."""
    seen: set[str] = set()
    folders: set[str] = set()
    for member in members:
        if member.name.endswith("/"):
            raise _Odd("P025", "folders are no members of a pack.", member.name)
        fault = name_fault(member.name)
        if fault:
            raise _Odd("P026", fault, member.name[:120])
        fault = size_fault(member.name, member.size)
        if fault:
            raise _Odd("P028", fault, member.name)
        lower = member.name.casefold()
        if lower in seen:
            raise _Odd("P027", "there are two of this name.", member.name)
        seen.add(lower)
        parts = lower.split("/")
        folders.update("/".join(parts[:depth]) for depth in range(1, len(parts)))
    both = sorted(seen & folders)
    if both:
        raise _Odd("P027", "a file and a folder have this name.", both[0])


def _content(data: bytes, member: _Member) -> bytes:
    """Return a member's bytes, counted as they come and held against its sum."""
    start = _head(data, member)
    packed = data[start : start + member.packed]
    if member.size > RATIO_LIMIT * max(1, member.packed):
        raise _Odd("P029", f"it would grow more than {RATIO_LIMIT} times.", member.name)
    if member.method == _STORED:
        content = packed
    else:
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = unpacking.decompress(packed, member.size + 1)
        except zlib.error as error:
            raise _Odd("P030", "it is damaged.", member.name) from error
        if not unpacking.eof or unpacking.unused_data or unpacking.unconsumed_tail:
            raise _Odd("P030", "it is longer or shorter than the zip says.", member.name)
    if len(content) != member.size or zlib.crc32(content) != member.crc:
        raise _Odd("P030", "it isn't what the zip says of it.", member.name)
    return content
