"""Plot checks follow every family through a tale."""

from __future__ import annotations

from stories.plot import plot_problems
from tests.stories.small import OWL_TALE, front, pack_of


def test_a_whole_plot_passes() -> None:
    """New and known, one child and several: a plot holds for all."""
    pack = pack_of(OWL_TALE)
    assert plot_problems(pack.tales[0], pack, set()) == []


def test_a_version_that_drops_the_plot_is_no_trouble_if_another_brings_it() -> None:
    """Only when nobody can bring it is it a problem."""
    body = "\n## A {energy=2}\n\n### With {brings=hat}\n\nA hat.\n\n### Without\n\nNone.\n"
    body += "\n## B {energy=1 needs=hat}\n\nThe hat.\n"
    pack = pack_of(front() + body)
    assert plot_problems(pack.tales[0], pack, set()) == []


def test_a_loop_only_some_versions_close_is_no_trouble() -> None:
    """The teller takes the version that closes."""
    body = "\n## A {energy=2 opens=gate}\n\nOpen.\n\n## B {energy=1}\n\n### Shut {closes=gate}\n\n"
    body += "Shut.\n\n### Left\n\nLeft.\n"
    pack = pack_of(front() + body)
    assert plot_problems(pack.tales[0], pack, set()) == []


def test_need_before_it_is_brought() -> None:
    """Bringing it later does not help."""
    body = "\n## A {energy=2 needs=hat}\n\nA.\n\n## B {energy=1 brings=hat}\n\nB.\n"
    pack = pack_of(front() + body)
    assert [one.code for one in plot_problems(pack.tales[0], pack, set())] == ["L003"]
