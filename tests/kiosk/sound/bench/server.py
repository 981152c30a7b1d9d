"""A sound server of our own: its one card goes nowhere but into a recording."""

from __future__ import annotations

import subprocess
import time
from typing import TYPE_CHECKING

import numpy as np

from kiosk.sound.clip import RATE, Samples

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

_START = 10.0
_ASOUNDRC = "pcm.!default { type pulse }\nctl.!default { type pulse }\n"


class SoundServer:
    """PulseAudio in a folder of its own, reached through a socket file and nothing else."""

    def __init__(self, home: Path, patch: pytest.MonkeyPatch) -> None:
        """Let everything that is started from here on find its card in ``home``."""
        self._home = home
        self._door = home / "s"
        self._tape = home / "tape.raw"
        self._server: subprocess.Popen[bytes] | None = None
        self._recorder: subprocess.Popen[bytes] | None = None
        patch.setenv("HOME", str(home))
        patch.setenv("XDG_RUNTIME_DIR", str(home))
        patch.setenv("PULSE_SERVER", f"unix:{self._door}")
        (home / ".asoundrc").write_text(_ASOUNDRC)

    def start(self) -> None:
        """Start the server and its recording; the card has our own rate, so nothing is altered."""
        card = f"module-null-sink sink_name=test rate={RATE} channels=1 format=float32le"
        socket = f"module-native-protocol-unix socket={self._door} auth-anonymous=1"
        # Idle it rests until ended; nothing of the machine's own configuration is read.
        words = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
        self._server = self._begun([*words, "-L", card, "-L", socket])
        end = time.monotonic() + _START
        while not self._door.exists() and time.monotonic() < end:
            time.sleep(0.02)
        tape = ["--raw", "--format=float32le", f"--rate={RATE}", "--channels=1"]
        self._recorder = self._begun(
            ["parec", "-d", "test.monitor", "--latency-msec=20", *tape, str(self._tape)]
        )
        while not (self._tape.exists() and self._tape.stat().st_size) and time.monotonic() < end:
            time.sleep(0.02)

    def die(self) -> Samples:
        """End without a word, as a card does whose plug is pulled; return what it had heard."""
        for one in (self._server, self._recorder):
            if one is not None:
                one.kill()
                one.wait()
        self._server = self._recorder = None
        self._door.unlink(missing_ok=True)
        heard = np.frombuffer(self._tape.read_bytes(), dtype=np.float32).copy()
        self._tape.unlink(missing_ok=True)
        return heard

    def heard(self) -> Samples:
        """Return everything that the card was given, after letting the last of it arrive."""
        time.sleep(0.5)
        return self.die()

    @property
    def running(self) -> bool:
        """Tell whether the server was started and not ended."""
        return self._server is not None

    def _begun(self, words: list[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            words, cwd=self._home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
