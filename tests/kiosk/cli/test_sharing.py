"""`hearthside pack key` and `pack build`, as a storyteller types them, wrongly too."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kiosk.cli import exits
from tests.kiosk.cli.line import say
from tests.kiosk.desk.shared_packs import owls, rewrite


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A storyteller's own folder, with a pack in it."""
    monkeypatch.chdir(tmp_path)
    owls(tmp_path / "owls")
    return tmp_path


def test_a_key_and_a_signed_pack(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two files of a key, two files to hand on, and the same words for both."""
    made = say(capsys, "pack", "key")
    assert made.code == exits.FINE
    words = made.out.splitlines()[-1].rpartition(": ")[2]
    assert (here / "storyteller.key").stat().st_mode & 0o777 == 0o600
    built = say(capsys, "pack", "build", "owls", "--key", "storyteller.key")
    assert built.code == exits.FINE
    assert "The Owl House, version 1, " in built.out
    assert f"signed by {words}" in built.out
    assert "BLAKE2b " in built.out
    first = (
        (here / "owl-house.hearth").read_bytes(),
        (here / "owl-house.hearth.minisig").read_bytes(),
    )
    say(capsys, "pack", "build", "owls/", "--key", "storyteller.key")
    assert first == (
        (here / "owl-house.hearth").read_bytes(),
        (here / "owl-house.hearth.minisig").read_bytes(),
    )
    unsigned = say(capsys, "pack", "build", "owls")
    assert "no longer fitted" in unsigned.out
    assert not (here / "owl-house.hearth.minisig").exists()


def test_a_key_is_not_written_over(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The only copy of it may lie there."""
    say(capsys, "pack", "key")
    before = (here / "storyteller.key").read_bytes()
    found = say(capsys, "pack", "key")
    assert (found.code, "a file already" in found.line) == (exits.FINDING, True)
    assert (here / "storyteller.key").read_bytes() == before


def test_a_pack_with_errors_is_not_built(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every error is listed as `pack check` lists it."""
    rewrite(here / "owls/tales/owl-who-could-not-yawn.md", "{{ owl }}", "{{ owlet }}")
    found = say(capsys, "pack", "build", "owls")
    assert found.code == exits.FINDING
    assert found.out.startswith("owls/tales/owl-who-could-not-yawn.md:")
    assert "nothing was built" in found.line
    assert not list(here.glob("*.hearth*"))


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nowhere"], exits.WRONG, "is no folder"),
        (["owls/pack.toml"], exits.WRONG, "is no folder"),
        (["."], exits.FINDING, "nothing was built"),
        (["owls", "--out", "owls.zip"], exits.WRONG, "let it end in .hearth"),
        (["owls", "--out", "owls/a.hearth"], exits.FINDING, "inside the pack"),
        (["owls", "--out", "no/such/a.hearth"], exits.CANNOT, "no/such"),
        (["owls", "--key", "nowhere.key"], exits.CANNOT, "nowhere.key"),
        (["owls", "--key", "owls/pack.toml"], exits.FINDING, "secret key"),
        ([], exits.WRONG, "--help"),
    ],
)
def test_wrongly(
    here: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, said: str
) -> None:
    """One line that says what to do; nothing is written."""
    found = say(capsys, "pack", "build", *words)
    assert found.code == code
    assert said in found.line
    assert not list(here.glob("*.hearth*"))


def test_without_pynacl(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line about the extra; a pack without a signature can still be built."""
    say(capsys, "pack", "key")
    monkeypatch.setitem(sys.modules, "nacl", None)
    for words in (["key", "--out", "b.key"], ["build", "owls", "--key", "storyteller.key"]):
        found = say(capsys, "pack", *words)
        assert (found.code, "[signing] extra" in found.line) == (exits.CANNOT, True)
    assert not (here / "b.key").exists()
    assert not list(here.glob("*.hearth*"))
    assert say(capsys, "pack", "build", "owls").code == exits.FINE
