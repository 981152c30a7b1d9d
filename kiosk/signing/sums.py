"""Sums are the three calls to PyNaCl that a signature needs, and nothing else of it."""

from __future__ import annotations

from typing import Any


class SigningMissing(Exception):
    """PyNaCl isn't installed; the text is one line: what, why, what to do."""


def _nacl() -> Any:
    try:
        from nacl import exceptions, signing
    except ImportError as error:
        raise SigningMissing(
            "signatures: PyNaCl isn't installed here: install hearthside with its [signing] extra"
        ) from error
    return signing, exceptions


def public_of(seed: bytes) -> bytes:
    """Return the public key, 32 bytes, that belongs to a seed of 32 bytes."""
    signing, _ = _nacl()
    return bytes(signing.SigningKey(seed).verify_key)


def signature_of(seed: bytes, message: bytes) -> bytes:
    """Return the Ed25519 signature, 64 bytes, of a message."""
    signing, _ = _nacl()
    return bytes(signing.SigningKey(seed).sign(message).signature)


def fits(public: bytes, message: bytes, signature: bytes) -> bool:
    """Return whether a signature of this message was made with the key."""
    signing, exceptions = _nacl()
    try:
        signing.VerifyKey(public).verify(message, signature)
    except (exceptions.BadSignatureError, exceptions.ValueError, ValueError, TypeError):
        return False
    return True
