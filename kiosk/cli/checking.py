"""`hearthside pack check`: is a pack right, and if not, where and how to mend it."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.app.progress import Progress
from kiosk.cli.exits import FINDING, FINE
from kiosk.cli.finding import around
from kiosk.desk.adding import house_ids
from kiosk.press import shelf as pictures
from kiosk.press.kin import drawable
from kiosk.press.plates import unprintable
from rituals.library import SHIPPED as RITUALS
from rituals.library import read_files
from rituals.lint import check as check_ritual
from stories.library import SHIPPED
from stories.lint import check_pack
from stories.lint.summary import Summary, summary, summary_lines
from stories.pack import open_pack, parse_pack
from stories.problems import Problem

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from typing import Any

    from stories.pack import Manifest


@dataclass(frozen=True)
class Checked:
    """What was found in one pack."""

    path: Path
    problems: tuple[Problem, ...]
    summary: Summary | None
    """For a pack of stories without errors: its tales, ages and worries at a glance."""

    @property
    def errors(self) -> int:
        """Return how many of the problems stop the pack."""
        return sum(problem.error for problem in self.problems)

    @property
    def advice(self) -> int:
        """Return how many do not."""
        return len(self.problems) - self.errors


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verb."""
    check = verbs.add_parser(
        "check",
        help="is a pack right?",
        description="Say what is wrong in a pack, where, and how to mend it: errors stop a pack,"
        " advice does not. A pack without errors is then shown at a glance.",
        epilog="hearthside pack check my-village",
    )
    check.add_argument(
        "folder", type=Path, nargs="+", metavar="PACK",
        help="a pack's folder, a .hearth file, or the name of a pack of the house",
    )  # fmt: skip
    check.add_argument("--json", action="store_true", help="for tools")
    check.set_defaults(run=_check)


def _check(asked: argparse.Namespace) -> int:
    progress = Progress(sys.stderr, quiet=not sys.stderr.isatty())
    checked = []
    for number, given in enumerate(asked.folder):
        one = _checked(_place(given), progress, number / len(asked.folder), len(asked.folder))
        checked.append(one)
        if not asked.json:
            progress.clear()
            _print(one)
    progress.clear()
    if asked.json:
        print(json.dumps(_data(checked), ensure_ascii=False, indent=2))
    return FINDING if any(one.errors for one in checked) else FINE


def _place(given: Path) -> Path:
    """Return where a pack lies: as it was typed, around a tale's file, or in the house."""
    inside = given.is_dir() or (given.suffix in (".md", ".toml") and given.is_file())
    if inside and not (given / "pack.toml").is_file():
        # Only what lies in some pack stands for it; all else is a finding like all that is none.
        return around(given) or given
    return SHIPPED / given if not given.exists() and (SHIPPED / given).is_dir() else given


def _checked(path: Path, progress: Progress, begun: float, packs: int) -> Checked:
    """Check one pack of either kind."""
    progress.show(begun, f"reading {path.name}")
    container = open_pack(path)
    manifest = container.manifest
    if manifest is not None and manifest.kind == "rituals":
        problems = [*container.problems, *unprintable(container.files)]
        for ritual, faults in read_files(container.files):
            problems += [*faults, *(check_ritual(ritual) if ritual else ())]
        return Checked(path, tuple(sorted(set(problems))), None)
    found = (
        *check_pack(path, pictures.names(), drawable(pictures.figures())),
        *unprintable(container.files),
        *_taken(path, manifest),
    )
    pack, _ = parse_pack(container)
    if pack is None or any(problem.error for problem in found):
        return Checked(path, found, None)
    steps = len(pack.tales) + 4
    done = 0

    def step(what: str) -> None:
        nonlocal done
        done += 1
        progress.show(begun + min(done / steps, 1.0) / packs, f"{path.name}: {what}")

    return Checked(path, found, summary(pack, step))


def _taken(path: Path, manifest: Manifest | None) -> Iterator[Problem]:
    """Yield that a pack has the id of one of the house: no family could add it."""
    ours = path.resolve().parent in (SHIPPED, RITUALS)
    if manifest is not None and manifest.id in house_ids() and not ours:
        what = f"the id '{manifest.id}' is that of a pack of the house."
        yield Problem("pack.toml", 1, "P006", what, "give yours an id of its own.")


def _print(one: Checked) -> None:
    """Print one pack's problems, then what it holds."""
    for problem in one.problems:
        print(f"{_where(one.path, problem)}{str(problem).removeprefix(problem.file)}")
    print(f"{one.path.name or one.path.resolve().name}: {_counted(one)}")
    if one.summary is not None and one.summary.tales:
        print()
        for line in summary_lines(one.summary):
            print(line)
        print()


def _where(path: Path, problem: Problem) -> str:
    """Return the file a problem is in, as the storyteller would name it."""
    if problem.code == "P001":
        return path.as_posix()
    name = problem.file
    if path.is_file() and name.partition("/")[0] == path.name:
        name = name.removeprefix(path.name).lstrip("/")
    return (path / name if name else path).as_posix()


def _counted(one: Checked) -> str:
    """Return how many errors and pieces of advice there are."""
    errors = f"{one.errors or 'no'} error{'s' * (one.errors != 1)}"
    # A tale with an error is read no further: there may be more to say of it later.
    yet = " so far" if one.errors else ""
    return f"{errors}, {one.advice or 'no'} piece{'s' * (one.advice != 1)} of advice{yet}"


def _data(checked: list[Checked]) -> dict[str, Any]:
    """Return everything as plain data."""
    return {
        "problems": [
            {
                "file": _where(one.path, problem), "line": problem.line,
                "code": problem.code, "error": problem.error, "what": problem.what,
                "mend": problem.mend,
            }
            for one in checked
            for problem in one.problems
        ],
        "packs": [
            {
                "pack": one.path.as_posix(), "errors": one.errors, "advice": one.advice,
                "summary": one.summary.row() if one.summary else None,
            }
            for one in checked
        ],
    }  # fmt: skip
