"""Keys and signatures are written as minisign writes them."""

from __future__ import annotations

import base64

import pytest

from kiosk.signing import layout
from kiosk.signing.layout import SigningProblem
from tests.kiosk.signing import theirs

AUTHOR = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
"""The public key that minisign's own pages show, and its number there."""


def test_the_number_of_a_known_key() -> None:
    """As its author writes it."""
    key_id, public = layout.read_public(AUTHOR)
    assert layout.key_name(key_id) == "E7620F1842B4E81F"
    assert layout.public_text(key_id, public).splitlines()[1] == AUTHOR
    assert (len(key_id), len(public)) == (8, 32)


def test_what_the_other_program_wrote() -> None:
    """Its public key comes out letter for letter, its secret key and signature are understood."""
    key_id, seed, public = layout.read_secret(theirs.KEY_FILE)
    assert layout.public_text(key_id, public) == theirs.PUBLIC
    signature = layout.read_signature(theirs.SIGNATURE.encode())
    assert signature.key_id == key_id
    assert signature.trusted.startswith("timestamp:")
    assert layout.read_secret(layout.secret_text(key_id, seed, public)) == (key_id, seed, public)


def test_the_layout_byte_by_byte() -> None:
    """Algorithm, number, key; and for a secret key no password, and a sum."""
    key_id, seed, public = bytes(range(8)), b"s" * 32, b"p" * 32
    raw = base64.b64decode(layout.public_line(key_id, public))
    assert raw == b"Ed" + key_id + public
    raw = base64.b64decode(layout.secret_text(key_id, seed, public).splitlines()[1])
    assert raw[:6] == b"Ed\0\0B2"
    assert raw[6:54] == bytes(48)
    assert raw[54:126] == key_id + seed + public
    assert len(raw) == 158
    sig = layout.Signature(key_id, b"x" * 64, "a comment", b"y" * 64)
    lines = layout.signature_text(sig).splitlines()
    assert lines[0].startswith("untrusted comment: ")
    assert base64.b64decode(lines[1]) == b"ED" + key_id + b"x" * 64
    assert lines[2] == "trusted comment: a comment"
    assert base64.b64decode(lines[3]) == b"y" * 64
    assert layout.read_signature(layout.signature_text(sig).encode()) == sig
    windows = layout.signature_text(sig).replace("\n", "\r\n")
    assert layout.read_signature(windows.encode()) == sig


LINES = theirs.SIGNATURE.splitlines()
ODD = {
    "nothing": "",
    "a line short": "\n".join(LINES[:3]),
    "a line long": theirs.SIGNATURE + "more\n",
    "no first comment": "\n".join(["comment: x", *LINES[1:]]),
    "no second comment": "\n".join([*LINES[:2], "comment: x", LINES[3]]),
    "no base64": "\n".join([LINES[0], "?" + LINES[1][1:], *LINES[2:]]),
    "other letters": "\n".join([LINES[0], "é" + LINES[1][1:], *LINES[2:]]),
    "too short": "\n".join([LINES[0], LINES[1][:-4], *LINES[2:]]),
    "a short second": "\n".join([*LINES[:3], LINES[3][:-4]]),
    "not over the sum": "\n".join([LINES[0], "RWQ" + LINES[1][3:], *LINES[2:]]),
    "a hidden mark": theirs.SIGNATURE.replace("file:", "\u202efile:"),
    "a screen's command": theirs.SIGNATURE.replace("file:", "\x1b[2Jfile:"),
    "far too long": theirs.SIGNATURE.replace("file:", "x" * 5000),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_an_odd_signature_is_one_line(name: str) -> None:
    """Whatever it is, it is no signature."""
    with pytest.raises(SigningProblem, match=r"^signature: .*: ask for the file again$"):
        layout.read_signature(ODD[name].encode())
    with pytest.raises(SigningProblem):
        layout.read_signature(b"\xff" + theirs.SIGNATURE.encode())


@pytest.mark.parametrize(
    "text", ["", "RWQ", theirs.PUBLIC * 2, theirs.KEY_FILE, "RUQ" + AUTHOR[3:]]
)
def test_an_odd_public_key_is_one_line(text: str) -> None:
    """Neither is that a key."""
    with pytest.raises(SigningProblem, match=r"^public key: "):
        layout.read_public(text)


def test_an_odd_secret_key_is_one_line() -> None:
    """A public one, one with a password, one with a wrong sum."""
    key_id, seed, public = layout.read_secret(theirs.KEY_FILE)
    comment, word = layout.secret_text(key_id, seed, public).splitlines()
    raw = base64.b64decode(word)
    for spoilt, said in (
        (raw[:2] + b"Sc" + raw[4:], "password"),
        (raw[:-1] + bytes([raw[-1] ^ 1]), "isn't written as one"),
        (raw[:-1], "isn't written as one"),
        (b"ED" + raw[2:], "isn't written as one"),
    ):
        with pytest.raises(SigningProblem, match=said):
            layout.read_secret(f"{comment}\n{base64.b64encode(spoilt).decode()}\n")
    with pytest.raises(SigningProblem):
        layout.read_secret(theirs.PUBLIC)
