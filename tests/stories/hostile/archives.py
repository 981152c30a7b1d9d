"""Hostile pack files: zips that lie, and zips that hold what no pack may hold."""

from __future__ import annotations

import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from dataclasses import replace
from typing import Any

from tests.stories.hostile.collection import MANIFEST_TEXT
from tests.stories.hostile.making import DEFLATED, PLAIN, Member, Zip, jpeg, png
from tests.stories.hostile.odd_names import ODD_NAMES
from tests.stories.small import OWL_TALE

PACK = Member("pack.toml", MANIFEST_TEXT.encode())
TALE = Member("tales/owl.md", OWL_TALE.encode())
GOOD = (PACK, TALE)
_ZEROS = Member("tales/a.md", bytes(200_000), DEFLATED)


def _with(member: Member, **rest: Any) -> bytes:
    """Return a good zip with one more member."""
    return Zip((*GOOD, replace(member, **rest)) if rest else (*GOOD, member)).made()


def _evil(**rest: Any) -> bytes:
    """Return a good zip whose last member is told of in an odd way."""
    return _with(Member("tales/evil.md"), **rest)


def _many(count: int, ending: str, **rest: Any) -> bytes:
    """Return a good zip with so many more members."""
    return Zip((*GOOD, *(Member(f"a{n}{ending}", **rest) for n in range(count)))).made()


def _pressed(size: int) -> bytes:
    """Return so many zeros, pressed."""
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    return press.compress(bytes(size)) + press.flush()


def _tar(mode: str) -> bytes:
    """Return a tar with a link in it."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as made:  # type: ignore[call-overload]
        link = tarfile.TarInfo("tales")
        link.type, link.linkname = tarfile.SYMTYPE, "../.."
        made.addfile(link)
    return out.getvalue()


def _by_the_library(method: int) -> bytes:
    """Return a zip as Python's own library makes it, with folders and a method."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        made.writestr("tales/", "")
        for member in GOOD:
            made.writestr(str(member.name), member.data)
    return out.getvalue()


