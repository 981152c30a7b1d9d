"""Keys are a storyteller's two halves: the secret one signs, the public one is recognised."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from functools import cached_property

from kiosk.signing import layout, sums
from kiosk.signing.words import COLOURS, WORDS

_SLOW = 2**13
"""Cost of a key's words, so that nobody tries keys until the same words come out."""


@dataclass(frozen=True)
class PublicKey:
    """What a family knows a storyteller by."""

    id: bytes
    """Eight bytes by chance: the key's number."""
    key: bytes

    @classmethod
    def read(cls, text: str) -> PublicKey:
        """Return the key in a public key file, or in its one word."""
        return cls(*layout.read_public(text))

    @property
    def line(self) -> str:
        """Return the key in one word."""
        return layout.public_line(self.id, self.key)

    @property
    def text(self) -> str:
        """Return the public key file."""
        return layout.public_text(self.id, self.key)

    @property
    def words(self) -> str:
        """Return four words and a colour to know the key by, the same everywhere."""
        return words_of(self.key)


@dataclass(frozen=True, repr=False)
class SecretKey:
    """What a storyteller signs with; it never leaves her hands."""

    id: bytes
    seed: bytes

    @classmethod
    def read(cls, text: str) -> SecretKey:
        """Return the key in a secret key file."""
        id, seed, public = layout.read_secret(text)
        key = cls(id, seed)
        if key.public.key != public:
            raise layout.SigningProblem("secret key: its halves don't fit: use another copy of it")
        return key

    @cached_property
    def public(self) -> PublicKey:
        """Return the other half."""
        return PublicKey(self.id, sums.public_of(self.seed))

    @property
    def text(self) -> str:
        """Return the secret key file."""
        return layout.secret_text(self.id, self.seed, self.public.key)


def new_key() -> SecretKey:
    """Return a new key, by the system's own chance."""
    return SecretKey(secrets.token_bytes(8), secrets.token_bytes(32))


def words_of(key: bytes) -> str:
    """Return four words and a colour for a public key."""
    total = hashlib.scrypt(key, salt=b"hearthside key words", n=_SLOW, r=8, p=1, dklen=5)
    words = [WORDS[number] for number in total[:4]]
    return f"{' '.join(words)}, {COLOURS[total[4] % len(COLOURS)]}"
