"""Writing an archive: the same files give the same bytes, on every machine and every day."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DATE = 0x21
"""The first of January 1980, the first day a zip knows."""
MADE_BY = 0x0314
"""Unix, zip 2.0: so the attributes mean a plain file that everybody may read."""
PLAIN_FILE = 0o100644 << 16


def write_archive(files: Mapping[str, bytes]) -> bytes:
    """Return a `.hearth` file of these files.

    They are stored and not pressed: how small zlib makes a file depends on whose zlib it is, and
    a signature must fit wherever the file is built again.
    """
    body, index = bytearray(), bytearray()
    for name in sorted(files):
        data, raw = files[name], name.encode("ascii")
        sizes = struct.pack("<III", zlib.crc32(data), len(data), len(data))
        fixed = struct.pack("<HHHHH", 20, 0, 0, 0, DATE) + sizes
        index += b"PK\x01\x02" + struct.pack("<H", MADE_BY) + fixed
        index += struct.pack("<HHHHHII", len(raw), 0, 0, 0, 0, PLAIN_FILE, len(body)) + raw
        body += b"PK\x03\x04" + fixed + struct.pack("<HH", len(raw), 0) + raw + data
    end = struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(index), len(body), 0)
    return bytes(body + index + b"PK\x05\x06" + end)
