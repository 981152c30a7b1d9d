"""The house rules that no tool knows: names, lengths, mirrors, promises in the source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("stories", "rituals", "kiosk")
TOP = {"LICENSE", "README.md", "kiosk", "pyproject.toml", "rituals", "run", "stories", "tests"}
LEFT_OVER = ("build", "dist", "evening")  # what .gitignore keeps out, too
BANNED = {"utils", "helpers", "manager", "common", "misc", "base", "core"}
SEEDED = ("stories", "rituals", "kiosk/session", "kiosk/sound")

# Modules without a test file of their own name, each with the file that proves them.
PROVED_ELSEWHERE: dict[str, str] = {
    # What a plan is made from is proved by the plans that come out.
    "rituals/tonight.py": "rituals/test_planner.py",
    # Pages are plain data; what stands in them is proved where they are filled.
    "kiosk/pages/day.py": "kiosk/test_view.py",
    "kiosk/pages/evening.py": "kiosk/test_view.py",
    "kiosk/pages/pieces.py": "kiosk/test_view.py",
    # Names of errors, made again where the store may not be seen.
    "kiosk/desk/troubles.py": "kiosk/cli/test_main.py",
    "kiosk/cli/exits.py": "kiosk/cli/test_main.py",
    "kiosk/cli/reasons.py": "kiosk/cli/test_main.py",
}


def python_files(*folders: str) -> list[Path]:
    """Every Python file below these folders, as paths from the top of the house."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(path.relative_to(ROOT) for path in found if "packs" not in path.parts)


MODULES = python_files(*ROOMS)
WRITTEN = [*MODULES, *python_files("tests"), Path("run")]
MIRRORED = [path for path in MODULES if path.name not in ("__init__.py", "__main__.py")]
PLAYED_BY_CHANCE = python_files(*SEEDED)


@cache
def text_of(path: Path) -> str:
    """What stands in one file."""
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(text_of(path))


def made_at_the_bench(path: Path) -> bool:
    """Whether a storyteller who follows the guide at the top of the house made this."""
    ours = (".wav", ".html", ".hearth", ".minisig", ".key", ".pub")
    return path.suffix in ours or (path / "pack.toml").is_file()


def test_the_top_level_is_the_card() -> None:
    """A newcomer sees exactly the names of the design."""
    there = [path for path in ROOT.iterdir() if not made_at_the_bench(path)]
    names = {path.name for path in there if not path.name.startswith(".")}
    names = {name for name in names if not name.startswith(LEFT_OVER)}
    assert names == TOP


def test_a_file_is_read_in_one_sitting() -> None:
    """No file is longer than 300 lines."""
    lengths = {str(path): len(text_of(path).splitlines()) for path in WRITTEN}
    assert {path: lines for path, lines in lengths.items() if lines > 300} == {}


def test_a_file_says_what_it_is() -> None:
    """Every module opens with one sentence that ends."""
    opened = {str(path): ast.get_docstring(tree_of(path)) or "" for path in [*MODULES, Path("run")]}
    first = {path: words.split("\n\n")[0].rstrip() for path, words in opened.items()}
    assert [path for path, words in first.items() if not words.endswith((".", "?", "!"))] == []


def test_a_module_has_its_mirror() -> None:
    """Each module has a test file at the same place in tests/."""
    proofs = {
        str(path): PROVED_ELSEWHERE.get(str(path), str(path.with_name(f"test_{path.name}")))
        for path in MIRRORED
    }
    assert [path for path, proof in proofs.items() if not (ROOT / "tests" / proof).is_file()] == []


def test_a_name_says_a_noun() -> None:
    """No file or folder has a name that would fit anything."""
    words = {
        str(path): {word for part in path.with_suffix("").parts for word in part.split("_")}
        for path in WRITTEN
    }
    assert [path for path, its in words.items() if its & BANNED] == []


def imported(path: Path) -> Iterator[str]:
    """Every name that a file imports, and what it imports it from."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_nothing_is_mocked() -> None:
    """The parts are real, or a shipped fake: mock is never imported."""
    found = {str(path) for path in WRITTEN for name in imported(path) if "mock" in name.split(".")}
    assert found == set()


def shared_dice(path: Path) -> Iterator[str]:
    """Where a file takes chance from something else than its own seed."""
    for node in ast.walk(tree_of(path)):
        shared = False
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "random":
            shared = node.attr != "Random"
        if isinstance(node, ast.ImportFrom) and node.module == "random":
            shared = [alias.name for alias in node.names] != ["Random"]
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            shared = called == "hash" or (called in ("Random", "random.Random") and not node.args)
        if shared:
            yield f"{path}:{node.lineno}"  # type: ignore[attr-defined]


def test_chance_comes_from_a_seed() -> None:
    """Only `random.Random(something)`; no shared dice, no `hash`."""
    assert [where for path in PLAYED_BY_CHANCE for where in shared_dice(path)] == []


# Written with one-letter classes so that this file does not find itself.
PRIVATE = re.compile(
    r"/[w]ork/|/[r]oot/|/[t]mp/|/[o]pt/(pypi|wheels)|/[h]ome/\w+/"
    r"|[p]ypi\.org|[p]ythonhosted|[d]eb\.debian\.org|[r]egistry\.npmjs"
)
UNKEPT = {".git", ".venv", ".hypothesis"}
TEXTS = {".py", ".kv", ".md", ".toml", ".txt", ".json", ".yml", ".service", ".sh", ""}


def test_no_machine_leaks_in() -> None:
    """No path of a builder's machine and no registry address stands in the house."""
    found = []
    for path in sorted(ROOT.rglob("*")):
        inner = path.relative_to(ROOT)
        if inner.parts[0] in UNKEPT or inner.parts[0].startswith(LEFT_OVER):
            continue
        if "cache" in str(inner) or not path.is_file() or path.suffix not in TEXTS:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{inner}: {hit.group()}" for hit in PRIVATE.finditer(text)]
    assert not found
