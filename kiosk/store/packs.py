"""Held packs are what a family added or set aside, and the keys that it has met."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.store.notes import Refused
from kiosk.store.records import from_row, to_row
from kiosk.store.storage import Volume

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
"""What a pack may be called, since its folder is called so, too."""
MARK = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class HeldPack:
    """One pack the family added, or one of the house that it set aside."""

    id: str
    version: str = ""
    key: str = ""
    """Whose key signed it, in its one word, or empty."""
    shown: bool = True
    """Whether it may be told from; False once it is held."""
    kind: str = "stories"
    mark: str = ""
    """What its words add up to; empty for a pack of the house."""
    fresh: bool = False
    """Whether its first night is still to come: with a grown-up beside it."""
    round: int = 0
    """How often it was laid into the home, so that a half-laid one is never taken for it."""
    gone: bool = False
    """Whether it was taken away, and only its files are still to go."""
    aside: str = ""
    """Why the kiosk itself set it aside, as a code; empty when a grown-up decided."""
    size: int = 0
    title: str = ""
    authors: tuple[str, ...] = ()
    licence: str = ""
    language: str = ""
    ages: tuple[int, ...] = ()
    minutes: tuple[float, ...] = ()
    worries: tuple[str, ...] = ()
    tales: int = 0


@dataclass(frozen=True)
class Signer:
    """A storyteller's key that was met once, and the newest it ever signed of each pack."""

    key: str
    """The public key, in its one word."""
    newest: tuple[tuple[str, str, str], ...] = ()
    """Pack, version, mark; kept when the pack goes, so that nobody brings an old one back."""

    def of(self, pack_id: str) -> tuple[str, str]:
        """Return the newest version of a pack and its mark; empty when there was none."""
        return next(((one[1], one[2]) for one in self.newest if one[0] == pack_id), ("", ""))

    def with_pack(self, pack: HeldPack) -> Signer:
        """Return the key with one more pack, or a newer one."""
        others = tuple(one for one in self.newest if one[0] != pack.id)
        return Signer(self.key, (*others, (pack.id, pack.version, pack.mark)))


class Packs:
    """The packs and keys in the family's file."""

    def __init__(self, volume: Volume) -> None:
        """Stand before the family's file."""
        self._volume = volume
        self._packs = volume.table("packs")
        self._signers = volume.table("signers")

    def all(self) -> tuple[HeldPack, ...]:
        """Return what is known of packs, in the order they came."""
        return tuple(one for one in self._every() if not one.gone)

    def leaving(self) -> tuple[HeldPack, ...]:
        """Return the packs that were taken away and whose files are still to go."""
        return tuple(one for one in self._every() if one.gone)

    def get(self, pack_id: str) -> HeldPack | None:
        """Return what is known of one pack, or None."""
        return next((one for one in self.all() if one.id == pack_id), None)

    def round_of(self, pack_id: str) -> int:
        """Return how often a pack was laid into the home so far, one that is going too."""
        return next((one.round for one in self._every() if one.id == pack_id), 0)

    def put(self, pack: HeldPack) -> None:
        """Keep what is decided about a pack, and of its key the newest it signed: one commit."""
        if not ID.fullmatch(pack.id):
            raise Refused("pack", "its id is no name for a folder", "see `hearthside pack check`")
        with self._volume.transaction():
            rows = self._packs.all()
            key = next((key for key, row in rows if row["id"] == pack.id), None)
            self._packs.put(key or (rows[-1][0] + 1 if rows else 1), to_row(pack))
            if pack.key:
                self._meet(pack)

    def drop(self, pack_id: str) -> None:
        """Forget a pack; the key that signed it stays known."""
        for key, row in self._packs.all():
            if row["id"] == pack_id:
                self._packs.drop(key)

    def signers(self) -> tuple[Signer, ...]:
        """Return the keys that were met, in the order they came."""
        return tuple(from_row(Signer, row) for _, row in self._signers.all())

    def signer(self, key: str) -> Signer | None:
        """Return what is known of one key, or None."""
        return next((one for one in self.signers() if one.key == key), None)

    def _every(self) -> tuple[HeldPack, ...]:
        return tuple(from_row(HeldPack, row) for _, row in self._packs.all())

    def _meet(self, pack: HeldPack) -> None:
        rows = self._signers.all()
        at = next((at for at, row in rows if row["key"] == pack.key), None)
        known = self.signer(pack.key) or Signer(pack.key)
        row = to_row(known.with_pack(pack))
        self._signers.put(at or (rows[-1][0] + 1 if rows else 1), row)
