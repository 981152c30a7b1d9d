"""The wire carries requests and clips between the kiosk and the voice's own process."""

from __future__ import annotations

import dataclasses
import json
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kiosk.sound.clip import Clip, WordTime
from kiosk.voice.parts import Opening
from kiosk.voice.voice import Utterance, VoiceProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEAD = struct.Struct(">II")
READY = -1
"""Tag of the first answer: the voice is there."""
PREPARED = -2
"""Tag of what is told of sentences made for later."""
_MOST = 1 << 28


class BadAnswer(ValueError):
    """What came is no answer of ours."""


@dataclass(frozen=True)
class Asked:
    """A sentence is to be made now, or next."""

    tag: int
    utterance: Utterance
    urgent: bool


@dataclass(frozen=True)
class Prepare:
    """These sentences, instead of all such before, are to be made when there is time."""

    number: int
    utterances: tuple[Utterance, ...]


@dataclass(frozen=True)
class Keep:
    """What is asked for from now on may be kept in a folder; empty: nowhere."""

    folder: str


@dataclass(frozen=True)
class Cancel:
    """All sentences for now and next are to be forgotten."""


Request = Asked | Prepare | Keep | Cancel
"""One thing that is asked of a voice's own process."""


@dataclass(frozen=True)
class Progress:
    """How many sentences of a list made for later are done."""

    number: int
    done: int
    all: int


Answer = tuple[int, "Clip | VoiceProblem | Progress"]
"""A tag and what it is about."""


def asked(tag: int, utterance: Utterance, *, urgent: bool) -> bytes:
    """Return a request as one line."""
    return _line({"tag": tag, "urgent": urgent, "utterance": dataclasses.asdict(utterance)})


def prepare(number: int, utterances: Sequence[Utterance]) -> bytes:
    """Return the request to make sentences when there is time."""
    return _line({"prepare": [dataclasses.asdict(one) for one in utterances], "number": number})


def keep(folder: str) -> bytes:
    """Return the request to keep clips in a folder."""
    return _line({"keep": folder})


def cancelled() -> bytes:
    """Return the request to forget what was asked for now and next."""
    return _line({"cancel": True})


def request(line: bytes) -> Request:
    """Return what a line asks."""
    said: dict[str, Any] = json.loads(line)
    if "cancel" in said:
        return Cancel()
    if "keep" in said:
        return Keep(str(said["keep"]))
    if "prepare" in said:
        every = tuple(Utterance(**one) for one in said["prepare"])
        return Prepare(int(said["number"]), every)
    return Asked(int(said["tag"]), Utterance(**said["utterance"]), bool(said["urgent"]))


def answered(tag: int, made: Clip | VoiceProblem | Progress | None) -> bytes:
    """Return an answer: two lengths, a line about it, 16-bit samples."""
    about: dict[str, Any] = {"tag": tag}
    pcm = b""
    if isinstance(made, Clip):
        pcm = made.pcm16()
        about["opening"] = isinstance(made, Opening)
        about["words"] = [(one.word, one.t0, one.t1) for one in made.words]
    elif isinstance(made, Progress):
        about["progress"] = dataclasses.asdict(made)
    elif made is not None:
        about["problem"] = str(made)
    line = _line(about)
    return _HEAD.pack(len(line), len(pcm)) + line + pcm


def answers(received: bytearray) -> Iterator[Answer]:
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


def _answer(about: dict[str, Any], pcm: bytes) -> Answer:
    if "problem" in about:
        return int(about["tag"]), VoiceProblem(about["problem"])
    if "progress" in about:
        return int(about["tag"]), Progress(**about["progress"])
    words = [WordTime(word, t0, t1) for word, t0, t1 in about.get("words", ())]
    kind = Opening if about.get("opening") else Clip
    return int(about["tag"]), kind.from_pcm16(pcm, words=words)


def _line(plain: dict[str, Any]) -> bytes:
    return json.dumps(plain, ensure_ascii=False).encode() + b"\n"
