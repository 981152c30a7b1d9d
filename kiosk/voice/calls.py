"""Calls are sounds written without a vowel, which espeak-ng would spell out letter by letter."""

from __future__ import annotations

import re

_CORE = re.compile(r"[A-Za-z]+")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_RUN = re.compile(r"(.)\1+")
_ONSET = re.compile(r"[cst]h|s[kt]|[bcdfgkpt]r|[bcfkp]l|[b-df-hj-np-tv-xz]")
_KNOWN = frozenset(
    (
        "mr", "mrs", "ms", "dr", "st", "jr", "sr", "km", "cm", "kg", "tv", "pm", "nth", "cwm",
        "ng", "psst", "pst", "ll",
    )
)  # fmt: skip
"""Words without a vowel that are no calls: titles, measures, names, what follows an apostrophe."""
_HUM = re.compile(r"h*m+", re.IGNORECASE)


def called(word: str) -> str:
    """Return a word with every call in it written so that it is said as one sound.

    ``Prrrrp`` is said as *prup* and ``Shhh`` as *shush*; any other word stays as it is.
    """
    return _CORE.sub(lambda found: _said(found[0]), word)


def _said(core: str) -> str:
    """Return one run of letters as it is to be read."""
    small = core.lower()
    if (
        len(core) < 2
        or _VOWEL.search(core)
        or small in _KNOWN
        or (core.isupper() and len(core) < 5)
    ):
        return core
    if _HUM.fullmatch(core):
        return "hmm"
    short = _RUN.sub(r"\1", small)
    onset, rest = _parted(short)
    if rest[-1:] in {"s", "f", "z"} and len(rest) == 1:
        rest *= 2
    return f"{onset}u{rest}"


def _parted(short: str) -> tuple[str, str]:
    """Return how a call begins and how it ends; one that only begins ends as it began."""
    match = _ONSET.match(short)
    onset = match[0] if match else short[:1]
    if len(onset) < len(short):
        return onset, short[len(onset) :]
    if len(onset) == 2 and onset[1] == "r":
        return onset[0], onset[1]
    return onset, onset if onset != "th" else "h"
