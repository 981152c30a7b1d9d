"""`hearthside pack add, list, hold, remove`, as a parent types them, wrongly too."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import exits
from kiosk.desk.shelf import set_aside
from kiosk.store import open_store
from tests.kiosk.cli.line import Said, say
from tests.kiosk.desk.shared_packs import add, built, key, owls, rewrite

PIN = "481953"
FIRST = "waits for its first night with a grown-up"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder that need not be there yet."""
    return tmp_path / "home"


def rows(capsys: pytest.CaptureFixture[str], home: Path) -> dict[str, dict[str, Any]]:
    """What `pack list --json` says, by id."""
    found = say(capsys, "pack", "list", "--json", "--home", home)
    return {row["id"]: row for row in json.loads(found.out)}


def on_the_shelf(home: Path, folder: Path) -> None:
    """Put a pack there without the command."""
    with open_store(home) as store:
        add(store, folder)


def test_a_pack_comes_in(capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path) -> None:
    """Everything is shown first; then it is asked for; then it is there."""
    file = built(owls(tmp_path / "owls"), key(tmp_path))
    asked = say(capsys, "pack", "add", file, "--home", home)
    assert (asked.code, "add --yes" in asked.line) == (exits.WRONG, True)
    for part in ("The Owl House (owl-house, version 1", "by Hearthside; CC BY-SA 4.0", "ages 3-8",
                 "3-6 minutes", "1 tale: The Owl Who", "touches: dark", "new here: "):  # fmt: skip
        assert part in asked.out
    assert "owl-house" not in rows(capsys, home)
    assert "Added." in say(capsys, "pack", "add", file, "--home", home, "--yes").out
    row = rows(capsys, home)["owl-house"]
    assert (row["held"], row["fresh"], row["shipped"], bool(row["signer"])) == (
        False, True, False, True,
    )  # fmt: skip
    told = say(capsys, "pack", "list", "--home", home).out.splitlines()[-1]
    assert told.endswith(f"version 1, signed by {row['signer']}, {FIRST}")


