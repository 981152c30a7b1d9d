"""A problem prints as one line an author can use."""

from __future__ import annotations

from stories.problems import PackProblem, Problem, did_you_mean, likely_setting


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
