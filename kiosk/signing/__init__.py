"""Signing says who made a pack and that it is unchanged; safety is the sandbox's work, not its.

Keys and signatures are written as minisign writes them (Ed25519 over the BLAKE2b-512 of the
file), so either tool can check the other's. PyNaCl does the sums; it is loaded when first used.
"""

from __future__ import annotations

from kiosk.signing.keys import PublicKey, SecretKey, new_key
from kiosk.signing.layout import LONGEST, Signature, SigningProblem
from kiosk.signing.sums import SigningMissing
from kiosk.signing.verdict import Signed, check, sign

__all__ = [
    "LONGEST",
    "PublicKey",
    "SecretKey",
    "Signature",
    "Signed",
    "SigningMissing",
    "SigningProblem",
    "check",
    "new_key",
    "sign",
]