def test_the_pin_is_asked_for(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    """`--yes` alone is not enough in a home that has one."""
    with open_store(home) as store:
        store.family.pin.set(PIN, cost=2**8)
    folder = owls(tmp_path / "owls")

    def tried(*words: str) -> Said:
        return say(capsys, "pack", "add", folder, "--home", home, "--yes", *words)

    assert "add --pin" in tried().line
    assert "not the grown-ups' PIN" in tried("--pin", "111111").line
    assert "owl-house" not in rows(capsys, home)
    assert tried("--pin", PIN).code == exits.FINE
    assert "owl-house" in rows(capsys, home)


def test_what_may_not_come_in(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    """Exit 1, one line, and the home stays as it was."""
    folder = owls(tmp_path / "owls")
    rewrite(folder / "pack.toml", 'id = "owl-house"', 'id = "night-town"')
    found = say(capsys, "pack", "add", folder, "--home", home, "--yes")
    assert (found.code, "a pack of the house" in found.line) == (exits.FINDING, True)
    (tmp_path / "x.hearth").write_bytes(b"PK\x03\x04 and nothing more")
    found = say(capsys, "pack", "add", tmp_path / "x.hearth", "--home", home, "--yes")
    assert (found.code, "P020" in found.line) == (exits.FINDING, True)
    found = say(capsys, "pack", "add", tmp_path / "none.hearth", "--home", home)
    assert (found.code, "there is no" in found.line) == (exits.WRONG, True)
    assert set(rows(capsys, home)) == {
        "brave-nights", "comforts", "lamplit-village", "marcus", "night-town", "slow-hill",
    }  # fmt: skip


def test_a_signed_pack_without_pynacl(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It isn't taken for an unsigned one."""
    file = built(owls(tmp_path / "owls"), key(tmp_path))
    monkeypatch.setitem(sys.modules, "nacl", None)
    found = say(capsys, "pack", "add", file, "--home", home, "--yes")
    assert (found.code, "[signing] extra" in found.line) == (exits.CANNOT, True)


def test_who_lives_here_is_told_from_what_is_not_held(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    """A stored child hears tonight's shelf; one that is only described hears the whole house."""
    say(capsys, "child", "add", "Mia:6:she", "--home", home)
    for pack in ("night-town", "slow-hill", "lamplit-village", "comforts"):
        if pack in rows(capsys, home):
            say(capsys, "pack", "hold", pack, "--home", home)
    told = say(capsys, "story", "tell", "--child", "Mia", "--home", home)
    assert (told.code, "no story" in told.line) == (exits.FINDING, True)
    say(capsys, "pack", "hold", "slow-hill", "--release", "--home", home)
    told = say(capsys, "story", "tell", "--child", "Mia", "--home", home)
    assert "slow-hill/" in told.out
    assert say(capsys, "story", "tell", "--child", "Mia:6:she", "--home", home).code == exits.FINE


def test_held_released_removed(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    """The house's own can be held, and only added ones go."""
    on_the_shelf(home, owls(tmp_path / "owls"))
    for pack in ("owl-house", "night-town"):
        assert "no more" in say(capsys, "pack", "hold", pack, "--home", home).out
        assert rows(capsys, home)[pack]["held"]
    line = say(capsys, "pack", "list", "--home", home).out.splitlines()[-1]
    assert line.endswith(f": version 1, not signed, held, {FIRST}")
    say(capsys, "pack", "hold", "night-town", "--release", "--home", home)
    assert not rows(capsys, home)["night-town"]["held"]
    found = say(capsys, "pack", "remove", "owl-house", "--home", home)
    assert (found.code, "add --yes" in found.line) == (exits.WRONG, True)
    assert "is gone" in say(capsys, "pack", "remove", "owl-house", "--yes", "--home", home).out
    assert "owl-house" not in rows(capsys, home)
    ledger = say(capsys, "ledger", "--home", home).out
    assert [line.split(": ", 1)[1].split(",")[0] for line in ledger.splitlines()] == [
        "pack added: owl-house", "pack held: owl-house", "pack held: night-town",
        "pack released: night-town", "pack removed: owl-house",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["hold", "owls"], exits.FINDING, "there is none called 'owls'"),
        (["hold", "owls", "--release"], exits.FINDING, "pack list"),
        (["remove", "owls", "--yes"], exits.FINDING, "there is none called 'owls'"),
        (["remove", "marcus", "--yes"], exits.FINDING, "comes with the house"),
        (["hold"], exits.WRONG, "--help"),
        (["add"], exits.WRONG, "--help"),
    ],
)
def test_wrongly(
    capsys: pytest.CaptureFixture[str], home: Path, words: list[str], code: int, said: str
) -> None:
    """One line that says what to do."""
    found = say(capsys, "pack", *words, "--home", home)
    assert found.code == code
    assert said in found.line


def test_a_home_in_use(capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path) -> None:
    """The list can be read; what changes the shelf waits until the kiosk is closed."""
    with open_store(home):
        assert "night-town" in rows(capsys, home)
        for words in (["hold", "night-town"], ["add", owls(tmp_path / "owls"), "--yes"]):
            assert say(capsys, "pack", *words, "--home", home).code == exits.CANNOT


def test_an_export_names_the_packs(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    """And a backup brings them back after everything was erased."""
    on_the_shelf(home, owls(tmp_path / "owls"))
    say(capsys, "export", tmp_path / "out", "--home", home)
    family = json.loads((tmp_path / "out" / "family.json").read_text(encoding="utf-8"))
    assert [pack["id"] for pack in family["packs"]] == ["owl-house"]
    say(capsys, "backup", tmp_path / "b.zip", "--home", home)
    say(capsys, "erase", "--everything", "--yes", "--home", home)
    assert "owl-house" not in rows(capsys, home)
    assert not (home / "packs").exists()
    assert say(capsys, "restore", tmp_path / "b.zip", "--yes", "--home", home).code == exits.FINE
    assert not rows(capsys, home)["owl-house"]["problems"]


def test_a_pack_that_the_kiosk_set_aside_says_so(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    """Nobody of the family held it; it could not be told."""
    on_the_shelf(home, owls(tmp_path / "owls"))
    with open_store(home) as store:
        assert set_aside(store, "owl-house", "failed")
    line = say(capsys, "pack", "list", "--home", home).out.splitlines()[-1]
    assert "set aside: it could not be told" in line
    assert "held" not in line
