"""Serving is the voice's own process: it reads requests, renders them, and writes clips back.

`python -m kiosk.voice.serving MODULE:MAKER` is started by ``VoiceProcess`` alone.
"""

from __future__ import annotations

import importlib
import os
import select
import signal
import sys
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from kiosk.voice import wire
from kiosk.voice.voice import VoiceProblem

if TYPE_CHECKING:
    from kiosk.sound.clip import Clip
    from kiosk.voice.voice import Utterance, Voice

_IN, _OUT = 0, 1
_NICE = 10


def serve(maker: str) -> None:
    """Render what is asked for until the kiosk is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with, args=(os.getppid(),), daemon=True).start()
    with suppress(OSError):
        os.nice(_NICE)
    try:
        voice = _made(maker)
    except VoiceProblem as problem:
        _write(wire.answered(wire.READY, problem))
        return
    _write(wire.answered(wire.READY, None))
    inbox = _Inbox()
    while inbox.fill():
        tag, utterance = inbox.take()
        _write(wire.answered(tag, _rendered(voice, utterance)))


class _Inbox:
    """Requests that were read and not yet done, in the order to do them."""

    def __init__(self) -> None:
        self._received = b""
        self._waiting: list[tuple[int, Utterance]] = []

    def fill(self) -> bool:
        """Read all there is, waiting for a first request; tell whether the kiosk is still there."""
        while True:
            ready, _, _ = select.select([_IN], [], [], 0 if self._waiting else None)
            if not ready:
                return True
            part = os.read(_IN, 1 << 16)
            if not part:
                return False
            *lines, self._received = (self._received + part).split(b"\n")
            for line in lines:
                self._note(line)

    def take(self) -> tuple[int, Utterance]:
        """Return the next request."""
        return self._waiting.pop(0)

    def _note(self, line: bytes) -> None:
        asked = wire.request(line)
        if asked is None:
            self._waiting.clear()
            return
        tag, utterance, urgent = asked
        self._waiting.insert(0 if urgent else len(self._waiting), (tag, utterance))


def _made(maker: str) -> Voice:
    module, _, name = maker.partition(":")
    made: Voice = getattr(importlib.import_module(module), name)()
    return made


def _rendered(voice: Voice, utterance: Utterance) -> Clip | VoiceProblem:
    try:
        return voice.render(utterance)
    except VoiceProblem as problem:
        return problem


def _write(message: bytes) -> None:
    """Write a whole message; when nobody reads any more, leave without a word."""
    view = memoryview(message)
    try:
        while view:
            view = view[os.write(_OUT, view) :]
    except BrokenPipeError:
        os._exit(0)


def _die_with(parent: int) -> None:
    """End this process, even in the midst of the engine, once the kiosk is gone."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(0)


if __name__ == "__main__":
    serve(sys.argv[1])
