"""Typed lines are how a galley looks in its file: what is written so is read back as it was."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from stories.galley.slip import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MENDED = "## Mended since"
UNTOLD = "## Not told this time"
_PARAGRAPH = re.compile(
    r"(?:Was )?(?P<telling>\d{1,2})\.(?P<number>\d{1,4}) (?P<words>.*?)(?P<source>(?: `[^`]+`)+)"
)
_TELLING = re.compile(r"## (\d{1,2})\. ")
_DIGEST = re.compile(r"digest `([0-9a-f]{16})`")
_SUMS = re.compile(r"<!-- sums ([0-9a-f]*) -->")
_SIGNS = re.compile(r"([\\`*_<\[~&])")
_TYPED = re.compile(r"\\(.)|\*")
_SUM = 6
"""Letters of a line's sum."""


def escaped(words: str) -> str:
    """Return plain words as they stand in the file."""
    return _SIGNS.sub(r"\\\1", words)


def stressed(words: str, emphasis: Sequence[tuple[int, int]]) -> str:
    """Return a sentence as it stands in the file, its stressed words between stars."""
    pieces, at = [], 0
    for start, end in emphasis:
        pieces += [escaped(words[at:start]), "*", escaped(words[start:end]), "*"]
        at = end
    return "".join([*pieces, escaped(words[at:])])


def paragraph_line(place: Place, typed: str, *, was: bool = False) -> str:
    """Return a paragraph with its number before it and where it was written behind it."""
    margin = "".join(f" `{one}`" for one in place.passages)
    return f"{'Was ' * was}{place.telling}.{place.paragraph} {typed}{margin}"


def place_of(line: str) -> Place | None:
    """Return the place that a line of the file is, if marks can lie on it."""
    found = _PARAGRAPH.fullmatch(line)
    if found is not None:
        words = _TYPED.sub(lambda sign: sign[1] or "", found["words"])
        passages = tuple(re.findall(r"`([^`]+)`", found["source"]))
        return Place(int(found["telling"]), int(found["number"]), passages, words)
    found = _TELLING.match(line)
    if found is not None:
        return Place(int(found[1]))
    return Place() if line in (MENDED, UNTOLD) else None


def digest_in(lines: Iterable[str]) -> str:
    """Return the digest that the head of a file names, or nothing."""
    return next((found[1] for line in lines if (found := _DIGEST.search(line))), "")


def is_mark(line: str) -> bool:
    """Return whether a line is an editor's."""
    return line.lstrip(" \t").startswith(">")


def sums_line(lines: Iterable[str]) -> str:
    """Return the last line of a file: the sum of each of its own lines."""
    return f"<!-- sums {''.join(_sum(line.rstrip()) for line in lines if line.strip())} -->"


def sums_in(line: str) -> frozenset[str] | None:
    """Return the sums that a last line holds, or None when it is none."""
    found = _SUMS.fullmatch(line)
    if found is None:
        return None
    return frozenset(found[1][at : at + _SUM] for at in range(0, len(found[1]), _SUM))


def made(line: str, sums: frozenset[str]) -> bool:
    """Return whether a line is as it was written, by the sums of all that were."""
    return _sum(line) in sums


def _sum(line: str) -> str:
    return hashlib.blake2b(line.encode("utf-8", "replace"), digest_size=3).hexdigest()
