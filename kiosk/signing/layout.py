"""Layout is how minisign writes keys and signatures as lines of text."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

LONGEST = 4096
"""Bytes of a key or signature file; the real ones have about 350."""
UNTRUSTED = "untrusted comment: "
TRUSTED = "trusted comment: "
_KEY, _HASHED = b"Ed", b"ED"
_OPEN, _SUM = b"\0\0", b"B2"
"""No password over the secret key; a BLAKE2b sum over it."""
_SECRET_SIZE = 158


class SigningProblem(Exception):
    """A key or signature can't be used; the text is one line: what, why, what to do."""


@dataclass(frozen=True)
class Signature:
    """One signature file, read but not yet believed."""

    key_id: bytes
    signature: bytes
    """Over the BLAKE2b-512 of the signed file."""
    trusted: str
    """The comment that is signed, too."""
    whole: bytes
    """Over the signature and the trusted comment."""


def key_name(key_id: bytes) -> str:
    """Return a key's number as minisign shows it."""
    return f"{int.from_bytes(key_id, 'little'):016X}"


def public_text(key_id: bytes, public: bytes) -> str:
    """Return a public key file."""
    return f"{UNTRUSTED}minisign public key {key_name(key_id)}\n{public_line(key_id, public)}\n"


def public_line(key_id: bytes, public: bytes) -> str:
    """Return a public key in one word."""
    return _coded(_KEY + key_id + public)


def read_public(text: str) -> tuple[bytes, bytes]:
    """Return number and key out of a public key file, or of its one word."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) == 2 and lines[0].startswith(UNTRUSTED):
        lines = lines[1:]
    raw = _decoded(lines[0] if len(lines) == 1 else "", "public key")
    if len(raw) != 42 or raw[:2] != _KEY:
        raise _odd("public key")
    return raw[2:10], raw[10:]


def secret_text(key_id: bytes, seed: bytes, public: bytes) -> str:
    """Return a secret key file, without a password."""
    key = key_id + seed + public
    total = hashlib.blake2b(_KEY + key, digest_size=32).digest()
    raw = _KEY + _OPEN + _SUM + bytes(48) + key + total
    return (
        f"{UNTRUSTED}minisign secret key {key_name(key_id)}: keep it to yourself\n{_coded(raw)}\n"
    )


def read_secret(text: str) -> tuple[bytes, bytes, bytes]:
    """Return number, seed and public key out of a secret key file."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) != 2 or not lines[0].startswith(UNTRUSTED):
        raise _odd("secret key")
    raw = _decoded(lines[1], "secret key")
    if len(raw) != _SECRET_SIZE or raw[:2] != _KEY or raw[4:6] != _SUM:
        raise _odd("secret key")
    if raw[2:4] != _OPEN:
        raise SigningProblem(
            "secret key: it has a password: make one without, with `hearthside pack key`"
        )
    key, total = raw[54:126], raw[126:]
    # minisign writes no sum over a key without a password; whether the halves fit is seen later.
    if total not in (bytes(32), hashlib.blake2b(_KEY + key, digest_size=32).digest()):
        raise _odd("secret key")
    return key[:8], key[8:40], key[40:]


def signature_text(signature: Signature) -> str:
    """Return a signature file."""
    return (
        f"{UNTRUSTED}signature of a Hearthside pack\n"
        f"{_coded(_HASHED + signature.key_id + signature.signature)}\n"
        f"{TRUSTED}{signature.trusted}\n"
        f"{_coded(signature.whole)}\n"
    )


def read_signature(data: bytes) -> Signature:
    """Return what stands in a signature file."""
    try:
        lines = data[: LONGEST + 1].decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise _odd("signature") from error
    lines = [line.removesuffix("\r") for line in lines]
    while lines and not lines[-1]:
        lines.pop()
    if len(data) > LONGEST or len(lines) != 4:
        raise _odd("signature")
    if not lines[0].startswith(UNTRUSTED) or not lines[2].startswith(TRUSTED):
        raise _odd("signature")
    trusted = lines[2].removeprefix(TRUSTED)
    if not trusted.replace("\t", " ").isprintable():
        raise _odd("signature")
    raw, whole = _decoded(lines[1], "signature"), _decoded(lines[3], "signature")
    if len(raw) != 74 or raw[:2] != _HASHED or len(whole) != 64:
        raise _odd("signature")
    return Signature(raw[2:10], raw[10:], trusted, whole)


def _coded(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _decoded(text: str, what: str) -> bytes:
    try:
        raw = base64.b64decode(text.strip().encode("ascii"), validate=True)
    except (binascii.Error, ValueError) as error:
        raise _odd(what) from error
    if _coded(raw) != text.strip():
        raise _odd(what)
    return raw


def _odd(what: str) -> SigningProblem:
    return SigningProblem(f"{what}: it isn't written as one: ask for the file again")
