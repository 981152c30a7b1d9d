"""Chance is a number for every pick, made of the seed and the name of the pick alone."""

from __future__ import annotations

from hashlib import blake2b


def keyed(seed: int | str, *path: str) -> int:
    """Return a number that depends on the seed and the path of the pick, and on nothing else."""
    text = "\x1f".join((str(seed), *path))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")
