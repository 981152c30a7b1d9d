"""The shelf of the studio: every voice file that a family dropped in, by the way it is named."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from kiosk.voice.kokoro.model import STYLE_BYTES, style, why_not
from kiosk.voice.offer import STUDIO, Offer
from kiosk.voice.voice import VoiceProblem

LANGUAGES = {
    "a": ("en", "en-us", "American English"), "b": ("en", "en", "British English"),
    "e": ("es", "es", "Spanish"), "f": ("fr", "fr", "French"), "h": ("hi", "hi", "Hindi"),
    "i": ("it", "it", "Italian"), "p": ("pt", "pt-br", "Brazilian Portuguese"),
}  # fmt: skip
"""First letter of a voice's name: its language, espeak-ng's name for it, and ours.

Japanese and Chinese voices are not offered: espeak-ng reads neither well enough.
"""
_WHO = {"f": "a woman's voice", "m": "a man's voice"}
_NAME = re.compile(r"([abefhip])([fm])_([a-z]{2,20})")
_LICENCE = "Apache-2.0"
_NONE = Offer(
    STUDIO, "The studio", "the best voice offline, made ahead in the afternoon", ("en",), _LICENCE,
    STUDIO, "copy a voice file, for instance bf_emma.bin, into the folder of voices",
)  # fmt: skip


def listed(voices: Path | None) -> tuple[Offer, ...]:
    """Return every voice in the folder; with none, one offer that says how to get one."""
    why = why_not()
    found = sorted(voices.glob("*.bin")) if voices is not None and voices.is_dir() else []
    offered = tuple(_offer(file, why) for file in found if _NAME.fullmatch(file.stem))
    if offered:
        return offered
    return (replace(_NONE, why_not=why or _NONE.why_not),)


def file_of(part: str, voices: Path | None) -> tuple[Path, str]:
    """Return the file of a voice and espeak-ng's name of its language; raise ``VoiceProblem``."""
    named = _NAME.fullmatch(part)
    file = voices / f"{part}.bin" if voices is not None and named else None
    if named is None or file is None or not file.is_file():
        raise VoiceProblem(f"voice '{STUDIO}:{part}': there is no such file: copy it again")
    why = why_not() or _fault(file)
    if why:
        raise VoiceProblem(f"voice '{STUDIO}:{part}': {why}")
    style(file)
    return file, LANGUAGES[named[1]][1]


def _offer(file: Path, why: str) -> Offer:
    """Return one voice as it stands on the shelf."""
    letter, who, name = _NAME.fullmatch(file.stem).groups()  # type: ignore[union-attr]
    code, _, language = LANGUAGES[letter]
    return Offer(
        f"{STUDIO}:{file.stem}", name.capitalize(), f"{_WHO[who]}, {language}", (code,), _LICENCE,
        STUDIO, why or _fault(file),
    )  # fmt: skip


def _fault(file: Path) -> str:
    """Return what is wrong with a voice file, or nothing."""
    try:
        size = file.stat().st_size
    except OSError:
        return f"{file.name} can't be read: copy it again"
    return "" if size == STYLE_BYTES else f"{file.name} is no voice of the studio: copy it again"
