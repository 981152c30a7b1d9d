"""The shelf is every voice that can be chosen by its id, and the way to open one."""

from __future__ import annotations

import importlib
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.voice import espeak
from kiosk.voice.cache import ClipCache, find
from kiosk.voice.espeak.variants import VARIANTS
from kiosk.voice.offer import (
    BUILT_IN,
    DROPPED,
    NATURAL,
    SILENT,
    STUDIO,
    Offer,
    Places,
    kind_of,
    part_of,
)
from kiosk.voice.process import PATIENCE, START_PATIENCE, VoiceProcess
from kiosk.voice.reader import InlineReader
from kiosk.voice.switchboard import Switchboard
from kiosk.voice.voice import SilentVoice, VoiceProblem

if TYPE_CHECKING:
    from types import ModuleType

    from kiosk.voice.reader import Reader
    from kiosk.voice.voice import Voice

VOICES = {
    BUILT_IN: "espeak-ng, on any device",
    SILENT: "says nothing and takes the planned time",
}
"""The voices that every house has, and what each is."""
ENGINES = {NATURAL: "piper", DROPPED: "piper", STUDIO: "kokoro"}
"""Which package of this room a kind comes from.

Each has ``offers(voices)``, what it could read with, and ``open_voice(id, voices)``, where
``voices`` is the folder of dropped-in voices; it can be imported only where its extra is installed.
"""
_ENGINE_PATIENCE = {"piper": (20.0, 60.0), "kokoro": (180.0, 120.0)}
"""Seconds an engine may take for a sentence, and to start, on the smallest board it is for."""
_MAKER = "kiosk.voice.shelf:made"
_NOWHERE = Places()


def offers(places: Places = _NOWHERE) -> tuple[Offer, ...]:
    """Return every voice there is or could be here, those of the house at both ends."""
    licence = "GPL-3.0-or-later"
    why = _why_not_built_in()
    built_in = Offer(
        BUILT_IN, "The storyteller of the house", VOICES[BUILT_IN], ("en",), licence, BUILT_IN, why
    )
    variants = [
        Offer(f"{BUILT_IN}:{one.id}", one.title, one.about, ("en",), licence, BUILT_IN, why)
        for one in VARIANTS
    ]
    silent = Offer(SILENT, "Silent", VOICES[SILENT], ("en",), licence, SILENT)
    found: list[Offer] = []
    for kind in (NATURAL, STUDIO):
        found += _offered(ENGINES[kind], kind, places)
    return (built_in, *variants, *found, silent)


def open_voice(id: str = BUILT_IN, places: Places = _NOWHERE) -> Voice:
    """Return a voice in this very process, or raise ``VoiceProblem``."""
    _known(id, places)
    kind = kind_of(id)
    if kind == SILENT:
        return SilentVoice()
    if kind == BUILT_IN:
        return espeak.EspeakVoice(part_of(id))
    opened: Voice = _engine(ENGINES[kind], id).open_voice(id, places.voices)
    return opened


def made(id: str, voices: str = "") -> Voice:
    """Return a voice in its own process, asked for in plain words."""
    return open_voice(id, Places(voices=Path(voices) if voices else None))


def open_reader(
    id: str = BUILT_IN, places: Places = _NOWHERE, *, inline: bool = False, insist: bool = True
) -> Reader:
    """Return a reader for a voice, in a process of its own unless ``inline``.

    Raises ``VoiceProblem`` at once if there is no such voice or it can't speak here; unless you
    ``insist``, the built-in voice reads then, and ``Reader.fallen`` says so.
    """
    if insist or id == BUILT_IN:
        check(id, places)
    if inline:
        return _inline(id, places)
    if id == SILENT:
        return InlineReader(SilentVoice())

    def opened(voice: str) -> Reader:
        check(voice, places)
        return _process(voice, places)

    return Switchboard(id, opened, instead=(BUILT_IN,))


def _process(id: str, places: Places) -> Reader:
    """Return a voice in a process of its own."""
    if id == SILENT:
        return InlineReader(SilentVoice())
    engine = ENGINES.get(kind_of(id), "")
    patience, start = _ENGINE_PATIENCE.get(engine, (PATIENCE, START_PATIENCE))
    return VoiceProcess(
        _MAKER,
        {"id": id, "voices": str(places.voices or "")},
        home=places.cache if engine else None,
        recordings=places.recordings,
        patience=patience,
        start_patience=start,
    )


def _inline(id: str, places: Places) -> Reader:
    """Return a voice in this process, with the same cache and recordings."""
    folder = find(places.cache) if places.cache is not None and kind_of(id) in ENGINES else None
    recorded = None
    if places.recordings is not None:
        from kiosk.voice.recorded import Recorded

        recorded = Recorded(places.recordings)
    return InlineReader(open_voice(id, places), ClipCache(folder) if folder else None, recorded)


def check(id: str, places: Places = _NOWHERE) -> None:
    """Raise ``VoiceProblem`` unless that voice can speak here."""
    _known(id, places)
    if kind_of(id) == BUILT_IN:
        espeak.check()
    elif kind_of(id) != SILENT:
        listed = _offered(ENGINES[kind_of(id)], kind_of(id), places)
        why = next((one.why_not for one in listed if one.id == id), "")
        if why:
            raise VoiceProblem(f"voice '{id}': {why}")


def _known(id: str, places: Places) -> None:
    """Raise ``VoiceProblem`` unless there is such a voice."""
    if id in VOICES:
        return
    listed = [one.id for one in offers(places)]
    if id not in listed:
        # What stands behind the colon is what people remember: "emma" is near "studio:bf_emma".
        like = {part_of(one).rpartition("_")[2] or one: one for one in listed}
        near = dict.fromkeys(
            [
                *get_close_matches(id, listed, 3),
                *(like[one] for one in get_close_matches(part_of(id) or id, like, 2)),
            ]
        )
        wanted = " or ".join(near or [one for one in listed if not part_of(one)])
        raise VoiceProblem(f"voice '{id}': there is no such voice: take {wanted}")


def _why_not_built_in() -> str:
    try:
        espeak.check()
    except VoiceProblem as problem:
        return str(problem)
    return ""


def _offered(name: str, kind: str, places: Places) -> tuple[Offer, ...]:
    """Return what an engine offers here; where its extra is missing, one offer says so."""
    try:
        found: tuple[Offer, ...] = _engine(name, kind).offers(places.voices)
    except VoiceProblem as problem:
        about = "needs an extra that is not installed"
        return (Offer(kind, kind.capitalize(), about, ("en",), "", kind, str(problem)),)
    return found


def _engine(name: str, id: str) -> Any:
    """Return an engine's package, or raise ``VoiceProblem`` if its extra is not installed."""
    try:
        package: ModuleType = importlib.import_module(f"{__package__}.{name}")
    except ImportError as error:
        extra = kind_of(id).replace(DROPPED, NATURAL)
        what = f"voice '{id}': {error.name or name} is not installed"
        raise VoiceProblem(f"{what}: run ./run setup --{extra}") from error
    return package
