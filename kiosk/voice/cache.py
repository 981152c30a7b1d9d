"""The cache keeps clips that were slow to make, a file each, found again by what was asked.

It is disposable: nothing is lost with it but time. A file's name is a hash, and nothing in a file
says what is said in it. The folder itself is the generation: it has a name of its own that only
the kiosk gives (``find``), a voice's process works in it by handle and never makes one, so that
what was asked for before an erasure can't come back after it.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.sound.clip import Clip, WordTime
from kiosk.voice.voice import VoiceProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.voice.voice import Utterance, Voice

CAP = 300_000_000
"""Bytes the cache may hold."""
SPARE = 64_000_000
"""Bytes of a disk that the cache leaves to others."""
DAY = 86_400.0
"""Seconds after which being heard is noted again: a memory card wears with every note."""
STEP = 1.02
"""Kept clips are made at the nearest step of pace, so that one clip serves a refrain."""
NEAR = (1, -1, 2, -2, *range(3, 9))
"""Steps of pace at which a clip made ahead still serves, the nearest first.

Eight steps quicker is what was made before a grown-up asked for slower: one and the same voice,
with longer rests, disturbs nobody; another voice in the middle of a story does.
"""
_NOT_READY = "voice: it was not made ready ahead: another voice says it"
_MADE = 1
"""Raised whenever what is done to a clip, or how it is written, changes."""
_PREFIX, _FRESH = "spoken-", ".fresh-"
_ABANDONED = 60.0
_LONGEST = 1 << 26
_AT_ONCE = 64


def kept_as(voice: Voice) -> str:
    """Return what besides an utterance decides how ``voice`` sounds; empty: not worth keeping.

    A voice that is slow says so by a property ``kept_as``: engine, version, model hash, voice.
    """
    return str(getattr(voice, "kept_as", ""))


def stepped(utterance: Utterance) -> Utterance:
    """Return the utterance at the nearest step of pace."""
    return replace(utterance, wpm=STEP ** _step(utterance.wpm))


def _quicker(utterance: Utterance, steps: int) -> Utterance:
    """Return the utterance so many steps of pace quicker."""
    return replace(utterance, wpm=utterance.wpm * STEP**steps)


def key(kept: str, utterance: Utterance) -> str:
    """Return the name under which an utterance in a voice is kept."""
    one = utterance
    said = [_MADE, kept, _step(one.wpm), one.text, one.speech, one.language, one.whisper]
    plain = json.dumps([*said, one.role, one.inside])
    return blake2b(plain.encode(), digest_size=20).hexdigest()


def find(cache: Path) -> Path | None:
    """Return the folder of clips in a home's cache, made if there is none; None: do without.

    Asked by the kiosk when an evening begins, never by a voice's own process.
    """
    with suppress(OSError):
        cache.mkdir(exist_ok=True)
        there = sorted(path for path in cache.glob(f"{_PREFIX}*") if path.is_dir())
        return there[0] if there else Path(tempfile.mkdtemp(prefix=_PREFIX, dir=cache))
    return None


def rendered(
    voice: Voice,
    utterance: Utterance,
    cache: ClipCache | None,
    recorded: Voice | None = None,
    *,
    live: bool = True,
) -> Clip:
    """Return the sentence: as ``recorded``, else as kept in ``cache``, else made by ``voice``.

    Raises ``VoiceProblem`` if the voice can't say it; one that is too slow to be asked ``live``
    (``ahead_only``) says only what is kept, unless somebody asked to hear that very voice.
    """
    if utterance.recording and recorded is not None:
        with suppress(VoiceProblem):
            return recorded.render(utterance)
    kept = kept_as(voice)
    slow = live and getattr(voice, "ahead_only", False) and not utterance.voice
    if cache is None or not kept:
        if slow:
            raise VoiceProblem(_NOT_READY)
        return voice.render(utterance)
    name = key(kept, utterance)
    clip = cache.get(name)
    if clip is None and slow:
        near = (cache.get(key(kept, _quicker(utterance, steps))) for steps in NEAR)
        clip = next((one for one in near if one is not None), None)
        if clip is None:
            raise VoiceProblem(_NOT_READY)
    if clip is None:
        clip = voice.render(stepped(utterance))
        cache.put(name, clip)
    return clip


class ClipCache:
    """One folder of clips; whatever goes wrong with the disk, it is only empty."""

    def __init__(self, folder: Path, cap: int = CAP, *, day: float = DAY) -> None:
        """Work in ``folder``, if it is there."""
        self._cap = cap
        self._day = day
        self._place = folder
        self._written = 0
        self._tidied = False
        self._number = 0
        self._folder: int | None = None
        with suppress(OSError):
            self._folder = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)

    def __del__(self) -> None:
        """Let go of the folder with the last request that was asked in its time."""
        if self._folder is not None:
            with suppress(OSError):
                os.close(self._folder)

    def has(self, name: str) -> bool:
        """Tell whether there is such a file."""
        if self._folder is not None:
            with suppress(OSError):
                os.stat(name, dir_fd=self._folder)
                return True
        return False

    def get(self, name: str) -> Clip | None:
        """Return the clip of that name; a damaged file is removed."""
        if self._folder is None:
            return None
        try:
            handle = os.open(name, os.O_RDONLY, dir_fd=self._folder)
        except OSError:
            return None
        try:
            with os.fdopen(handle, "rb") as file:
                data = file.read(_LONGEST)
                self._heard(file.fileno())
            return _clip(data)
        except (OSError, ValueError, KeyError, TypeError):
            self._remove(name)
            return None

    def put(self, name: str, clip: Clip) -> bool:
        """Keep a clip if there is room; tell whether it is kept."""
        data = _data(clip)
        if self._folder is None or self._written + len(data) > self._cap // 10:
            return False
        self._number += 1
        fresh = f"{_FRESH}{os.getpid()}-{self._number}"
        try:
            disk = os.fstatvfs(self._folder)
            if disk.f_bavail * disk.f_frsize < SPARE + len(data):
                return False
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
            handle = os.open(fresh, flags, 0o600, dir_fd=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.rename(fresh, name, src_dir_fd=self._folder, dst_dir_fd=self._folder)
        except OSError:
            return False
        finally:
            # Gone already where all went well; still there when the process was told to end.
            self._remove(fresh)
        self._written += len(data)
        return True

    @property
    def untidy(self) -> bool:
        """Tell whether it is time to look at what lies here."""
        return self._written > (self._cap // 20 if self._tidied else 0)

    def tidying(self) -> Iterator[None]:
        """Remove what was not heard for longest where there is too much, in small steps."""
        if self._folder is None:
            return
        self._written, self._tidied = 0, True
        there: list[tuple[float, int, str]] = []
        total = 0
        with suppress(OSError), os.scandir(self._folder) as entries:
            for count, entry in enumerate(entries):
                if count % _AT_ONCE == 0:
                    yield
                with suppress(OSError):
                    about = entry.stat()
                    if not entry.name.startswith(_FRESH):
                        there.append((about.st_mtime, about.st_size, entry.name))
                        total += about.st_size
                    elif time.time() - about.st_mtime > _ABANDONED:
                        self._remove(entry.name)
        there.sort(reverse=True)
        while total > self._cap * 9 // 10 and there:
            _, size, name = there.pop()
            self._remove(name)
            total -= size
            if len(there) % _AT_ONCE == 0:
                yield
        self._remove_others()

    def _remove_others(self) -> None:
        """Remove folders that another process began in the same moment and nobody looks for."""
        with suppress(OSError):
            there = sorted(self._place.parent.glob(f"{_PREFIX}*"))
            for other in there[1:] if there[:1] == [self._place] else ():
                shutil.rmtree(other, ignore_errors=True)

    def _heard(self, handle: int) -> None:
        """Note that a clip was asked for, at most once a day."""
        if abs(time.time() - os.fstat(handle).st_mtime) >= self._day:
            with suppress(OSError):
                os.utime(handle)

    def _remove(self, name: str) -> None:
        with suppress(OSError):
            os.unlink(name, dir_fd=self._folder)


def _step(wpm: float) -> int:
    return round(math.log(max(wpm, 1.0)) / math.log(STEP))


def _data(clip: Clip) -> bytes:
    """Return a file: a line about the clip, then its samples as FLAC."""
    from kiosk.sound.flac import to_flac

    sound = to_flac(clip.samples)
    words = [[one.word, one.t0, one.t1] for one in clip.words]
    head = {"words": words, "size": len(sound), "sum": _sum(words, sound)}
    return json.dumps(head).encode() + b"\n" + sound


def _clip(data: bytes) -> Clip:
    """Return the clip in a file; raise ``ValueError`` or its like if it is damaged."""
    from kiosk.sound.flac import from_flac

    line, _, sound = data.partition(b"\n")
    head = json.loads(line)
    words = head["words"]
    if len(sound) != head["size"] or _sum(words, sound) != head["sum"]:
        raise ValueError("damaged")
    return Clip(from_flac(sound), tuple(WordTime(word, t0, t1) for word, t0, t1 in words))


def _sum(words: list[list[float]], sound: bytes) -> str:
    made = blake2b(sound, digest_size=16)
    made.update(json.dumps(words).encode())
    return made.hexdigest()
