"""The folder of proofs is read by editors alone."""

from __future__ import annotations

from pathlib import Path

from stories.archive import write_archive
from stories.galley.folder import galleys_of
from stories.pack import files_of
from stories.settings import Findings


def test_proofs_are_found(tmp_path: Path) -> None:
    """Markdown alone, by the names they have in the pack."""
    assert galleys_of(tmp_path) == {}
    proofs = tmp_path / "proofs"
    proofs.mkdir()
    for name in ("owl.md", "bus.md", "notes.txt", ".owl.md.1.part"):
        (proofs / name).write_text(name)
    (proofs / "old.md").mkdir()
    assert galleys_of(tmp_path) == {"proofs/bus.md": b"bus.md", "proofs/owl.md": b"owl.md"}
    assert galleys_of(proofs / "owl.md") == {}


def test_proofs_are_no_part_of_a_pack(tmp_path: Path) -> None:
    """They are neither told nor built; a tale may be called so."""
    (tmp_path / "pack.toml").write_text('kind = "stories"\n')
    for folder in ("proofs", "tales"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "proofs.md").write_text("x")
    found = Findings("pack.toml")
    files = files_of(tmp_path, found)
    assert sorted(files) == ["pack.toml", "tales/proofs.md"]
    assert not found.problems
    assert b"proofs/" not in write_archive(files)
