"""Made-up families live a year each, and a table says what the judge found.

`python -m tests.families [--families 50] [--nights 365] [--shelf]`; with `--shelf` they are told
from the shipped tales, else from made-up ones that cost less. Exit 1 where a rule was broken.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from stories.library import SHIPPED
from tests.families.judge import RULES, Verdict, judged
from tests.families.living import year
from tests.families.made import family
from tests.packs.thirty_six import write


def verdict(number: int, nights: int, pack: str) -> Verdict:
    """Let one family live and judge it."""
    one = family(number, nights)
    return judged(one, year(one, (Path(pack),)))


def line(number: int, found: Verdict) -> str:
    """Return one family's line of the table."""
    one = family(number, 1)
    ages = "+".join(f"{kid.age(one.nights[0].day):.0f}" for kid in one.kids)
    broken = ", ".join(f"{rule} {len(days)}" for rule, days in found.broken.items()) or "nothing"
    return (
        f"{number:4}  {ages:8}  {one.minutes:3}  {found.nights:4}  {found.held:6.1%}"
        f"  {found.used:6.1%}  {found.kinds:3}/{found.open_to:<3} {found.liked:5.1f}  {broken}"
    )


def main() -> int:
    """Print the table."""
    asked = argparse.ArgumentParser(prog="python -m tests.families")
    asked.add_argument("--families", type=int, default=50)
    asked.add_argument("--nights", type=int, default=365)
    asked.add_argument("--shelf", action="store_true", help="tell from the shipped tales")
    asked.add_argument("--jobs", type=int, default=2)
    given = asked.parse_args()
    print("family  ages      min  nights  held    used    rituals  liked  broken", flush=True)
    bad: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(given.jobs) as pool:
        pack = str(SHIPPED) if given.shelf else str(write(Path(folder)))
        lived = pool.map(partial(verdict, nights=given.nights, pack=pack), range(given.families))
        for number, found in enumerate(lived):
            print(line(number, found), flush=True)
            for rule, days in found.broken.items():
                bad.setdefault(rule, []).extend(f"family {number}, {day}" for day in days)
    for rule in RULES:
        seen = bad.get(rule, [])
        print(f"{rule:15} {len(seen)} broken{': ' + seen[0] if seen else ''}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
