"""Lint finds what a careful reader would, and the shipped packs are clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from stories.library import SHIPPED
from stories.lint import check_pack, check_tale
from tests.stories.small import OWL, OWL_TALE, front, pack_of

PACKS = Path(__file__).parents[2] / "packs"
SHIPPED_PACKS = sorted(one.parent for one in SHIPPED.glob("*/pack.toml"))


def found(body: str, more: str = "") -> set[str]:
    """Return the codes lint finds in a small tale, lengths apart."""
    pack = pack_of(front(more=more) + body)
    tale = pack.tales[0]
    facts = {f for beat in tale.beats for p in beat.passages for f in p.leaves}
    return {one.code for one in check_tale(tale, pack, facts)} - {"L011", "L012"}


def test_a_good_tale_is_clean() -> None:
    """No false alarms."""
    pack = pack_of(OWL_TALE)
    assert {one.code for one in check_tale(pack.tales[0], pack, set())} <= {"L012", "L037"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("\n## A {energy=1}\n\nAnd they was asleep.\n", "L001"),
        ("\n## A {energy=1}\n\n{{ hero }} was asleep.\n", "L001"),
        ("\n## A {energy=1}\n\n{{ lead.They }} were asleep.\n", "L001"),
        ("\n## A {energy=1}\n\n{{ hero }} saw a {{ owl }}.\n", "L002"),
        ("\n## A {energy=1 needs=hat}\n\n{{ owl }}.\n", "L003"),
        ("\n## A {energy=1 opens=gate}\n\n{{ owl }}.\n", "L004"),
        ("\n## A {energy=1 closes=gate}\n\n{{ owl }}.\n", "L004"),
        ("\n## A {energy=1}\n\n### N {new=owl}\n\n{{ owl }}.\n", "L005"),
        ("\n## A {energy=1}\n\n### N {if=hero.many}\n\n{{ owl }}.\n", "L005"),
        ("\n## A {energy=1}\n\n### N\n\n{{ owl }}.\n\n### M {if=\"'x' in facts\"}\n\nX.\n", "L006"),
        ("\n## A {energy=2}\n\n{{ owl }}.\n\n~ h: It slept.\n\n## B {energy=1}\n\nX.\n", "L007"),
        (
            "\n## A {energy=2}\n\n{{ owl }}.\n~ h: no stop\n\n## B {energy=1}\n\n{{ all.h }}\n",
            "L007",
        ),
        ("\n## A {energy=2}\n\n{{ owl }}.\n", "L008"),
        (
            "\n## A {energy=2}\n\n{{ owl }}.\n\n## B {energy=1}\n\nX.\n\n## C {energy=3}\n\nY.\n",
            "L008",
        ),
        ("\n## A {energy=1}\n\n{{ owl }} slept , too.\n", "L009"),
        ("\n## A {energy=1}\n\n{{ owl }}{{ hero }} slept.\n", "L009"),
        ("\n## A {energy=1}\n\n{{ owl }} sat on a oak.\n", "L010"),
        ("\n## A {energy=1}\n\n### N\n\n{{ owl }}.\n\n### M {if=\"'n' in met\"}\n\nX.\n", "L013"),
        ("\n## A {energy=1}\n\n{{ owl }} slept!\n", "L014"),
        ("\n## A {energy=1}\n\nNobody came.\n", "L015"),
        ('\n## A {energy=1}\n\n{{ owl }} said. Go."\n', "L016"),
    ],
)
def test_each_fault_has_its_code(body: str, code: str) -> None:
    """Every planted fault is found."""
    assert code in found(body, OWL.partition("[draw]")[0])


def test_a_tale_too_long_for_a_short_night_is_found() -> None:
    """Every tale has a form of three minutes."""
    body = "\n## A {energy=1}\n\n" + "The hill went on and on, and slept a little. " * 80 + "\n"
    pack = pack_of(front() + body)
    assert "L011" in {one.code for one in check_tale(pack.tales[0], pack, set())}


@pytest.mark.parametrize("folder", SHIPPED_PACKS, ids=lambda path: path.name)
def test_shipped_packs_have_no_errors(folder: Path) -> None:
    """What ships is right, form of three minutes included; plots and words need no advice."""
    problems = check_pack(folder)
    assert [str(one) for one in problems if one.error] == []
    assert {one.code for one in problems if "L020" <= one.code < "L040"} <= {"L035"}
    assert [str(one) for one in problems if "L040" <= one.code < "L070"] == []


def test_the_test_pack_is_clean() -> None:
    """The pack of the design page is right as it stands."""
    assert {one.code for one in check_pack(PACKS / "owl-house")} <= {"L012", "L035", "L037"}


def test_a_broken_pack_is_told_line_by_line() -> None:
    """Every problem has its file and line, in order, in one pass."""
    problems = check_pack(PACKS / "broken")
    assert [f"{one.file}:{one.line}:{one.code}" for one in problems if one.error] == [
        "tales/broken.md:4:T004",
        "tales/broken.md:5:T006",
        "tales/broken.md:8:T033",
        "tales/broken.md:10:S004",
        "tales/broken.md:12:T023",
    ]