def archives() -> dict[str, bytes]:
    """Return every hostile file by its name."""
    good = Zip(GOOD).made()
    zip64 = struct.pack("<HHQQ", 1, 16, 7, 7)
    bomb, crc = _pressed(40_000_000), zlib.crc32(bytes(40_000_000))
    unix = 0x0314
    found = {f"name: {what}": _with(Member(name)) for what, name in ODD_NAMES.items()}
    found |= {
        "two of one name": _with(TALE),
        "two in two cases": _with(replace(TALE, name="tales/OWL.md")),
        "file and folder": _with(Member("tales")),
        "file under a file": _with(Member("tales/owl.md/x.md")),
        "a folder": _with(Member("tales/", b"")),
        "a folder by its bit": _evil(attributes=0x10),
        "a folder by its mode": _evil(attributes=0o040755 << 16),
        "a link": _evil(data=b"../../secret", attributes=0o120777 << 16),
        "a link of an old Mac": _evil(attributes=0o120777 << 16, made_by=0x1314),
        "a link told by no system": _evil(attributes=0o120777 << 16, made_by=0x0014),
        "a device": _evil(attributes=0o020666 << 16),
        "a disk": _evil(attributes=0o060666 << 16),
        "a pipe": _evil(attributes=0o010666 << 16),
        "a socket": _evil(attributes=0o140666 << 16),
        "a program that becomes another": _evil(attributes=(0o104755 << 16)),
        "encrypted": _evil(flags=1),
        "strongly encrypted": _evil(flags=0x41),
        "hidden heads": _evil(flags=0x2000),
        "patched": _evil(flags=0x20),
        "sizes behind": _evil(flags=8, descriptor=b"PK\x07\x08" + bytes(12)),
        "bzip2": _evil(method=12),
        "lzma": _evil(method=14),
        "zstandard": _evil(method=93),
        "a method of passwords": _evil(method=99),
        "a method of nobody": _evil(method=0xFFFF),
        "deflate64": _evil(method=9),
        "extra field": _evil(extra=b"up\x05\0\1\0\0\0\0"),
        "extra field of its own head": _evil(inner_extra=b"up\x05\0\1\0\0\0\0"),
        "zip64 sizes": _evil(extra=zip64, size=0xFFFFFFFF, packed_size=0xFFFFFFFF),
        "zip64 extra alone": _evil(extra=zip64),
        "needs a newer zip": _evil(needed=45),
        "zip64 end": Zip(
            GOOD, before_end=b"PK\x06\x06" + bytes(52) + b"PK\x06\x07" + bytes(16)
        ).made(),
        "a comment": Zip(GOOD, comment=b"hello").made(),
        "a comment of a member": _evil(comment=b"hi"),
        "an end in the comment": Zip(GOOD, comment=good).made(),
        "a shell script before": Zip(GOOD, before=b"#!/bin/sh\nexit\n").made(),
        "a script before, counted": Zip(GOOD, before=b"#!/bin/sh\n", shift=10).made(),
        "a picture before": Zip(GOOD, before=png(1, 1)).made(),
        "a PDF before": Zip(GOOD, before=b"%PDF-1.7\n").made(),
        "something behind": Zip(GOOD, behind=b"\0").made(),
        "a zip behind": good + good,
        "something in between": Zip(GOOD, between=b"hidden").made(),
        "something before the index": Zip(GOOD, before_index=b"hidden").made(),
        "something behind the index": Zip(GOOD, before_end=b"hidden").made(),
        "two on one place": _with(replace(TALE, name="tales/evil.md", shared=True)),
        "hundreds on one place": Zip(
            (PACK, _ZEROS, *(replace(_ZEROS, name=f"a{n}.md", shared=True) for n in range(300)))
        ).made(),
        "across one another": _evil(at=40),
        "before the beginning": _evil(at=0xFFFFFFFE),
        "beyond the end": _evil(at=10_000_000),
        "in the index": _evil(at=len(good) - 80),
        "a bomb": _evil(method=DEFLATED, data=bytes(250_000)),
        "a bomb of forty million": _evil(method=DEFLATED, packed=bomb, crc=crc, size=40_000_000),
        "a bomb that says a hundred": _evil(method=DEFLATED, packed=bomb, crc=crc, size=100),
        "a bomb that says nothing": _evil(method=DEFLATED, packed=bomb, crc=0, size=0),
        "a bomb in each of many": _many(
            30, ".png", method=DEFLATED, packed=_pressed(7_000_000), size=7_000_000
        ),
        "many members": _many(499, ".md"),
        "thousands of members": _many(30_000, ".md"),
        "says too much in all": _many(12, ".ogg", size=16_000_000),
        "one that is too large": _evil(data=b"a" * 300_000),
        "a wrong sum": _evil(crc=1),
        "says more than it holds": _evil(size=900),
        "says less than it holds": _evil(size=1),
        "says less when pressed": _evil(method=DEFLATED, size=1),
        "damaged when pressed": _evil(method=DEFLATED, packed=b"\xff" * 40),
        "more behind what was pressed": _evil(
            method=DEFLATED, packed=_pressed(7) + b"hidden", data=bytes(7)
        ),
        "pressed without an end": _evil(method=DEFLATED, packed=_pressed(70)[:-2], data=bytes(70)),
        "stored, says pressed": _evil(method=DEFLATED, packed=b"Still.\n"),
        "another name in its head": _evil(inner_name="tales/good.md"),
        "another length in its head": _evil(inner_size=3),
        "another method in its head": _evil(inner_method=8),
        "no head": good.replace(b"PK\x03\x04", b"PK\x03\x05"),
        "no index": good.replace(b"PK\x01\x02", b"PK\x01\x03"),
        "fewer than there are": Zip(GOOD, count=1).made(),
        "more than there are": Zip(GOOD, count=3).made(),
        "none, it says": Zip(GOOD, count=0).made(),
        "the most there can be": Zip(GOOD, count=0xFFFF).made(),
        "two counts": Zip(GOOD, count_here=1).made(),
        "in two parts": Zip(GOOD, disk=1).made(),
        "a member of another part": _evil(disk=1),
        "an index elsewhere": Zip(GOOD, index_at=0).made(),
        "an index beyond": Zip(GOOD, index_at=0xFFFFFFFF).made(),
        "an index too long": Zip(GOOD, index_size=0xFFFFFFFF).made(),
        "nothing at all": b"",
        "one letter": b"P",
        "an end and nothing else": Zip(()).made(),
        "cut in half": good[: len(good) // 2],
        "cut by one": good[:-1],
        "cut from the front": good[1:],
        "without its end": good[:-22],
        "zeros": bytes(10_000),
        "letters": b"PK\x03\x04" * 5000,
        "words": b"Once upon a time.",
        "a tar": _tar("w"),
        "a pressed tar": _tar("w:gz"),
        "gzip": gzip.compress(good, mtime=0),
        "xz": lzma.compress(good),
        "a zip in it": _with(Member("inner.zip", good)),
        "a pack in it": _with(Member("inner.hearth", good)),
        "folders by the library": _by_the_library(zipfile.ZIP_DEFLATED),
        "bzip2 by the library": _by_the_library(zipfile.ZIP_BZIP2),
        "lzma by the library": _by_the_library(zipfile.ZIP_LZMA),
        "set-id bits": _evil(attributes=0o101644 << 16, made_by=unix),
        "plain, but a folder's name": _with(Member("pictures/", b"x", attributes=PLAIN)),
        "a huge picture": _with(Member("pictures/a.png", png(60_000, 60_000))),
        "a wide picture": _with(Member("pictures/a.png", png(5_000, 1))),
        "a picture of no size": _with(Member("pictures/a.png", png(0, 7))),
        "a picture with a zip behind": _with(Member("pictures/a.png", png(1, 1, good))),
        "a cut picture": _with(Member("pictures/a.png", png(9, 9)[:30])),
        "a photograph too large": _with(Member("pictures/a.jpg", jpeg(60_000, 60_000))),
        "a page as a photograph": _with(Member("pictures/a.jpg", b"<html><script>1</script>")),
        "a program as a picture": _with(Member("pictures/a.png", b"\x7fELF" + bytes(60))),
        "a program as a sound": _with(Member("sounds/a.ogg", b"MZ" + bytes(60))),
    }
    return found
