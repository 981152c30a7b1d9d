"""Every hostile template is refused by the checker, and contained by the child where it is not."""

from __future__ import annotations

import resource
from collections import Counter
from pathlib import Path

import pytest

from kiosk.worker.confining import program_places
from kiosk.worker.forking import Limits, Work
from kiosk.worker.serving import CPU_SECONDS, MEMORY, WALL_SECONDS
from kiosk.worker.wire import unpacked
from stories.pack import Container, parse_pack
from stories.sandbox import Condition, Prose, Vocabulary
from tests.stories.hostile.collection import Case, faults_of, patience, templates
from tests.stories.hostile.unchecked import told_without_checks
from tests.stories.small import MANIFEST

CASES = templates()
KINDS = {"escape": 60, "cpu": 30, "memory": 20, "output": 15, "depth": 30, "unicode": 45}
BRIEF = Limits(1, 0.05, MEMORY)
"""Enough to see that a child is stopped; the limits of a bedside are behind torture."""


def test_the_collection_is_large() -> None:
    """Far more than eighty templates, enough of each kind, each with a name of its own."""
    counted = Counter(case.kind for case in CASES)
    assert len(CASES) >= 300
    assert all(counted[kind] >= least for kind, least in KINDS.items()), counted
    assert len({str(case) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_checker_refuses_it(case: Case) -> None:
    """A tale that holds it is not told; each problem is one line that says how to mend it."""
    with patience():
        pack, problems = parse_pack(Container("small", MANIFEST, {"tales/guest.md": case.tale}, ()))
    assert pack is None or not pack.tales
    assert any(problem.error for problem in problems)
    assert not faults_of(problems)


def test_what_is_refused_is_never_compiled() -> None:
    """As a bare piece, too, each is refused before anything is compiled, or holds no tag at all."""
    for case in CASES:
        with patience():
            piece = (Condition if case.condition else Prose)(case.text, Vocabulary())
        if not piece.complaints:
            assert not case.condition, case
            assert "{" not in case.text, case
        piece.warm()
        assert piece._template is None, case


def contained(text: str, limits: Limits) -> bool:
    """Whether telling a text unchecked leaves us with an answer, or with none: and nothing else."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    message = Work(lambda: told_without_checks(text), limits, program_places()).result()
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert after <= max(before, held + limits.memory // 1024)
    return message is None or bool(unpacked(message[4:]))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_child_contains_it(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the checker off, its time, memory and files end with the child."""
    monkeypatch.chdir(tmp_path)
    assert contained(case.text, BRIEF)
    assert not list(tmp_path.iterdir())


@pytest.mark.torture
def test_the_child_contains_all_within_a_bedside_s_limits() -> None:
    """The same with the limits that a kiosk has."""
    for case in CASES:
        assert contained(case.text, Limits(CPU_SECONDS, WALL_SECONDS, MEMORY)), case


def test_what_is_not_refused_would_be_told() -> None:
    """The child would answer if there were nothing to contain."""
    limits = Limits(CPU_SECONDS, 30.0, MEMORY)
    message = Work(lambda: told_without_checks("{{ hero }}"), limits, program_places()).result()
    assert message is not None
    assert unpacked(message[4:]) == {"answer": "Mia and Theo"}
