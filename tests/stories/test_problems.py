"""A problem prints as one line an author can use."""

from __future__ import annotations

from stories.problems import (
    MOST_PROBLEMS,
    Findings,
    PackProblem,
    Problem,
    did_you_mean,
    likely_setting,
    shown,
)


def test_a_problem_is_one_line() -> None:
    """File, line, code, what, and how to mend it."""
    problem = Problem("tales/a.md", 7, "T003", "'id' is missing.", 'write id = "a".')
    assert str(problem) == "tales/a.md:7: T003 'id' is missing. Mend: write id = \"a\"."


def test_problems_are_sorted() -> None:
    """All problems are kept, the first named."""
    late, early = Problem("a", 9, "T1", "x", "y"), Problem("a", 2, "T2", "x", "y")
    caught = PackProblem([late, early])
    assert caught.problems == (early, late)
    assert str(caught) == str(early)


def test_a_near_word_is_offered() -> None:
    """Only when it is near."""
    assert did_you_mean("owll", ["owl", "cat"]) == " Did you mean 'owl'?"
    assert did_you_mean("zzz", ["owl", "cat"]) == ""


def test_a_likely_mend_is_short() -> None:
    """However long and strange the line is."""
    assert likely_setting("ages = 5-7", "Expected newline") == "write ages = [5, 7]."
    for line in ("x" * 4000 + " = y", "x = " + "y" * 4000, "", '"' * 4001):
        assert len(likely_setting(line, "")) < 160


def test_a_stranger_s_text_is_shown_safely() -> None:
    """Short, on one line, and nothing in it moves the cursor or turns the line around."""
    assert shown("a\x1b[2J\u202eb\n", 80) == "a<U+001B>[2J<U+202E>b<U+000A>"
    assert len(shown("x" * 5000, 300)) < 300
    found = Findings("\x1b.md")
    found.add(1, "T001", "a\nb", "mend\nit.")
    assert str(found.problems[0]).isprintable()


def test_nobody_reads_a_thousand_problems() -> None:
    """The last one that is told says that there is more."""
    found = Findings("a.md")
    for number in range(1000):
        found.add(number + 1, "T001", "wrong.", "mend it.")
    assert len(found.problems) == MOST_PROBLEMS
    assert found.full
    assert found.problems[-1].code == "P019"


def test_hints_are_for_words() -> None:
    """Nobody waits until a thousand letters were compared with a thousand others."""
    assert did_you_mean("x" * 500, ["x" * 499]) == ""
    assert did_you_mean("owll", ["x" * 499, "owl"]) == " Did you mean 'owl'?"
