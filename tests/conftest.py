"""What every test shares: a home that is not a family's, and a count of which tiers ran."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec

import pytest
from hypothesis import settings

# The same examples on every machine, nothing written beside the house, no clock to judge by.
settings.register_profile("house", derandomize=True, database=None, deadline=None)
settings.load_profile("house")

TIERS = ("unit", "window", "sound", "hearing", "xvfb", "netns", "strace", "torture")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--all`, which brings the long torture."""
    parser.addoption("--all", action="store_true", help="also run the long torture")


def can_load(*libraries: str) -> bool:
    """Whether these shared libraries are on this machine."""
    try:
        for library in libraries:
            ctypes.CDLL(library)
    except OSError:
        return False
    return True


def can_trace() -> bool:
    """Whether strace is here and allowed to work."""
    try:
        words = ["strace", "-e", "trace=none", "-o", os.devnull, "true"]
        return subprocess.run(words, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


@cache
def lacking(tier: str) -> str:
    """Why a tier can't run here, in a few words; empty when it can."""
    if tier == "window" and not can_load("libGL.so.1", "libEGL.so.1"):
        return "libGL or libEGL is missing: ./run setup"
    if tier == "sound" and not (shutil.which("pulseaudio") and shutil.which("parec")):
        return "pulseaudio or parec is missing: ./run setup --test"
    if tier == "hearing" and find_spec("faster_whisper") is None:
        return "faster-whisper is missing: ./run test --hearing"
    if tier == "xvfb" and not (shutil.which("Xvfb") and shutil.which("xdotool")):
        return "Xvfb or xdotool is missing: ./run setup --test"
    if tier == "netns" and os.environ.get("HEARTHSIDE_NETNS") != "1":
        return "outside the empty network namespace"
    if tier == "strace" and not can_trace():
        return "strace is missing or not allowed here"
    return ""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Note each test's tiers, and skip the ones that this machine or this run has no place for."""
    for item in items:
        tiers = [tier for tier in TIERS if item.get_closest_marker(tier)] or ["unit"]
        for tier in tiers:
            item.user_properties.append(("tier", tier))
            reason = lacking(tier)
            if tier == "torture" and not config.getoption("--all"):
                reason = "long form: ./run test --all"
            if tier == "hearing" and not reason and config.getoption("markexpr") != "hearing":
                reason = "the recogniser listens for minutes: ./run test --hearing"
            if reason:
                item.add_marker(pytest.mark.skip(reason=reason))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print which tiers ran, which did not, and why."""
    ran: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    why: dict[str, str] = {}
    for outcome in ("passed", "failed", "error", "skipped"):
        for report in terminalreporter.getreports(outcome):
            for name, tier in getattr(report, "user_properties", ()):
                if name != "tier":
                    continue
                if outcome != "skipped":
                    ran[str(tier)] += getattr(report, "when", "") == "call"
                    continue
                skipped[str(tier)] += 1
                why[str(tier)] = str(report.longrepr[2] if report.longrepr else "")
    terminalreporter.section("tiers")
    for tier in TIERS:
        line = f"{tier:8} {ran[tier]:5} ran"
        if skipped[tier]:
            line += f", {skipped[tier]} skipped: {why[tier].removeprefix('Skipped: ')}"
        terminalreporter.write_line(line)


@pytest.fixture(scope="session", autouse=True)
def _borrowed_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A throw-away home for the whole run: no test may touch what a family gave."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HEARTHSIDE_HOME", str(tmp_path_factory.mktemp("home")))
        yield
