"""A model is one Piper voice in memory: text to phonemes, phonemes to sound with their times."""

from __future__ import annotations

import json
import mmap
import os
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

from kiosk.sound import tensors
from kiosk.sound.clip import Samples
from kiosk.voice.piper import graph
from kiosk.voice.voice import VoiceProblem

LARGEST = 200_000_000
"""Bytes of a model that a small board can still hold."""
SETUP = "run ./run setup --natural"
"""What to do where the extra is missing."""
_THREADS = 3
_BEGIN, _END, _PAD = "^", "$", "_"
_ROOM = 8
"""Frames of chance made ready for each phoneme; what a slower one needs is made when it comes."""


@dataclass(frozen=True)
class Manner:
    """How the network is set for one run."""

    sound: float
    """How much chance is in how it sounds (``noise_scale``)."""
    length: float
    """How much chance is in how long sounds last (``noise_w``)."""
    seed: int


@dataclass(frozen=True, eq=False)
class Spoken:
    """What the network said, at its own rate, and where each phoneme ends."""

    samples: Samples
    ends: tuple[int, ...]
    """Sample after each phoneme, the silence before the first counted with it; or nothing."""


class Speaks(Protocol):
    """What a storyteller needs of a voice: a Piper model has it, and the studio's speaker."""

    rate: int
    """Frames a second of what it makes."""
    digest: str
    """What tells it from every other voice."""

    def __hash__(self) -> int:
        """Return what tells one loaded voice from another."""
        ...

    def knows(self, phoneme: str) -> bool:
        """Tell whether the voice can say a phoneme."""
        ...

    def phonemes(self, text: str) -> list[str]:
        """Return ``text`` as phonemes, its marks among them; spaces part its words."""
        ...

    def say(self, phonemes: Sequence[str], stretch: Sequence[float], manner: Manner) -> Spoken:
        """Return the phonemes as sound, each stretched by its own factor."""
        ...


class Model:
    """One Piper voice; make it once in a process of its own."""

    def __init__(self, model: Path, config: Path, wanted: str = "") -> None:
        """Load it; raise ``VoiceProblem`` if it can't be, or if its SHA-256 is not ``wanted``."""
        try:
            import onnxruntime
            from piper import PiperConfig, PiperVoice
        except ImportError as missing:
            name = missing.name or "piper"
            raise VoiceProblem(f"voice: {name} is not installed: {SETUP}") from None
        data = _read(model, wanted)
        try:
            plain = json.loads(config.read_text("utf-8"))
            settings = PiperConfig.from_dict(plain)
            session = onnxruntime.InferenceSession(
                data.opened.model, _options(onnxruntime), providers=["CPUExecutionProvider"]
            )
        except Exception as broken:  # noqa: BLE001 - onnxruntime raises what it likes
            why = type(broken).__name__
            raise VoiceProblem(
                f"voice {model.stem}: it can't be loaded ({why}): take another"
            ) from None
        self.digest = f"{version('piper-tts')} {data.digest}"
        self.rate = int(settings.sample_rate)
        self._opened = graph.Opened(b"", data.opened.timed, data.opened.seeded)
        self._session: Any = session
        self._hop = int(settings.hop_length)
        self._ids: dict[str, Sequence[int]] = dict(settings.phoneme_id_map)
        self._speakers = int(settings.num_speakers)
        self._first_speaker = int(settings.default_speaker_id)
        self._piper: Any = PiperVoice(session=session, config=settings)
        if not {_BEGIN, _END, _PAD} <= self._ids.keys():
            raise VoiceProblem(f"voice {model.stem}: its json lists no phonemes: take another")

    def knows(self, phoneme: str) -> bool:
        """Tell whether the voice can say a phoneme."""
        return phoneme in self._ids

    def phonemes(self, text: str) -> list[str]:
        """Return ``text`` as phonemes, its sentences joined into one; spaces part its words."""
        said: list[str] = []
        for sentence in self._piper.phonemize(text):
            if said and sentence and said[-1] != " ":
                said.append(" ")
            said += sentence
        return said

    def say(self, phonemes: Sequence[str], stretch: Sequence[float], manner: Manner) -> Spoken:
        """Return the phonemes as sound, each stretched by its own factor."""
        ids = [*self._ids[_BEGIN], *self._ids[_PAD]]
        factors = [1.0] * len(ids)
        places: list[int] = []
        for phoneme, factor in zip(phonemes, stretch, strict=True):
            added = [*self._ids[phoneme], *self._ids[_PAD]]
            ids += added
            factors += [factor] * len(added)
            places.append(len(ids))
        ids += self._ids[_END]
        factors += [1.0] * len(self._ids[_END])
        result = self._run(ids, factors, manner)
        samples = tensors.flat(result[0])
        if not self._opened.timed:
            return Spoken(samples, ())
        frames = [0.0]
        for one in tensors.flat(result[1]).tolist():
            frames.append(frames[-1] + one)
        return Spoken(samples, tuple(round(frames[place] * self._hop) for place in places))

    def _run(self, ids: Sequence[int], factors: Sequence[float], manner: Manner) -> list[Any]:
        """Run the network once."""
        # Without its own times, the network can only be stretched as a whole.
        whole = 1.0 if self._opened.timed else sum(factors) / len(factors)
        given: dict[str, Any] = {
            "input": tensors.whole(ids).reshape(1, -1),
            "input_lengths": tensors.whole([len(ids)]),
            "scales": tensors.row([manner.sound, whole, manner.length]),
        }
        if self._speakers > 1:
            given["sid"] = tensors.whole([self._first_speaker])
        if self._opened.timed:
            given[graph.STRETCH] = tensors.row(factors)
        if not self._opened.seeded:
            return list(self._session.run(None, given))
        given[graph.NOISES[0]] = tensors.chance(manner.seed, 4 * len(ids))
        room = round(_ROOM * sum(factors)) + 64
        while True:
            given[graph.NOISES[1]] = tensors.chance(manner.seed + 1, 192 * room)
            try:
                return list(self._session.run(None, given))
            except Exception as short:  # noqa: BLE001 - onnxruntime raises what it likes
                # Only a reshape of too few numbers is mended by more of them.
                if "Reshape" not in str(short) or room > 1 << 17:
                    raise VoiceProblem("voice: a sentence failed: it stays silent") from None
                room *= 4


@dataclass(frozen=True)
class _Read:
    digest: str
    opened: graph.Opened


def _read(model: Path, wanted: str) -> _Read:
    """Return what a model file holds, opened up, and its SHA-256."""
    name = model.stem
    try:
        with model.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > LARGEST:
                raise VoiceProblem(
                    f"voice {name}: {size // 10**6} MB is too large: take a medium one"
                )
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
                view = memoryview(mapped)
                try:
                    digest = sha256(view).hexdigest()
                    if wanted and digest != wanted:
                        raise VoiceProblem(
                            f"voice {name}: its file is not the one it was tested with: {SETUP}"
                        )
                    return _Read(digest, graph.opened(view))
                finally:
                    view.release()
    except (OSError, ValueError) as broken:
        why = broken.strerror if isinstance(broken, OSError) else str(broken)
        raise VoiceProblem(f"voice {name}: it can't be read ({why}): copy it again") from None


def _options(onnxruntime: Any) -> Any:
    """Return settings for a small board: half the memory, and no louder than an error."""
    options = onnxruntime.SessionOptions()
    # As quick as with all of them, and 120 MB less at the worst.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    options.intra_op_num_threads = min(_THREADS, len(os.sched_getaffinity(0)))
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    return options
