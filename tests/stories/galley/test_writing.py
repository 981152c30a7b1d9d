"""Writing sets every mark under its place, apart from its neighbours, and ends with the sums."""

from __future__ import annotations

from tests.stories.galley.marked import KNOCK, MENDED, again, fresh, marked

SAM = '> sam 2026-11-22: "Good evening," is too grand.'
ANN = '> ann 2026-11-23: "Good evening," is good.\n> And how. [kept: he is an owl]'


def test_each_mark_is_a_block_of_its_own() -> None:
    """So that a code host shows them apart."""
    text = again(marked(fresh(), KNOCK, SAM, ANN))
    assert f" `knock/newly-met`\n\n{SAM}\n\n{ANN}\n\n1.2 " in text
    assert text.rpartition("\n\n")[2].startswith("<!-- sums ")
    assert text.endswith(" -->\n")


def test_marks_of_one_paragraph_share_its_old_words() -> None:
    """They stand once."""
    text = again(marked(fresh(), KNOCK, SAM, ANN), MENDED)
    assert text.count("Was 1.1 ") == 1
    assert f"`knock/newly-met`\n\n{SAM}\n\n{ANN}\n\n<!--" in text


def test_it_is_small_and_plain() -> None:
    """No tables, no tags but the last line, nothing that a code host would show oddly."""
    text = fresh()
    assert len(text) < 20_000
    assert "|" not in text
    assert text.count("<") == 1
    assert not any(line.startswith((" ", "-", "1. ")) for line in text.split("\n"))
