"""Reading finds every mark and its place, and the first line that nobody should have changed."""

from __future__ import annotations

import pytest

from stories.galley.reading import read
from tests.stories.galley.marked import KNOCK, NAME, fresh, galley, marked

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


def test_lines_taken_out_or_behind_the_end() -> None:
    """The last line knows how many there were; without it this is no proof."""
    text = fresh()
    last = text.rstrip().rpartition("\n")[2]
    paragraph = next(line for line in text.split("\n") if line.startswith("12.2 "))
    for wrong, what in (
        (text.replace(f"{paragraph}\n", ""), "own line"),
        (text.replace(last, ""), "no proof"),
        (text + "What a tale.\n", "own line"),
        ("# My notes\n\nWhat a tale.\n", "no proof"),
        ("", "no proof"),
    ):
        fault = galley(wrong).fault
        assert fault is not None
        assert what in fault.what
    end = text.rstrip().removesuffix(last).rstrip().rpartition("\n")[2]
    fault = galley(text.replace(f"{end}\n", "")).fault
    assert fault is not None
    assert "taken out" in fault.what
    assert galley(text + "\n> ann 2026-11-23: behind the end\n").fault is None


def test_what_is_no_text() -> None:
    """Bytes of another kind, or far too many of them."""
    fault = read(NAME, b"# Owl\n\xff").fault
    assert fault is not None
    assert (fault.line, "UTF-8" in fault.what) == (2, True)
    fault = read(NAME, b"x" * (4 * 1024 * 1024 + 1)).fault
    assert fault is not None
    assert "too large" in fault.what
