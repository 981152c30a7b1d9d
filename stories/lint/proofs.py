"""Proof checks say when a pack's proofs are older than its tales, or have marks left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stories.galley import digest, read
from stories.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stories.pack import Pack

_NAMED = 5
"""So many tales are named, the rest is counted."""


def proof_problems(
    pack: Pack, files: Mapping[str, bytes], proofs: Mapping[str, bytes]
) -> Iterator[Problem]:
    """Yield one piece of advice for all proofs together, and each that was changed by hand."""
    tales = {tale.file.replace("tales/", "proofs/", 1): tale for tale in pack.tales}
    older: list[str] = []
    opened: list[tuple[str, int]] = []
    for name in sorted(proofs):
        galley = read(name, proofs[name])
        if name in tales and galley.fault is not None:
            yield galley.fault
        elif name in tales and galley.digest != digest(tales[name], pack, files):
            older.append(name)
        opened += [(name, mark.line) for mark in galley.open]
    if not older and not opened:
        return
    said = []
    if older:
        stems = [name.rpartition("/")[2].removesuffix(".md") for name in older]
        more = f" and {len(stems) - _NAMED} more" if len(stems) > _NAMED else ""
        are = (
            "proof is older than its tale"
            if len(older) == 1
            else "proofs are older than their tales"
        )
        said.append(f"{len(older)} {are} ({', '.join(stems[:_NAMED])}{more})")
    if opened:
        said.append(f"{len(opened)} mark{' is' if len(opened) == 1 else 's are'} open")
    file, line = opened[0] if opened else (older[0], 1)
    yield Problem(
        file, line, "L065", f"{', and '.join(said)}.",
        "run pack proofs, read, and end each mark with [mended] or [kept: why].", error=False,
    )  # fmt: skip
