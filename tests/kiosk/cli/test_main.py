"""Words in, an exit code out; each word helps with an example, each slip is one line."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.cli import exits, main
from kiosk.cli.main import parser
from tests.kiosk.cli.line import apart, say


def verbs(top: argparse.ArgumentParser, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every word of the command line, and every verb of each word."""
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield (*words, name)
                yield from verbs(below, (*words, name))


@pytest.mark.parametrize("words", list(verbs(parser())), ids=" ".join)
def test_every_word_helps_with_an_example(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    """Usage, options, and a line that can be typed."""
    found = say(capsys, *words, "--help")
    assert found.code == exits.FINE
    assert found.out.startswith(f"usage: hearthside {' '.join(words)}")
    example = " ".join(found.out.rpartition("\n\n")[2].split())
    assert example.startswith(f"hearthside {words[0]} ") or example == f"hearthside {words[0]}"


def test_the_whole_helps_too(capsys: pytest.CaptureFixture[str]) -> None:
    """Examples and exit codes at the end."""
    found = say(capsys, "--help")
    assert found.code == exits.FINE
    assert "exit codes: 0 fine, 1 a finding, 2 wrong use, 3 can't run here" in found.out


@pytest.mark.parametrize(
    "words",
    [
        ("frobnicate",),
        ("evening",),
        ("evening", "--out"),
        ("evening", "--nonsense", "--out", "x"),
        ("child",),
        ("child", "add"),
        ("erase",),
        ("erase", "--child", "Mia", "--everything"),
        ("story", "tell", "--seed", "seven"),
        ("--home",),
        ("run", "--window", "wide"),
        ("run", "--window", "0x0"),
    ],
    ids=" ".join,
)
def test_a_slip_is_one_line_that_says_what_to_do(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    """Exit 2; nothing is begun."""
    found = say(capsys, *words)
    assert found.code == exits.WRONG
    assert ": " in found.line
    assert found.out == ""


@pytest.mark.parametrize("before", [True, False])
def test_home_and_as_if_may_stand_anywhere(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, before: bool
) -> None:
    """Before the word or behind it."""
    shared = ["--home", str(tmp_path), "--as-if", "2026-03-14T19:05"]
    words = ["child", "add", "Mia:6:she"]
    assert say(capsys, *(shared + words if before else words + shared)).code == exits.FINE
    assert "Mia" in say(capsys, "child", "list", "--home", tmp_path).out


def test_a_time_that_can_not_be_read_is_wrong_use(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """With how to write it."""
    out = tmp_path / "e"
    found = say(
        capsys, "evening", "--child", "Mia:6:she", "--as-if", "soon", "--fast", "--quiet",
        "--voice", "silent", "--out", out,
    )  # fmt: skip
    assert found.code == exits.WRONG
    assert "2026-03-14T19:05" in found.line


@pytest.mark.parametrize("words", [("doctor",), ("child", "list"), ("story", "list")])
def test_every_word_minds_the_time(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    """Also one that does not need it."""
    found = say(capsys, "--as-if", "2026-13-40T25:99", *words)
    assert found.code == exits.WRONG
    assert found.line.startswith("time: ")


def test_a_broken_pipe_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads may stop reading."""

    def stopped(_asked: object) -> int:
        raise BrokenPipeError

    monkeypatch.setattr("kiosk.cli.doctor._doctor", stopped)
    monkeypatch.setattr("sys.stderr", open("/dev/null", "w"))  # noqa: SIM115, PTH123
    assert main(["doctor"]) == exits.FINE


def test_ctrl_c_says_that_all_is_kept(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line, no trace."""

    def stopped(_asked: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("kiosk.cli.doctor._doctor", stopped)
    found = say(capsys, "doctor")
    assert found.code == exits.FINDING
    assert "run it again" in found.line


def test_a_full_disk_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which file, why, what to do; it can't run here."""

    def full(_asked: object) -> int:
        raise OSError(28, "No space left on device", "evening.wav")

    monkeypatch.setattr("kiosk.cli.doctor._doctor", full)
    found = say(capsys, "doctor")
    assert found.code == exits.CANNOT
    assert found.line.startswith("evening.wav: the disk is full:")


def test_a_terminal_of_few_letters_is_no_fault() -> None:
    """What it does not know is shown as a question mark."""
    found = apart("ritual", "list", PYTHONIOENCODING="ascii")
    assert (found.code, found.error) == (exits.FINE, "")
    assert " ? " in found.out


@pytest.mark.parametrize(
    ("name", "where"), [(None, "nothing more can be written"), ("a/.p.html.7.part", "the folder a")]
)
def test_a_file_of_our_own_making_is_not_named(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str | None,
    where: str,
) -> None:
    """Nobody asked for it; the folder is what somebody can mend."""

    def full(_asked: object) -> int:
        raise OSError(28, "No space left on device", name)

    monkeypatch.setattr("kiosk.cli.doctor._doctor", full)
    assert say(capsys, "doctor").line.startswith(f"{where}: the disk is full: make room")


def test_a_word_for_a_number_is_said_plainly(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody needs to know what an int is."""
    found = say(capsys, "story", "nights", "--nights", "many")
    assert found.code == exits.WRONG
    assert "--nights: 'many' is no number: see" in found.line
