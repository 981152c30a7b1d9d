"""`hearthside pack check`: is a pack right, and if not, where and how to mend it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.exits import FINDING, FINE
from rituals.library import read_pack
from stories.lint import check_pack
from stories.pack import open_pack

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from stories.problems import Problem


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verb."""
    check = verbs.add_parser(
        "check", help="is a pack right?", epilog="hearthside pack check stories/packs/night-town"
    )
    check.add_argument("folder", type=Path, nargs="+", metavar="DIR")
    check.add_argument("--json", action="store_true", help="for tools")
    check.set_defaults(run=_check)


def _check(asked: argparse.Namespace) -> int:
    errors = 0
    rows: list[dict[str, Any]] = []
    for folder in asked.folder:
        problems = _problems(folder)
        errors += sum(problem.error for problem in problems)
        for problem in problems:
            where = (folder / problem.file).as_posix()
            rows.append({
                "file": where, "line": problem.line, "code": problem.code, "error": problem.error,
                "what": problem.what, "mend": problem.mend,
            })  # fmt: skip
            if not asked.json:
                print(f"{folder.as_posix().rstrip('/')}/{problem}")
        advice = len(problems) - sum(problem.error for problem in problems)
        if not asked.json:
            wrong = len(problems) - advice
            print(f"{folder.name}: {wrong or 'no'} errors, {advice or 'no'} pieces of advice")
    if asked.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    return FINDING if errors else FINE


def _problems(folder: Path) -> list[Problem]:
    """Return what is wrong with a pack of either kind."""
    manifest = open_pack(folder).manifest
    if manifest is not None and manifest.kind == "rituals":
        return sorted(problem for _, found in read_pack(folder) for problem in found)
    return check_pack(folder)
