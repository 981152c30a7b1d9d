"""The papers that a newcomer reads, and the locks that a machine reads."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
LOCKS = sorted((ROOT / "kiosk" / "deploy").glob("requirements-*.txt"))
GUIDES = ("stories/README.md", "rituals/README.md", "kiosk/README.md")


def test_the_readme_shows_both_commands_first() -> None:
    """`./run` and `./run test` stand on the first screen, and the whole page is short."""
    lines = (ROOT / "README.md").read_text().splitlines()
    first_screen = [line.strip().split("  ")[0] for line in lines[:40]]
    assert "./run" in first_screen
    assert "./run test" in first_screen
    assert len(lines) <= 120


def shown_commands() -> list[str]:
    """The first word after `./run` of every command block in the README, each once."""
    blocks = (ROOT / "README.md").read_text().split("```")[1::2]
    lines = [line.split() for block in blocks for line in block.splitlines()]
    return sorted({words[1] for words in lines if words[:1] == ["./run"] and len(words) > 1})


@pytest.mark.parametrize("word", shown_commands())
def test_a_shown_command_is_one(word: str) -> None:
    """Every command in the README is a word of the launcher or of the program."""
    if word in ("setup", "test", "bench", "#"):
        return
    done = subprocess.run(
        [sys.executable, "-P", "-m", "kiosk", word, "--help"],
        check=False,
        env=dict(os.environ, PYTHONPATH=str(ROOT)),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("guide", GUIDES)
def test_each_room_opens_with_its_guide(guide: str) -> None:
    """Each room's folder opens with a page for its own reader, and the README leads there."""
    assert (ROOT / guide).read_text().startswith("# ")
    assert f"({guide})" in (ROOT / "README.md").read_text()


def test_the_architecture_is_one_page() -> None:
    """What a maintainer must know of the whole is told in at most 500 words."""
    assert len((ROOT / "kiosk" / "README.md").read_text().split()) <= 500


def test_what_the_readme_shows_is_there() -> None:
    """No picture or page named in the README is missing."""
    text = (ROOT / "README.md").read_text()
    named = [part.split(")")[0] for part in text.split("](")[1:]]
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_changelog_knows_this_version() -> None:
    """The newest heading of the changelog is the version of the package."""
    text = (ROOT / "kiosk" / "CHANGELOG.md").read_text()
    newest = next(line for line in text.splitlines() if line.startswith("## "))
    assert PROJECT["version"] in newest


def test_a_decision_is_short() -> None:
    """There are decisions, and each is told in at most 40 lines."""
    decisions = sorted((ROOT / "kiosk" / "decisions").glob("*.md"))
    assert decisions
    assert [page.name for page in decisions if len(page.read_text().splitlines()) > 40] == []


KINDS = {
    "natural": ("natural",),
    "studio": ("studio",),
    "test": ("test", "natural"),
    "hearing": ("test", "natural", "hearing"),
}
"""Locks beside the plain one, and the extras that each holds."""


def test_there_is_a_lock_for_every_python() -> None:
    """Three Pythons, each with what the kiosk needs, what may be added, what its tests need."""
    names = {lock.stem.removeprefix("requirements-") for lock in LOCKS}
    kinds = ("", *(f"-{kind}" for kind in KINDS))
    assert names == {tag + kind for tag in ("cp311", "cp312", "cp313") for kind in kinds}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_holds_what_the_project_asks(lock: Path) -> None:
    """Every dependency is pinned to a version that pyproject allows."""
    asked = list(PROJECT["dependencies"])
    for extra in KINDS.get(lock.stem.rpartition("-")[2], ()):
        asked += PROJECT["optional-dependencies"][extra]
    pins = dict(
        line.split()[0].split("==") for line in lock.read_text().splitlines() if "==" in line
    )
    for requirement in map(Requirement, asked):
        assert requirement.specifier.contains(pins[requirement.name]), requirement.name


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_is_hashed_and_names_no_address(lock: Path) -> None:
    """Each pin carries hashes; where to download from is the family's own business."""
    text = lock.read_text()
    assert "://" not in text
    assert "--index" not in text
    for entry in text.replace("\\\n", " ").splitlines():
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("tag", ["cp311", "cp312", "cp313"])
def test_no_two_locks_of_one_python_disagree(tag: str) -> None:
    """Whatever is added leaves what stands there in its version."""
    pins: dict[str, set[str]] = {}
    for lock in LOCKS:
        if tag in lock.stem:
            for line in lock.read_text().splitlines():
                if "==" in line:
                    name, _, version = line.split()[0].partition("==")
                    pins.setdefault(name, set()).add(version)
    assert {name: found for name, found in pins.items() if len(found) > 1} == {}


@pytest.mark.parametrize("script", ["run", "kiosk/deploy/provision.py"])
def test_the_launcher_is_read_by_an_old_python(script: str) -> None:
    """Python 3.6 can read the launcher, so that it can say which Python is needed."""
    ast.parse((ROOT / script).read_text(), feature_version=(3, 6))


def test_the_launcher_tells_its_words() -> None:
    """`./run --help` answers without setting anything up."""
    done = subprocess.run([ROOT / "run", "--help"], check=True, capture_output=True, text=True)
    for word in ("setup", "test", "bench"):
        assert f"./run {word}" in done.stdout
