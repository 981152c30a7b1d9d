"""Serving is the voice's own process: it reads requests, renders them, and writes clips back.

`python -m kiosk.voice.serving MODULE:MAKER ARGUMENTS RECORDINGS` is started by ``VoiceProcess``
alone; the maker is called with the arguments, a JSON object, and a grown-up's recordings lie in
the folder of that name, if any. What is asked for now comes first, then what is
next, then what is prepared for later; the rank is looked at anew before every sentence.
"""

from __future__ import annotations

import importlib
import json
import os
import select
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.sound.clip import Clip
from kiosk.voice import wire
from kiosk.voice.cache import ClipCache, kept_as, key, rendered
from kiosk.voice.offline import go_offline
from kiosk.voice.parts import Opening, parted
from kiosk.voice.reader import make_ready
from kiosk.voice.voice import VoiceProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.voice.voice import Utterance, Voice

_IN, _OUT, _ERRORS = 0, 1, 2
_NICE = 10


def serve(maker: str, arguments: str = "{}", recordings: str = "") -> None:
    """Render what is asked for until the kiosk is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    threading.Thread(target=_die_with, args=(os.getppid(),), daemon=True).start()
    go_offline()
    # An engine that prints would otherwise print into the answers.
    out = os.dup(_OUT)
    os.dup2(_ERRORS, _OUT)
    try:
        voice = _made(maker, arguments)
    except VoiceProblem as problem:
        _write(out, wire.answered(wire.READY, problem))
        return
    _step_back()
    _write(out, wire.answered(wire.READY, None))
    _Bench(voice, recordings, out).work()


class _Bench:
    """What was asked for and is not yet done, and the voice that does it."""

    def __init__(self, voice: Voice, recordings: str, out: int) -> None:
        self._voice = voice
        self._recordings = recordings
        self._recorded: Voice | None = None
        self._out = out
        self._received = b""
        self._now: list[tuple[wire.Asked, ClipCache | None]] = []
        self._later: list[Utterance] = []
        self._later_in: ClipCache | None = None
        self._number = self._all = 0
        self._cache: ClipCache | None = None
        self._tidying: Iterator[None] | None = None
        # Whoever is never asked live must keep nobody waiting with what is made for later.
        self._aside = bool(getattr(voice, "ahead_only", False))
        self._helper: threading.Thread | None = None
        self._done, self._tell_done = os.pipe()

    def work(self) -> None:
        """Do one thing after another, most urgent first, until the kiosk is gone."""
        while self._fill():
            if self._now:
                asked, cache = self._now.pop(0)
                self._answer(asked, cache)
            elif self._later and self._later_in is not None and self._helper is None:
                self._make_ready(self._later.pop(0), self._later_in)
            elif self._tidying is not None and next(self._tidying, self) is self:
                self._tidying = None

    def _answer(self, asked: wire.Asked, cache: ClipCache | None) -> None:
        """Make a sentence; where somebody waits, one that takes long comes in two parts."""
        parts = parted(asked.utterance) if self._in_parts(asked, cache) else None
        made = self._clip(parts.first if parts else asked.utterance, None if parts else cache)
        if parts is not None and isinstance(made, Clip):
            made = Opening(made.samples, made.words)
            rest = wire.Asked(asked.tag, parts.rest, urgent=False)
            # Asked for like any other: nobody may want it any more once it is its turn.
            self._now.insert(0, (rest, None))
        _write(self._out, wire.answered(asked.tag, made))

    def _in_parts(self, asked: wire.Asked, cache: ClipCache | None) -> bool:
        """Tell whether somebody waits for a sentence that this voice has to make first."""
        kept = kept_as(self._voice)
        if not asked.urgent or not kept or self._aside:
            return False
        return cache is None or not cache.has(key(kept, asked.utterance))

    def _make_ready(self, utterance: Utterance, cache: ClipCache) -> None:
        """Make a sentence for later, here or beside what is answered meanwhile."""
        if not self._aside:
            make_ready(self._voice, utterance, cache)
            self._tell_progress()
            return

        def make() -> None:
            try:
                make_ready(self._voice, utterance, cache)
            finally:
                os.write(self._tell_done, b".")

        self._helper = threading.Thread(target=make, daemon=True, name="ahead")
        self._helper.start()

    def _fill(self) -> bool:
        """Read all there is, waiting if nothing is left to do; tell whether the kiosk is there."""
        if self._tidying is None and self._cache is not None and self._cache.untidy:
            self._tidying = self._cache.tidying()
        while True:
            later = self._later and self._helper is None
            busy = self._now or later or self._tidying is not None
            ready, _, _ = select.select([_IN, self._done], [], [], 0 if busy else None)
            if self._done in ready and self._helper is not None:
                os.read(self._done, 1)
                self._helper = None
                self._tell_progress()
            if _IN not in ready:
                if busy or ready:
                    return True
                continue
            part = os.read(_IN, 1 << 16)
            if not part:
                return False
            *lines, self._received = (self._received + part).split(b"\n")
            for line in lines:
                self._note(wire.request(line))

    def _note(self, asked: wire.Request) -> None:
        """Put one request in its place."""
        if isinstance(asked, wire.Asked):
            # With the folder of its own time: one that an erasure took away takes nothing more.
            self._now.insert(0 if asked.urgent else len(self._now), (asked, self._cache))
        elif isinstance(asked, wire.Cancel):
            self._now.clear()
        elif isinstance(asked, wire.Keep):
            able = bool(asked.folder and kept_as(self._voice))
            self._cache = ClipCache(Path(asked.folder)) if able else None
            self._tidying = None
        else:
            self._later_in = self._cache
            self._later = list(asked.utterances) if self._cache is not None else []
            self._number, self._all = asked.number, len(self._later)
            self._tell_progress()

    def _clip(self, utterance: Utterance, cache: ClipCache | None) -> Clip | VoiceProblem:
        if utterance.recording and self._recordings and self._recorded is None:
            # Loaded with the first recording: on most evenings there is none to wait for.
            from kiosk.voice.recorded import Recorded

            self._recorded = Recorded(Path(self._recordings))
        try:
            return rendered(self._voice, utterance, cache, self._recorded)
        except VoiceProblem as problem:
            return problem

    def _tell_progress(self) -> None:
        done = wire.Progress(self._number, self._all - len(self._later), self._all)
        _write(self._out, wire.answered(wire.PREPARED, done))


def _step_back() -> None:
    """Let screen and sound go first from now on.

    Not before the model is loaded: on a busy board that would take all evening. Threads that the
    engine has begun by then keep a rank of their own.
    """
    go_offline()
    with suppress(OSError):
        os.nice(_NICE)
        for thread in Path("/proc/self/task").iterdir():
            os.setpriority(os.PRIO_PROCESS, int(thread.name), _NICE)


def _made(maker: str, arguments: str) -> Voice:
    module, _, name = maker.partition(":")
    made: Voice = getattr(importlib.import_module(module), name)(**json.loads(arguments))
    return made


def _write(out: int, message: bytes) -> None:
    """Write a whole message; when nobody reads any more, leave without a word."""
    view = memoryview(message)
    try:
        while view:
            view = view[os.write(out, view) :]
    except BrokenPipeError:
        os._exit(0)


def _die_with(parent: int) -> None:
    """End this process, even in the midst of the engine, once the kiosk is gone."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(0)


if __name__ == "__main__":
    serve(*sys.argv[1:])
