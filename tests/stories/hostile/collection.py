"""The hostile templates, read from their files, and how each is given to the checker."""

from __future__ import annotations

import signal
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from stories.problems import Problem
from tests.stories.small import MANIFEST, OWL

FOLDER = Path(__file__).parents[2] / "packs" / "hostile"
PATIENCE = 4.0
"""Seconds of processor time after which a check counts as hung: a usual one takes a thousandth."""
HEAD = f"""+++
id = "guest"
title = "{{{{ hero }}}} and the guest"
ages = [2, 8]
shape = "errand"
minutes = [1, 3]
{OWL}
+++

## One {{energy=3}}

"""


@dataclass(frozen=True)
class Case:
    """One hostile template."""

    kind: str
    name: str
    data: bytes
    condition: bool = False

    def __str__(self) -> str:
        """Return the name it goes by in a test run."""
        return f"{self.kind}: {self.name}"

    @property
    def text(self) -> str:
        """Return the text as a reader without checks would see it."""
        return self.data.decode("utf-8", "replace")

    @property
    def tale(self) -> bytes:
        """Return a tale file that holds it."""
        if self.condition:
            quoted = self.data.replace(b'"', b"'")
            return HEAD.encode() + b'### Guest {if="' + quoted + b'"}\n\nStill.\n'
        return HEAD.encode() + self.data + b"\n"


class Hung(Exception):
    """A check took far too long."""


@contextmanager
def patience(seconds: float = PATIENCE) -> Iterator[None]:
    """Raise ``Hung`` if what is inside takes so much processor time."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise Hung(f"more than {seconds} s")

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def templates() -> tuple[Case, ...]:
    """Return every hostile template of the collection."""
    cases: list[Case] = []
    for file in sorted((FOLDER / "templates").glob("*.toml")):
        for row in tomllib.loads(file.read_text(encoding="utf-8"))["case"]:
            if "hex" in row:
                data = bytes.fromhex(row["hex"])
            else:
                parts = row.get("parts", [[row.get("text", ""), 1]])
                data = "".join(text * count for text, count in parts).encode()
            cases.append(Case(file.stem, row["name"], data * row.get("times", 1), "as" in row))
    return tuple(cases)


def faults_of(problems: tuple[Problem, ...] | list[Problem]) -> list[str]:
    """Return what is wrong with problems themselves: each is one short line with a mend."""
    return [
        repr(problem)[:400]
        for problem in problems
        if not (
            str(problem).isprintable()
            and len(str(problem)) < 1200
            and problem.line >= 1
            and problem.mend
            and problem.code[0].isupper()
            and problem.code[1:].isdigit()
        )
    ]


MANIFEST_TEXT = f"""kind = "{MANIFEST.kind}"
id = "{MANIFEST.id}"
title = "{MANIFEST.title}"
version = "1.0.0"
language = "en"
licence = "{MANIFEST.licence}"
authors = ["{MANIFEST.authors[0]}"]
ages = [2, 8]
engine = "1"
"""
