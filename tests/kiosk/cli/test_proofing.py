"""`pack proofs` writes what an editor reads, and never over what an editor wrote."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.cli import proofing
from stories.covering import Rendering
from stories.library import SHIPPED
from tests.kiosk.cli.line import say
from tests.stories.galley.marked import KNOCK, MENDED, fresh, marked, sheet

PACKS = Path(__file__).parents[2] / "packs"
OWL = "owl-who-could-not-yawn"
SAM = "> sam 2026-11-22: who is she?"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of a small pack."""
    return Path(shutil.copytree(PACKS / "owl-house", tmp_path / "owls"))


def mark(proof: Path, *marks: str) -> None:
    """Write marks under the first paragraph."""
    before, first, after = proof.read_text().partition("\n1.2 ")
    proof.write_text("\n".join([before, *marks, f"{first}{after}"]))


def test_a_proof_of_each_tale(capsys: pytest.CaptureFixture[str], pack: Path) -> None:
    """Twelve texts; made again it is the same, and not even written."""
    said = say(capsys, "pack", "proofs", pack)
    proof = pack / "proofs" / f"{OWL}.md"
    assert said.code == 0
    assert said.out.splitlines()[0].startswith(f"{proof.as_posix()}: 12 texts, ")
    assert "owl-house: 1 tale, 12 texts, " in said.out
    before = proof.stat().st_mtime_ns, proof.read_text()
    assert say(capsys, "pack", "proofs", pack, "--tale", OWL).code == 0
    assert (proof.stat().st_mtime_ns, proof.read_text()) == before


def test_marks_go_along_and_are_listed(capsys: pytest.CaptureFixture[str], pack: Path) -> None:
    """The open ones first, with file, line and passage; exit 1 until all are answered."""
    say(capsys, "pack", "proofs", pack)
    proof = pack / "proofs" / f"{OWL}.md"
    mark(proof, f"{SAM} [mended]", "", f"{SAM} Really.")
    tale = pack / "tales" / f"{OWL}.md"
    tale.write_text(tale.read_text().replace(" the ", " that ", 3))
    said = say(capsys, "pack", "check", pack)
    assert "L065 1 proof is older than its tale" in said.out
    made = say(capsys, "pack", "proofs", pack)
    assert "2 marks kept (1 open, " in made.out
    assert proof.read_text().count(SAM) == 2
    found = say(capsys, "pack", "proofs", pack, "--marks")
    assert found.code == 1
    first, second, last = found.out.splitlines()
    line = proof.read_text().split("\n").index(f"{SAM} Really.") + 1
    assert first.startswith(f"{proof.as_posix()}:{line}: ")
    assert first.endswith(": sam 2026-11-22: who is she? Really.")
    assert second.endswith("[mended]")
    assert last == "2 marks, 1 open"
    proof.write_text(proof.read_text().replace("Really.", "Really. [kept: it is Nora]"))
    assert say(capsys, "pack", "proofs", pack, "--marks", "--tale", OWL).code == 0


def test_what_was_changed_by_hand_is_left_alone(
    capsys: pytest.CaptureFixture[str], pack: Path
) -> None:
    """One line says where, and how to mend it."""
    say(capsys, "pack", "proofs", pack)
    proof = pack / "proofs" / f"{OWL}.md"
    mark(proof, SAM, "I liked this, by the way.")
    before = proof.read_text()
    said = say(capsys, "pack", "proofs", pack)
    line = before.split("\n").index("I liked this, by the way.") + 1
    assert said.code == 1
    assert said.out.startswith(f"{proof.as_posix()}:{line}: L066 'I liked this, by the way.' ")
    assert proof.read_text() == before
    listed = say(capsys, "pack", "proofs", pack, "--marks")
    assert (listed.code, "L066" in listed.out, "who is she?" in listed.out) == (1, True, True)


def test_a_proof_whose_tale_is_gone_stays(capsys: pytest.CaptureFixture[str], pack: Path) -> None:
    """With its marks, and a word about it."""
    say(capsys, "pack", "proofs", pack)
    old, new = pack / "proofs" / f"{OWL}.md", pack / "proofs" / "old.md"
    mark(old, SAM)
    old.rename(new)
    before = new.read_text()
    said = say(capsys, "pack", "proofs", pack)
    assert (said.code, new.read_text()) == (0, before)
    assert f"{new.as_posix()}: no tale here is called so; left as it is" in said.out
    assert "old.md" in say(capsys, "pack", "proofs", pack, "--marks").out


def test_errors_are_told_and_other_tales_are_made(
    capsys: pytest.CaptureFixture[str], pack: Path
) -> None:
    """A tale with an error has no proof of tonight; its old one stays."""
    say(capsys, "pack", "proofs", pack)
    before = (pack / "proofs" / f"{OWL}.md").read_text()
    (pack / "tales" / "other.md").write_text("# no tale\n")
    said = say(capsys, "pack", "proofs", pack)
    assert said.code == 1
    assert f"{pack.as_posix()}/tales/other.md:" in said.out
    assert (pack / "proofs" / f"{OWL}.md").read_text() == before


def test_slips_are_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path, pack: Path) -> None:
    """A tale, a pack or a file that is not there, or a pack in one file."""
    file = tmp_path / "owls.hearth"
    file.write_bytes(b"x")
    for words, said in (
        ((pack, "--tale", "owl-who-could-not-yaw"), f"Did you mean '{OWL}'?"),
        ((file,), "name the folder of a pack"),
        (("nowhere",), "no pack folder"),
    ):
        found = say(capsys, "pack", "proofs", *words)
        assert (found.code, said in found.line) == (2, True)
    (pack / "pack.toml").write_text("")
    assert say(capsys, "pack", "proofs", pack).code == 1
    assert not (pack / "proofs").exists()


def test_proofs_are_not_handed_on(capsys: pytest.CaptureFixture[str], pack: Path) -> None:
    """The same words give the same file, proofs or none."""
    out = pack.parent / "owls.hearth"
    say(capsys, "pack", "build", pack, "--out", out)
    before = out.read_bytes()
    say(capsys, "pack", "proofs", pack)
    assert say(capsys, "pack", "build", pack, "--out", out).code == 0
    assert out.read_bytes() == before


def test_comfort_pieces_and_brave_nights(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """They are told as picked: twelve texts each."""
    for name, tale in (("comforts", "boats"), ("brave-nights", "dip")):
        copy = shutil.copytree(
            SHIPPED / name, tmp_path / name, ignore=shutil.ignore_patterns("proofs")
        )
        said = say(capsys, "pack", "proofs", copy, "--tale", tale)
        assert (said.code, f"proofs/{tale}.md: 12 texts" in said.out) == (0, True)


def test_a_mark_saved_meanwhile_is_kept(tmp_path: Path) -> None:
    """While the whole tale is searched for a quotation, the editor goes on writing."""
    proof = tmp_path / "owl.md"
    proof.write_text(marked(fresh(), KNOCK, '> sam 2026-11-22: "Good evening," is grand.'))
    looked: list[int] = []

    def told() -> Iterator[Rendering]:
        looked.append(1)
        proof.write_text(marked(proof.read_text(), "## 3. ", SAM))
        return iter(())

    old, carried = proofing._set(tmp_path, "owl.md", sheet(MENDED)[0], told)
    assert looked
    assert carried is not None
    assert len(old.marks) == len(carried.every) == proof.read_text().count("> sam") >= 2
