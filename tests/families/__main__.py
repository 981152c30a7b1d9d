"""Made-up families live a year each, and a table says what the judge found.

`python -m tests.families [--families 50] [--nights 365] [--shelf]`; with `--shelf` they are told
from the shipped tales, else from made-up ones that cost less. Exit 1 where a rule was broken or a
floor missed. A floor is printed after a slash, as it is for the shelf that suits these children.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from stories.library import SHIPPED
from tests.families.floors import Sums
from tests.families.judge import RULES, Verdict, judged
from tests.families.living import PACKS, year
from tests.families.made import family
from tests.packs.thirty_six import write

if TYPE_CHECKING:
    from collections.abc import Iterable

HEAD = (
    "family  ages      min  nights  held/95%     used/85%     rituals/floor of   liked/floor"
    "  floors  broken"
)


def verdict(number: int, nights: int, packs: tuple[str, ...]) -> Verdict:
    """Let one family live and judge it."""
    one = family(number, nights)
    return judged(one, year(one, tuple(Path(pack) for pack in packs)))


def line(number: int, found: Verdict) -> str:
    """Return one family's line of the table."""
    one = family(number, 1)
    ages = "+".join(f"{kid.age(one.nights[0].day):.0f}" for kid in one.kids)
    broken = ", ".join(f"{rule} {len(days)}" for rule, days in found.broken.items()) or "nothing"
    head = f"{number:6}  {ages:8}  {one.minutes:3}  {found.nights:6}"
    return f"{head}  {figures(found.sums)}  {broken}"


def figures(sums: Sums) -> str:
    """Return what nights came to, each beside its floor, and which floors were missed."""
    liked = "   -     " if sums.liked == -1 else f"{sums.liked:4.1f}/{sums.liked_floor:.1f} "
    return (
        f"{sums.held_part:6.1%}       {sums.used_part:6.1%}       "
        f"{sums.kinds:3}/{sums.kinds_floor:<2} of {sums.pool:<3}     {liked:9}   "
        f"{', '.join(sums.missed()) or 'met':7}"
    )


def table(lived: Iterable[Verdict]) -> int:
    """Print the table as families come in; return 1 where a rule was broken or a floor missed."""
    print(HEAD, flush=True)
    bad: dict[str, list[str]] = {}
    total, missed = Sums(), 0
    for number, found in enumerate(lived):
        print(line(number, found), flush=True)
        total.add(found.sums)
        missed += len(found.sums.missed())
        for rule, days in found.broken.items():
            bad.setdefault(rule, []).extend(f"family {number}, {day}" for day in days)
    missed += len(total.missed())
    print(f"   all  together       {total.nights:7}  {figures(total)}")
    print(f"{'floors':15} {missed} missed")
    for rule in RULES:
        seen = bad.get(rule, [])
        print(f"{rule:15} {len(seen)} broken{': ' + seen[0] if seen else ''}")
    return 1 if bad or missed else 0


def main() -> int:
    """Let families live, several at a time, and print the table."""
    asked = argparse.ArgumentParser(prog="python -m tests.families")
    asked.add_argument("--families", type=int, default=50)
    asked.add_argument("--nights", type=int, default=365)
    asked.add_argument("--shelf", action="store_true", help="tell from the shipped tales")
    asked.add_argument("--jobs", type=int, default=2)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(given.jobs) as pool:
        packs = (SHIPPED,) if given.shelf else (write(Path(folder)), *PACKS)
        told = tuple(str(one) for one in packs)
        one = partial(verdict, nights=given.nights, packs=told)
        return table(pool.map(one, range(given.families)))


if __name__ == "__main__":
    sys.exit(main())
