"""Setting up, as a person at a bare machine meets it."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture
def provision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module, read the way `run` reads it, with a virtual environment elsewhere."""
    spec = importlib.util.spec_from_file_location(
        "provision", ROOT / "kiosk" / "deploy" / "provision.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", str(tmp_path / "venv"))
    return module


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An otherwise empty PATH, for programs made up by a test."""
    folder = tmp_path / "tools"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def make_tool(folder: Path, name: str, script: str = "exit 0") -> None:
    """Put a small shell program on that PATH."""
    tool = folder / name
    tool.write_text(f"#!/bin/sh\n{script}\n")
    tool.chmod(0o755)


def test_the_wrong_python_is_named_with_the_way_out(
    provision: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A Python that is none gives one line and exit 3."""
    monkeypatch.setenv("PYTHON", "no-such-python")
    with pytest.raises(SystemExit) as end:
        provision.find_python()
    assert end.value.code == 3
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert "PYTHON=no-such-python is not Python 3.11" in line


def test_this_python_will_do(provision: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python that runs the tests is one that is found."""
    monkeypatch.delenv("PYTHON", raising=False)
    assert provision.find_python()[1] == sys.version_info[:2]


@pytest.mark.parametrize(
    ("sudo", "start"), [(True, "sudo apt-get install"), (False, "su - -c 'apt")]
)
def test_without_the_right_to_install_one_line_says_what_to_type(
    provision: ModuleType,
    tools: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    sudo: bool,
    start: str,
) -> None:
    """Not root and nobody to ask: the line to type, exit 3, nothing installed."""
    make_tool(tools, "apt-get", "touch installed")
    if sudo:
        make_tool(tools, "sudo", "touch installed")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.chdir(tools)
    with pytest.raises(SystemExit) as end:
        provision.install_packages(["libgl1", "libegl1"], yes=False)
    assert end.value.code == 3
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert start in line
    assert "libgl1 libegl1" in line
    assert not (tools / "installed").exists()


def test_root_reads_the_package_list_and_tries_again(
    provision: ModuleType, tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fresh machine has no package list: install fails, update, install works."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    make_tool(tools, "env", 'while [ "${1#*=}" != "$1" ]; do shift; done; exec "$@"')
    log = tools / "log"
    script = f'echo "$1" >> {log}; [ "$1" = update ] && : > {tools}/list; [ -e {tools}/list ]'
    make_tool(tools, "apt-get", script)
    provision.install_packages(["libgl1"], yes=False)
    assert log.read_text().split() == ["install", "update", "install"]


def test_a_machine_without_apt_hears_the_names(
    provision: ModuleType, tools: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Elsewhere than on Debian the packages are named and nothing is tried."""
    assert not list(tools.iterdir())
    with pytest.raises(SystemExit):
        provision.install_packages(["libportaudio2"], yes=True)
    assert "libportaudio2" in capsys.readouterr().err


def test_a_missing_library_is_seen(provision: ModuleType) -> None:
    """A library is there when it loads, a program when it is on the path."""
    assert provision.is_there("libc.so.6")
    assert not provision.is_there("libnever.so.7")
    assert provision.is_there("sh")
    assert not provision.is_there("no-such-program")


def test_set_up_is_done_once_and_again_when_the_lock_changed(
    provision: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The stamp is believed until the lock or the Python differs."""
    monkeypatch.delenv("PYTHON", raising=False)
    lock = tmp_path / "lock"
    lock.write_text("a==1")
    monkeypatch.setattr(provision, "lock_file", lambda *_: str(lock))
    (tmp_path / "venv" / "bin").mkdir(parents=True)
    (tmp_path / "venv" / "bin" / "python").symlink_to(sys.executable)
    stamp = {"version": list(sys.version_info[:2]), "python": os.path.realpath(sys.executable)}
    provision.write_stamp({**stamp, "run": provision.digest(str(lock))})
    assert provision.is_set_up(provision.read_stamp(), "run")
    assert not provision.is_set_up(provision.read_stamp(), "test")
    lock.write_text("a==2")
    assert not provision.is_set_up(provision.read_stamp(), "run")
    (tmp_path / "venv" / "hearthside.json").write_text(json.dumps({**stamp, "python": "gone"}))
    assert provision.read_stamp() == {}


@pytest.fixture
def fetched(provision: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Set-up with nothing really done: the locks it would have installed, in order."""
    found: list[str] = []

    def venv(_words: list[str]) -> None:
        (tmp_path / "venv" / "bin").mkdir(parents=True)
        (tmp_path / "venv" / "bin" / "python").symlink_to(sys.executable)

    monkeypatch.delenv("PYTHON", raising=False)
    monkeypatch.setattr(provision, "missing_packages", lambda *_: [])
    monkeypatch.setattr(provision, "trouble_with", venv)
    monkeypatch.setattr(provision, "fetch", lambda lock: found.append(Path(lock).stem[18:]))
    return found


def test_what_was_added_stays(
    provision: ModuleType, fetched: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The natural voice is fetched once, and again when its lock or the Python changed."""
    provision.set_up("run", added=["natural"])
    assert fetched == ["", "-natural"]
    provision.set_up("run")
    provision.set_up("run", added=["natural"])
    assert fetched == ["", "-natural"]
    provision.set_up("run", added=["studio"])
    assert fetched == ["", "-natural", "-studio"]
    stamp = provision.read_stamp()
    provision.write_stamp({**stamp, "natural": "an older lock"})
    provision.set_up("run")
    assert fetched == ["", "-natural", "-studio", "-natural"]
    provision.write_stamp({**stamp, "python": "gone"})
    provision.set_up("run")
    assert fetched[4:] == ["", "-natural", "-studio"]


def test_a_fetch_that_fails_forgets_nothing(
    provision: ModuleType, fetched: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new Python and no network: the next set-up still knows what was added."""
    provision.set_up("run", added=["natural"])
    provision.write_stamp({**provision.read_stamp(), "python": "gone"})
    with monkeypatch.context() as patch:
        patch.setattr(provision, "fetch", lambda _: provision.stop("no network"))
        with pytest.raises(SystemExit):
            provision.set_up("run")
    provision.set_up("run")
    assert fetched == ["", "-natural", "", "-natural"]


def test_the_larger_lock_serves_for_the_smaller(provision: ModuleType, fetched: list[str]) -> None:
    """Who listens with the recogniser can test, run and have the natural voice."""
    provision.set_up("hearing")
    provision.set_up("test")
    provision.set_up("run", added=["natural"])
    assert fetched == ["-hearing"]


@pytest.mark.parametrize(
    ("line", "piece"),
    [
        ("Collecting jinja2==3.1.6", "jinja2 3.1.6"),
        ("Processing ./wheels/kivy_garden-0.1.5-py3-none-any.whl", "kivy_garden 0.1.5"),
    ],
)
def test_progress_names_the_piece(provision: ModuleType, line: str, piece: str) -> None:
    """A person reads names and versions, not pip's words."""
    assert provision.piece_named_by(line) == piece


def test_a_whole_launcher_stops_before_touching_anything(tmp_path: Path) -> None:
    """`./run` in a fresh copy with no usable Python ends with one line and makes no folder."""
    shutil.copy(ROOT / "run", tmp_path / "run")
    shutil.copytree(ROOT / "kiosk" / "deploy", tmp_path / "kiosk" / "deploy")
    done = subprocess.run(
        [sys.executable, tmp_path / "run", "story", "list"],
        check=False,
        env=dict(os.environ, PYTHON="no-such-python"),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 3
    assert done.stderr.startswith("hearthside: set-up: ")
    assert not (tmp_path / ".venv").exists()


@pytest.fixture
def launcher(tmp_path: Path, provision: ModuleType) -> Path:
    """A copy of the launcher that takes itself for set up; its program is a shell script."""
    shutil.copy(ROOT / "run", tmp_path / "run")
    shutil.copytree(ROOT / "kiosk" / "deploy", tmp_path / "kiosk" / "deploy")
    tools = tmp_path / ".venv" / "bin"
    tools.mkdir(parents=True)
    script = 'echo "$$ $*" > began; [ "$5" ] || [ "$4" = --help ] || exec sleep 60'
    make_tool(tools, "python", script)
    lock = provision.digest(provision.lock_file((3, 11), "run"))
    stamp = {"version": [3, 11], "python": str((tools / "python").resolve()), "run": lock}
    (tmp_path / ".venv" / "hearthside.json").write_text(json.dumps(stamp))
    return tmp_path / "run"


@pytest.mark.parametrize(
    ("words", "passed"),
    [
        (["--help"], "-P -m kiosk --help"),
        (["run", "--help"], "-P -m kiosk run --help"),
        (["story", "list"], "-P -m kiosk story list"),
    ],
    ids=" ".join,
)
def test_words_go_to_the_program(launcher: Path, words: list[str], passed: str) -> None:
    """Also a call for help, which begins no evening."""
    command = [sys.executable, str(launcher), *words]
    done = subprocess.run(command, check=False, cwd=launcher.parent, timeout=30)
    assert done.returncode == 0
    assert (launcher.parent / "began").read_text().split(" ", 1)[1].strip() == passed


@pytest.mark.parametrize("word", ["--neutral", "natural", "--help"])
def test_set_up_knows_its_own_words(launcher: Path, word: str) -> None:
    """A slip of the hand is told, and nothing is set up."""
    command = [sys.executable, str(launcher), "setup", word]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=30)
    assert done.returncode == 2
    assert done.stderr == f"hearthside: setup: no such word: {word}: see ./run --help\n"


def test_a_launcher_told_to_stop_stops_the_kiosk(launcher: Path) -> None:
    """Nothing runs on behind it."""
    began = launcher.parent / "began"
    environment = {**os.environ, "DISPLAY": ":9"}
    with subprocess.Popen(
        [sys.executable, launcher], cwd=launcher.parent, env=environment
    ) as running:
        until = time.monotonic() + 20
        while not (began.exists() and began.read_text()) and time.monotonic() < until:
            time.sleep(0.02)
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=20) == 128 + signal.SIGTERM
    with pytest.raises(ProcessLookupError):
        os.kill(int(began.read_text().split()[0]), 0)
