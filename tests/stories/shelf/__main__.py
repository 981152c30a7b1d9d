"""`python -m tests.stories.shelf` prints the four families' figures, and the pool of each worry."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from typing import TYPE_CHECKING

from kiosk.cli import main
from tests.stories.shelf.bars import BEFORE, FAMILIES, figures, pool
from tests.stories.shelf.heard import read
from tests.stories.shelf.repeats import runs_again, sentences_again

if TYPE_CHECKING:
    from tests.stories.shelf.bars import Figures
    from tests.stories.shelf.heard import Night

ASKED = ("--nights", "120", "--start", "2026-01-05", "--minutes", "6", "--seed", "1")


def show(*lines: str) -> None:
    """Write lines for a person."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def printed(*words: str) -> str:
    """Return what a command prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = main(list(words))
    if code:
        sys.exit(f"{' '.join(words)}: exit {code}")
    return out.getvalue()


def said(name: str, found: Figures, most: float) -> str:
    """Return one family's line."""
    missed = ", ".join(found.missed(most)) or "every bar kept"
    return (
        f"{name:9} words again {found.runs:6.2%}, sentences {found.alike:6.2%} (bar {most:.0%}),"
        f" openings {found.openings:.0%}, closings {found.closings:.0%},"
        f" in a row {len(found.in_a_row)}, shapes {len(found.shapes)}: {missed}"
    )


def again(nights: list[Night]) -> list[str]:
    """Return every run and sentence heard again, by place, the most often first."""
    places: dict[tuple[str, str], list[str]] = {}
    for one in (*runs_again(nights)[1], *sentences_again(nights)[1]):
        places.setdefault((one.source, one.earlier), []).append(one.text)
    ordered = sorted(places.items(), key=lambda item: -len(item[1]))
    return [f"  {len(texts):3} {now} as {then}: {texts[0]}" for (now, then), texts in ordered]


def everything(*, long: bool) -> int:
    """Print all of it; return 1 if a bar is missed."""
    shelf = json.loads(printed("story", "list", "--json"))
    missed = 0
    turns: set[str] = set()
    for name, (specs, most) in FAMILIES.items():
        words = [word for spec in specs for word in ("--child", spec)]
        nights = read(printed("story", "nights", *ASKED, *words).splitlines())
        found = figures(nights, min(float(spec.split(":")[1]) for spec in specs))
        show(said(name, found, most))
        missed += bool(found.missed(most))
        turns.update(found.turns)
        if long:
            show(*again(nights))
    if long:
        show("turn lines of more than 12 words, counted as prose:", *sorted(turns))
    show("nightly tales left at 3, 6 and 9 years of age")
    for worry in ("", *BEFORE):
        left = ", ".join(str(pool(shelf, age, worry)) for age in (3, 6, 9))
        show(f"  {worry or 'without a worry':16} {left}")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(everything(long="--long" in sys.argv))
