"""Plot checks look for anybody who brings what is needed, and for calm."""

from __future__ import annotations

from stories.plot import plot_problems
from tests.stories.small import OWL_TALE, front, pack_of


def test_a_whole_plot_passes() -> None:
    """New and known, one child and several: a plot holds for all."""
    pack = pack_of(OWL_TALE)
    assert plot_problems(pack.tales[0], set()) == []


def test_what_one_version_brings_is_brought() -> None:
    """The version that lacks it is named where every way is followed (`stories.lint.paths`)."""
    body = "\n## A {energy=2}\n\n### With {brings=hat}\n\nA hat.\n\n### Without\n\nNone.\n"
    body += "\n## B {energy=1 needs=hat}\n\nThe hat.\n"
    pack = pack_of(front() + body)
    assert plot_problems(pack.tales[0], set()) == []


def test_a_loop_one_version_closes_is_closed() -> None:
    """The teller takes that version."""
    body = "\n## A {energy=2 opens=gate}\n\nOpen.\n\n## B {energy=1}\n\n### Shut {closes=gate}\n\n"
    body += "Shut.\n\n### Left\n\nLeft.\n"
    pack = pack_of(front() + body)
    assert plot_problems(pack.tales[0], set()) == []


def test_need_before_it_is_brought() -> None:
    """Bringing it later does not help."""
    body = "\n## A {energy=2 needs=hat}\n\nA.\n\n## B {energy=1 brings=hat}\n\nB.\n"
    pack = pack_of(front() + body)
    assert [one.code for one in plot_problems(pack.tales[0], set())] == ["L003"]


def test_a_whole_beat_in_need_is_told_once() -> None:
    """What every version needs is one problem, at the beat; a near name is offered."""
    body = "\n## A {energy=2 brings=hats}\n\nA.\n\n## B {energy=1 needs=hat}\n\n### X\n\nX.\n\n"
    pack = pack_of(front() + body + "### Y {needs=cup}\n\nY.\n")
    found = plot_problems(pack.tales[0], set())
    assert [(one.code, one.line) for one in found] == [("L003", 14), ("L003", 22)]
    assert "Did you mean 'hats'?" in found[0].what
