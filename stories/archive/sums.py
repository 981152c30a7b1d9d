"""Sums say whether two packs hold the very same words."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def mark_of(files: Mapping[str, bytes]) -> str:
    """Return what all files of a pack add up to: 32 hex digits, the same for the same words."""
    total = hashlib.blake2b(digest_size=16)
    for name in sorted(files):
        total.update(f"{name}\n{len(files[name])}\n".encode())
        total.update(files[name])
    return total.hexdigest()
