"""Reading finds every mark and its place, and the first line that nobody should have changed."""

from __future__ import annotations

import pytest

from stories.galley.reading import read
from tests.stories.galley.marked import KNOCK, MENDED, NAME, fresh, galley, marked

SAM = '> sam 2026-11-22: "Good evening," is too grand.'


def test_a_fresh_galley_is_as_it_was_made() -> None:
    """It has a digest and no marks."""
    one = galley(fresh())
    assert (len(one.digest), one.marks, one.fault) == (16, (), None)


def test_marks_have_places() -> None:
    """Of a paragraph, of a telling, of the tale; with and without blank lines around them."""
    text = marked(
        fresh(), KNOCK, "", "> sam 2026-11-22: first", "> on two lines", ">ann 2026-11-23: second"
    )
    text = marked(text, "## 4. ", "> sam 2026-11-22: all of it [mended]")
    text = marked(text, "# Hannah", "", "  > whole", "")
    one = galley(text)
    assert one.fault is None
    assert [(mark.place.label, mark.text) for mark in one.marks] == [
        ("the whole tale", "whole"),
        ("knock/newly-met", "sam 2026-11-22: first on two lines"),
        ("knock/newly-met", "ann 2026-11-23: second"),
        ("telling 4", "sam 2026-11-22: all of it [mended]"),
    ]
    assert [text.split("\n")[mark.line - 1][:3] for mark in one.marks] == [
        "  >",
        "> s",
        ">an",
        "> s",
    ]
    assert KNOCK in one.marks[1].place.words
    assert len(one.open) == 3


def test_a_desk_of_another_kind_changes_nothing() -> None:
    """Line ends, a byte order mark, spaces at ends of lines, blank lines."""
    text = marked(fresh(), KNOCK, SAM)
    other = "\ufeff" + text.replace("\n\n", " \r\n \r\n\r\n")
    assert [mark.text for mark in galley(other).marks] == [mark.text for mark in galley(text).marks]
    assert galley(other).fault is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("found Mrs. Thistledown on", "found Bracken on"),
        ("## 2. One", "## 2. Two"),
        ("\n## 3. ", "\nWho is she?\n\n## 3. "),
        ("\n## 3. ", "\n<<<<<<< HEAD\n## 3. "),
        ("digest `", "digest `0"),
    ],
)
def test_what_is_no_mark_is_found_at_its_line(old: str, new: str) -> None:
    """The line is named as it stands there."""
    text = fresh().replace(old, new, 1)
    fault = galley(text).fault
    assert fault is not None
    assert (fault.file, fault.code, fault.error) == (NAME, "L066", False)
    lines = fresh().split("\n")
    first = next(n for n, line in enumerate(text.split("\n"), 1) if line != lines[n - 1])
    assert fault.line == first
    assert "'" in fault.what


def test_our_own_lines_may_be_missing_moved_or_doubled() -> None:
    """They are made anew; two versions laid together by a version control know both."""
    text = marked(fresh(), KNOCK, SAM)
    lines = text.split("\n")
    for other in (
        "\n".join(line for line in lines if not line.startswith(("12.", "## 12."))),
        "\n".join([*lines[40:], *lines[:40]]),
        fresh(MENDED) + text,
        text + "\n> ann 2026-11-23: behind the end\n",
    ):
        assert galley(other).fault is None
        assert SAM[2:] in [mark.text for mark in galley(other).marks]


def test_without_the_last_line_it_is_no_proof() -> None:
    """Then nobody knows which lines are whose; a file with nothing in it holds nothing."""
    last = fresh().rstrip().rpartition("\n")[2]
    for wrong in (fresh().replace(last, ""), "# My notes\n\nWhat a tale.\n"):
        fault = galley(wrong).fault
        assert fault is not None
        assert "no proof" in fault.what
    fault = galley(fresh() + "What a tale.\n").fault
    assert fault is not None
    assert fault.line == fresh().count("\n") + 1
    assert galley("\n").fault is None


def test_what_is_no_text() -> None:
    """Bytes of another kind, or far too many of them."""
    fault = read(NAME, b"# Owl\n\xff").fault
    assert fault is not None
    assert (fault.line, "UTF-8" in fault.what) == (2, True)
    fault = read(NAME, b"x" * (4 * 1024 * 1024 + 1)).fault
    assert fault is not None
    assert "too large" in fault.what
