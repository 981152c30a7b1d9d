"""The house rules that no tool knows: names, lengths, mirrors, promises in the source."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

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


def tree_of(path: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


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


@pytest.mark.parametrize("path", WRITTEN, ids=str)
def test_a_file_is_read_in_one_sitting(path: Path) -> None:
    """No file is longer than 300 lines."""
    assert len((ROOT / path).read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", [*MODULES, Path("run")], ids=str)
def test_a_file_says_what_it_is(path: Path) -> None:
    """Every module opens with one sentence that ends."""
    first = (ast.get_docstring(tree_of(path)) or "").split("\n\n")[0]
    assert first.rstrip().endswith((".", "?", "!")), first


@pytest.mark.parametrize("path", MIRRORED, ids=str)
def test_a_module_has_its_mirror(path: Path) -> None:
    """Each module has a test file at the same place in tests/."""
    proof = PROVED_ELSEWHERE.get(str(path), str(path.with_name(f"test_{path.name}")))
    assert (ROOT / "tests" / proof).is_file()


@pytest.mark.parametrize("path", WRITTEN, ids=str)
def test_a_name_says_a_noun(path: Path) -> None:
    """No file or folder has a name that would fit anything."""
    words = {word for part in path.with_suffix("").parts for word in part.split("_")}
    assert not words & BANNED


@pytest.mark.parametrize("path", WRITTEN, ids=str)
def test_nothing_is_mocked(path: Path) -> None:
    """The parts are real, or a shipped fake: mock is never imported."""
    for node in ast.walk(tree_of(path)):
        names = [alias.name for alias in getattr(node, "names", []) if isinstance(alias, ast.alias)]
        if isinstance(node, ast.ImportFrom):
            names.append(node.module or "")
        assert not any("mock" in name.split(".") for name in names)


@pytest.mark.parametrize("path", PLAYED_BY_CHANCE, ids=str)
def test_chance_comes_from_a_seed(path: Path) -> None:
    """Only `random.Random(something)`; no shared dice, no `hash`."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "random":
            assert node.attr == "Random", f"line {node.lineno}"
        if isinstance(node, ast.ImportFrom) and node.module == "random":
            assert [alias.name for alias in node.names] == ["Random"], f"line {node.lineno}"
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called != "hash", f"line {node.lineno}"
            assert called not in ("Random", "random.Random") or node.args, f"line {node.lineno}"


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
