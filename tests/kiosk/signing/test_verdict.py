"""A signature fits the file it was made for, and no other."""

from __future__ import annotations

import pytest

from kiosk.signing import PublicKey, SecretKey, SigningProblem, check, new_key, sign
from tests.kiosk.signing import theirs

DATA = b"a pack, or what stands for one"
COMMENT = "file:a.hearth\tpack:a\tversion:1"


def test_a_signature_brings_its_key_along() -> None:
    """So that a family meets it with its first pack."""
    key = new_key()
    found = check(DATA, sign(key, DATA, COMMENT).encode())
    assert (found.key, found.comment) == (key.public, COMMENT)


def test_the_other_program_and_ours() -> None:
    """What minisign signed is believed; its signature doesn't carry the key."""
    key = PublicKey.read(theirs.PUBLIC)
    found = check(theirs.MESSAGE, theirs.SIGNATURE.encode(), [new_key().public, key])
    assert found.key == key
    assert found.comment.startswith("timestamp:")
    with pytest.raises(SigningProblem, match="isn't known here"):
        check(theirs.MESSAGE, theirs.SIGNATURE.encode(), [new_key().public])


def test_the_same_file_is_signed_the_same() -> None:
    """Ed25519 has no chance in it, so a build with a key is reproducible, too."""
    key = SecretKey.read(theirs.KEY_FILE)
    assert sign(key, DATA, COMMENT) == sign(key, DATA, COMMENT)


def test_no_byte_can_be_changed() -> None:
    """Of the file, of either signature, of the trusted comment; the untrusted one may."""
    key = new_key()
    signature = sign(key, DATA, COMMENT).encode()
    for at in range(len(DATA)):
        with pytest.raises(SigningProblem):
            check(DATA[:at] + bytes([DATA[at] ^ 1]) + DATA[at + 1 :], signature)
    trusted_from = signature.index(b"\n") + 1
    for at in range(trusted_from, len(signature) - 1):
        with pytest.raises(SigningProblem):
            check(DATA, signature[:at] + bytes([signature[at] ^ 1]) + signature[at + 1 :])
    assert check(DATA, signature.replace(b"signature of", b"something on")).key == key.public


def test_another_key_in_the_comment() -> None:
    """Somebody who puts his own key in must sign himself, and is then another."""
    mine, other = new_key(), new_key()
    signature = sign(mine, DATA, COMMENT).replace(mine.public.line, other.public.line)
    with pytest.raises(SigningProblem, match="doesn't fit"):
        check(DATA, signature.encode(), [mine.public])
    fake = SecretKey(mine.id, other.seed)
    found = check(DATA, sign(fake, DATA, COMMENT).encode(), [mine.public])
    assert found.key != mine.public


def test_a_comment_that_could_not_be_read_back() -> None:
    """Is refused when it is written."""
    for comment in ("two\nlines", "x" * 4000, "\u202e"):
        with pytest.raises(SigningProblem, match="comment"):
            sign(new_key(), DATA, comment)
