"""An archive is a pack as one `.hearth` file: a plain zip, read member by member into memory.

| code | what |
|---|---|
| P020 | no zip, or one that is damaged |
| P021 | the file is too large |
| P022 | too many members, or too much in all |
| P023 | something lies before, between, behind or across the members |
| P024 | an unusual zip: encrypted, streamed, of another method, with comments or extra fields |
| P025 | a member is a folder, a link or a device |
| P026 | a name that no file of a pack may have |
| P027 | two members of one name, in any case, or a file where a folder is |
| P028 | a member is too large, or of an unknown kind |
| P029 | a member grows more than 200 times |
| P030 | a member isn't what the zip says of it |
| P031 | a picture or sound is not what its name says |
| P032 | a picture is too large |
| P033 | an SVG holds what no paper-cut needs |
"""

from __future__ import annotations

from stories.archive.contents import content_fault, content_mend
from stories.archive.names import (
    FILES_LIMIT,
    LEVELS,
    SIZES,
    TOTAL_LIMIT,
    left_over,
    name_fault,
    name_mend,
    size_fault,
)
from stories.archive.reading import FILE_LIMIT, read_archive
from stories.archive.sums import mark_of
from stories.archive.writing import write_archive

__all__ = [
    "FILES_LIMIT",
    "FILE_LIMIT",
    "LEVELS",
    "SIZES",
    "TOTAL_LIMIT",
    "content_fault",
    "content_mend",
    "left_over",
    "mark_of",
    "name_fault",
    "name_mend",
    "read_archive",
    "size_fault",
    "write_archive",
]
