"""`hearthside story why` lays a night's choices open, for people and for tools."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.kiosk.cli.line import FAST, say

WHOM = ("--child", "Mia:9:she:worries=storms", "--start", "2026-03-14", "--seed", "3")


def test_a_made_up_night_is_that_of_story_nights(capsys: pytest.CaptureFixture[str]) -> None:
    """The third of the same nights: same tale, same passages, every candidate with its score."""
    told = say(capsys, "story", "nights", "--nights", "3", "--minutes", "5", *WHOM).out.splitlines()
    data = json.loads(say(capsys, "story", "why", "3", "--minutes", "5", *WHOM, "--json").out)
    third = json.loads(told[2])
    assert data["tale"] == f"{third['pack']}/{third['tale']}"
    assert data["reasons"] == third["reasons"]
    own = {one["passage"] for one in third["sentences"]}
    told_now = {f"{data['tale']}#{one}" for beat in data["beats"] for one in beat["told"]}
    assert len(told_now & own) >= 4  # Those of shared endings bear the name of their file.
    assert data["changed"] == []
    assert any("storms" in one["dropped"] for one in data["tales"])
    for beat in data["beats"]:
        assert [one["passage"] for one in beat["candidates"] if one["told"]] == sorted(
            beat["told"], key=[one["passage"] for one in beat["candidates"]].index
        )


def test_for_people_it_is_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    """What was told is marked, what was dropped says why, in plain lines."""
    page = say(capsys, "story", "why", "2", *WHOM).out
    assert page.startswith("Night 2: ")
    assert "it touches 'storms', which Mia should not meet now" in page
    assert any(line.startswith(">  1. ") for line in page.splitlines())
    assert "known: " in page
    assert "{" not in page


def test_a_night_of_the_home(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """After an evening, its number is enough; before it, that is said."""
    home = ("--home", tmp_path / "home")
    say(capsys, "child", "add", "Mia:6:she", *home)
    before = say(capsys, "story", "why", "1", *home)
    assert before.code == 1
    assert "--child" in before.line
    out = tmp_path / "out"
    assert say(capsys, "evening", "--child", "Mia", *home, *FAST, "--out", out).code == 0
    title = (out / "story.txt").read_text(encoding="utf-8").splitlines()[0]
    page = say(capsys, "story", "why", "1", *home)
    assert page.code == 0
    assert page.out.splitlines()[0].startswith("Night 1: ")
    assert title.split()[-1] in page.out.splitlines()[0]
    assert "the pack was changed" not in page.out
    assert "For Mia (6); spring" in page.out


@pytest.mark.parametrize("night", ["0", "-3", "401", "soon"])
def test_a_wrong_night_is_one_line(capsys: pytest.CaptureFixture[str], night: str) -> None:
    """Exit 2 and one line."""
    done = say(capsys, "story", "why", night, *WHOM)
    assert done.code == 2
    assert done.line
