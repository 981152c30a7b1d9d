"""The storyteller's guide, followed to the letter by somebody who does just what it says."""

from __future__ import annotations

import argparse
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.cli.main import NOUNS, parser
from kiosk.sound.clip import Clip
from tests.kiosk.cli.line import ROOT, say

GUIDE = (ROOT / "stories" / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SAVE = re.compile(r"Save this as `([^`]+)`:$")
FIND = re.compile(r"In `([^`]+)` find this:$")
ERROR = re.compile(r": [PST]\d{3} ")
REPLACE = re.compile(r"and put this in its place:$")


@dataclass(frozen=True)
class Step:
    """One fenced block with the words right before it."""

    before: str
    kind: str
    text: str


def steps(text: str) -> list[Step]:
    """Every fenced block of the guide, in order."""
    found, end = [], 0
    for block in BLOCK.finditer(text):
        paragraph = text[end : block.start()].strip().split("\n\n")[-1]
        found.append(Step(" ".join(paragraph.split()), block[1], block[2]))
        end = block.end()
    return found


def test_the_guide_works_as_it_is_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Every command is run and every edit made, in order, from an empty folder to sound."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEARTHSIDE_HOME", str(tmp_path / "home"))
    todo = steps(GUIDE)
    assert [step.kind for step in todo].count("sh") >= 8
    searched: tuple[Path, str] | None = None
    done = None
    for number, step in enumerate(todo):
        if saved := SAVE.search(step.before):
            Path(saved[1]).write_text(step.text, encoding="utf-8")
        elif wanted := FIND.search(step.before):
            searched = Path(wanted[1]), step.text
        elif REPLACE.search(step.before):
            assert searched is not None
            path, old = searched
            text = path.read_text(encoding="utf-8")
            # The last line of what is looked for may go on in the file.
            old, new = old.rstrip("\n"), step.text.rstrip("\n")
            assert text.count(old) == 1, old
            path.write_text(text.replace(old, new), encoding="utf-8")
            searched = None
        elif step.kind == "sh":
            following = todo[number + 1] if number + 1 < len(todo) else step
            wrong = following.kind == "text" and bool(ERROR.search(following.text))
            for line in step.text.splitlines():
                words = shlex.split(line)
                assert words[0] == "./run"
                done = say(capsys, *words[1:])
                assert done.code == wrong, (line, done)
        elif step.kind == "text":
            assert done is not None
            for line in step.text.splitlines():
                pattern = ".*".join(map(re.escape, line.split("…")))
                assert re.search(f"^{pattern}$", done.out, re.MULTILINE), (line, done.out)
    for name, least in (("hear.wav", 150), ("ducks.wav", 10)):
        clip = Clip.read_wav(tmp_path / name)
        assert clip.seconds > least
        assert abs(clip.samples).max() > 0.05
    assert (tmp_path / "proof.html").stat().st_size > 10_000
    assert (tmp_path / "my-village.hearth").exists()


def verbs(noun: str) -> set[str]:
    """Every verb a noun of the command line has."""
    known = parser(noun)
    nouns = next(one for one in known._actions if isinstance(one, argparse._SubParsersAction))
    inner = nouns.choices[noun]._actions
    return set(next(one for one in inner if isinstance(one, argparse._SubParsersAction)).choices)


@pytest.mark.parametrize("noun", ["pack", "story"])
def test_every_command_of_the_bench_is_told(noun: str) -> None:
    """Each verb stands in the table, and each row of the table is a verb."""
    assert noun in NOUNS
    told = set(re.findall(rf"^\| `\./run {noun} (\w+)", GUIDE, re.MULTILINE))
    assert told == verbs(noun)


def test_every_option_told_is_one() -> None:
    """No option in the guide's table of commands is made up."""
    for noun, verb, rest in re.findall(r"^\| `\./run (\w+) (\w+)(.*)$", GUIDE, re.MULTILINE):
        nouns = next(
            one for one in parser(noun)._actions if isinstance(one, argparse._SubParsersAction)
        ).choices[noun]
        inner = next(one for one in nouns._actions if isinstance(one, argparse._SubParsersAction))
        known = {name for one in inner.choices[verb]._actions for name in one.option_strings}
        assert set(re.findall(r"(--[a-z]+)", rest)) <= known, (noun, verb)
