"""A pack as one file, and keys that are never written over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.desk import building
from kiosk.signing import SecretKey, SigningProblem, check
from kiosk.store.notes import Refused
from stories.pack import open_pack
from tests.kiosk.desk.shared_packs import built, key, owls


def test_the_same_pack_gives_the_same_bytes(tmp_path: Path) -> None:
    """From another folder, on another day, by another order of files; and the files come back."""
    one = built(owls(tmp_path / "one"))
    other = owls(tmp_path / "other")
    for path in sorted(other.rglob("*"), reverse=True):
        os.utime(path, (1, 1))
        path.chmod(0o700)
    assert built(other).read_bytes() == one.read_bytes()
    assert open_pack(one).files == open_pack(other).files
    assert open_pack(one).problems == ()


def test_a_signature_lies_beside_it(tmp_path: Path) -> None:
    """And goes when a pack is built anew without a key."""
    folder, secret = owls(tmp_path / "owls"), key(tmp_path)
    file = built(folder, secret)
    beside = file.with_name("owls.hearth.minisig")
    signed = check(file.read_bytes(), beside.read_bytes())
    assert signed.key == SecretKey.read(secret.read_text()).public
    assert signed.comment == "file:owls.hearth\tpack:owl-house\tversion:1"
    again = building.build(folder, "owl-house", "1", file, None)
    assert (again.dropped, again.signature, beside.exists()) == (True, None, False)


def test_a_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    """And is never written over, neither half."""
    made = building.make_key(tmp_path / "a.key")
    assert made.secret.stat().st_mode & 0o777 == 0o600
    assert made.line in made.public.read_text()
    before = made.secret.read_bytes()
    for taken in (tmp_path / "a.key", tmp_path / "a.pem"):
        with pytest.raises(Refused, match="already"):
            building.make_key(taken)
    assert made.secret.read_bytes() == before
    (tmp_path / "b.key").symlink_to(tmp_path / "nowhere")
    with pytest.raises(Refused):
        building.make_key(tmp_path / "b.key")


def test_what_is_no_key(tmp_path: Path) -> None:
    """One line, and nothing is written."""
    folder = owls(tmp_path / "owls")
    (tmp_path / "x.key").write_bytes(b"\xff\xfe")
    with pytest.raises(SigningProblem, match="secret key"):
        built(folder, tmp_path / "x.key")
    with pytest.raises(SigningProblem, match="it is the public half"):
        built(folder, key(tmp_path).with_suffix(".pub"))
    assert not (tmp_path / "owls.hearth").exists()


def test_not_into_the_pack_itself(tmp_path: Path) -> None:
    """It would hold itself."""
    folder = owls(tmp_path / "owls")
    with pytest.raises(Refused, match="inside"):
        building.build(folder, "owl-house", "1", folder / "tales" / "x.hearth", None)


def test_a_key_is_both_halves_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up in between leaves nothing that stands in the way of the next try."""
    synced = []

    def full(handle: int) -> None:
        synced.append(handle)
        if len(synced) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        building.make_key(tmp_path / "a.key")
    assert list(tmp_path.iterdir()) == []
    assert building.make_key(tmp_path / "a.key").public.is_file()


def test_a_key_lies_in_no_pack(tmp_path: Path) -> None:
    """It would go where the pack goes."""
    folder = owls(tmp_path / "owls")
    with pytest.raises(Refused, match="inside the pack"):
        building.make_key(folder / "storyteller.key")
    assert not (folder / "storyteller.key").exists()
