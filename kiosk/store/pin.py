"""The PIN keeps small fingers out of the grown-ups' pages: a speed bump, not encryption."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import os
from dataclasses import dataclass

from kiosk.store.lines import Row
from kiosk.store.notes import Refused
from kiosk.store.storage import Volume

DELAYS = (0, 0, 0, 0, 30, 60, 300, 900)
"""Seconds of running time to wait after the first, second, ... wrong try; then always the last."""
UNSAVED_DELAY = 30
"""What every try waits while the count of tries can't be saved."""
COST = 2**15
COMMON = """
147258 258147 147852 159357 357159 258369 369258 789456 456789 142536 135790 246810
112358 314159 271828 102030 010203 110110 911911 112911 999000 190190
"""


@dataclass(frozen=True)
class Try:
    """How one try at the PIN ended."""

    right: bool
    wait: float = 0.0
    """Seconds before the next try is looked at; if this one came too early, it was not."""
    looked_at: bool = True


class Pin:
    """The six digits of the grown-ups; running time is handed in, the wall clock never asked."""

    def __init__(self, volume: Volume) -> None:
        """Stand before the family's file; a wait left over from before is served again."""
        self._volume = volume
        self._rows = volume.table("pin")
        self._since: float | None = None

    @property
    def is_set(self) -> bool:
        """Return whether there is a PIN at all."""
        return bool((self._rows.get(1) or {}).get("hash"))

    def set(self, code: str, cost: int = COST) -> None:
        """Keep a new PIN and forget wrong tries; an easy one is refused."""
        why = easy(code)
        if why:
            raise Refused("PIN", why, "choose six digits that are hard to guess")
        salt = os.urandom(16)
        row = {"salt": salt.hex(), "hash": _hash(code, salt, cost), "cost": cost, "tries": 0}
        self._rows.put(1, row)

    def remove(self) -> None:
        """Forget the PIN."""
        self._rows.drop(1)

    def wait(self, running: float) -> float:
        """Return how many seconds of running time are left before the next try."""
        row = self._rows.get(1)
        if row is None:
            return 0.0
        if self._since is None:
            # The first look since the start: a delay is served in full again.
            self._since = running
        return max(0.0, self._delay(row) - (running - self._since))

    def check(self, code: str, running: float) -> Try:
        """Count this try durably, and only then look whether it is right."""
        row = self._rows.get(1)
        if row is None:
            raise Refused("PIN", "none is set", "set one first")
        wait = self.wait(running)
        if wait > 0:
            return Try(False, wait, looked_at=False)
        row = {**row, "tries": int(row["tries"]) + 1}
        self._rows.put(1, row)
        since, self._since = self._since, running
        if self._volume.trouble is not None and running - (since or 0.0) < UNSAVED_DELAY:
            # The count did not reach the disk, so a restart would give free tries.
            self._since = since
            return Try(False, self.wait(running), looked_at=False)
        found = _hash(code, bytes.fromhex(row["salt"]), int(row["cost"]))
        if hmac.compare_digest(found, str(row["hash"])):
            self._rows.put(1, {**row, "tries": 0})
            return Try(True)
        return Try(False, self.wait(running))

    def _delay(self, row: Row) -> int:
        tries = int(row["tries"])
        delay = DELAYS[min(tries, len(DELAYS)) - 1] if tries else 0
        return delay if self._volume.trouble is None else max(delay, UNSAVED_DELAY)


def easy(code: str) -> str:
    """Return why a PIN is too easy or no PIN, or an empty string."""
    if len(code) != 6 or not (code.isascii() and code.isdigit()):
        return "it needs exactly six digits"
    digits = [int(mark) for mark in code]
    steps = {(b - a) % 10 for a, b in itertools.pairwise(digits)}
    if len(steps) == 1:
        return "it counts in even steps"
    if len(set(code)) < 3:
        return "it has fewer than three different digits"
    if code[:3] == code[3:] or code[:2] == code[2:4] == code[4:]:
        return "it repeats itself"
    if code == code[::-1]:
        return "it reads the same backwards"
    if code[0] == code[1] and code[2] == code[3] and code[4] == code[5]:
        return "it is three pairs"
    if code in COMMON.split():
        return "it is one that many people choose"
    return ""


def _hash(code: str, salt: bytes, cost: int) -> str:
    made = hashlib.scrypt(
        code.encode(), salt=salt, n=cost, r=8, p=1, maxmem=256 * cost * 8, dklen=32
    )
    return made.hex()
