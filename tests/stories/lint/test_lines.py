"""Lines are found where they were typed, shared beats and turns too."""

from __future__ import annotations

from stories.lint.lines import typed_lines
from tests.stories.small import OWL_TALE, pack_of


def test_every_typed_line_has_its_place() -> None:
    """File and line of each, and what stood before it in the passage."""
    pack = pack_of(OWL_TALE)
    rows = list(typed_lines(pack.tales[0], pack))
    typed = OWL_TALE.split("\n")
    for row in rows:
        if row.passage is not None:
            assert typed[row.line - 1].endswith(row.text)
    assert any(row.text == "The cat slept." for row in rows)
    assert any(row.text == "First {{ owl }} blinked." and row.passage is None for row in rows)
    hush = next(row for row in rows if row.text.startswith("*Hush.*"))
    assert hush.before.startswith("They had met")


def test_a_shared_passage_is_read_in_its_own_file() -> None:
    """A fault there is told there."""
    tale = OWL_TALE.replace("## Home {energy=1", '## Home {shared="ends" energy=1')
    pack = pack_of(tale, shared__ends_md="### One\n\nThe {{ hero }} end.\n")
    assert {row.file for row in typed_lines(pack.tales[0], pack)} == {
        "tales/tale-0.md", "shared/ends.md",
    }  # fmt: skip
