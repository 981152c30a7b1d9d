"""A verdict says who signed a file, or that nobody did who could be believed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.signing import sums
from kiosk.signing.keys import PublicKey
from kiosk.signing.layout import (
    LONGEST,
    TRUSTED,
    Signature,
    SigningProblem,
    read_signature,
    signature_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.signing.keys import SecretKey

_CARRIED = "key:"


@dataclass(frozen=True)
class Signed:
    """A signature that fits its file."""

    key: PublicKey
    comment: str
    """What the signer wrote, without the key."""


def sign(secret: SecretKey, data: bytes, comment: str) -> str:
    """Return the signature file of some bytes; the public key travels in the trusted comment."""
    trusted = f"{comment}\t{_CARRIED}{secret.public.line}"
    # A comment that could not be read back would be a signature nobody can check.
    if not trusted.replace("\t", " ").isprintable() or len(TRUSTED + trusted) > LONGEST // 2:
        raise SigningProblem("signature: its comment can't be written in one line: shorten it")
    made = sums.signature_of(secret.seed, _digest(data))
    whole = sums.signature_of(secret.seed, made + trusted.encode())
    return signature_text(Signature(secret.id, made, trusted, whole))


def check(data: bytes, signature: bytes, known: Iterable[PublicKey] = ()) -> Signed:
    """Return who signed these bytes; whatever doesn't fit raises ``SigningProblem``."""
    read = read_signature(signature)
    parts = read.trusted.split("\t")
    carried = [part.removeprefix(_CARRIED) for part in parts if part.startswith(_CARRIED)]
    keys = [PublicKey.read(carried[0])] if carried else []
    keys += [one for one in known if one.id == read.key_id]
    if not keys:
        raise SigningProblem("signature: its key isn't known here: ask for it, or for another file")
    digest = _digest(data)
    for key in keys:
        right = key.id == read.key_id and sums.fits(key.key, digest, read.signature)
        if right and sums.fits(key.key, read.signature + read.trusted.encode(), read.whole):
            comment = "\t".join(part for part in parts if not part.startswith(_CARRIED))
            return Signed(key, comment)
    raise SigningProblem(
        "signature: it doesn't fit, so this file isn't the one that was signed: ask for it again"
    )


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=64).digest()
