"""A problem prints as one line an author can use."""

from __future__ import annotations

from stories.problems import PackProblem, Problem, did_you_mean


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
