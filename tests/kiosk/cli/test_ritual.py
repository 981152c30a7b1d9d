"""The almanac on the command line."""

from __future__ import annotations

import argparse
import json
import re
from typing import TYPE_CHECKING

import pytest

from kiosk.cli import ritual
from kiosk.cli.exits import WrongUse
from rituals import library

if TYPE_CHECKING:
    from pathlib import Path


def _run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    ritual.register(parser.add_subparsers())
    asked = parser.parse_args(["ritual", *words], argparse.Namespace(home=None))
    return int(asked.run(asked))


def test_the_list_is_a_list_of_objects_for_tools(capsys: pytest.CaptureFixture[str]) -> None:
    """With ages, minutes, tier and sources, tier A alone."""
    assert _run("list", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found) == len(library.shipped().shelf)
    assert {"id", "ages", "minutes", "tier", "sources", "steps"} <= set(found[0])
    assert {one["tier"] for one in found} == {"A"}


def test_the_list_names_every_ritual_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    """Two lines each."""
    assert _run("list") == 0
    said = capsys.readouterr().out
    assert all(one.name in said for one in library.shipped().shelf)


@pytest.mark.parametrize("words", [("list",), ("list", "--json")])
def test_no_list_names_a_draft(capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    """Neither for people nor for tools."""
    assert _run(*words) == 0
    said = capsys.readouterr().out
    drafts = library.shipped().drafts
    assert len(drafts) == 16
    assert not any(re.search(rf"(?<![\w-]){one.id}(?![\w-])", said) for one in drafts)


def test_a_card_shows_sources_doubts_and_care(capsys: pytest.CaptureFixture[str]) -> None:
    """All that a grown-up would ask, no line too long for a terminal."""
    assert _run("show", "counting-sheep") == 0
    said = capsys.readouterr().out
    for part in ("Source: Petrus Alfonsi", "Contested:", "Care: Breathe", "Tier A, ages 5 to 12"):
        assert part in said
    assert max(len(line) for line in said.split("\n")) <= 100


def test_an_unknown_ritual_is_wrong_use_with_a_hint() -> None:
    """One line: what, why, what to do."""
    with pytest.raises(WrongUse, match=r"Did you mean 'foot-bath'\?"):
        _run("show", "foot-bth")


def test_ours_pass_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    """The bench is quiet about what ships."""
    assert _run("check") == 0
    assert "0 errors" in capsys.readouterr().out


def test_a_broken_pack_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """File, line, code, what, mend; and exit 1."""
    (tmp_path / "pack.toml").write_text('kind = "rituals"\nid = "mine"\n')
    text = (library.SHIPPED / "marcus" / "night-light.toml").read_text()
    (tmp_path / "light.toml").write_text(text.replace("seconds = 70", "seconds = 30"))
    assert _run("check", str(tmp_path)) == 1
    assert "R108" in capsys.readouterr().out


def test_check_shows_what_every_family_would_hear(capsys: pytest.CaptureFixture[str]) -> None:
    """By family, age and season, step by step; an unknown id is wrong use."""
    assert _run("check", "--show", "fan-pillow-warm-quilt") == 0
    said = capsys.readouterr().out
    assert "Told to Una (she), 2 years, summer:" in said
    assert "Alexandra, James and Idris (she, he, they)" in said
    assert "It is summer, so cool the pillow" in " ".join(said.split())
    assert "{" not in said
    with pytest.raises(WrongUse, match="no ritual 'nothing'"):
        _run("check", "--show", "nothing")
