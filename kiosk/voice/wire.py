"""The wire carries requests and clips between the kiosk and the voice's own process."""

from __future__ import annotations

import dataclasses
import json
import struct
from typing import TYPE_CHECKING, Any

from kiosk.sound.clip import Clip, WordTime
from kiosk.voice.voice import Utterance, VoiceProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = struct.Struct(">II")
READY = -1
"""Tag of the first answer: the voice is there."""
_MOST = 1 << 28


class BadAnswer(ValueError):
    """What came is no answer of ours."""


def asked(tag: int, utterance: Utterance, *, urgent: bool) -> bytes:
    """Return a request as one line."""
    return _line({"tag": tag, "urgent": urgent, "utterance": dataclasses.asdict(utterance)})


def cancelled() -> bytes:
    """Return the request to forget all others."""
    return _line({"cancel": True})


def request(line: bytes) -> tuple[int, Utterance, bool] | None:
    """Return what a line asks: tag, utterance, urgent; None for a cancel."""
    said: dict[str, Any] = json.loads(line)
    if said.get("cancel"):
        return None
    return int(said["tag"]), Utterance(**said["utterance"]), bool(said["urgent"])


def answered(tag: int, made: Clip | VoiceProblem | None) -> bytes:
    """Return an answer: two lengths, a line about it, 16-bit samples."""
    about: dict[str, Any] = {"tag": tag}
    pcm = b""
    if isinstance(made, Clip):
        pcm = made.pcm16()
        about["words"] = [(one.word, one.t0, one.t1) for one in made.words]
    elif made is not None:
        about["problem"] = str(made)
    line = _line(about)
    return _HEAD.pack(len(line), len(pcm)) + line + pcm


def answers(received: bytearray) -> Iterator[tuple[int, Clip | VoiceProblem]]:
    """Yield every whole answer, taking it from ``received``."""
    while len(received) >= _HEAD.size:
        size, sound = _HEAD.unpack_from(received)
        if size + sound > _MOST:
            raise BadAnswer("far too long")
        end = _HEAD.size + size + sound
        if len(received) < end:
            return
        line = bytes(received[_HEAD.size : _HEAD.size + size])
        pcm = bytes(received[_HEAD.size + size : end])
        del received[:end]
        try:
            yield _answer(json.loads(line), pcm)
        except (ValueError, KeyError, TypeError) as wrong:
            raise BadAnswer("not an answer") from wrong


def _answer(about: dict[str, Any], pcm: bytes) -> tuple[int, Clip | VoiceProblem]:
    if "problem" in about:
        return int(about["tag"]), VoiceProblem(about["problem"])
    words = [WordTime(word, t0, t1) for word, t0, t1 in about.get("words", ())]
    return int(about["tag"]), Clip.from_pcm16(pcm, words=words)


def _line(plain: dict[str, Any]) -> bytes:
    return json.dumps(plain, ensure_ascii=False).encode() + b"\n"
