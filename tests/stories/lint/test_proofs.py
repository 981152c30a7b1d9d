"""A pack with proofs is told when they are old, open or damaged; one without is left in peace."""

from __future__ import annotations

from pathlib import Path

from stories.lint import check_pack
from stories.lint.proofs import proof_problems
from tests.stories.galley.marked import KNOCK, NAME, fresh, marked
from tests.stories.small import OWL_TALE, front, pack_of

PACK = pack_of(OWL_TALE)
FILES = {"tales/tale-0.md": OWL_TALE.encode()}
SAM = "> sam 2026-11-22: who speaks?"


def told(text: str, name: str = NAME, tale: str = OWL_TALE) -> list[str]:
    """What is said of one proof."""
    files = {"tales/tale-0.md": tale.encode()}
    found = list(proof_problems(PACK, files, {name: text.encode()}))
    assert not any(one.error for one in found)
    return [f"{one.file}:{one.line} {one.code} {one.what}" for one in found]


def test_read_and_answered_proofs_are_fine() -> None:
    """As are a pack without proofs, and files that are none."""
    assert list(proof_problems(PACK, FILES, {})) == []
    assert told(marked(fresh(), KNOCK, f"{SAM} [mended]")) == []
    assert told("# How we read\n", "proofs/readme.md") == []


def test_older_than_the_tale() -> None:
    """One piece of advice, however many they are."""
    newer = OWL_TALE.replace("evening", "night")
    assert told(fresh(), tale=newer) == [f"{NAME}:1 L065 1 proof is older than its tale (tale-0)."]
    tales = [front(f"lamp-{n}") + "\n## A {energy=1}\n\nOut.\n" for n in range(7)]
    pack = pack_of(*tales)
    proofs = {f"proofs/tale-{n}.md": fresh().encode() for n in range(7)}
    (one,) = proof_problems(pack, {}, proofs)
    assert one.what.startswith("7 proofs are older than their tales (tale-0, tale-1, ")
    assert one.what.endswith("tale-4 and 2 more).")


def test_open_marks() -> None:
    """Counted, with the first one's line; those of a proof without a tale, too."""
    text = marked(fresh(), KNOCK, SAM, f"{SAM} [kept: the owl]", SAM)
    line = text.split("\n").index(SAM) + 1
    assert told(text) == [f"{NAME}:{line} L065 2 marks are open."]
    assert told(text, "proofs/gone.md") == [f"proofs/gone.md:{line} L065 2 marks are open."]


def test_changed_by_hand() -> None:
    """The line is named."""
    (said,) = told(fresh().replace("Thistledown on", "Thistle on", 1))
    assert "L066 '1.1 " in said


def test_check_pack_reads_the_folder(tmp_path: Path) -> None:
    """Of a folder on a disk, next to everything else."""
    for name, text in (
        ("pack.toml", 'kind = "stories"\nid = "small"\n'),
        ("tales/tale-0.md", OWL_TALE),
        (NAME, marked(fresh(), KNOCK, SAM)),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    found = [one for one in check_pack(tmp_path) if one.file.startswith("proofs")]
    assert [one.code for one in found] == ["L065"]
