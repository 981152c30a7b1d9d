"""A storyteller's two halves."""

from __future__ import annotations

import base64

import pytest

from kiosk.signing import PublicKey, SecretKey, SigningProblem, new_key
from tests.kiosk.signing import theirs


def test_a_key_comes_back_from_its_files() -> None:
    """Both halves, and every key is another one."""
    key = new_key()
    assert SecretKey.read(key.text) == key
    assert PublicKey.read(key.public.text) == PublicKey.read(key.public.line) == key.public
    assert new_key().seed != key.seed


def test_the_secret_is_not_shown_by_accident() -> None:
    """Neither when it is printed nor in its public half."""
    key = new_key()
    assert key.seed.hex() not in repr(key)
    assert repr(key.seed)[2:10] not in repr(key)
    assert key.seed not in base64.b64decode(key.public.line)


def test_halves_that_do_not_fit() -> None:
    """A secret key with somebody else's public half is refused."""
    mine, other = new_key(), new_key()
    raw = base64.b64decode(mine.text.splitlines()[1])
    raw = raw[:94] + other.public.key + bytes(32)
    text = f"untrusted comment: x\n{base64.b64encode(raw).decode()}\n"
    with pytest.raises(SigningProblem, match="halves"):
        SecretKey.read(text)


def test_words_are_the_same_everywhere() -> None:
    """Four words and a colour, from the key alone; the number of a key changes nothing."""
    key = PublicKey.read(theirs.PUBLIC)
    assert key.words == "parcel birch harbour ash, indigo"
    assert PublicKey(bytes(8), key.key).words == key.words
    assert len({new_key().public.words for _ in range(8)}) == 8
