"""Ed25519 as the standard's own examples have it (RFC 8032, section 7.1)."""

from __future__ import annotations

import sys

import pytest

from kiosk.signing import sums

VECTORS = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
]


@pytest.mark.parametrize("vector", VECTORS)
def test_known_answers(vector: tuple[str, str, str, str]) -> None:
    """Key, signature and check of the three short examples."""
    seed, public, message, signature = map(bytes.fromhex, vector)
    assert sums.public_of(seed) == public
    assert sums.signature_of(seed, message) == signature
    assert sums.fits(public, message, signature)


def test_what_does_not_fit() -> None:
    """Another message, another key, any other bit, a key or signature of another size."""
    seed, public, message, signature = map(bytes.fromhex, VECTORS[2])
    assert not sums.fits(public, message + b"x", signature)
    assert not sums.fits(bytes.fromhex(VECTORS[0][1]), message, signature)
    for bit in range(512):
        spoilt = bytearray(signature)
        spoilt[bit // 8] ^= 1 << bit % 8
        assert not sums.fits(public, message, bytes(spoilt))
    assert not sums.fits(public[:-1], message, signature)
    assert not sums.fits(bytes(32), message, signature)
    assert not sums.fits(public, message, signature + b"x")
    assert sums.public_of(seed) == public


def test_without_pynacl_it_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing, and what to install."""
    monkeypatch.setitem(sys.modules, "nacl", None)
    with pytest.raises(sums.SigningMissing, match=r"^signatures: .*: install .*\[signing\] extra$"):
        sums.public_of(bytes(32))
